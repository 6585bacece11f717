import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ledgerIn } from '#adapters/dynamodb/messages/ledger.ts';
import { lettersIn } from '#adapters/dynamodb/messages/letters.ts';
import { newsLetter, type Reader } from '#app/publications/news-letter.ts';
import type { Delivery } from '#domain/ledger/delivery.ts';
import type { DueLedger, Ledger } from '#domain/ledger/ledger.ts';
import { batchId, batchOf, type Letter, type Letters } from '#domain/ledger/letters.ts';
import { claim, markSent } from '#domain/ledger/transitions.ts';
import { secondsAfter } from '#domain/shared/calendar.ts';
import { PersonId, ProducerId, PublicationId, SubscriptionId } from '#domain/shared/primitives.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';
import { NOW } from '../../support/builders.ts';
import { LedgerInMemory } from '../../support/ledger-in-memory.ts';
import { aSubscription } from '../../support/subscription-builders.ts';
import { startTestTables, type TestTables } from '../../support/tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTestTables('deliveries');
});
afterAll(() => tables.stop());

interface UnderTest {
  readonly ledger: Ledger & DueLedger;
  readonly letters: Letters;
}

const inMemory = (): UnderTest => {
  const ledger = new LedgerInMemory();
  return { ledger, letters: ledger };
};
const inDynamo = (): UnderTest => {
  const queue = { send: async () => undefined };
  return {
    ledger: ledgerIn(tables.documents, 'deliveries', queue),
    letters: lettersIn(tables.documents, 'deliveries', queue),
  };
};

let made = 0;
const aReader = (): Reader => {
  made += 1;
  const number = String(made).padStart(8, '0');
  return { person: PersonId.parse(`person${number}`), subscriptions: [aSubscription({ id: `subscription${number}` })] };
};

const letterTo = (reader: Reader, of = 'fermedugaas1'): Letter =>
  newsLetter(
    reader,
    {
      publication: {
        id: PublicationId.parse(`publication${of}`),
        producerId: ProducerId.parse(of),
        announceAt: NOW,
      },
      occasion: 'first',
    },
    NOW,
  );

const itemsOf = ({ about }: Delivery): string[] =>
  about.kind === 'news' ? about.items.map(({ producerId }) => producerId).sort() : [];

const leave = async ({ ledger }: UnderTest, id: string) => {
  await ledger.change(id, claim(NOW, secondsAfter(NOW, 900)));
  await ledger.change(id, markSent('provider-1', NOW));
};

describe.each([
  ['in memory', inMemory],
  ['in DynamoDB', inDynamo],
])('letters %s', (_, make) => {
  test('are one mail a person and day, which later news join; posted again they are the same', async () => {
    const one = make();
    const readers = Array.from({ length: 130 }, aReader);
    const first = await one.letters.post(readers.map((reader) => letterTo(reader)));
    expect(new Set(first.map((one) => one?.id)).size).toBe(130);
    const again = await one.letters.post(readers.map((reader) => letterTo(reader)));
    expect(again.map((one) => one?.id)).toEqual(first.map((one) => one?.id));
    const second = await one.letters.post(readers.slice(0, 3).map((reader) => letterTo(reader, 'fermedugaas2')));
    expect(second.map((one) => one?.id)).toEqual(first.slice(0, 3).map((one) => one?.id));
    const kept = await one.ledger.find(first[0]?.id ?? '');
    expect(kept && itemsOf(kept)).toEqual(['fermedugaas1', 'fermedugaas2']);
  });

  test('what comes after the mail of the day has left waits for the morning, and is not said twice', async () => {
    const one = make();
    const reader = aReader();
    const [today] = await one.letters.post([letterTo(reader)]);
    await leave(one, today?.id ?? '');
    expect((await one.letters.post([letterTo(reader)]))[0]?.id).toBe(today?.id);
    const [morning] = await one.letters.post([letterTo(reader, 'fermedugaas2')]);
    expect(morning).toMatchObject({ dueAt: '2026-11-25T07:30:00.000Z', state: 'due' });
    expect(morning && itemsOf(morning)).toEqual(['fermedugaas2']);
    const [same] = await one.letters.post([letterTo(reader, 'fermedugaas3')]);
    expect(same?.id).toBe(morning?.id);
  });

  test('of many publications told at once none is lost', async () => {
    const one = make();
    const reader = aReader();
    const farms = Array.from({ length: 8 }, (_, index) => `fermedugaas${index}`);
    const posted = await Promise.all(farms.map((farm) => one.letters.post([letterTo(reader, farm)])));
    expect(new Set(posted.flat().map((one) => one?.id)).size).toBe(1);
    const kept = await one.ledger.find(posted[0]?.[0]?.id ?? '');
    expect(kept && itemsOf(kept)).toEqual(farms);
  });

  test('the sweep finds a batch, not each of its mails; what is over it finds no more', async () => {
    const one = make();
    const posted = await one.letters.post(Array.from({ length: 3 }, () => letterTo(aReader())));
    const about = `publication${made}`;
    await one.letters.saveBatch(batchOf({ about, number: 0, wave: null }, posted, NOW));
    const found = async (at: string) =>
      (await Promise.all(Array.from({ length: 16 }, (_, shard) => one.ledger.waitingBefore(at, shard, 100)))).flat();
    const later = secondsAfter(NOW, 900);
    expect(await found(secondsAfter(NOW, 899))).not.toContain(batchId(about, 0));
    expect(await found(later)).toContain(batchId(about, 0));
    for (const one of posted) expect(await found(later)).not.toContain(one?.id);
    const [batch] = await one.letters.batchesOf(about, 1);
    expect(batch?.due).toEqual(posted.map((one) => one?.id));
    expect((await one.letters.standingOf(batch?.due ?? [])).map(({ state }) => state)).toEqual(['due', 'due', 'due']);
    await one.letters.lookAtBatch(batchId(about, 0), null);
    expect(await found(later)).not.toContain(batchId(about, 0));
  });
});

test('a record of before, of one alert to one subscription, is read as news of it', async () => {
  const { ledger } = inDynamo();
  const id = deliveryIdOf('alert#subscription1#publication1');
  await tables.documents.send(
    new PutCommand({
      TableName: 'deliveries',
      Item: {
        id,
        revision: 1,
        delivery: {
          ...{ id, dedupeKey: 'alert#subscription1#publication1', channel: 'email', to: 'jeanne@exemple.invalid' },
          ...{ language: 'fr', state: 'due', attempts: 0, dueAt: NOW, leaseUntil: null, providerId: null },
          ...{ sentAt: null, reason: null, createdAt: NOW },
          about: {
            kind: 'alert',
            subscriptionId: SubscriptionId.parse('subscription1'),
            producerId: 'fermedugaas1',
            publicationId: 'publication1',
          },
        },
      },
    }),
  );
  expect(await ledger.find(id)).toMatchObject({
    about: { kind: 'news', items: [{ producerId: 'fermedugaas1', subscriptionIds: ['subscription1'] }] },
  });
});
