import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pairKey, subscriptionKey } from '#adapters/dynamodb/keys.ts';
import { ledgerIn } from '#adapters/dynamodb/messages/ledger.ts';
import { subscribersIn, subscriptionsIn, wavesIn } from '#adapters/dynamodb/subscriptions/subscriptions.ts';
import { type Ledger, newDelivery } from '#domain/ledger/ledger.ts';
import { CommuneCode, Geohash, ProducerId, PublicationId, SubscriptionId } from '#domain/shared/primitives.ts';
import { confirmSubscription, endSubscription } from '#domain/subscriptions/subscribing.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import type {
  PlaceQuery,
  Subscribers,
  Subscriptions,
  Telling,
  Waves,
} from '#domain/subscriptions/subscription-store.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';
import { GAAS, hoursAfter, NOW } from '../../support/builders.ts';
import { LedgerInMemory } from '../../support/ledger-in-memory.ts';
import { aSubscription } from '../../support/subscription-builders.ts';
import { SubscriptionsInMemory } from '../../support/subscriptions-in-memory.ts';
import { startTestTables, type TestTables } from '../../support/tables.ts';

interface UnderTest {
  readonly subscriptions: Subscriptions;
  readonly subscribers: Subscribers;
  readonly waves: Waves;
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
  return { ledger, subscriptions, subscribers: subscriptions, waves: subscriptions };
};

const NAMES = { subscriptions: 'subscriptions', deliveries: 'deliveries' };
const inDynamo = (): UnderTest => ({
  ledger: ledgerIn(tables.documents, 'deliveries', { send: async () => undefined }),
  subscriptions: subscriptionsIn(tables.documents, NAMES),
  subscribers: subscribersIn(tables.documents, NAMES),
  waves: wavesIn(tables.documents, 'subscriptions'),
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

const tellingOf = (subscription: Subscription, occasion: Telling['occasion'] = 'first'): Telling => ({
  subscriptionId: subscription.id,
  producerId: ProducerId.parse('fermedugaas1'),
  occasion,
  delivery: newDelivery({
    about: {
      kind: 'alert',
      subscriptionId: subscription.id,
      producerId: ProducerId.parse('fermedugaas1'),
      publicationId: PublicationId.parse(`publication${occasion.toLowerCase()}`),
    },
    channel: 'email',
    to: subscription.email,
    language: 'fr',
    now: NOW,
  }),
});

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
    expect(await subscriptions.create(pending, 'hash-a', confirmation)).toBe('created');
    expect(await subscriptions.create(pending, 'hash-a', confirmation)).toBe('already');
    expect(await subscriptions.find(pending.id)).toEqual(pending);
    expect(await ledger.find(deliveryIdOf(confirmation.dedupeKey))).toMatchObject({ state: 'due' });
  });

  test('an address finds all of its own, and only these', async () => {
    const { subscriptions } = make();
    const [one, two, other] = [aPendingOne(), aPendingOne(), aPendingOne()];
    const hash = `hash-${one.id}`;
    await subscriptions.create(one, hash, confirmationOf(one));
    await subscriptions.create(two, hash, confirmationOf(two));
    await subscriptions.create(other, `${hash}-other`, confirmationOf(other));
    const ids = (found: Subscription[]) => found.map(({ id }) => id).sort();
    expect(ids(await subscriptions.ofAddress(hash))).toEqual([one.id, two.id].sort());
    expect(ids(await subscriptions.ofSameAddress(two.id))).toEqual([one.id, two.id].sort());
    expect(await subscriptions.ofSameAddress(newId())).toEqual([]);
  });

  test('only a confirmed one that has not ended is found by its place', async () => {
    const { subscriptions, subscribers } = make();
    const pending = aPendingOne();
    await subscriptions.create(pending, `hash-${pending.id}`, confirmationOf(pending));
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
    await subscriptions.create(pending, `hash-${pending.id}`, confirmationOf(pending));
    await Promise.all(
      Array.from({ length: 4 }, () =>
        subscriptions.change(pending.id, (now) => ({ ...now, wrongCodes: now.wrongCodes + 1 })),
      ),
    );
    expect((await subscriptions.find(pending.id))?.wrongCodes).toBe(4);
  });

  test('each is told of an occasion once, however often it is tried, and among others', async () => {
    const { subscribers, ledger } = make();
    const told = Array.from({ length: 120 }, () => aSubscription({ id: newId() }));
    const first = told.slice(0, 70).map((one) => tellingOf(one));
    expect(await subscribers.tell(first)).toHaveLength(70);
    const messages = await subscribers.tell(told.map((one) => tellingOf(one)));
    expect(messages).toHaveLength(50);
    expect(await subscribers.tell(told.map((one) => tellingOf(one)))).toEqual([]);
    for (const { delivery } of [...first.slice(0, 2), tellingOf(told[119] ?? aSubscription())])
      expect(await ledger.find(deliveryIdOf(delivery.dedupeKey))).toMatchObject({ state: 'due' });
  });

  test('another occasion of the same producer is told again', async () => {
    const { subscribers } = make();
    const one = aSubscription({ id: newId() });
    await subscribers.tell([tellingOf(one, 'first')]);
    expect(await subscribers.tell([tellingOf(one, 'extended')])).toHaveLength(1);
  });
});

describe.each([
  ['in memory', inMemory],
  ['in DynamoDB', inDynamo],
] as const)('a wave %s', (_, make) => {
  const WAVE = '2026-11-24T08:15:00.000Z';
  const inWave = (one: Subscription, producer: string): Telling => {
    const alone = tellingOf(one);
    const producerId = ProducerId.parse(producer);
    const about = { kind: 'digest' as const, subscriptionId: one.id, wave: WAVE };
    const orAlone = newDelivery({
      about: { kind: 'alert', subscriptionId: one.id, producerId, publicationId: PublicationId.parse(`of${producer}`) },
      channel: 'email',
      to: one.email,
      language: 'fr',
      now: NOW,
    });
    return {
      ...alone,
      producerId,
      wave: WAVE,
      orAlone,
      delivery: newDelivery({ about, channel: 'email', to: one.email, language: 'fr', now: NOW }),
    };
  };

  test('is one mail, which later producers join', async () => {
    const { subscribers, waves } = make();
    const some = Array.from({ length: 60 }, () => aSubscription({ id: newId() }));
    expect(await subscribers.tell(some.map((one) => inWave(one, 'firstofwave')))).toHaveLength(60);
    expect(await subscribers.tell(some.map((one) => inWave(one, 'secondofwave')))).toEqual([]);
    for (const { id } of [some[0], some[59]] as Subscription[])
      expect((await waves.toldIn(id, WAVE)).sort()).toEqual(['firstofwave', 'secondofwave']);
  });

  test('told again, nobody is in it twice', async () => {
    const { subscribers, waves } = make();
    const one = aSubscription({ id: newId() });
    await subscribers.tell([inWave(one, 'firstofwave')]);
    await subscribers.tell([inWave(one, 'firstofwave')]);
    expect(await waves.toldIn(one.id, WAVE)).toEqual(['firstofwave']);
    expect(await waves.toldIn(one.id, '2026-11-24T08:30:00.000Z')).toEqual([]);
  });

  test('that has left is not joined: who comes too late is told by himself', async () => {
    const { subscribers, waves, ledger } = make();
    const [late, waits] = [aSubscription({ id: newId() }), aSubscription({ id: newId() })];
    await subscribers.tell([inWave(late, 'firstofwave'), inWave(waits, 'firstofwave')]);
    const { delivery } = inWave(late, 'firstofwave');
    await ledger.change(deliveryIdOf(delivery.dedupeKey), (kept) => ({ ...kept, state: 'sent', sentAt: NOW }));
    const messages = await subscribers.tell([inWave(late, 'secondofwave'), inWave(waits, 'secondofwave')]);
    expect(messages.map(({ about }) => about.kind)).toEqual(['alert']);
    expect(await waves.toldIn(late.id, WAVE)).toEqual(['firstofwave']);
    expect(await waves.toldIn(waits.id, WAVE)).toHaveLength(2);
    expect(await subscribers.tell([inWave(late, 'secondofwave')])).toEqual([]);
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
    await subscriptions.create(pending, `hash-${pending.id}`, confirmationOf(pending));
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
      await subscriptions.create({ ...pending, state: 'active' }, 'hash-many', confirmationOf(pending));
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

  test('a pair marker outlives any subscription without a sign of life', async () => {
    const { subscribers } = inDynamo();
    const one = aSubscription({ id: newId() });
    await subscribers.tell([tellingOf(one)]);
    expect(await expiryOf(pairKey(one.id, 'fermedugaas1', 'first'))).toBe(epoch(hoursAfter(NOW, 3 * 366 * 24)));
  });
});
