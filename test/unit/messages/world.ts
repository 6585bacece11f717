import { afterFeedback, type DeliveryEffects } from '#app/messages/delivery-effects.ts';
import { type Sending, sendDelivery } from '#app/messages/send-delivery.ts';
import { sweep } from '#app/upkeep/sweep.ts';
import type { FeedbackEvent } from '#domain/ledger/feedback.ts';
import { applyFeedback } from '#domain/ledger/feedback.ts';
import { type NewDelivery, newDelivery } from '#domain/ledger/ledger.ts';
import type { OutgoingMail, SendOutcome } from '#domain/ledger/sender.ts';
import { secondsAfter } from '#domain/shared/calendar.ts';
import { ProducerId, RequestId, SubscriptionId } from '#domain/shared/primitives.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';
import { NOW } from '../../support/builders.ts';
import { LedgerInMemory } from '../../support/ledger-in-memory.ts';
import { limitsInMemory } from '../../support/limits-in-memory.ts';

export type Point = Parameters<Sending['reached']>[0];

/** What a worker that was killed leaves: nothing. */
class Killed extends Error {}

/**
 * A ledger, a provider that keeps what it took and says so later, workers that can be killed at a named point, and a clock. What the real ones do,
 * without the machines.
 */
export class World {
  readonly ledger = new LedgerInMemory();
  /** Ids of the messages that really left. */
  readonly left: string[] = [];
  readonly told: string[] = [];
  readonly warnings: string[] = [];
  /** What a person has to mend, as it was told. */
  readonly held: string[] = [];
  now = NOW;
  killAt: Point | undefined;
  wanted = true;
  /** Addresses that are not on the allow-list. */
  forbidden: string[] = [];
  written = true;
  pace: 'go' | 'later' = 'go';
  waveIsUnderWay = false;
  /** What the provider does with the next call; takes the message unless told otherwise. */
  answers: (SendOutcome | { readonly kind: 'takenAndLost' })[] = [];
  readonly limits = limitsInMemory();
  readonly #events: FeedbackEvent[] = [];

  readonly concerned: DeliveryEffects = {
    progress: {
      deliveryFailed: async (requestId, _, attempt) => void this.told.push(`failed ${requestId} ${attempt}`),
      deliveryReceived: async (requestId, _, attempt) => void this.told.push(`received ${requestId} ${attempt}`),
      timeIsOver: async (requestId) => void this.told.push(`ended ${requestId}`),
      chaseDue: async (requestId, _, attempt) => void this.told.push(`chase ${requestId} ${attempt}`),
    },
    endSubscriptions: async (about, reason) => void this.told.push(`ended ${about.kind} ${reason}`),
    softBounced: async (about) => void this.told.push(`soft ${about.kind}`),
    tellAgency: async ({ about }) => void this.told.push(`agency ${about.kind}`),
  };

  get sending(): Sending {
    return {
      ledger: this.ledger,
      write: async (delivery) => {
        if (!this.written) throw new Error('a template is broken');
        if (!this.wanted) return { wanted: false, reason: 'subscriptionEnded' };
        if (delivery.channel === 'sms')
          return { wanted: true, message: { channel: 'sms', to: delivery.to, text: 'Bonjour' } };
        return { wanted: true, message: aMail(delivery.to) };
      },
      mail: { send: async (_, id) => this.#call(id) },
      sms: { send: async (_, id) => this.#call(id) },
      webhook: { send: async (_, id) => this.#call(id) },
      mayReach: (address) => !this.forbidden.includes(address),
      pace: { turn: async () => this.pace },
      limits: this.limits,
      gather: async (letter) => (await this.ledger.post([letter]))[0],
      held: async (hold) => void this.held.push(hold),
      effects: this.concerned,
      passageTurn: async ({ turn, day }) => void this.told.push(`turn ${turn} ${day}`),
      closeTask: async ({ taskId, why }) => void this.told.push(`closed ${taskId} ${why}`),
      tellRequesters: async (producerId) => void this.told.push(`passages ${producerId}`),
      now: () => this.now,
      reached: (point) => {
        if (point === this.killAt) {
          this.killAt = undefined;
          throw new Killed(point);
        }
      },
      warn: (message) => void this.warnings.push(message),
    };
  }

  async owe(message: NewDelivery): Promise<string> {
    await this.ledger.enqueue(message);
    return deliveryIdOf(message.dedupeKey);
  }

  /** One message of the queue. A killed worker is gone; its message comes again. */
  async work(id: string): Promise<void> {
    try {
      await sendDelivery(id, this.sending);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }

  async hearFromProvider(): Promise<void> {
    for (const event of this.#events.splice(0)) await this.hear(event);
  }

  async hear(event: FeedbackEvent): Promise<void> {
    const change = await this.ledger.change(event.deliveryId, applyFeedback(event));
    const delivery = change?.after ?? (await this.ledger.find(event.deliveryId));
    if (delivery !== undefined) await afterFeedback(delivery, event, this.concerned);
  }

  /** The sweep's turn, and the work that it brings. */
  async sweep(): Promise<number> {
    const queued: string[] = [];
    const swept = await sweep(this.now, {
      ledger: this.ledger,
      letters: this.ledger,
      waveIsUnderWay: async () => this.waveIsUnderWay,
      directory: { openPublications: async () => [] },
      shards: 16,
      queueDeliveries: async (ids) => void queued.push(...ids),
      queueProjection: async () => undefined,
      queueMatching: async () => undefined,
    });
    for (const id of queued) await this.work(id);
    return swept.deliveries;
  }

  wait(seconds: number): void {
    this.now = secondsAfter(this.now, seconds);
  }

  async state(id: string): Promise<string | undefined> {
    return (await this.ledger.find(id))?.state;
  }

  async #call(id: string): Promise<SendOutcome> {
    const answer = this.answers.shift() ?? { kind: 'accepted', providerId: `provider-${this.left.length}` };
    if (answer.kind !== 'accepted' && answer.kind !== 'takenAndLost') return answer;
    this.left.push(id);
    const providerId = answer.kind === 'accepted' ? answer.providerId : `provider-${this.left.length}`;
    this.#events.push({ deliveryId: id, providerId, at: this.now, kind: 'accepted' });
    this.#events.push({ deliveryId: id, providerId, at: this.now, kind: 'received' });
    return answer.kind === 'accepted' ? answer : { kind: 'unknown', cause: new Error('socket hang up') };
  }
}

const aMail = (to: string): OutgoingMail => ({
  channel: 'email',
  to,
  subject: 'Bonjour',
  html: '<p>Bonjour</p>',
  text: 'Bonjour',
  headers: {},
  replyTo: 'agence@exemple.invalid',
});

const requestId = RequestId.parse('requestone1');
const producerId = ProducerId.parse('fermedugaas1');
const base = { language: 'fr' as const, now: NOW };

export const aConfirmation = (): NewDelivery =>
  newDelivery({
    ...base,
    about: { kind: 'subscriptionConfirmation', subscriptionId: SubscriptionId.parse('subscription1') },
    channel: 'email',
    to: 'jeanne@exemple.invalid',
  });

export const aMessageToProducer = (
  channel: 'email' | 'sms' = 'email',
  now = NOW,
  of: string = requestId,
): NewDelivery =>
  newDelivery({
    ...base,
    now,
    about: { kind: 'request', requestId: RequestId.parse(of), producerId, attempt: 0 },
    channel,
    to: channel === 'sms' ? '+33600000000' : 'maylis@exemple.invalid',
  });

export const aDecision = (): NewDelivery =>
  newDelivery({
    ...base,
    about: { kind: 'decision', producerId, version: 2 },
    channel: 'email',
    to: 'maylis@exemple.invalid',
  });

export const aChase = (dueAt: string): NewDelivery =>
  newDelivery({ ...base, about: { kind: 'chase', requestId, producerId, attempt: 0 }, channel: 'none', to: '', dueAt });
