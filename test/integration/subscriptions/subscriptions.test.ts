import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { subscriptionKey, toldKey } from '#adapters/dynamodb/keys.ts';
import { ledgerIn } from '#adapters/dynamodb/messages/ledger.ts';
import { personNewsIn, subscribersIn, subscriptionsIn } from '#adapters/dynamodb/subscriptions/subscriptions.ts';
import { type Ledger, newDelivery } from '#domain/ledger/ledger.ts';
import {
  CommuneCode,
  Geohash,
  PersonId,
  ProducerId,
  PublicationId,
  SubscriptionId,
} from '#domain/shared/primitives.ts';
import type { ToldMarker } from '#domain/subscriptions/news.ts';
import { confirmSubscription, endSubscription } from '#domain/subscriptions/subscribing.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import type { PersonNews, PlaceQuery, Subscribers, Subscriptions } from '#domain/subscriptions/subscription-store.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';
import { GAAS, hoursAfter, NOW } from '../../support/builders.ts';
import { LedgerInMemory } from '../../support/ledger-in-memory.ts';
import { aSubscription } from '../../support/subscription-builders.ts';
import { SubscriptionsInMemory } from '../../support/subscriptions-in-memory.ts';
import { startTestTables, type TestTables } from '../../support/tables.ts';

interface UnderTest {
  readonly subscriptions: Subscriptions;
  readonly subscribers: Subscribers;
  readonly personNews: PersonNews;
  readonly ledger: Ledger;
}

let tables: TestTables;
beforeAll(async () => {
  tables = await startTestTables('subscriptions', 'deliveries');
});
afterAll(() => tables.stop());

const inMemory = (): UnderTest => {
  const ledger = new LedgerInMemory();
  const subscriptions = new SubscriptionsInMemory(ledger);
  return { ledger, subscriptions, subscribers: subscriptions, personNews: subscriptions };
};

const NAMES = { subscriptions: 'subscriptions', deliveries: 'deliveries' };
const inDynamo = (): UnderTest => ({
  ledger: ledgerIn(tables.documents, 'deliveries', { send: async () => undefined }),
  subscriptions: subscriptionsIn(tables.documents, NAMES),
  subscribers: subscribersIn(tables.documents, NAMES),
  personNews: personNewsIn(tables.documents, 'subscriptions'),
});

let made = 0;
const newId = () => {
  made += 1;
  return SubscriptionId.parse(`subscription${String(made).padStart(6, '0')}`);
};

const confirmationOf = ({ id, email, language }: Subscription) =>
  newDelivery({
    about: { kind: 'subscriptionConfirmation', subscriptionId: id },
    channel: 'email',
    to: email,
    language,
    now: NOW,
  });

const aPendingOne = (place = GAAS) =>
  aSubscription({
    id: newId(),
    state: 'pending',
    place,
    consent: { wording: '…', wordingVersion: '1', givenAt: NOW, confirmedAt: null, confirmedBy: null },
  });

const markerOf = ({ person }: Subscription, changes: Partial<ToldMarker> = {}): ToldMarker => ({
  person,
  producerId: ProducerId.parse('fermedugaas1'),
  publicationId: PublicationId.parse('publication1'),
  occasion: 'first',
  day: '2026-11-24',
  at: NOW,
  ...changes,
});

const aPerson = () => {
  const id = newId();
  return aSubscription({ id, person: id.replace('subscription', 'person') });
};

const idsUnder = async (subscribers: Subscribers, query: PlaceQuery): Promise<string[]> =>
  (await subscribers.under(query, undefined)).subscriptions.map(({ id }) => id);

describe.each([
  ['in memory', inMemory],
  ['in DynamoDB', inDynamo],
])('subscriptions %s', (_, make) => {
  test('one is made with its confirmation, and not a second time', async () => {
    const { subscriptions, ledger } = make();
    const pending = aPendingOne();
    const confirmation = confirmationOf(pending);
    expect(await subscriptions.create(pending, confirmation)).toBe('created');
    expect(await subscriptions.create(pending, confirmation)).toBe('already');
    expect(await subscriptions.find(pending.id)).toEqual(pending);
    expect(await ledger.find(deliveryIdOf(confirmation.dedupeKey))).toMatchObject({ state: 'due' });
  });

  test('an address finds all of its own, and only these', async () => {
    const { subscriptions } = make();
    const [one, two, other] = [aPendingOne(), aPendingOne(), aPendingOne()].map((pending, index) => ({
      ...pending,
      person: PersonId.parse(`${index < 2 ? 'both' : 'other'}${made}xxxxxxxx`),
    })) as [Subscription, Subscription, Subscription];
    for (const each of [one, two, other]) await subscriptions.create(each, confirmationOf(each));
    const ids = (found: Subscription[]) => found.map(({ id }) => id).sort();
    expect(ids(await subscriptions.ofPerson(one.person))).toEqual([one.id, two.id].sort());
    expect(ids(await subscriptions.ofSamePerson(two.id))).toEqual([one.id, two.id].sort());
    expect(await subscriptions.ofSamePerson(newId())).toEqual([]);
  });

  test('only a confirmed one that has not ended is found by its place', async () => {
    const { subscriptions, subscribers } = make();
    const pending = aPendingOne();
    await subscriptions.create(pending, confirmationOf(pending));
    const cell: PlaceQuery = { kind: 'cell', partition: 'ezz2', prefix: 'ezz20' };
    expect(await idsUnder(subscribers, cell)).not.toContain(pending.id);
    await subscriptions.change(pending.id, confirmSubscription('code', NOW));
    for (const query of [
      cell,
      { kind: 'cell', partition: 'ezz2', prefix: 'ezz2' },
      { kind: 'commune', department: '40', commune: '40101' },
      { kind: 'department', department: '40' },
    ] as const)
      expect(await idsUnder(subscribers, query)).toContain(pending.id);
    expect(await idsUnder(subscribers, { kind: 'cell', partition: 'ezz2', prefix: 'ezz21' })).not.toContain(pending.id);
    expect(await idsUnder(subscribers, { kind: 'commune', department: '40', commune: '40088' })).not.toContain(
      pending.id,
    );
    expect(await idsUnder(subscribers, { kind: 'department', department: '64' })).not.toContain(pending.id);
    await subscriptions.change(pending.id, endSubscription('oneClick', NOW));
    expect(await idsUnder(subscribers, cell)).not.toContain(pending.id);
  });

  test('of two changes at once, neither is lost', async () => {
    const { subscriptions } = make();
    const pending = aPendingOne();
    await subscriptions.create(pending, confirmationOf(pending));
    await Promise.all(
      Array.from({ length: 4 }, () =>
        subscriptions.change(pending.id, (now) => ({ ...now, wrongCodes: now.wrongCodes + 1 })),
      ),
    );
    expect((await subscriptions.find(pending.id))?.wrongCodes).toBe(4);
  });

  test('what a person was last told of a producer is kept, one a pair, for many at once', async () => {
    const { subscribers, personNews } = make();
    const people = Array.from({ length: 120 }, aPerson);
    await subscribers.markTold(people.slice(0, 110).map((one) => markerOf(one)));
    await subscribers.markTold(
      people.slice(0, 1).map((one) => markerOf(one, { occasion: 'extended', day: '2026-12-28' })),
    );
    const told = await subscribers.lastTold(
      people.map(({ person }) => person),
      ProducerId.parse('fermedugaas1'),
    );
    expect(told.size).toBe(110);
    const [first] = people as [Subscription];
    expect(told.get(first.person)).toEqual(markerOf(first, { occasion: 'extended', day: '2026-12-28' }));
    const other = markerOf(first, { producerId: ProducerId.parse('fermedugaas2') });
    await subscribers.markTold([other]);
    expect(await personNews.toldTo(first.person)).toHaveLength(2);
    expect(await subscribers.lastTold([], other.producerId)).toEqual(new Map());
  });
});

describe('subscriptions in DynamoDB alone', () => {
  const expiryOf = async (key: { pk: string; sk: string }) => {
    const { Item } = await tables.documents.send(new GetCommand({ TableName: 'subscriptions', Key: key }));
    return Item?.expiresAt;
  };
  const epoch = (instant: string) => Math.floor(Date.parse(instant) / 1000);

  test('a pending one goes after its link has expired, an ended one after 28 days, an active one stays', async () => {
    const { subscriptions } = inDynamo();
    const pending = aPendingOne();
    await subscriptions.create(pending, confirmationOf(pending));
    expect(await expiryOf(subscriptionKey(pending.id))).toBe(epoch(hoursAfter(NOW, 8 * 24)));
    await subscriptions.change(pending.id, confirmSubscription('link', NOW));
    expect(await expiryOf(subscriptionKey(pending.id))).toBeUndefined();
    await subscriptions.change(pending.id, endSubscription('unsubscribed', NOW));
    expect(await expiryOf(subscriptionKey(pending.id))).toBe(epoch(hoursAfter(NOW, 28 * 24)));
  });

  test('every page of a place with many subscribers is read', async () => {
    const { subscriptions, subscribers } = inDynamo();
    const place = { ...GAAS, cell: Geohash.parse('u09tv'), commune: CommuneCode.parse('75056') };
    const ids = new Set<string>();
    for (let count = 0; count < 620; count += 1) {
      const pending = aPendingOne(place);
      ids.add(pending.id);
      await subscriptions.create({ ...pending, state: 'active' }, confirmationOf(pending));
    }
    const found: string[] = [];
    let from: string | undefined;
    do {
      const page = await subscribers.under({ kind: 'cell', partition: 'u09t', prefix: 'u09tv' }, from);
      found.push(...page.subscriptions.map(({ id }) => id));
      from = page.next;
    } while (from !== undefined);
    expect(found).toHaveLength(620);
    expect(new Set(found)).toEqual(ids);
  });

  test('what a person was told outlives any subscription without a sign of life', async () => {
    const { subscribers } = inDynamo();
    const one = aPerson();
    await subscribers.markTold([markerOf(one)]);
    expect(await expiryOf(toldKey(one.person, 'fermedugaas1'))).toBe(epoch(hoursAfter(NOW, 3 * 366 * 24)));
  });

  test('a record of before says in its index key whose it is, and lacks what nobody could choose', async () => {
    const { subscriptions } = inDynamo();
    const id = newId();
    const { person, labels, words, radiusKm, parcels, frequency, pausedUntil, season, softBounces, ...before } =
      aSubscription({ id });
    const { stillWatchingAt, ...data } = before;
    await tables.documents.send(
      new PutCommand({
        TableName: 'subscriptions',
        Item: {
          ...subscriptionKey(id),
          emailHash: 'thehashofbefore0000000001',
          revision: 3,
          data: JSON.stringify(data),
        },
      }),
    );
    expect(await subscriptions.find(id)).toEqual({
      ...{ ...data, person: 'thehashofbefore0000000001', labels: [], words: [], radiusKm: null, parcels: false },
      ...{ frequency: 'atOnce', pausedUntil: null, season: null, softBounces: [], stillWatchingAt: null },
    });
    expect([
      labels,
      words,
      radiusKm,
      parcels,
      frequency,
      pausedUntil,
      season,
      softBounces,
      stillWatchingAt,
      person,
    ]).toHaveLength(10);
  });
});
