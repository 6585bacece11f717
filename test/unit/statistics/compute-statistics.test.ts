import { describe, expect, test } from 'vitest';
import { computeStatistics } from '#app/statistics/compute-statistics.ts';
import { geoJson, placesCsv } from '#app/statistics/files.ts';
import { medianOf } from '#domain/statistics/answer-counts.ts';
import { WaitingPlace } from '#domain/statistics/figures.ts';
import { figuresWithin } from '#domain/statistics/figures-within.ts';
import { nearestSellers, sellerOf } from '#domain/statistics/sellers.ts';
import { nearbyInWords, waitingInWords } from '#web/statistics/in-words.ts';
import { aProducer, GAAS, hoursAfter, NOW } from '../../support/builders.ts';
import { aSubscription } from '../../support/subscription-builders.ts';
import { FiguresInMemory, sourcesOf, type World } from './territory-in-memory.ts';

let count = 0;
const living = (howMany: number, commune: string, changes: Parameters<typeof aSubscription>[0] = {}) =>
  Array.from({ length: howMany }, () => {
    count += 1;
    const place = { ...GAAS, commune, department: commune.slice(0, 2) };
    return aSubscription({
      id: `subscriber${count}`,
      email: `s${count}@exemple.invalid`,
      place,
      families: ['eggs'],
      ...changes,
    });
  });

const henFarm = (id: string, lat: number, changes: Parameters<typeof aProducer>[0] = {}) =>
  aProducer({
    id,
    ...changes,
    details: {
      name: `Poules de ${id}`,
      position: { lat, lon: -1.0409 },
      offers: [{ id: 'oeufs', name: 'Œufs', family: 'eggs', months: [1], audiences: ['consumer'] }],
      rounds: [
        {
          ...aProducer().details.rounds[0],
          id: `round${id}`,
          area: { include: [{ kind: 'communes', codes: ['64001'] }] },
        } as never,
      ],
      ...changes.details,
    },
  });

const computed = async (world: World, { store = new FiguresInMemory(), turns = 1, now = NOW } = {}) => {
  let asked = 0;
  const outcome = await computeStatistics(undefined, {
    sources: sourcesOf(world),
    store,
    now: () => now,
    newRunId: () => {
      count += 1;
      return `run${count}`;
    },
    timeIsUp: () => {
      asked += 1;
      return asked > turns * 10;
    },
  });
  return {
    store,
    outcome,
    figures: store.figures,
    places: store.figures ? await store.places(store.figures.runId) : [],
  };
};

describe('the state of the territory', () => {
  test('counts producers by state and family; one who has left counts in no family', async () => {
    const { figures } = await computed({
      producers: [
        aProducer(),
        henFarm('hens1farm', 43.7),
        henFarm('hens2farm', 43.7, { state: 'paused' }),
        henFarm('hens3farm', 43.7, { state: 'withdrawn' }),
      ],
      subscriptions: [],
    });
    expect(figures?.producers.byState).toEqual({ pending: 0, published: 2, paused: 1, withdrawn: 1, rejected: 0 });
    expect(figures?.producers.byFamily.find(({ family }) => family === 'eggs')).toEqual({
      ...{ family: 'eggs', published: 1, paused: 1, pending: 0 },
    });
  });

  test('lists the communes where five and more wait, whatever page cuts through them, with the nearest who sell it', async () => {
    const producers = [henFarm('nearhens1', 43.65), henFarm('farhens22', 43.8), henFarm('parishens', 48.8)];
    const { places, figures } = await computed({
      producers,
      subscriptions: [...living(12, '40101'), ...living(4, '40102'), ...living(5, '64001'), ...living(3, '33001')],
      page: 5,
    });
    expect(places).toMatchObject([
      {
        commune: '40101',
        people: 10,
        demands: [{ family: 'eggs', people: 10, sellers: [{ id: 'nearhens1', distanceKm: 4.4 }, { id: 'farhens22' }] }],
      },
    ]);
    expect(figures).toMatchObject({ places: 1, subscriptions: 20, waiting: 15 });
    for (const place of places) WaitingPlace.parse(place);
  });

  test('of some departments it is theirs alone: producers, people, requests, alerts', async () => {
    const commune = (code: string) => ({ commune: code as never });
    const answered = (department: string, hours: number | null) => ({
      confirmedAt: NOW,
      department,
      answeredAt: [hours === null ? null : hoursAfter(NOW, hours)],
    });
    const { figures } = await computed({
      producers: [
        henFarm('gironde1', 44.8, { details: commune('33063') as never }),
        henFarm('landes11', 43.7),
        henFarm('landes22', 43.7, { state: 'paused' }),
      ],
      subscriptions: [...living(12, '40101'), ...living(6, '33001'), ...living(3, '64001')],
      requests: [answered('40', 2), answered('40', null), answered('33', 10)],
      alerts: { '2026-11-23': 7 },
    });
    if (figures === undefined) throw new Error('nothing was computed');
    const [gironde, landes, bearn] = ['33', '40', '64'].map((code) => figuresWithin(figures, [code as never]));
    expect(gironde).toMatchObject({ subscriptions: 5, waiting: 5, asked: 1, answered: 1, medianHoursToAnswer: 10 });
    expect(gironde?.producers.byState).toMatchObject({ published: 1, paused: 0 });
    expect(gironde?.weeks.at(-1)).toMatchObject({ requests: 1, answers: 1, alerts: 7 });
    expect(landes).toMatchObject({ subscriptions: 10, asked: 2, answered: 1, medianHoursToAnswer: 2 });
    expect(landes?.producers.byState).toMatchObject({ published: 1, paused: 1 });
    expect(landes?.producers.byFamily.find(({ family }) => family === 'eggs')).toMatchObject({
      published: 1,
      paused: 1,
    });
    expect(landes?.weeks.at(-1)).toMatchObject({ requests: 2, alerts: 0 });
    expect(bearn, 'three people are nobody').toMatchObject({ subscriptions: null, waiting: null, asked: 0 });
    const both = figuresWithin(figures, ['33', '40'] as never);
    expect(both).toMatchObject({ subscriptions: 15, asked: 3, answered: 2, medianHoursToAnswer: null });
    expect(Object.keys(both.byDepartment)).toEqual(['33', '40']);
    expect(figuresWithin(figures, [])).toMatchObject({ subscriptions: null, asked: 0, byDepartment: {} });
  });

  test('a commune with fewer than five leaves no trace: with it or without it, the same is kept', async () => {
    const shown = living(9, '40101');
    const hidden = living(4, '40102');
    const withIt = await computed({ producers: [], subscriptions: [...shown, ...hidden] });
    const without = await computed({ producers: [], subscriptions: shown });
    expect(withIt.places).toEqual(without.places);
    // The total may show that somebody else waits somewhere, five or nobody: never how few.
    expect(Number(withIt.figures?.waiting) % 5).toBe(0);
  });

  test('counts requests in the week in which they were confirmed, answers in the week in which they came; the median over all', async () => {
    const answered = (confirmedAt: string, ...hours: (number | null)[]) => ({
      confirmedAt,
      department: '40',
      answeredAt: hours.map((one) => (one === null ? null : hoursAfter(confirmedAt, one))),
    });
    const { figures } = await computed({
      producers: [],
      subscriptions: [],
      requests: [
        answered('2026-11-23T10:00:00.000Z', 2, null),
        answered('2026-11-20T10:00:00.000Z', 80),
        answered('2026-11-22T22:30:00.000Z', 1),
        // A week before those shown, answered within them.
        answered('2026-09-06T10:00:00.000Z', 30),
      ],
      alerts: { '2026-11-16': 35_000 },
    });
    expect(figures?.weeks.slice(-2)).toEqual([
      { week: '2026-11-16', requests: 2, answers: 0, alerts: 35_000 },
      { week: '2026-11-23', requests: 1, answers: 3, alerts: 0 },
    ]);
    expect(figures?.weeks[0]).toMatchObject({ week: '2026-09-07', requests: 0, answers: 1 });
    expect(figures).toMatchObject({ asked: 4, answered: 3, medianHoursToAnswer: 2 });
  });

  test('a turn whose time is up keeps its place; the next one goes on, and the figures are those of one turn', async () => {
    const world = {
      producers: [henFarm('nearhens1', 43.65)],
      subscriptions: [...living(8, '40101'), ...living(6, '33001')],
    };
    const whole = await computed(world);
    const store = new FiguresInMemory();
    const sources = sourcesOf(world);
    const turn = (goOn: string | undefined) => {
      let departments = 0;
      const timeIsUp = () => {
        departments += 1;
        return departments > 1;
      };
      return computeStatistics(goOn, { sources, store, now: () => NOW, newRunId: () => 'slowrun1', timeIsUp });
    };
    expect(await turn(undefined)).toBe('more');
    expect(store.figures, 'nothing is shown before the end').toBeUndefined();
    let outcome: string = 'more';
    for (let turns = 0; outcome === 'more' && turns < 9; turns += 1) outcome = await turn('slowrun1');
    expect(outcome).toBe('done');
    expect({ ...store.figures, runId: '' }).toEqual({ ...whole.figures, runId: '' });
    expect(await store.places('slowrun1')).toEqual(whole.places);
    expect(store.kept, 'the exact numbers go with the run').toBeUndefined();
  });

  test('asked for while one is under way, no second one begins; one that has died is taken over', async () => {
    const store = new FiguresInMemory();
    const run = {
      id: 'deadrun11',
      startedAt: NOW,
      touchedAt: NOW,
      done: [],
      subscriptions: 0,
      waiting: 0,
      places: 0,
      byDepartment: {},
      revision: 1,
    };
    await store.saveRun(run);
    const world = { producers: [], subscriptions: living(5, '40101') };
    expect((await computed(world, { store, now: hoursAfter(NOW, 0.1) })).outcome).toBe('underWay');
    const late = await computed(world, { store, now: hoursAfter(NOW, 0.5) });
    expect(late.outcome).toBe('done');
    expect(late.figures?.runId).toBe('deadrun11');
  });

  test('a message that comes again after its run has ended begins nothing', async () => {
    const outcome = await computeStatistics('oldrun111', {
      ...{ sources: sourcesOf({ producers: [], subscriptions: [] }), store: new FiguresInMemory() },
      ...{ now: () => NOW, newRunId: () => 'newrun111', timeIsUp: () => false },
    });
    expect(outcome).toBe('underWay');
  });
});

test('the median of none is none, of an even number the mean of the two in the middle', () => {
  expect([medianOf([]), medianOf([3]), medianOf([10, 1]), medianOf([9, 1, 2])]).toEqual([null, 3, 5.5, 2]);
});

describe('what to do about it', () => {
  const sellers = [
    henFarm('nearhens1', 43.65),
    henFarm('midhens22', 43.7),
    henFarm('thirdhens', 43.72),
    henFarm('fourthhen', 43.74),
  ].map((producer) => sellerOf(producer, 'Dax'));
  const demand = { audience: 'consumer' as const, family: 'eggs' as const };

  test('the three nearest within 40 km who sell it to them', () => {
    expect(nearestSellers(sellers, GAAS, demand).map(({ id }) => id)).toEqual(['nearhens1', 'midhens22', 'thirdhens']);
    expect(nearestSellers(sellers, GAAS, { ...demand, audience: 'canteen' })).toEqual([]);
    expect(nearestSellers([sellerOf(henFarm('parishens', 48.8), 'Paris')], GAAS, demand)).toEqual([]);
  });

  test('in a sentence, with a distance that is true of all of them', () => {
    const told = { ...demand, people: 10, sellers: nearestSellers(sellers, GAAS, demand) };
    expect(waitingInWords(told, 'fr')).toBe('Au moins 10 foyers attendent des œufs.');
    expect(nearbyInWords(told, 'fr')).toBe(
      'Ces trois producteurs en proposent, à moins de 15\u00a0km, et ne viennent pas encore jusque-là\u202f:',
    );
    expect(nearbyInWords({ ...told, sellers: [] }, 'fr')).toContain('à inviter');
  });
});

describe('the files', () => {
  const place = WaitingPlace.parse({
    ...{ commune: '40101', name: 'Gaas', department: '40', lat: 43.6, lon: -1.04, people: 10 },
    demands: [
      {
        ...{ audience: 'consumer', family: 'eggs', people: 10 },
        sellers: [
          {
            id: 'fermedugaas1',
            name: '=HYPERLINK("http://x")',
            communeName: 'Dax',
            distanceKm: 4.4,
            telephone: '+33558000000',
          },
        ],
      },
    ],
  });

  test('a name that a spreadsheet would run is only text', () => {
    const lines = placesCsv([place], 'fr').split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[2]).toContain(`"'=HYPERLINK(""http://x"")";4,4;+33558000000`);
  });

  test('the map is GeoJSON: longitude first, points within their ranges', () => {
    const map = geoJson([place], [], { at: NOW, lang: 'fr' }) as {
      features: { geometry: unknown; properties: unknown }[];
    };
    expect(map.features[0]).toMatchObject({
      geometry: { type: 'Point', coordinates: [-1.04, 43.6] },
      properties: { kind: 'waiting', peopleAtLeast: 10, waitFor: [{ family: 'eggs', peopleAtLeast: 10 }] },
    });
  });
});
