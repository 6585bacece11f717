import { describe, expect, test } from 'vitest';
import { oweMonthlyMails, SILENT_DAYS } from '#app/upkeep/monthly-mails.ts';
import { ProducerId, PublicationId } from '#domain/shared/primitives.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import { hoursAfter, NOW } from '../../support/builders.ts';
import { LedgerInMemory } from '../../support/ledger-in-memory.ts';
import { aSubscription } from '../../support/subscription-builders.ts';
import { SubscriptionsInMemory } from '../../support/subscriptions-in-memory.ts';

const daysAfter = (days: number, from = NOW) => hoursAfter(from, 24 * days);

const aNight = (...subscriptions: readonly Subscription[]) => {
  const ledger = new LedgerInMemory();
  const kept = new SubscriptionsInMemory(ledger);
  kept.add(...subscriptions);
  const night = (now: string) =>
    oweMonthlyMails([...kept.kept.values()], now, {
      ledger,
      personNews: kept,
      change: (id, step) => kept.change(id, step),
    });
  const kinds = () => [...ledger.kept.values()].map(({ about }) => about.kind);
  return { ledger, kept, night, kinds };
};

describe('still watching', () => {
  test('after half a year without news, once, and never again while nothing is new', async () => {
    const { night, kinds } = aNight(aSubscription());
    await night(daysAfter(SILENT_DAYS - 1));
    expect(kinds()).toEqual([]);
    for (const day of [SILENT_DAYS, SILENT_DAYS + 1, SILENT_DAYS + 90, SILENT_DAYS * 3]) await night(daysAfter(day));
    expect(kinds()).toEqual(['stillWatching']);
  });

  test('news begin the half year anew', async () => {
    const subscription = aSubscription();
    const { night, kinds, kept } = aNight(subscription);
    await kept.markTold([
      {
        ...{ person: subscription.person, occasion: 'first', day: '2027-01-01', at: daysAfter(100) },
        producerId: ProducerId.parse('fermedugaas1'),
        publicationId: PublicationId.parse('publication1'),
      },
    ]);
    await night(daysAfter(SILENT_DAYS + 1));
    expect(kinds()).toEqual([]);
    await night(daysAfter(SILENT_DAYS + 100));
    expect(kinds()).toEqual(['stillWatching']);
  });

  test('nobody who has paused or ended', async () => {
    const { night, kinds } = aNight(
      aSubscription({ pausedUntil: daysAfter(900) }),
      aSubscription({ id: 'subscription2', state: 'ended' }),
    );
    await night(daysAfter(SILENT_DAYS));
    expect(kinds()).toEqual([]);
  });
});

describe('in season', () => {
  const season = { wording: '…', wordingVersion: '1', givenAt: NOW };

  test('once a month, in the morning, to who asked for it, whatever the number of their places', async () => {
    const { night, ledger } = aNight(
      aSubscription({ season }),
      aSubscription({ id: 'subscription2', season }),
      aSubscription({ id: 'subscription3', person: 'personpaul00' }),
    );
    for (const day of ['01', '02', '03', '15']) await night(`2026-12-${day}T02:10:00.000Z`);
    const owed = [...ledger.kept.values()];
    expect(owed.map(({ about, dueAt }) => [about.kind, dueAt])).toEqual([['season', '2026-12-01T07:30:00.000Z']]);
    await night('2027-01-02T02:10:00.000Z');
    expect(ledger.kept.size).toBe(2);
  });
});
