import { beforeEach, describe, expect, it } from 'vitest';
import { openingIsDue, tellOpening } from '#app/opening/announce-opening.ts';
import { isOpen } from '#domain/opening/opening-day.ts';
import type { Opening } from '#domain/opening/opening-store.ts';
import type { Publication } from '#domain/producers/publication.ts';
import { SubscriptionId } from '#domain/shared/primitives.ts';
import { GAAS, hoursAfter, NOW } from '../../support/builders.ts';
import { LedgerInMemory } from '../../support/ledger-in-memory.ts';
import { aPublication, aSubscription } from '../../support/subscription-builders.ts';
import { SubscriptionsInMemory } from '../../support/subscriptions-in-memory.ts';

const OPENS_AT = NOW;
const BEFORE = hoursAfter(NOW, -48);
const PAGE = 3;

describe('the opening', () => {
  let ledger: LedgerInMemory;
  let subscribers: SubscriptionsInMemory;
  let opening: Opening | undefined;
  let open: Publication[];
  let now: string;
  let pagesUntilUp: number;
  /** Stops as a worker that is killed would. */
  let dieAfterPages: number;

  beforeEach(() => {
    ledger = new LedgerInMemory();
    subscribers = new SubscriptionsInMemory(ledger, PAGE);
    opening = undefined;
    open = [];
    now = hoursAfter(NOW, 0.01);
    pagesUntilUp = Number.POSITIVE_INFINITY;
    dieAfterPages = Number.POSITIVE_INFINITY;
  });

  const subscribed = (count: number, changes: Parameters<typeof aSubscription>[0] = {}, department = '40') => {
    for (let index = 0; index < count; index += 1) {
      const id = SubscriptionId.parse(`reader${department}${String(subscribers.kept.size).padStart(4, '0')}`);
      const subscription = aSubscription({
        id,
        person: id,
        email: `${id}@exemple.invalid`,
        place: { ...GAAS, department },
        createdAt: BEFORE,
        consent: { ...aSubscription().consent, confirmedAt: BEFORE },
        ...changes,
      } as Parameters<typeof aSubscription>[0]);
      subscribers.add(subscription);
    }
  };

  const tell = () =>
    tellOpening(OPENS_AT, {
      openings: {
        find: async () => opening,
        save: async (kept) => {
          opening = kept;
        },
      },
      directory: { openPublications: async () => open },
      subscribers: {
        under: async (query, from) => {
          dieAfterPages -= 1;
          if (dieAfterPages < 0) throw new Error('killed');
          return subscribers.under(query, from);
        },
      },
      letters: ledger,
      announced: OPENS_AT,
      departments: () => ['33', '40', '64'],
      now: () => now,
      timeIsUp: () => {
        pagesUntilUp -= 1;
        return pagesUntilUp <= 0;
      },
    });
  const owed = () => [...ledger.kept.values()].filter(({ about }) => about.kind === 'opening').length;

  it('owes everybody of before one mail, in every department', async () => {
    subscribed(7);
    subscribed(4, {}, '64');
    expect(await tell()).toBe('done');
    expect(owed()).toBe(11);
    expect(opening).toMatchObject({ stage: 'done', told: 11 });
  });

  it('owes nothing to who has ended, has not confirmed, or came after it', async () => {
    subscribed(1, { state: 'ended', endedAt: BEFORE, endReason: 'unsubscribed' });
    subscribed(1, { state: 'pending' });
    subscribed(1, { consent: { ...aSubscription().consent, confirmedAt: OPENS_AT } });
    expect(await tell()).toBe('done');
    expect(owed()).toBe(0);
  });

  it('said again owes nobody a second one', async () => {
    subscribed(4);
    await tell();
    expect(await tell()).toBe('done');
    expect(owed()).toBe(4);
  });

  it('goes on where the time was up', async () => {
    subscribed(10);
    pagesUntilUp = 2;
    expect(await tell()).toBe('more');
    expect(owed()).toBeLessThan(10);
    pagesUntilUp = Number.POSITIVE_INFINITY;
    expect(await tell()).toBe('done');
    expect(owed()).toBe(10);
  });

  it.each([1, 2, 3, 4, 5])('killed after page %i, nobody is left out and nobody is owed two', async (pages) => {
    subscribed(10);
    dieAfterPages = pages;
    await tell().catch(() => undefined);
    dieAfterPages = Number.POSITIVE_INFINITY;
    expect(await tell()).toBe('done');
    expect(owed()).toBe(10);
  });

  it('waits for whoever was approved in the last minute, and not for one who is stuck', async () => {
    subscribed(1);
    open = [aPublication({ stage: 'written', writtenAt: hoursAfter(NOW, -0.01) })];
    expect(await tell()).toBe('later');
    expect(owed()).toBe(0);
    now = hoursAfter(NOW, 0.5);
    expect(await tell()).toBe('done');
    expect(owed()).toBe(1);
  });

  it('does not wait for who was approved after it', async () => {
    subscribed(1);
    open = [aPublication({ stage: 'written', writtenAt: hoursAfter(NOW, 0.005) })];
    expect(await tell()).toBe('done');
  });

  const walking = (touchedAt: string): Opening => ({
    opensAt: OPENS_AT,
    startedAt: OPENS_AT,
    touchedAt,
    stage: 'walking',
    cursor: null,
    told: 0,
    batches: 0,
  });

  it.each<[string, string, string, Opening | undefined, boolean]>([
    ['a directory that always was open', '', hoursAfter(NOW, 1), undefined, false],
    ['before it', OPENS_AT, hoursAfter(NOW, -0.001), undefined, false],
    ['at it', OPENS_AT, NOW, undefined, true],
    ['while somebody walks', OPENS_AT, hoursAfter(NOW, 0.02), walking(hoursAfter(NOW, 0.01)), false],
    ['once the walk is silent', OPENS_AT, hoursAfter(NOW, 0.05), walking(hoursAfter(NOW, 0.01)), true],
    ['once it is told', OPENS_AT, hoursAfter(NOW, 1), { ...walking(NOW), stage: 'done' }, false],
    ['days later, where nobody told it', OPENS_AT, hoursAfter(NOW, 49), undefined, false],
  ])('is due or not: %s', async (_, opensAt, at, kept, due) => {
    const openings = { find: async () => kept, save: async () => undefined };
    expect(await openingIsDue(opensAt, at, { openings })).toBe(due);
  });

  it('a directory without an opening is open', () => {
    expect(isOpen('', NOW)).toBe(true);
    expect(isOpen(NOW, NOW)).toBe(true);
    expect(isOpen(hoursAfter(NOW, 1), NOW)).toBe(false);
  });
});
