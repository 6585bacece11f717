import type { NewDelivery } from '../deliveries/new-delivery.ts';
import type { Instant } from '../shared/primitives.ts';
import { ImportedProducer } from './imported.ts';
import type { ImportedProducers } from './imported-store.ts';
import { invitationMessage, invitationWay, mayBeInvited } from './inviting.ts';

/** Inviting those who are not yet with us, one or all of a list. */

/** What became of one. */
export type Invited =
  | 'invited'
  /** Within the last six months, or he has begun his registration. */
  | 'already'
  /** His address was invited for another farm. */
  | 'sameAddress'
  /** The list gives a telephone only: a person calls. */
  | 'call'
  | 'unreachable'
  /** Changed or taken out meanwhile: nothing was written. */
  | 'changed';

export interface InvitationPorts {
  readonly imported: Pick<ImportedProducers, 'change'>;
  /** Owes a message once. Which one is owed, since when: this one, or an earlier one with its key, perhaps about another farm at the address. */
  readonly owe: (message: NewDelivery) => Promise<Pick<NewDelivery, 'about' | 'createdAt'>>;
  readonly hash: (address: string) => string;
  readonly communeName: (code: string) => string;
}

/** What would become of him, as far as his record tells. */
export const wouldBeInvited = (
  producer: ImportedProducer,
  now: Instant,
): Exclude<Invited, 'sameAddress' | 'changed'> => {
  if (!mayBeInvited(producer, now)) return 'already';
  const { channel } = invitationWay(producer.details);
  if (channel === 'call') return 'call';
  return channel === 'none' ? 'unreachable' : 'invited';
};

/**
 * Owes him an invitation and writes down that he was invited. The message first: a crash between the two leaves a message that the same call, said
 * again, finds as its own. Said twice, or by two members at once, he gets one. All farms of an address carry the instant of its one message, so that
 * the next one, half a year later, is one message again.
 */
export const inviteImported = async (
  producer: ImportedProducer,
  now: Instant,
  { imported, owe, hash, communeName }: InvitationPorts,
): Promise<Invited> => {
  const expected = wouldBeInvited(producer, now);
  const message = expected === 'invited' ? invitationMessage(producer, { now, hash }) : undefined;
  if (message === undefined) return expected;
  const owed = await owe(message);
  const invited = ImportedProducer.parse({
    ...producer,
    state: 'invited',
    invitedAt: owed.createdAt,
    invitationKey: message.dedupeKey,
    version: producer.version + 1,
    updatedAt: now,
  });
  const outcome = await imported.change(producer, {
    producer: invited,
    communeName: communeName(producer.details.commune),
    keys: [],
  });
  if (outcome !== 'written') return 'changed';
  return owed.about.kind === 'invitation' && owed.about.importedId === producer.id ? 'invited' : 'sameAddress';
};

export type InvitedCounts = Readonly<Record<Invited, number>>;

/** Invites one after the other, a few at once; stops before the `most`-th message. `left`: how many could still be invited by a message. */
export const inviteAll = async (
  producers: readonly ImportedProducer[],
  { now, most }: { readonly now: Instant; readonly most: number },
  ports: InvitationPorts,
): Promise<{ readonly counts: InvitedCounts; readonly left: number }> => {
  const counts = { invited: 0, already: 0, sameAddress: 0, call: 0, unreachable: 0, changed: 0 };
  const byMessage = producers.filter((producer) => wouldBeInvited(producer, now) === 'invited');
  for (const producer of producers) {
    const expected = wouldBeInvited(producer, now);
    if (expected !== 'invited') counts[expected] += 1;
  }
  const turn = byMessage.slice(0, most);
  for (let from = 0; from < turn.length; from += AT_ONCE) {
    const outcomes = await Promise.all(
      turn.slice(from, from + AT_ONCE).map((producer) => inviteImported(producer, now, ports)),
    );
    for (const outcome of outcomes) counts[outcome] += 1;
  }
  return { counts, left: byMessage.length - turn.length };
};

const AT_ONCE = 10;
