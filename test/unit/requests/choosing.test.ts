import { beforeEach, describe, expect, test } from 'vitest';
import {
  answer,
  confirm,
  endInTime,
  type RequestDependencies,
  reply,
  tryNextChannel,
} from '#app/requests/follow-request.ts';
import { isAgreed, mayReach, openOf, othersAsked } from '#domain/requests/settle-request.ts';
import { aProducer, aRequest, hoursAfter, NOW } from '../../support/builders.ts';
import { RequestsInMemory, requestDependenciesInMemory } from '../../support/fake-requests.ts';

/** The same is asked of several, and the requester chooses one. */

const [one, two, three] = ['fermelune1', 'fermedeux2', 'fermetrois3'] as const;
const farms = [one, two, three].map((id) =>
  aProducer({ id, details: { name: id, channels: [{ kind: 'email', address: `${id}@exemple.invalid` }] } }),
);
const request = aRequest({
  chooses: true,
  parts: farms.map(({ id }) => ({ producerId: id, producerName: id, state: 'waiting', attempts: [], answer: null })),
});

let requests: RequestsInMemory;
let dependencies: RequestDependencies;
let now: string;

beforeEach(async () => {
  now = NOW;
  requests = new RequestsInMemory();
  requests.kept.set(request.id, request);
  dependencies = { ...requestDependenciesInMemory(requests, farms), now: () => now };
  await confirm(request.id, dependencies);
});

const partOf = (id: string) => {
  const part = requests.kept.get(request.id)?.parts.find(({ producerId }) => producerId === id);
  if (part === undefined) throw new Error('no such part');
  return part;
};
const producerId = (id: string) => partOf(id).producerId;
const answers = (id: string, kind: 'accept' | 'decline') =>
  answer(request.id, producerId(id), { kind, word: '', at: now, by: 'producer' }, dependencies);
const chooses = (id: string) => reply(request.id, producerId(id), { kind: 'accept', word: '', at: now }, dependencies);
const toldOf = (kind: string) =>
  requests.owed.flatMap(({ about, to }) =>
    about.kind === kind && 'producerId' in about ? [`${about.producerId} ${to}`] : [],
  );

describe('a yes among several', () => {
  test('waits for the choice: nothing is agreed, and nobody is given contacts', async () => {
    await answers(one, 'accept');
    expect(openOf(partOf(one))).toMatchObject({ by: 'requester' });
    expect(isAgreed(partOf(one))).toBe(false);
    expect(mayReach(request, partOf(one))).toBe(false);
    expect(partOf(one).answer?.endsAt).toBeDefined();
  });

  test('that is chosen is agreed; the others, answered or not, are told once that it is not them', async () => {
    await answers(one, 'accept');
    await answers(two, 'accept');
    await chooses(two);
    await chooses(two);
    expect(isAgreed(partOf(two))).toBe(true);
    expect([partOf(one).ended?.why, partOf(three).ended?.why]).toEqual(['otherChosen', 'otherChosen']);
    expect(toldOf('requestReply').sort()).toEqual(farms.map(({ id }) => `${id} ${id}@exemple.invalid`).sort());
  });

  test('that is chosen spares whoever was to be telephoned: the task is closed, and nobody is to be called any more', async () => {
    await tryNextChannel(request.id, producerId(three), 0, dependencies);
    const task = partOf(three).callTaskId;
    expect(task).toBeDefined();
    await answers(one, 'accept');
    await chooses(one);
    expect(partOf(three)).toMatchObject({ ended: { why: 'otherChosen' } });
    expect(partOf(three).callTaskId).toBeUndefined();
    expect(requests.owed.flatMap(({ about }) => (about.kind === 'taskSettled' ? [about.taskId] : []))).toEqual([task]);
  });

  test('that comes after the choice changes nothing', async () => {
    await answers(one, 'accept');
    await chooses(one);
    expect(await answers(three, 'accept')).toMatchObject({ kind: 'unchanged' });
    expect(await chooses(three)).toMatchObject({ kind: 'unchanged' });
  });

  test('is agreed at once where nobody else is left to say yes', async () => {
    await answers(one, 'decline');
    await answers(two, 'decline');
    await answers(three, 'accept');
    expect(isAgreed(partOf(three))).toBe(true);
  });

  test('that nobody chooses in time ends, and both are told', async () => {
    await answers(one, 'accept');
    now = hoursAfter(partOf(one).answer?.endsAt ?? '', 1);
    await endInTime(request.id, producerId(one), NOW, dependencies);
    expect(partOf(one).ended?.why).toBe('proposalOver');
    expect(toldOf('requestReply')).toEqual([`${one} ${one}@exemple.invalid`]);
    expect(await chooses(one)).toMatchObject({ kind: 'unchanged' });
  });

  test('is a plain yes where the requester wants it of each', async () => {
    requests.kept.set(request.id, { ...request, chooses: false, state: 'confirmed', version: 2 });
    await answers(one, 'accept');
    expect(isAgreed(partOf(one))).toBe(true);
    expect(partOf(two).ended).toBeUndefined();
  });
});

test('each is told how many others were asked for the same; not where all was ticked of their own offers', () => {
  expect(othersAsked(request)).toBe(2);
  const ticked = { what: 'Tomme', quantity: '1', offer: { producerId: one, id: 'tomme', price: '' } };
  expect(othersAsked(aRequest({ ...request, lines: [ticked] }))).toBe(0);
});

test('contacts and street are told before a yes only where the requester says so', () => {
  const [part] = request.parts;
  expect(part && mayReach({ contactsAtOnce: true }, part)).toBe(true);
});

describe('a proposal for another day that is accepted', () => {
  const propose = (day: string) =>
    answer(
      request.id,
      producerId(one),
      { kind: 'propose', word: '', proposal: { day, quantity: '', price: '' }, at: now, by: 'producer' },
      dependencies,
    );

  test('makes it a request for the passage of that day, which is told of from then on', async () => {
    await propose('2026-12-03');
    await chooses(one);
    expect(partOf(one)).toMatchObject({ roundId: 'roundthursday', passage: { day: '2026-12-03' }, weekday: 4 });
    expect(partOf(one).dayAgreed).toBeUndefined();
    const turns = requests.owed.flatMap(({ about }) => (about.kind === 'passageTurn' ? [about.day] : []));
    expect(turns, 'its reminder and its sheet').toContain('2026-12-03');
  });

  test('on a day that no round has is kept as agreed: no change of the calendar concerns it', async () => {
    await propose('2026-12-04');
    await chooses(one);
    expect(partOf(one)).toMatchObject({ passage: { day: '2026-12-04' }, dayAgreed: true });
  });
});
