import { describe, expect, it } from 'vitest';
import { type NewDelivery, newDelivery } from '#domain/ledger/ledger.ts';
import { batchOf } from '#domain/ledger/letters.ts';
import { deliveryFrom } from '#domain/ledger/new-delivery.ts';
import { claim, lookAtOf, postpone } from '#domain/ledger/transitions.ts';
import { secondsAfter } from '#domain/shared/calendar.ts';
import { PersonId, ProducerId, PublicationId, SubscriptionId } from '#domain/shared/primitives.ts';
import { NOW } from '../../support/builders.ts';

const subscriptionId = SubscriptionId.parse('subscription1');
const owed = (about: NewDelivery['about']) =>
  deliveryFrom(
    newDelivery({ about, channel: 'email', to: 'a@exemple.invalid', language: 'fr', now: NOW }),
    'a'.repeat(26),
  );
const person = PersonId.parse('personjeanne');
const alert = owed({
  kind: 'news',
  person,
  day: '2026-11-24',
  items: [
    {
      producerId: ProducerId.parse('fermedugaas1'),
      publicationId: PublicationId.parse('publication1'),
      occasion: 'first',
      subscriptionIds: [subscriptionId],
    },
  ],
  more: 0,
});

/** When the sweep takes up what the queue has not brought. */
describe('the sweep takes up', () => {
  it('a message that somebody waits for after a minute', () => {
    expect(lookAtOf(owed({ kind: 'subscriptionConfirmation', subscriptionId }))).toBe(secondsAfter(NOW, 60));
  });

  it('one of thousands, which waits in the queue for its turn, with its batch: it stands in no index of its own', () => {
    expect(lookAtOf(alert)).toBeUndefined();
    expect(
      lookAtOf(owed({ kind: 'opening', person, subscriptionIds: [subscriptionId], opensAt: NOW })),
    ).toBeUndefined();
  });

  it('nor while a worker has it for the first time; from the second on it stands for itself', () => {
    const first = claim(NOW, secondsAfter(NOW, 900))(alert);
    expect(first && lookAtOf(first)).toBeUndefined();
    const second = first && claim(secondsAfter(NOW, 900), secondsAfter(NOW, 1_800))(first);
    expect(second && lookAtOf(second)).toBe(secondsAfter(NOW, 1_800));
  });

  it('a batch after a quarter of an hour; one of a wave at once, one for a morning then', () => {
    const batch = (wave: string | null, dueAt: string) =>
      batchOf({ about: 'publication1', number: 0, wave }, [{ id: alert.id, dueAt }], NOW).lookAt;
    expect(batch(null, NOW)).toBe(secondsAfter(NOW, 900));
    expect(batch(NOW, NOW)).toBe(NOW);
    expect(batch(null, secondsAfter(NOW, 80_000))).toBe(secondsAfter(NOW, 80_000));
  });

  it('one that was put off a minute after it is due again: it is in no queue', () => {
    const claimed = claim(NOW, secondsAfter(NOW, 900))(alert);
    const later = claimed && postpone(secondsAfter(NOW, 30))(claimed);
    expect(later && lookAtOf(later)).toBe(secondsAfter(NOW, 90));
  });
});
