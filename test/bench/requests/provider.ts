import type { FeedbackEvent } from '#domain/ledger/feedback.ts';
import type { Outgoing, Sender, SendOutcome } from '#domain/ledger/sender.ts';
import type { SimulatedClock } from './clock.ts';

/** SES, the text messages and producers' software, on a bad week. */

export interface Taken {
  readonly deliveryId: string;
  readonly channel: Outgoing['channel'];
  readonly to: string;
  readonly at: number;
  /** Whether it arrives at all. */
  readonly arrives: boolean;
}

interface Told {
  taken(message: Taken): void;
  event(event: FeedbackEvent): Promise<void>;
}

const FAILING = { email: 0.02, sms: 0.2, webhook: 0 } as const;
const MINUTE = 60_000;

/** Takes a message, or is busy, or keeps silent; says later what became of it: late, twice, out of order. */
export const provider = <Message extends Outgoing>(
  clock: SimulatedClock,
  random: () => number,
  told: Told,
): Sender<Message> => ({
  send: async (message, deliveryId): Promise<SendOutcome> => {
    const { channel, to } = message;
    if (random() < 0.03) return { kind: 'notNow', cause: new Error('too fast') };
    if (channel === 'webhook') {
      // One farm in ten has turned its software off.
      if (/7\.exemple/.test(to))
        return random() < 0.5
          ? { kind: 'notNow', cause: new Error('503') }
          : { kind: 'refused', reason: 'it answers 404' };
      told.taken({ deliveryId, channel, to, at: clock.now, arrives: true });
      return { kind: 'accepted', providerId: `webhook-${deliveryId}` };
    }
    const isSilent = random() < 0.02;
    if (isSilent && random() < 0.5) return { kind: 'unknown', cause: new Error('it never came there') };
    const arrives = random() >= FAILING[channel];
    told.taken({ deliveryId, channel, to, at: clock.now, arrives });
    const events: readonly FeedbackEvent['kind'][] = [
      'accepted',
      arrives ? 'received' : channel === 'sms' ? 'rejected' : 'bounced',
    ];
    for (const kind of events) {
      const times = random() < 0.1 ? 2 : 1;
      for (let time = 0; time < times; time += 1) {
        const delay = random() < 0.05 ? random() * 10 * MINUTE : 500 + random() * MINUTE;
        clock.in(delay, () => told.event(eventOf(kind, deliveryId, clock.instant())));
      }
    }
    return isSilent
      ? { kind: 'unknown', cause: new Error('the answer got lost') }
      : { kind: 'accepted', providerId: `p-${deliveryId}` };
  },
});

const eventOf = (kind: FeedbackEvent['kind'], deliveryId: string, at: string): FeedbackEvent => {
  const common = { deliveryId, providerId: `p-${deliveryId}`, at };
  if (kind === 'bounced') return { ...common, kind, permanent: true, reason: 'no such address' };
  return kind === 'rejected' ? { ...common, kind, reason: 'unreachable' } : { ...common, kind };
};
