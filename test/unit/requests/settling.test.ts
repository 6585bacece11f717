import { beforeEach, describe, expect, test } from 'vitest';
import {
  answer,
  confirm,
  endInTime,
  type RequestDependencies,
  reply,
  tryNextChannel,
  withdraw,
} from '#app/requests/follow-request.ts';
import type { Answer } from '#domain/requests/request.ts';
import { openOf } from '#domain/requests/settle-request.ts';
import { aProducer, aRequest, hoursAfter, NOW } from '../../support/builders.ts';
import { RequestsInMemory, requestDependenciesInMemory } from '../../support/fake-requests.ts';

/** A request ends: by a word of one of the two, or by time. */

const producer = aProducer({
  details: {
    channels: [
      { kind: 'sms', address: '06 39 98 00 01' },
      { kind: 'call', address: '06 39 98 00 01' },
    ],
  },
});
const proposal: Answer = {
  kind: 'propose',
  word: 'Le vendredi ?',
  proposal: { day: '2026-11-27', quantity: '1 kg', price: '2 €' },
  at: NOW,
  by: 'producer',
};

let requests: RequestsInMemory;
let dependencies: RequestDependencies;
let now: string;
const request = aRequest();
const id = request.id;

beforeEach(async () => {
  now = NOW;
  requests = new RequestsInMemory();
  const [part] = request.parts;
  const passage = { roundId: 'roundthursday', day: '2026-11-26' };
  requests.kept.set(id, { ...request, parts: [{ ...part, passage } as NonNullable<typeof part>] });
  dependencies = { ...requestDependenciesInMemory(requests, [producer]), now: () => now };
  await confirm(id, dependencies);
});

const part = () => {
  const [kept] = requests.kept.get(id)?.parts ?? [];
  if (kept === undefined) throw new Error('the request is lost');
  return kept;
};
const told = (kind: string) => requests.owed.filter(({ about }) => about.kind === kind);
const say = (kind: 'accept' | 'decline' | 'answerBack', word = '') =>
  reply(id, producer.id, { kind, word, at: now }, dependencies);
const propose = () => answer(id, producer.id, { ...proposal, at: now }, dependencies);

describe('a proposal', () => {
  beforeEach(async () => {
    await propose();
  });

  test('waits until its day, and three days at most', () => {
    // For Friday 27 November, in Paris.
    expect(part().answer?.endsAt).toBe('2026-11-24T11:00:00.000Z');
    expect(told('requestEnds').map(({ dueAt }) => dueAt)).toContain(part().answer?.endsAt);
  });

  test.each(['accept', 'decline'] as const)(
    '%s: the producer is told once, by their channel, and nothing is open',
    async (kind) => {
      await say(kind);
      await say(kind);
      expect(told('requestReply')).toMatchObject([{ channel: 'sms', to: '+33639980001' }]);
      expect(part().reply?.kind).toBe(kind);
      expect(openOf(part())).toBeUndefined();
    },
  );

  test('answered back is the producer’s turn again, and another proposal the requester’s', async () => {
    await say('answerBack', 'Le matin ?');
    expect(openOf(part())?.by).toBe('producer');
    now = hoursAfter(NOW, 1);
    await propose();
    expect(openOf(part())).toMatchObject({ by: 'requester', since: now });
    expect(part().reply).toBeUndefined();
    expect(told('requestNews')).toHaveLength(2);
  });

  test('of two answers at once, the first counts', async () => {
    await say('accept');
    expect(await say('decline')).toMatchObject({ kind: 'unchanged' });
    expect(part().reply?.kind).toBe('accept');
    expect(told('requestReply')).toHaveLength(1);
  });

  test('that was accepted is not taken back by another answer', async () => {
    await say('accept');
    expect(await answer(id, producer.id, { ...proposal, kind: 'decline' }, dependencies)).toMatchObject({
      kind: 'unchanged',
    });
    expect(part().answer?.kind).toBe('propose');
  });

  test('is over at its end, and both are told, once', async () => {
    now = part().answer?.endsAt ?? '';
    await endInTime(id, producer.id, NOW, dependencies);
    await endInTime(id, producer.id, NOW, dependencies);
    expect(part().ended).toMatchObject({ why: 'proposalOver' });
    expect(told('requestReply')).toHaveLength(1);
    expect(told('requestNews')).toHaveLength(2);
    expect(await say('accept')).toMatchObject({ kind: 'unchanged' });
  });

  test('that was accepted in time does not end', async () => {
    await say('accept');
    await endInTime(id, producer.id, NOW, dependencies);
    expect(part().ended).toBeUndefined();
  });

  test('cannot be accepted after its end, though nobody has noticed it yet', async () => {
    now = hoursAfter(part().answer?.endsAt ?? '', 1);
    expect(await say('accept')).toMatchObject({ kind: 'unchanged' });
  });

  test('for a day that is past changes nothing', async () => {
    now = hoursAfter(NOW, 1);
    const past = { ...proposal, at: now, proposal: { day: '2026-11-23', quantity: '', price: '' } };
    expect(await answer(id, producer.id, past, dependencies)).toMatchObject({ kind: 'unchanged' });
  });
});

describe('a request that is cancelled', () => {
  test.each(['before an answer', 'after a yes'])('%s: the producer is told once', async (when) => {
    if (when === 'after a yes') await answer(id, producer.id, { ...proposal, kind: 'accept' }, dependencies);
    await withdraw(id, producer.id, 'Je suis malade.', dependencies);
    await withdraw(id, producer.id, 'Je suis malade.', dependencies);
    expect(told('requestReply')).toHaveLength(1);
    expect(part().ended).toMatchObject({ why: 'cancelled', word: 'Je suis malade.' });
  });

  test('takes no answer any more, and goes to no other channel', async () => {
    await withdraw(id, producer.id, '', dependencies);
    expect(await propose()).toMatchObject({ kind: 'unchanged' });
    expect(await tryNextChannel(id, producer.id, 0, dependencies)).toMatchObject({ kind: 'unchanged' });
    expect(told('requestNews')).toEqual([]);
    expect(requests.tasks).toEqual([]);
  });

  test('is told to nobody who has not heard of it', async () => {
    const onlyCalled = aProducer({ details: { channels: [{ kind: 'call', address: '06 39 98 00 01' }] } });
    requests = new RequestsInMemory();
    requests.kept.set(id, request);
    dependencies = { ...requestDependenciesInMemory(requests, [onlyCalled]), now: () => now };
    await confirm(id, dependencies);
    await withdraw(id, onlyCalled.id, '', dependencies);
    expect(part().ended?.why).toBe('cancelled');
    expect(told('requestReply')).toEqual([]);
    expect(requests.tasks, 'the call that waits says that it is cancelled').toHaveLength(1);
  });

  test('after a yes on the telephone is told by a call', async () => {
    const onlyCalled = aProducer({ details: { channels: [{ kind: 'call', address: '06 39 98 00 01' }] } });
    requests = new RequestsInMemory();
    requests.kept.set(id, request);
    dependencies = { ...requestDependenciesInMemory(requests, [onlyCalled]), now: () => now };
    await confirm(id, dependencies);
    await answer(id, onlyCalled.id, { ...proposal, kind: 'accept', by: 'lea' }, dependencies);
    await withdraw(id, onlyCalled.id, '', dependencies);
    expect(requests.tasks).toHaveLength(2);
  });

  test('cannot be after a no', async () => {
    await answer(id, producer.id, { ...proposal, kind: 'decline' }, dependencies);
    expect(await withdraw(id, producer.id, '', dependencies)).toMatchObject({ kind: 'unchanged' });
  });
});

describe('a request that nobody answers', () => {
  test('ends the day after its passage, six days after it was made at the latest, and the requester is told', async () => {
    expect(told('requestEnds')).toMatchObject([{ dueAt: '2026-11-26T23:00:00.000Z', about: { since: null } }]);
    await tryNextChannel(id, producer.id, 0, dependencies);
    expect(part().state).toBe('withAgency');
    const news = told('requestNews').length;
    await endInTime(id, producer.id, null, dependencies);
    expect(part().ended).toMatchObject({ why: 'nobodyAnswered' });
    expect(told('requestNews')).toHaveLength(news + 1);
    expect(told('requestReply')).toEqual([]);
  });

  test('does not end where somebody has answered', async () => {
    await answer(id, producer.id, { ...proposal, kind: 'accept' }, dependencies);
    await endInTime(id, producer.id, null, dependencies);
    expect(part().ended).toBeUndefined();
  });
});
