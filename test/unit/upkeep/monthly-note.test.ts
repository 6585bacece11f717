import { describe, expect, test } from 'vitest';
import { type MonthlyNote, oweMonthlyNotes } from '#app/upkeep/monthly-note.ts';
import type { ResolvedArea } from '#domain/areas/area.ts';
import { cellAt } from '#domain/areas/keys.ts';
import type { NewDelivery } from '#domain/ledger/new-delivery.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { ProducerRequest } from '#domain/requests/request.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';
import { aProducer, aRequest, aRound, GAAS } from '../../support/builders.ts';
import { aSubscription } from '../../support/subscription-builders.ts';

/** On one of the first nights of December, of November. */
const NIGHT = '2026-12-01T02:10:00.000Z';
const CENTRE = { lat: 43.62, lon: -1.03 };
/** So many kilometres north of the middle of the round. */
const north = (km: number) => ({ lat: CENTRE.lat + km / 111.2, lon: CENTRE.lon });

const producer = aProducer({
  publishedAt: '2026-06-15T08:00:00.000Z',
  details: { rounds: [aRound({ area: { include: [{ kind: 'circle', ...CENTRE, radiusKm: 20 }] } })] },
});

const asked = (at: string, answered: boolean, id: string): ProducerRequest => {
  const [part] = aRequest().parts;
  if (part === undefined) throw new Error('a request has a part');
  const answer = { kind: 'decline' as const, word: '', at, by: 'producer' };
  return aRequest({ id, state: 'confirmed', confirmedAt: at, parts: [{ ...part, answer: answered ? answer : null }] });
};

/** Somebody who waits at a point, to a hundred metres. */
const waiting = (number: number, { lat, lon }: { lat: number; lon: number }, changes = {}) =>
  aSubscription({
    id: `subscriptionx${number}`,
    person: `personnumber${number}`,
    place: { ...GAAS, cell: cellAt(lat, lon, 7), lat, lon },
    ...changes,
  } as never);

const run = async (
  given: { producers?: readonly Producer[]; requests?: readonly ProducerRequest[]; subscriptions?: readonly unknown[] },
  now = NIGHT,
) => {
  const owed: NewDelivery[] = [];
  const note: MonthlyNote = {
    asked: {
      find: async (id) => owed.find(({ dedupeKey }) => deliveryIdOf(dedupeKey) === id),
      enqueueAll: async (deliveries) => {
        owed.push(...deliveries);
      },
    },
    requests: {
      ofPassages: async () => [...(given.requests ?? [])],
      undatedOf: async () => [...(given.requests ?? [])],
    },
    saved: { under: async () => ({ subscriptions: (given.subscriptions ?? []) as never, next: undefined }) },
    // 1,000 people live every kilometre north.
    places: {
      communesWithin: (_, radiusKm) =>
        Array.from({ length: 40 }, (_, km) => ({ ...north(km), km })).flatMap(({ km, ...at }) =>
          km <= radiusKm
            ? [{ ...at, code: `400${String(km).padStart(2, '0')}`, name: '', population: 1_004, approximate: false }]
            : [],
        ) as never,
      population: () => 1_000,
      departmentOf: () => undefined,
    },
    resolve: (area) => area as ResolvedArea,
    departments: () => ['40'],
  };
  const producers = given.producers ?? [producer];
  await oweMonthlyNotes(producers, now, note);
  await oweMonthlyNotes(producers, now, note);
  return owed.flatMap(({ about }) => (about.kind === 'monthlyNote' ? [about] : []));
};

describe('the note of the month', () => {
  const november = [
    asked('2026-11-03T08:00:00.000Z', true, 'requestone1'),
    asked('2026-11-29T08:00:00.000Z', false, 'requesttwo2'),
    asked('2026-12-01T01:00:00.000Z', true, 'requestdec3'),
  ];

  test('says once how often they were asked last month and how often they answered', async () => {
    expect(await run({ requests: november })).toMatchObject([{ month: '2026-11', figures: { asked: 2, answered: 1 } }]);
  });

  test('says how many live 5 km further, and in fives how many wait there', async () => {
    const beyond = Array.from({ length: 7 }, (_, number) => waiting(number, north(22)));
    const within = waiting(20, north(10));
    const far = waiting(21, north(30));
    const away = waiting(22, north(22), { state: 'ended', endedAt: NIGHT, endReason: 'unsubscribed' });
    const twice = waiting(0, north(22));
    const [said] = await run({ subscriptions: [...beyond, within, far, away, twice] });
    expect(said?.figures.further).toEqual({ km: 5, inhabitants: 5_020, waiting: 5 });
  });

  test('never says how few wait; and there is none where it has nothing to say', async () => {
    const four = Array.from({ length: 4 }, (_, number) => waiting(number, north(22)));
    expect((await run({ subscriptions: four, requests: november }))[0]?.figures.further?.waiting).toBeNull();
    expect(await run({ subscriptions: four })).toEqual([]);
  });

  test('goes to nobody who does not want it, is not reached by mail, or later in the month', async () => {
    const noMail = aProducer({
      ...producer,
      details: { ...producer.details, channels: [{ kind: 'sms', address: '06 39 98 00 01' }] },
    } as never);
    for (const one of [{ ...producer, noteOff: true as const }, noMail])
      expect(await run({ producers: [one], requests: november })).toEqual([]);
    expect(await run({ requests: november }, '2026-12-04T02:10:00.000Z')).toEqual([]);
  });
});
