import { describe, expect, it } from 'vitest';
import { type NewDelivery, newDelivery } from '#domain/ledger/ledger.ts';
import { deliveryFrom } from '#domain/ledger/new-delivery.ts';
import { claim, lookAtOf, postpone } from '#domain/ledger/transitions.ts';
import { secondsAfter } from '#domain/shared/calendar.ts';
import { ProducerId, PublicationId, SubscriptionId } from '#domain/shared/primitives.ts';
import { NOW } from '../../support/builders.ts';

const subscriptionId = SubscriptionId.parse('subscription1');
const owed = (about: NewDelivery['about']) =>
  deliveryFrom(
    newDelivery({ about, channel: 'email', to: 'a@exemple.invalid', language: 'fr', now: NOW }),
    'a'.repeat(26),
  );
const alert = owed({
  kind: 'alert',
  subscriptionId,
  producerId: ProducerId.parse('fermedugaas1'),
  publicationId: PublicationId.parse('publication1'),
});

/** When the sweep takes up what the queue has not brought. */
describe('the sweep takes up', () => {
  it('a message that somebody waits for after a minute', () => {
    expect(lookAtOf(owed({ kind: 'subscriptionConfirmation', subscriptionId }))).toBe(secondsAfter(NOW, 60));
  });

  it('one of thousands, which waits in the queue for its turn, after a quarter of an hour', () => {
    expect(lookAtOf(alert)).toBe(secondsAfter(NOW, 900));
    expect(lookAtOf(owed({ kind: 'opening', subscriptionId, opensAt: NOW }))).toBe(secondsAfter(NOW, 900));
  });

  it('one that was put off a minute after it is due again: it is in no queue', () => {
    const claimed = claim(NOW, secondsAfter(NOW, 900))(alert);
    const later = claimed && postpone(secondsAfter(NOW, 30))(claimed);
    expect(later && lookAtOf(later)).toBe(secondsAfter(NOW, 90));
  });

  it('the mail of a wave, which nobody has queued, a minute after it is due', () => {
    expect(lookAtOf(owed({ kind: 'digest', subscriptionId, wave: NOW }))).toBe(secondsAfter(NOW, 60));
  });
});
