import { describe, expect, it } from 'vitest';
import { About, Delivery } from '#domain/ledger/delivery.ts';
import { dedupeKeyOf } from '#domain/ledger/new-delivery.ts';
import { isDead, NOTHING_SENT, sendAgain, tallied } from '#domain/ledger/standing.ts';
import { claim, markFailed } from '#domain/ledger/transitions.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';
import { hoursAfter, NOW } from '../../support/builders.ts';

const aDelivery = (changes: Partial<Delivery> = {}, about: object = NEWS): Delivery => {
  const what = About.parse(about);
  return Delivery.parse({
    ...{ id: deliveryIdOf(dedupeKeyOf(what)), dedupeKey: dedupeKeyOf(what), about: what, channel: 'email', to: '' },
    ...{ language: 'fr', state: 'due', attempts: 0, dueAt: NOW, leaseUntil: null, providerId: null, sentAt: null },
    ...{ reason: null, createdAt: NOW },
    ...changes,
  });
};
const NEWS = { kind: 'news', person: 'personjeanne', day: '2026-11-28', items: [] };
const failed = { state: 'failed', reason: 'notTaken' } as const;

describe('what became of the messages of a publication', () => {
  it('counts each once, and says since when the oldest waits', () => {
    const messages = [
      aDelivery({ state: 'sent', providerId: 'ses1' }),
      aDelivery({ state: 'received', providerId: 'ses2' }),
      aDelivery({ state: 'received', providerId: 'ses3', reason: 'calledSpam' }),
      aDelivery({ state: 'failed', providerId: 'ses4', reason: 'no such mailbox' }),
      aDelivery(failed),
      aDelivery({ state: 'cancelled' }),
      aDelivery({ dueAt: hoursAfter(NOW, 2) }),
      aDelivery({ state: 'claimed', dueAt: hoursAfter(NOW, 1), leaseUntil: hoursAfter(NOW, 2) }),
    ];
    const tally = tallied(NOTHING_SENT, messages);
    expect(tally).toEqual({
      ...{ sent: 4, delivered: 2, bounced: 1, complained: 1, waiting: 2, cancelled: 1, dead: 1 },
      oldestDue: hoursAfter(NOW, 1),
    });
    expect(tally.sent + tally.waiting + tally.cancelled + tally.dead).toBe(messages.length);
  });

  it('adds batch to batch', () => {
    const one = tallied(NOTHING_SENT, [aDelivery({ dueAt: hoursAfter(NOW, 3) })]);
    expect(tallied(one, [aDelivery(), aDelivery(failed)])).toMatchObject({ waiting: 2, dead: 1, oldestDue: NOW });
  });
});

describe('what was given up without having left', () => {
  it('is owed anew when a member says so, with all its days before it', () => {
    const later = hoursAfter(NOW, 24 * 6);
    const again = sendAgain(later)(aDelivery({ ...failed, attempts: 20, refusedSince: NOW, heldSince: NOW }));
    expect(again).toMatchObject({ state: 'due', dueAt: later, againSince: later, reason: null });
    expect(again).not.toHaveProperty('refusedSince');
    expect(again).not.toHaveProperty('heldSince');
  });

  it('may fail again, and be sent again once more', () => {
    const later = hoursAfter(NOW, 24);
    const again = sendAgain(later)(aDelivery(failed));
    const claimed = again && claim(later, hoursAfter(later, 1))(again);
    const gone = claimed && markFailed('refused')(claimed);
    expect(gone && isDead(gone)).toBe(true);
  });

  it.each([
    ['what came back', aDelivery({ ...failed, providerId: 'ses1' })],
    ['what left', aDelivery({ state: 'sent', providerId: 'ses1' })],
    ['what is on its way', aDelivery()],
    [
      'a request: it went on to the next channel',
      aDelivery(failed, { kind: 'request', requestId: 'request1', producerId: 'fermedugaas1', attempt: 0 }),
    ],
    [
      'a code: who wants one asks again',
      aDelivery(failed, { kind: 'subscriptionConfirmation', subscriptionId: 'subscription1' }),
    ],
  ])('%s is not sent again', (_, delivery) => {
    expect(isDead(delivery)).toBe(false);
    expect(sendAgain(NOW)(delivery)).toBeUndefined();
  });
});
