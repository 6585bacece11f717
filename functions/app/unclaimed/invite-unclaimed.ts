import type { NewDelivery } from '#domain/ledger/new-delivery.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import {
  groupedByAddress,
  invitationMessage,
  invitationWay,
  mayBeInvited,
} from '#domain/unclaimed/invitation-delivery.ts';
import { UnclaimedProducer } from '#domain/unclaimed/unclaimed.ts';
import type { UnclaimedStore } from '#domain/unclaimed/unclaimed-store.ts';

/** Inviting those who are not yet with us, one or all of a list. */

/** What became of one. */
export type Invited =
  | 'invited'
  /** Within the last six months, or they have begun their registration. */
  | 'already'
  /** Their address was written to about another farm, perhaps of another list, and gets no second message. */
  | 'sameAddress'
  /** The list gives a telephone only: a person calls. */
  | 'call'
  | 'unreachable'
  /** Changed or taken out meanwhile: nothing was written. */
  | 'changed';

export interface InvitationPorts {
  readonly unclaimed: Pick<UnclaimedStore, 'change'>;
  /** Owes a message once. Which one is owed, since when: this one, or an earlier one with its key, perhaps about another farm at the address. */
  readonly owe: (message: NewDelivery) => Promise<Pick<NewDelivery, 'about' | 'createdAt'>>;
  readonly hash: (address: string) => string;
  readonly communeName: (code: string) => string;
}

/** What would become of them, as far as their record tells. */
export const wouldBeInvited = (
  producer: UnclaimedProducer,
  now: Instant,
): Exclude<Invited, 'sameAddress' | 'changed'> => {
  if (!mayBeInvited(producer, now)) return 'already';
  const { channel } = invitationWay(producer.details);
  if (channel === 'call') return 'call';
  return channel === 'none' ? 'unreachable' : 'invited';
};

/**
 * Owes the farms of one address one invitation and writes down that they were invited. The message first: a crash between the two leaves a message
 * that the same call, said again, finds as its own. Said twice, or by two members at once, it is one. All farms of an address carry the instant of
 * its one message, so that the next one, half a year later, is one message again.
 */
const inviteGroup = async (
  group: readonly [UnclaimedProducer, ...UnclaimedProducer[]],
  now: Instant,
  { unclaimed, owe, hash, communeName }: InvitationPorts,
): Promise<Invited[]> => {
  const message = invitationMessage(group, { now, hash });
  if (message === undefined) return group.map((producer) => wouldBeInvited(producer, now));
  const { about, createdAt } = await owe(message);
  const named = about.kind === 'invitation' ? [about.unclaimedId, ...about.others] : [];
  return Promise.all(
    group.map(async (producer): Promise<Invited> => {
      const invited = UnclaimedProducer.parse({
        ...producer,
        state: 'invited',
        invitedAt: createdAt,
        invitationKey: message.dedupeKey,
        version: producer.version + 1,
        updatedAt: now,
      });
      const outcome = await unclaimed.change(producer, {
        producer: invited,
        communeName: communeName(producer.details.commune),
        keys: [],
      });
      if (outcome !== 'written') return 'changed';
      return named.includes(producer.id) ? 'invited' : 'sameAddress';
    }),
  );
};

/** One farm by itself. */
export const inviteUnclaimed = async (
  producer: UnclaimedProducer,
  now: Instant,
  ports: InvitationPorts,
): Promise<Invited> => {
  const expected = wouldBeInvited(producer, now);
  if (expected !== 'invited') return expected;
  const [outcome = expected] = await inviteGroup([producer], now, ports);
  return outcome;
};

export type InvitedCounts = Readonly<Record<Invited, number>>;

const NOBODY_INVITED: InvitedCounts = {
  invited: 0,
  already: 0,
  sameAddress: 0,
  call: 0,
  unreachable: 0,
  changed: 0,
};

/** What would become of each, counted. */
export const wouldBeCounts = (producers: readonly UnclaimedProducer[], now: Instant): InvitedCounts =>
  counted(producers.map((producer) => wouldBeInvited(producer, now)));

const counted = (outcomes: readonly Invited[]): InvitedCounts => {
  const counts = { ...NOBODY_INVITED };
  for (const outcome of outcomes) counts[outcome] += 1;
  return counts;
};

/** Invites by one message an address, a few at once; stops before the `most`-th message. `left`: how many farms could still be invited by one. */
export const inviteAll = async (
  producers: readonly UnclaimedProducer[],
  { now, most }: { readonly now: Instant; readonly most: number },
  ports: InvitationPorts,
): Promise<{ readonly counts: InvitedCounts; readonly left: number }> => {
  const expected = producers.map((producer) => wouldBeInvited(producer, now));
  const groups = groupedByAddress(producers.filter((_, index) => expected[index] === 'invited'));
  const turn = groups.slice(0, most);
  const outcomes: Invited[] = expected.filter((outcome) => outcome !== 'invited');
  for (let from = 0; from < turn.length; from += AT_ONCE) {
    const sent = turn
      .slice(from, from + AT_ONCE)
      .map(([first, ...others]) => first && inviteGroup([first, ...others], now, ports));
    outcomes.push(...(await Promise.all(sent)).flatMap((group) => group ?? []));
  }
  return { counts: counted(outcomes), left: groups.slice(most).flat().length };
};

const AT_ONCE = 10;
