import { type NewDelivery, newDelivery } from '#domain/ledger/new-delivery.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { isTextable } from '#domain/shared/telephone.ts';
import type { UnclaimedDetails, UnclaimedProducer } from './unclaimed.ts';

/** The invitation of who is not yet with us: by the channel that the list gives, with what the law wants said. */

/** `call`: a person of the agency telephones; `none`: the list gives no way to reach them. */
export type InvitationWay =
  | { readonly channel: 'email' | 'sms' | 'call'; readonly to: string }
  | { readonly channel: 'none' };

/** An e-mail says more than an SMS, and an SMS does not ring at milking time. */
export const invitationWay = ({ emails, telephones }: UnclaimedDetails): InvitationWay => {
  const [email] = emails;
  if (email !== undefined) return { channel: 'email', to: email };
  const mobile = telephones.find(isTextable);
  if (mobile !== undefined) return { channel: 'sms', to: mobile };
  const [telephone] = telephones;
  return telephone === undefined ? { channel: 'none' } : { channel: 'call', to: telephone };
};

/** Half a year: whoever has not answered does not want to be asked again soon. */
const MONTHS_BETWEEN_INVITATIONS = 6;

/** Not who has already begun or ended their registration, and nobody twice within six months. */
export const mayBeInvited = ({ state, invitedAt, producerId }: UnclaimedProducer, now: Instant): boolean =>
  state !== 'claimed' && producerId === null && (invitedAt === null || monthsAfter(invitedAt) <= now);

const monthsAfter = (instant: Instant): Instant => {
  const at = new Date(instant);
  at.setUTCMonth(at.getUTCMonth() + MONTHS_BETWEEN_INVITATIONS);
  return at.toISOString();
};

/** A mail that names more is a list; the link that an SMS has room for is that of one farm. */
const MAX_NAMED = { email: 20, sms: 1 } as const;

/** Farms that one message is for: of one address, last invited at the same time. In the order in which they come; others are left out. */
export const groupedByAddress = (producers: readonly UnclaimedProducer[]): UnclaimedProducer[][] => {
  const groups = new Map<string, UnclaimedProducer[]>();
  for (const producer of producers) {
    const way = invitationWay(producer.details);
    if (way.channel !== 'email' && way.channel !== 'sms') continue;
    const key = `${way.to} ${producer.invitedAt}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [producer]);
    else group.push(producer);
  }
  return [...groups.values()];
};

/**
 * The message to owe; undefined where the list gives no way to write to them. Owed once an address (hashed), not once a farm: who has three farms in
 * a list gets one message that names them all, and one only if six lists name them. A later invitation is another message, so that its key holds
 * when the last one was.
 */
export const invitationMessage = (
  [producer, ...others]: readonly [UnclaimedProducer, ...UnclaimedProducer[]],
  { now, hash }: { readonly now: Instant; readonly hash: (address: string) => string },
): NewDelivery | undefined => {
  const way = invitationWay(producer.details);
  if (way.channel !== 'email' && way.channel !== 'sms') return undefined;
  const { channel, to } = way;
  const message = newDelivery({
    about: {
      kind: 'invitation',
      unclaimedId: producer.id,
      others: others.slice(0, MAX_NAMED[channel] - 1).map(({ id }) => id),
    },
    channel,
    to,
    language: 'fr',
    now,
  });
  return { ...message, dedupeKey: `invitation#${hash(to)}#${producer.invitedAt ?? 'first'}` };
};
