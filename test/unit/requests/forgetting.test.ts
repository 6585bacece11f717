import { beforeEach, describe, expect, test } from 'vitest';
import { answer, confirm, follow, reply } from '#app/requests/follow-request.ts';
import { ERASED, forgetRequester, messagesToRequester } from '#domain/requests/forget-requester.ts';
import type { Answer, ProducerRequest } from '#domain/requests/request.ts';
import { aProducer, aRequest, GAAS, hoursAfter, NOW } from '../../support/builders.ts';
import { RequestsInMemory, requestDependenciesInMemory } from '../../support/fake-requests.ts';

/** Whoever erases themselves is taken out of what they asked for. */

const producer = aProducer({ details: { channels: [{ kind: 'sms', address: '06 39 98 00 01' }] } });
const request = aRequest();
const { id } = request;

let requests: RequestsInMemory;
let now: string;
const dependencies = () => ({ ...requestDependenciesInMemory(requests, [producer]), now: () => now });

const asked = (day: string): ProducerRequest => {
  const [part] = request.parts;
  return { ...request, parts: [{ ...part, passage: { roundId: 'roundthursday', day } } as NonNullable<typeof part>] };
};
const forget = () =>
  follow(id, (one, context) => forgetRequester(one, { name: 'Quelqu’un', place: GAAS }, context), dependencies());
const kept = () => requests.kept.get(id);
const repliesOwed = () => requests.owed.filter(({ about }) => about.kind === 'requestReply');
const yes: Answer = { kind: 'accept', word: 'Avec plaisir, Jeanne', at: NOW, by: 'producer' };

beforeEach(() => {
  now = NOW;
  requests = new RequestsInMemory();
  requests.kept.set(id, asked('2026-11-26'));
});

describe('a request whose requester is erased', () => {
  test('keeps what was asked and of whom, and nothing of the person', async () => {
    await confirm(id, dependencies());
    await answer(id, producer.id, yes, dependencies());
    await forget();
    expect(kept()).toMatchObject({ requester: { email: ERASED, telephone: null }, lines: request.lines, word: '' });
    expect(JSON.stringify(kept())).not.toMatch(new RegExp(`${request.requester.email}|Jeanne`));
  });

  test('keeps neither the street nor where it is, nor the key of its receipt', async () => {
    requests.kept.set(id, { ...asked('2026-11-26'), street: '12 route de Dax', spot: { lat: 43.61234, lon: -1.04 } });
    await confirm(id, dependencies());
    await forget();
    expect(JSON.stringify(kept())).not.toMatch(/route de Dax|43\.61234/);
    const receipt = requests.owed.find(({ about }) => about.kind === 'requestReceipt')?.dedupeKey;
    expect(messagesToRequester(request)).toContain(receipt);
  });

  test('is cancelled where it is still to come, and the producer is told once', async () => {
    await confirm(id, dependencies());
    await answer(id, producer.id, yes, dependencies());
    await forget();
    await forget();
    expect(kept()?.parts[0]?.ended).toMatchObject({ why: 'cancelled', word: '' });
    expect(repliesOwed()).toHaveLength(1);
  });

  test('is not cancelled any more when its day is over', async () => {
    await confirm(id, dependencies());
    await answer(id, producer.id, yes, dependencies());
    now = hoursAfter(NOW, 24 * 30);
    await forget();
    expect(kept()?.parts[0]?.ended).toBeUndefined();
    expect(repliesOwed()).toEqual([]);
  });

  test('that waits for a word of theirs no longer waits', async () => {
    await confirm(id, dependencies());
    const proposal = { day: '2026-11-27', quantity: '1 kg', price: '2 €' };
    await answer(id, producer.id, { ...yes, kind: 'propose', proposal }, dependencies());
    await forget();
    await reply(id, producer.id, { kind: 'accept', word: '', at: now }, dependencies());
    expect(kept()?.parts[0]?.reply).toBeUndefined();
    expect(kept()?.parts[0]?.ended?.why).toBe('cancelled');
  });

  test('that nobody confirmed can be confirmed no more', async () => {
    await forget();
    expect(kept()?.state).toBe('expired');
    expect(requests.owed).toEqual([]);
  });
});
