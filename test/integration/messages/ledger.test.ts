import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Queue } from '#adapters/aws/queue.ts';
import { batchLoaderOf } from '#adapters/dynamodb/batch-loader.ts';
import { batchWriterOf } from '#adapters/dynamodb/batch-writer.ts';
import { ledgerIn } from '#adapters/dynamodb/messages/ledger.ts';
import { applyFeedback } from '#domain/ledger/feedback.ts';
import { type DueLedger, type Ledger, newDelivery } from '#domain/ledger/ledger.ts';
import { claim, markFailed, markSent, postpone } from '#domain/ledger/transitions.ts';
import { secondsAfter } from '#domain/shared/calendar.ts';
import { PersonId, RequestId } from '#domain/shared/primitives.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';
import { NOW } from '../../support/builders.ts';
import { LedgerInMemory } from '../../support/ledger-in-memory.ts';
import { startTestTables, type TestTables } from '../../support/tables.ts';

/** One contract, several ledgers: what holds for the stand-in of the unit tests holds for DynamoDB. */

interface UnderTest {
  readonly ledger: Ledger & DueLedger;
  readonly woken: () => readonly string[];
  readonly breakQueue: () => void;
}

let tables: TestTables;
beforeAll(async () => {
  tables = await startTestTables('deliveries');
});
afterAll(() => tables.stop());

const inMemory = (): UnderTest => {
  const ledger = new LedgerInMemory();
  return { ledger, woken: () => ledger.woken, breakQueue: () => undefined };
};

const inDynamo = (): UnderTest => workingBy();
const together = (): UnderTest =>
  workingBy({
    readItem: batchLoaderOf(tables.documents, 'deliveries', 2),
    writeRevision: batchWriterOf(tables.documents, 'deliveries', 2),
  });

const workingBy = (by?: Parameters<typeof ledgerIn>[3]): UnderTest => {
  const woken: string[] = [];
  let broken = false;
  const queue: Queue<{ deliveryId: string }> = {
    send: async (messages) => {
      if (broken) throw new Error('the queue is down');
      woken.push(...messages.map(({ deliveryId }) => deliveryId));
    },
  };
  return {
    ledger: ledgerIn(tables.documents, 'deliveries', queue, by),
    woken: () => woken,
    breakQueue: () => {
      broken = true;
    },
  };
};

let requests = 0;
/** A message that no other test knows. */
const aMessage = (dueAt = NOW) => {
  requests += 1;
  const requestId = RequestId.parse(`request${String(requests).padStart(6, '0')}`);
  return newDelivery({
    about: { kind: 'requestConfirmation', requestId },
    channel: 'email',
    to: 'jeanne@exemple.invalid',
    language: 'fr',
    now: NOW,
    dueAt,
  });
};

/** One of a batch: it never stands in the index of what is due, until it has been tried once. */
const someNews = () => {
  requests += 1;
  const person = PersonId.parse(`person${String(requests).padStart(18, '0')}`);
  return newDelivery({
    about: { kind: 'news', person, day: '2026-11-28', items: [], more: 0 },
    channel: 'email',
    to: '',
    language: 'fr',
    now: NOW,
  });
};

const idOf = (message: { dedupeKey: string }) => deliveryIdOf(message.dedupeKey);
const waitingIn = async (ledger: DueLedger, now: string) =>
  (await Promise.all(Array.from({ length: 16 }, (_, shard) => ledger.waitingBefore(now, shard, 1_000)))).flat();
const LATER = secondsAfter(NOW, 1_000_000);

describe.each([
  ['in memory', inMemory],
  ['in DynamoDB', inDynamo],
  ['in DynamoDB, read and written together', together],
])('the ledger %s', (_, make) => {
  test('owes the same message once, and wakes the sender once', async () => {
    const { ledger, woken } = make();
    const message = aMessage();
    expect(await ledger.enqueue(message)).toBe('owed');
    expect(await ledger.enqueue(message)).toBe('already');
    expect(woken()).toEqual([idOf(message)]);
    expect(await ledger.find(idOf(message))).toMatchObject({ state: 'due', attempts: 0, to: 'jeanne@exemple.invalid' });
  });

  test('owes many at once, each once, and wakes the sender for those that were not owed before', async () => {
    const { ledger, woken } = make();
    const many = Array.from({ length: 130 }, () => aMessage());
    for (const early of [many[7], many[129]]) if (early !== undefined) await ledger.enqueue(early);
    await ledger.enqueueAll(many);
    await ledger.enqueueAll(many);
    expect(woken().toSorted()).toEqual(many.map(idOf).toSorted());
    const found = await Promise.all(many.map((message) => ledger.find(idOf(message))));
    expect(found.map((delivery) => delivery?.id)).toEqual(many.map(idOf));
  });

  test('does not wake the sender for what is due later', async () => {
    const { ledger, woken } = make();
    await ledger.enqueue(aMessage(secondsAfter(NOW, 3_600)));
    expect(woken()).toEqual([]);
  });

  test('a sender that cannot be woken is no failure: the sweep finds the message a minute later', async () => {
    const { ledger, breakQueue } = make();
    breakQueue();
    const message = aMessage();
    expect(await ledger.enqueue(message)).toBe('owed');
    expect(await waitingIn(ledger, secondsAfter(NOW, 59))).not.toContain(idOf(message));
    expect(await waitingIn(ledger, secondsAfter(NOW, 60))).toContain(idOf(message));
  });

  test('of many workers that claim a delivery at once, one gets it', async () => {
    const { ledger } = make();
    const message = aMessage();
    await ledger.enqueue(message);
    const claims = await Promise.all(
      Array.from({ length: 5 }, () => ledger.change(idOf(message), claim(NOW, secondsAfter(NOW, 900)))),
    );
    expect(claims.filter((change) => change !== undefined)).toHaveLength(1);
    expect(await ledger.find(idOf(message))).toMatchObject({ state: 'claimed', attempts: 1 });
  });

  test('a claim hides a delivery from the sweep until its lease has passed', async () => {
    const { ledger } = make();
    const message = aMessage();
    await ledger.enqueue(message);
    await ledger.change(idOf(message), claim(NOW, secondsAfter(NOW, 900)));
    expect(await waitingIn(ledger, secondsAfter(NOW, 899))).not.toContain(idOf(message));
    expect(await waitingIn(ledger, secondsAfter(NOW, 900))).toContain(idOf(message));
  });

  test.each([
    ['sent', markSent('ses-1', NOW)],
    ['failed', markFailed('no such mailbox')],
  ])('a delivery that is %s waits for nothing', async (state, transition) => {
    const { ledger } = make();
    const message = aMessage();
    await ledger.enqueue(message);
    const claimed = await ledger.change(idOf(message), claim(NOW, secondsAfter(NOW, 900)));
    await ledger.change(idOf(message), transition, claimed?.after);
    expect(await ledger.find(idOf(message))).toMatchObject({ state });
    expect(await waitingIn(ledger, LATER)).not.toContain(idOf(message));
  });

  test('what a worker knew is not trusted: a change in between is seen', async () => {
    const { ledger } = make();
    const message = aMessage();
    await ledger.enqueue(message);
    const claimed = await ledger.change(idOf(message), claim(NOW, secondsAfter(NOW, 900)));
    await ledger.change(idOf(message), markFailed('bounced'));
    expect(await ledger.change(idOf(message), postpone(LATER), claimed?.after)).toBeUndefined();
    expect(await ledger.find(idOf(message))).toMatchObject({ state: 'failed', reason: 'bounced' });
  });

  test('looked at again only when the sweep said, and never once it is finished', async () => {
    const { ledger } = make();
    const message = aMessage();
    await ledger.enqueue(message);
    await ledger.lookAgainAt(idOf(message), secondsAfter(NOW, 1_000));
    expect(await waitingIn(ledger, secondsAfter(NOW, 999))).not.toContain(idOf(message));
    expect(await waitingIn(ledger, secondsAfter(NOW, 1_000))).toContain(idOf(message));
    const claimed = await ledger.change(idOf(message), claim(NOW, secondsAfter(NOW, 900)));
    await ledger.change(idOf(message), markSent('ses-1', NOW), claimed?.after);
    await ledger.lookAgainAt(idOf(message), secondsAfter(NOW, 5_000));
    expect(await waitingIn(ledger, LATER)).not.toContain(idOf(message));
  });

  test('of two workers that take the same thirty mails at once, each mail is claimed by one, and none waits for the sweep', async () => {
    const { ledger } = make();
    const mails = Array.from({ length: 30 }, someNews);
    await ledger.enqueueAll(mails);
    const take = () => Promise.all(mails.map((one) => ledger.change(idOf(one), claim(NOW, secondsAfter(NOW, 900)))));
    const [one, other] = await Promise.all([take(), take()]);
    const claimed = mails.map((_, index) => [one[index], other[index]].filter((change) => change !== undefined));
    expect(claimed.map(({ length }) => length)).toEqual(mails.map(() => 1));
    const marks = claimed.flat().map((change) => ledger.change(change.after.id, markSent('ses', NOW), change.after));
    expect((await Promise.all(marks)).every((change) => change?.after.state === 'sent')).toBe(true);
    const found = await Promise.all(mails.map((mail) => ledger.find(idOf(mail))));
    expect(found.map((mail) => mail?.state)).toEqual(mails.map(() => 'sent'));
    expect((await waitingIn(ledger, LATER)).filter((id) => mails.map(idOf).includes(id))).toEqual([]);
  });

  test('two words about one mail that come at once are both heard', async () => {
    const { ledger } = make();
    const mail = someNews();
    await ledger.enqueue(mail);
    await ledger.change(idOf(mail), claim(NOW, secondsAfter(NOW, 900)));
    const said = { deliveryId: idOf(mail), providerId: 'ses', at: NOW };
    await Promise.all(
      (['accepted', 'received'] as const).map((kind) => ledger.change(idOf(mail), applyFeedback({ ...said, kind }))),
    );
    expect(await ledger.find(idOf(mail))).toMatchObject({ state: 'received', sentAt: NOW });
  });

  test('a mail of many that did not leave waits for the sweep from then on, until it has left', async () => {
    const { ledger } = make();
    const mail = someNews();
    await ledger.enqueue(mail);
    const claimed = await ledger.change(idOf(mail), claim(NOW, secondsAfter(NOW, 900)));
    const later = secondsAfter(NOW, 15);
    const postponed = await ledger.change(idOf(mail), postpone(later), claimed?.after);
    expect(await waitingIn(ledger, LATER)).toContain(idOf(mail));
    const again = await ledger.change(idOf(mail), claim(later, secondsAfter(NOW, 900)), postponed?.after);
    expect(await waitingIn(ledger, LATER)).toContain(idOf(mail));
    await ledger.change(idOf(mail), markSent('ses', later), again?.after);
    expect(await waitingIn(ledger, LATER)).not.toContain(idOf(mail));
  });

  test('knows nothing of a delivery that was never owed', async () => {
    const { ledger } = make();
    const id = idOf(aMessage());
    expect(await ledger.find(id)).toBeUndefined();
    expect(await ledger.change(id, claim(NOW, LATER))).toBeUndefined();
  });
});
