import { describe, expect, it } from 'vitest';
import {
  eraseProducers,
  eraseUnconfirmed,
  NOTHING_RETAINED,
  type Retention,
  retainSubscriptions,
  returnFromPauses,
  termOf,
} from '#app/upkeep/retention.ts';
import type { ProducerChange } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { EmailAddress } from '#domain/shared/email-address.ts';
import { PublicationId, TaskId } from '#domain/shared/primitives.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import type { SubscriptionRetention } from '#domain/subscriptions/subscription-retention.ts';
import { aProducer, aRound, hoursAfter, NOW } from '../../support/builders.ts';
import { aSubscription } from '../../support/subscription-builders.ts';

const daysAfter = (days: number): string => hoursAfter(NOW, 24 * days);

describe('how long a subscription is kept', () => {
  const active = aSubscription({ state: 'active', lastContactAt: NOW });
  const ended = aSubscription({ state: 'ended', endedAt: NOW, endReason: 'unsubscribed' });
  const pending = aSubscription({ state: 'pending', consent: { ...aSubscription().consent, givenAt: NOW } });

  it.each<[string, Subscription, number, 'end' | 'erase' | undefined]>([
    ['an active one, three years without a sign of life less a day', active, 3 * 365 - 1, undefined],
    ['an active one, three years without a sign of life', active, 3 * 365, 'end'],
    ['an ended one, 27 days after', ended, 27, undefined],
    ['an ended one, 28 days after', ended, 28, 'erase'],
    ['one that nobody confirmed, while its link is good', pending, 7, undefined],
    ['one that nobody confirmed, a day later', pending, 8, 'erase'],
  ])('%s', (_, subscription, days, term) => {
    expect(termOf(subscription, daysAfter(days))).toBe(term);
  });

  const world = (kept: Subscription) => {
    const erased: string[] = [];
    const changed: (Subscription | undefined)[] = [];
    const subscribers: SubscriptionRetention = {
      kept: async () => ({ subscriptions: [kept], cursor: undefined }),
      change: async (_, step) => {
        const after = step(kept);
        changed.push(after);
        return after;
      },
      erase: async ({ id }) => {
        erased.push(id);
        return true;
      },
    };
    return { erased, changed, subscribers };
  };
  const run = (read: Subscription, subscribers: SubscriptionRetention, days: number) =>
    retainSubscriptions({ subscriptions: [read], cursor: undefined }, daysAfter(days), { subscribers } as Retention);

  it('ends with the reason', async () => {
    const { changed, subscribers } = world(active);
    expect(await run(active, subscribers, 3 * 365)).toMatchObject({ ended: 1 });
    expect(changed).toEqual([{ ...active, state: 'ended', endedAt: daysAfter(3 * 365), endReason: 'noContact' }]);
  });

  it('does not end for who has clicked since they were read', async () => {
    const { changed, subscribers } = world({ ...active, lastContactAt: daysAfter(3 * 365 - 1) });
    expect(await run(active, subscribers, 3 * 365)).toEqual(NOTHING_RETAINED);
    expect(changed).toEqual([undefined]);
  });

  it('erases the address', async () => {
    const { erased, subscribers } = world(ended);
    expect(await run(ended, subscribers, 28)).toMatchObject({ erasedSubscriptions: 1 });
    expect(erased).toEqual([ended.id]);
  });
});

describe('producers at night', () => {
  const world = (producer: Producer) => {
    const written: ProducerChange[] = [];
    const erased: string[] = [];
    const retention: Retention = {
      directory: {
        find: async () => producer,
        decide: async (change) => {
          written.push(change);
          return 'written';
        },
      },
      own: {
        proposalOf: async () => undefined,
        erase: async ({ id }) => {
          erased.push(id);
          return 'erased';
        },
      },
      confirmations: { find: async () => undefined },
      ledger: { wake: async () => undefined },
      subscribers: {} as SubscriptionRetention,
      opening: async () => '',
      newPublicationId: () => PublicationId.parse('publication1'),
      newTaskId: () => TaskId.parse('taskforhim'),
    };
    return { written, erased, retention };
  };
  const paused = (until: string | null) =>
    aProducer({ state: 'paused', publishedAt: NOW, pause: { since: NOW, until, rounds: [aRound()] } });

  it.each<[string, string | null, string, number]>([
    ['the day before', '2027-01-05', '2027-01-04T02:10:00.000Z', 0],
    ['on the morning of the day', '2027-01-05', '2027-01-05T02:10:00.000Z', 1],
    ['where a night was missed', '2027-01-05', '2027-01-07T02:10:00.000Z', 1],
    ['who did not say until when', null, '2030-01-05T02:10:00.000Z', 0],
  ])('come back from a pause %s', async (_, until, now, returned) => {
    const { written, retention } = world(paused(until));
    expect(await returnFromPauses([paused(until)], now, retention)).toMatchObject({ returned });
    expect(written.map(({ producer }) => producer.state)).toEqual(returned === 1 ? ['published'] : []);
  });

  it('stay away where they have just said something else', async () => {
    const { written, retention } = world({ ...paused('2027-02-01'), version: 9 });
    expect(await returnFromPauses([paused('2027-01-05')], '2027-01-05T02:10:00.000Z', retention)).toMatchObject({
      returned: 0,
    });
    expect(written).toEqual([]);
  });

  it.each<[string, Partial<Producer>, number, number]>([
    ['who has left, four days after', { state: 'withdrawn' }, 4, 0],
    ['who has left, within the week', { state: 'withdrawn' }, 5, 1],
    ['who was refused, for a year', { state: 'rejected' }, 364, 0],
    ['who was refused, after a year', { state: 'rejected' }, 365, 1],
  ])('%s', async (_, changes, days, erasedProducers) => {
    const producer = aProducer({ ...changes, updatedAt: NOW } as Parameters<typeof aProducer>[0]);
    const { retention } = world(producer);
    expect(await eraseProducers([producer], daysAfter(days), retention)).toMatchObject({ erasedProducers });
  });

  const EMAIL = 'quelquun@exemple.invalid';
  it.each<[string, number, { confirmedAt: string | null } | undefined, number]>([
    ['whose address nobody confirmed, for 29 days', 29, { confirmedAt: null }, 0],
    ['whose address nobody confirmed, after 30 days', 30, { confirmedAt: null }, 1],
    ['whose address was confirmed wait for the agency', 300, { confirmedAt: NOW }, 0],
    ['whom a member took down by telephone wait for the agency', 300, undefined, 0],
  ])('registered, %s', async (_, days, asked, erasedProducers) => {
    const details = {
      ...aProducer().details,
      channels: [{ kind: 'email' as const, address: EmailAddress.parse(EMAIL) }],
    };
    const producer = aProducer({ state: 'pending', registeredAt: NOW, details });
    const { retention, erased } = world(producer);
    const confirmations: Retention['confirmations'] = {
      find: async (owner, address) =>
        asked && owner === producer.id && address === EMAIL
          ? { owner, address, startedAt: NOW, tries: 0, ...asked }
          : undefined,
    };
    expect(await eraseUnconfirmed([producer], daysAfter(days), { ...retention, confirmations })).toMatchObject({
      erasedProducers,
    });
    expect(erased).toHaveLength(erasedProducers);
  });
});
