import { describe, expect, test } from 'vitest';
import { withdraw } from '#app/requests/follow-request.ts';
import { sendRequest } from '#app/requests/send-request.ts';
import { CalendarChanges } from '#domain/passages/calendar-changes.ts';
import type { Producer, Round } from '#domain/producers/producer.ts';
import { placeRequest, RequestInput } from '#domain/requests/new-request.ts';
import { RequestId } from '#domain/shared/primitives.ts';
import { reasonText } from '#web/shared/reason-texts.ts';
import { aProducer, aRound, GAAS, NOW } from '../../support/builders.ts';
import { RequestsInMemory, requestDependenciesInMemory } from '../../support/fake-requests.ts';

const resolve = (round: Round) => round.area as ReturnType<Parameters<typeof placeRequest>[1]['resolve']>;

const anInput = (producers: unknown[] = [{ id: 'fermedugaas1' }], changes = {}) =>
  RequestInput.parse({
    email: 'Jeanne@exemple.invalid ',
    name: 'Jeanne',
    place: { cell: GAAS.cell, commune: GAAS.commune },
    lines: [{ what: 'Asperges', quantity: '2 kg' }],
    producers,
    ...changes,
  });

const place = (input: RequestInput, producer: Producer | undefined = aProducer()) =>
  placeRequest(input, {
    id: RequestId.parse('requestone1'),
    now: NOW,
    language: 'fr',
    place: GAAS,
    producer: () => producer,
    changes: () => CANCELLED,
    resolve,
  });

const CANCELLED = CalendarChanges.parse({
  days: [{ roundId: 'roundthursday', day: '2026-12-17', kind: 'cancelled', at: NOW }],
});

const farAway = aRound({ area: { include: [{ kind: 'circle', lat: 46.5, lon: 0.3, radiusKm: 20 }] } });

describe('a request', () => {
  test('waits for confirmation, its address folded', () => {
    expect(place(anInput())).toMatchObject({
      ok: true,
      value: { state: 'pending', requester: { email: 'jeanne@exemple.invalid' } },
    });
  });

  test.each([
    [
      'a producer who does not deliver there',
      anInput(),
      aProducer({ details: { rounds: [farAway] } }),
      'producers.0.id',
      /ne livre pas à Gaas/,
    ],
    ['a paused producer', anInput(), aProducer({ state: 'paused' }), 'producers.0.id', /plus dans l’annuaire/],
    [
      'another kind of customer',
      anInput(undefined, { audience: 'shop' }),
      aProducer(),
      'producers.0.id',
      /ce type de client/,
    ],
    [
      'a round of somebody else',
      anInput([{ id: 'fermedugaas1', roundId: 'roundfriday1' }]),
      aProducer(),
      'producers.0.roundId',
      /ne passe pas chez vous/,
    ],
    [
      'a day on which they do not come',
      anInput([{ id: 'fermedugaas1', weekday: 1 }]),
      aProducer(),
      'producers.0.weekday',
      /ne livre pas ce jour-là/,
    ],
    [
      'a passage that the round does not have',
      anInput([{ id: 'fermedugaas1', passage: { roundId: 'roundthursday', day: '2026-12-02' } }]),
      aProducer(),
      'producers.0.passage',
      /ne livre pas ce jour-là/,
    ],
    [
      'a passage whose deadline has gone',
      anInput([{ id: 'fermedugaas1', passage: { roundId: 'roundthursday', day: '2026-11-19' } }]),
      aProducer(),
      'producers.0.passage',
      /trop tard/,
    ],
    [
      'a passage that was cancelled meanwhile',
      anInput([{ id: 'fermedugaas1', passage: { roundId: 'roundthursday', day: '2026-12-17' } }]),
      aProducer(),
      'producers.0.passage',
      /annulé/,
    ],
  ] as const)('to %s is refused, naming the field and why', (_, input, producer, field, reason) => {
    const placed = place(input, producer);
    const faults = placed.ok ? [] : placed.reason;
    expect(faults.map((fault) => [fault.field, reasonText(fault, 'fr')])).toEqual([
      [field, expect.stringMatching(reason)],
    ]);
  });

  test('for a passage keeps its date; for a weekday, the first passage on it that is open', () => {
    const dated = place(anInput([{ id: 'fermedugaas1', passage: { roundId: 'roundthursday', day: '2026-12-10' } }]));
    expect(dated.ok && dated.value.parts).toMatchObject([{ passage: { day: '2026-12-10' }, weekday: 4 }]);
    const onThursday = place(anInput([{ id: 'fermedugaas1', weekday: 4 }]));
    expect(onThursday.ok && onThursday.value.parts).toMatchObject([
      { roundId: 'roundthursday', passage: { roundId: 'roundthursday', day: '2026-11-26' } },
    ]);
  });

  test('to the same producer twice asks them once', () => {
    const placed = place(anInput([{ id: 'fermedugaas1' }, { id: 'fermedugaas1' }]));
    expect(placed.ok && placed.value.parts).toHaveLength(1);
  });

  test.each([
    ['nothing wished for', { lines: [] }],
    ['no producer', { producers: [] }],
    ['an address that is none', { email: 'jeanne' }],
    ['an unknown field', { colour: 'red' }],
  ])('with %s is refused before anything else', (_, changes) => {
    expect(RequestInput.safeParse({ ...anInput(), ...changes }).success).toBe(false);
  });
});

describe('sending a request', () => {
  const given = {
    id: RequestId.parse('requestone1'),
    language: 'fr',
    place: GAAS,
    emailHash: 'hash',
    onceHash: 'once',
    contentHash: 'content',
    resolve,
    live: { of: async () => new Map() },
  } as const;

  test('from an unknown address owes a confirmation, and asks nobody', async () => {
    const requests = new RequestsInMemory();
    await sendRequest(
      anInput(),
      { ...given, addressProven: false },
      requestDependenciesInMemory(requests, [aProducer()]),
    );
    expect(requests.owed.map(({ about }) => about.kind)).toEqual(['requestConfirmation']);
  });

  test('from a proven address asks the producer at once', async () => {
    const requests = new RequestsInMemory();
    await sendRequest(
      anInput(),
      { ...given, addressProven: true },
      requestDependenciesInMemory(requests, [aProducer()]),
    );
    expect(requests.owed.map(({ about }) => about.kind)).toEqual(['requestReceipt', 'requestEnds', 'request', 'chase']);
  });

  test('twice with the same key makes one request', async () => {
    const requests = new RequestsInMemory();
    const dependencies = requestDependenciesInMemory(requests, [aProducer()]);
    const first = await sendRequest(anInput(), { ...given, addressProven: false }, dependencies);
    const second = await sendRequest(
      anInput(),
      { ...given, id: RequestId.parse('requesttwo2'), addressProven: false },
      dependencies,
    );
    expect(first).toMatchObject({ ok: true, value: { id: 'requestone1' } });
    expect(second).toMatchObject({ ok: true, value: { id: 'requestone1' } });
    expect(requests.owed).toHaveLength(1);
  });

  test('twice with the same content and another key is the one before, and says so', async () => {
    const requests = new RequestsInMemory();
    const dependencies = requestDependenciesInMemory(requests, [aProducer()]);
    await sendRequest(anInput(), { ...given, addressProven: true }, dependencies);
    const owed = requests.owed.length;
    const again = { ...given, id: RequestId.parse('requesttwo2'), onceHash: 'other', addressProven: true };
    expect(await sendRequest(anInput(), again, dependencies)).toMatchObject({
      ok: true,
      value: { id: 'requestone1', already: true },
    });
    expect(requests.owed).toHaveLength(owed);
  });

  test('with the same content once the one before is over is another', async () => {
    const requests = new RequestsInMemory();
    const dependencies = requestDependenciesInMemory(requests, [aProducer()]);
    await sendRequest(anInput(), { ...given, addressProven: true }, dependencies);
    await withdraw(given.id, aProducer().id, '', dependencies);
    const again = { ...given, id: RequestId.parse('requesttwo2'), onceHash: 'other', addressProven: true };
    expect(await sendRequest(anInput(), again, dependencies)).toMatchObject({ ok: true, value: { id: 'requesttwo2' } });
  });

  test('refused writes nothing', async () => {
    const requests = new RequestsInMemory();
    await sendRequest(anInput(), { ...given, addressProven: true }, requestDependenciesInMemory(requests, []));
    expect([requests.kept.size, requests.owed.length]).toEqual([0, 0]);
  });
});
