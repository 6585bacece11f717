import { beforeEach, describe, expect, test } from 'vitest';
import { answer, confirm, type RequestDependencies, tryNextChannel, withdraw } from '#app/requests/follow-request.ts';
import type { Answer, RequestPart } from '#domain/requests/request.ts';
import { statusOf } from '#domain/requests/status.ts';
import { aProducer, aRequest, hoursAfter, NOW } from '../../support/builders.ts';
import { RequestsInMemory, requestDependenciesInMemory } from '../../support/fake-requests.ts';

const request = aRequest();
const [{ producerId } = { producerId: aProducer().id }] = request.parts;
const yes: Answer = { kind: 'accept', word: 'À jeudi', at: NOW, by: 'producer' };

let requests: RequestsInMemory;
let dependencies: RequestDependencies;

/** A producer reached by mail first, then by SMS, then by telephone. */
const wellReachable = aProducer({
  details: {
    channels: [
      { kind: 'email', address: 'maylis@exemple.invalid' },
      { kind: 'sms', address: '06 39 98 00 01' },
      { kind: 'call', address: '06 39 98 00 01' },
    ],
  },
});

const given = (producer = wellReachable) => {
  requests = new RequestsInMemory();
  requests.kept.set(request.id, request);
  dependencies = requestDependenciesInMemory(requests, [producer]);
};
beforeEach(() => given());

const messages = () => requests.owed.filter(({ about }) => about.kind === 'request');
const news = () => requests.owed.filter(({ about }) => about.kind === 'requestNews');
const part = () => requests.kept.get(request.id)?.parts[0];

describe('a confirmed request', () => {
  test('goes to the producer by their first channel, and is chased a day later', async () => {
    await confirm(request.id, dependencies);
    expect(messages()).toMatchObject([{ channel: 'email', to: 'maylis@exemple.invalid', dueAt: NOW }]);
    expect(requests.owed.filter(({ about }) => about.kind === 'chase')).toMatchObject([
      { channel: 'none', dueAt: hoursAfter(NOW, 24) },
    ]);
    expect(part()).toMatchObject({ state: 'asked', attempts: [{ channel: 'email' }] });
  });

  test('that waits for Monday morning, by SMS, is chased a day after that', async () => {
    given(aProducer({ details: { channels: [{ kind: 'sms', address: '06 39 98 00 01' }] } }));
    const saturdayEvening = '2026-11-28T20:00:00.000Z';
    await confirm(request.id, { ...dependencies, now: () => saturdayEvening });
    expect(requests.owed.find(({ about }) => about.kind === 'chase')?.dueAt).toBe('2026-12-01T07:00:00.000Z');
  });

  test('half an hour before its deadline is a call beside the message, and none more where that fails', async () => {
    // Thursday's round is ordered for until Tuesday noon.
    const late = aRequest({
      parts: [{ ...(request.parts[0] as RequestPart), passage: { roundId: 'roundthursday', day: '2026-11-26' } }],
    });
    for (const [now, calls] of [
      ['2026-11-24T10:20:00.000Z', 0],
      ['2026-11-24T10:40:00.000Z', 1],
    ] as const) {
      given();
      requests.kept.set(late.id, late);
      const then = { ...dependencies, now: () => now };
      await confirm(late.id, then);
      expect([messages().length, requests.tasks.length]).toEqual([1, calls]);
      for (const attempt of [0, 1]) await tryNextChannel(late.id, producerId, attempt, then);
      expect(requests.tasks).toHaveLength(1);
      expect(part()?.callTaskId).toBe(requests.tasks[0]?.id);
    }
  });

  test('to two people of a farm goes to both at once, each with a link of their own; then on to the next channel once', async () => {
    given(
      aProducer({
        details: {
          channels: [
            { kind: 'sms', address: '06 39 98 00 01' },
            { kind: 'sms', address: '06 39 98 00 02', together: true },
            { kind: 'email', address: 'maylis@exemple.invalid' },
          ],
        },
      }),
    );
    await confirm(request.id, dependencies);
    expect(messages().map(({ to }) => to)).toEqual(['+33639980001', '+33639980002']);
    // Both hear of it when it is cancelled, too.
    const elsewhere = new RequestsInMemory();
    elsewhere.kept.set(request.id, requests.kept.get(request.id) ?? request);
    await withdraw(request.id, producerId, '', { ...dependencies, requests: elsewhere });
    const replies = elsewhere.owed.filter(({ about }) => about.kind === 'requestReply');
    expect(replies.map(({ to }) => to)).toEqual(['+33639980001', '+33639980002']);
    expect(new Set(replies.map(({ dedupeKey }) => dedupeKey)).size).toBe(2);
    expect(requests.owed.filter(({ about }) => about.kind === 'chase')).toHaveLength(1);
    // The first number fails, the second is silent: they are asked by mail once, when the second has had its time.
    await tryNextChannel(request.id, producerId, 0, dependencies);
    expect(messages()).toHaveLength(2);
    await tryNextChannel(request.id, producerId, 1, dependencies);
    expect(
      messages()
        .map(({ to }) => to)
        .slice(2),
    ).toEqual(['maylis@exemple.invalid']);
    expect(requests.tasks).toEqual([]);
  });

  test('confirmed twice goes out once', async () => {
    await confirm(request.id, dependencies);
    await confirm(request.id, dependencies);
    expect(messages()).toHaveLength(1);
  });

  test('to a producer who only takes calls becomes a task at once', async () => {
    given(aProducer({ details: { channels: [{ kind: 'call', address: '06 39 98 00 01' }] } }));
    await confirm(request.id, dependencies);
    expect(messages()).toEqual([]);
    expect(requests.tasks).toMatchObject([{ kind: 'callProducer', producerId, requestId: request.id, state: 'open' }]);
    expect(part()?.state).toBe('withAgency');
    expect(news(), 'nothing was tried in vain: the status page says it, no mail is needed').toEqual([]);
  });

  test('to a producer who has left the directory meanwhile becomes a task', async () => {
    given(aProducer({ state: 'withdrawn' }));
    await confirm(request.id, dependencies);
    expect(requests.tasks).toHaveLength(1);
  });
});

describe('an attempt that failed or went unanswered', () => {
  beforeEach(() => confirm(request.id, dependencies));

  test('is followed by the next channel', async () => {
    await tryNextChannel(request.id, producerId, 0, dependencies);
    expect(messages().map(({ channel }) => channel)).toEqual(['email', 'sms']);
  });

  test('is followed once, however often it is told', async () => {
    await tryNextChannel(request.id, producerId, 0, dependencies);
    await tryNextChannel(request.id, producerId, 0, dependencies);
    expect(messages()).toHaveLength(2);
  });

  test('on the last channel becomes a task, and the requester knows', async () => {
    await tryNextChannel(request.id, producerId, 0, dependencies);
    await tryNextChannel(request.id, producerId, 1, dependencies);
    expect(requests.tasks).toHaveLength(1);
    expect(part()?.state).toBe('withAgency');
    expect(news()).toMatchObject([{ channel: 'email', to: 'jeanne@exemple.invalid' }]);
  });

  test('is not followed once the producer has answered', async () => {
    await answer(request.id, producerId, yes, dependencies);
    await tryNextChannel(request.id, producerId, 0, dependencies);
    expect(messages()).toHaveLength(1);
    expect(requests.tasks).toEqual([]);
  });
});

describe('an answer', () => {
  beforeEach(() => confirm(request.id, dependencies));

  test('is told to the requester, once even if sent twice', async () => {
    await answer(request.id, producerId, yes, dependencies);
    await answer(request.id, producerId, { ...yes, at: hoursAfter(NOW, 1) }, dependencies);
    expect(news()).toHaveLength(1);
    expect(part()).toMatchObject({ state: 'answered', answer: { kind: 'accept', word: 'À jeudi' } });
  });

  test('changed later is told again', async () => {
    await answer(request.id, producerId, yes, dependencies);
    await answer(request.id, producerId, { ...yes, kind: 'decline' }, dependencies);
    expect(news()).toHaveLength(2);
    expect(new Set(news().map(({ dedupeKey }) => dedupeKey)).size, 'two different messages in the ledger').toBe(2);
  });

  test('given while somebody else changes the request is not lost', async () => {
    let disturbed = 0;
    requests.beforeSave = () => {
      const kept = requests.kept.get(request.id);
      if (disturbed++ === 0 && kept) requests.kept.set(request.id, { ...kept, version: kept.version + 1 });
    };
    await answer(request.id, producerId, yes, dependencies);
    expect(part()?.answer?.kind).toBe('accept');
  });

  test('before the request was confirmed changes nothing', async () => {
    given();
    expect(await answer(request.id, producerId, yes, dependencies)).toMatchObject({ kind: 'unchanged' });
  });
});

describe('the status of a request', () => {
  test('calls an attempt sent only when the ledger says so, and goes by the last one', async () => {
    await confirm(request.id, dependencies);
    await tryNextChannel(request.id, producerId, 0, dependencies);
    const kept = requests.kept.get(request.id) ?? request;
    const [first, second] = messages().map(({ dedupeKey }) => dedupeKey);
    const states = { [first ?? '']: 'failed', [second ?? '']: 'sent' } as const;
    const status = await statusOf(kept, async (key) => (key in states ? { state: states[key] ?? 'due' } : undefined));
    expect(status.parts).toMatchObject([{ state: 'sent', attempts: [{ outcome: 'failed' }, { outcome: 'sent' }] }]);
    const untouched = await statusOf(kept, async () => undefined);
    expect(untouched.parts).toMatchObject([{ state: 'onItsWay' }]);
  });

  test('holds no contact of the producer', async () => {
    await confirm(request.id, dependencies);
    const status = await statusOf(requests.kept.get(request.id) ?? request, async () => undefined);
    expect(JSON.stringify(status)).not.toMatch(/exemple\.invalid|\+33/);
  });
});
