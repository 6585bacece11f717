import { describe, expect, test } from 'vitest';
import { heardBy, mailsAMonth } from '#domain/subscriptions/forecast.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import { aProducer, aRound, hoursAfter, NOW } from '../../support/builders.ts';
import { aPublication, aSubscription } from '../../support/subscription-builders.ts';
import { resolve } from '../publications/announcing-world.ts';

const LONG_AGO = '2000-01-01T00:00:00.000Z';
const someone = (changes: Partial<Subscription> = {}): Subscription => ({
  ...aSubscription(),
  createdAt: LONG_AGO,
  consent: { ...aSubscription().consent, confirmedAt: LONG_AGO },
  ...changes,
});
const daysAgo = (days: number, id: string) => {
  const at = hoursAfter(NOW, -24 * days);
  return aPublication({ id: `publication${id}`, writtenAt: at, announceAt: at, newRounds: [aRound()] });
};
const heard = (wishes: Subscription, days: readonly number[], producer = aProducer({ version: 2 })) =>
  heardBy(
    wishes,
    days.map((ago, index) => daysAgo(ago, String(index))),
    { find: () => producer, resolve, days: 90 },
  ).mails;

describe('what a subscription would have brought', () => {
  test('one mail a day, whatever the number of news', () => {
    expect(heard(someone(), [1, 1, 1, 5, 40])).toBe(3);
  });

  test('one a week for who reads on Fridays', () => {
    // 24 November 2026 is a Tuesday: one and two days before is the same week's Friday, nine days before another.
    expect(heard(someone({ frequency: 'weekly' }), [0, 1, 9])).toBe(2);
  });

  test('only of producers who are still there, and who are wanted', () => {
    expect(heard(someone(), [1], aProducer({ state: 'withdrawn', version: 2 }))).toBe(0);
    expect(heard(someone({ families: ['honey'] }), [1])).toBe(0);
    expect(
      heard(someone({ place: { ...aSubscription().place, cell: 'u09tv' as never, lat: 48.85, lon: 2.35 } }), [1]),
    ).toBe(0);
  });

  test.each([
    [0, 0],
    [1, 0.5],
    [3, 1],
    [5, 2],
    [20, 7],
  ])('%i mails in 90 days are about %d a month', (mails, monthly) => {
    expect(mailsAMonth({ mails, days: 90 })).toBe(monthly);
  });
});
