import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delivers } from '#domain/areas/delivers.ts';
import { cellAt } from '#domain/areas/keys.ts';
import type { Place } from '#domain/areas/place.ts';
import { weekdaysOf } from '#domain/passages/round-calendar.ts';
import { readCursor } from '#domain/search/cursor.ts';
import type { Filters } from '#domain/search/found.ts';
import { searchProducers } from '#domain/search/search.ts';
import { Geohash } from '#domain/shared/primitives.ts';
import { whyFound } from '#web/search/why-found.ts';
import { aProducer, aRound, GAAS } from '../../support/builders.ts';
import { coverageOf, itemsOf, resolved } from './in-memory-coverage.ts';

/** A Tuesday morning in asparagus time. */
const NOW = '2026-05-19T07:00:00.000Z';

const ask = (
  filters: Partial<Filters> = {},
  more: Partial<{ limit: number; cursor: string | null; place: Place; now: string }> = {},
) => ({
  place: more.place ?? GAAS,
  filters: { audience: 'consumer' as const, ...filters },
  limit: more.limit ?? 20,
  cursor: more.cursor ? (readCursor(more.cursor) ?? null) : null,
  now: more.now ?? NOW,
});

const names = (result: Awaited<ReturnType<typeof searchProducers>>) => result.items.map((item) => item.name);

const search = (
  items: ReturnType<typeof itemsOf>,
  filters: Partial<Filters> = {},
  more: Parameters<typeof ask>[1] = {},
) => searchProducers(ask(filters, more), { coverage: coverageOf(items) });

type Details = NonNullable<NonNullable<Parameters<typeof aProducer>[0]>['details']>;

const called = (name: string, details: Details = {}) =>
  aProducer({
    id: name
      .toLowerCase()
      .replace(/[^a-z]/g, '')
      .padEnd(8, 'x'),
    details: { name, ...details },
  });

const bread: NonNullable<Details['offers']>[number] = {
  id: 'pain',
  name: 'Pain de campagne',
  family: 'bread',
  months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  audiences: ['consumer'],
};
const COUNTRY = { include: [{ kind: 'country' as const }] };
const FAR_AWAY = { include: [{ kind: 'circle' as const, lat: 48.85, lon: 2.35, radiusKm: 20 }] };

describe('a search', () => {
  it('finds who delivers to the place, and says on which day and until when to order', async () => {
    const { items, total } = await search(itemsOf(called('Ferme du Bédat')));
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ name: 'Ferme du Bédat', delivers: 'yes', inSeason: ['Asperges blanches'] });
    expect(items[0]?.rounds[0]?.next).toMatchObject({
      day: '2026-05-21',
      state: 'planned',
      deadline: '2026-05-19T10:00:00.000Z',
    });
  });

  it('leaves out who delivers elsewhere', async () => {
    expect(names(await search(itemsOf(called('Ailleurs', { rounds: [aRound({ area: FAR_AWAY })] }))))).toEqual([]);
  });

  it('finds a round exactly when it does not answer no, over random circles and places', async () => {
    const around = (centre: number) => fc.double({ min: centre - 0.6, max: centre + 0.6, noNaN: true });
    const circle = fc.record({
      lat: around(43.6),
      lon: around(-1),
      radiusKm: fc.double({ min: 1, max: 80, noNaN: true }),
    });
    const spot = fc.record({ lat: around(43.6), lon: around(-1), length: fc.integer({ min: 5, max: 7 }) });
    await fc.assert(
      fc.asyncProperty(circle, spot, async (shape, { lat, lon, length }) => {
        const area = { include: [{ kind: 'circle' as const, ...shape }], exclude: [] };
        const place = { ...GAAS, lat, lon, cell: Geohash.parse(cellAt(lat, lon, length)) };
        const found = await search(itemsOf(called('Ferme', { rounds: [aRound({ area })] })), {}, { place });
        const truth = delivers(resolved(area), place);
        expect(found.items[0]?.delivers ?? 'no').toBe(truth);
      }),
      { numRuns: 150 },
    );
  });

  it('asks one wave of at most six keys', async () => {
    const coverage = coverageOf(itemsOf(called('Ferme')));
    await searchProducers(ask(), { coverage });
    expect(coverage.waves).toHaveLength(1);
    expect(coverage.waves[0]).toHaveLength(6);
  });

  it('fails when the index could not be read, rather than show fewer producers', async () => {
    const coverage = { itemsUnder: () => Promise.reject(new Error('throttled')) };
    await expect(searchProducers(ask(), { coverage })).rejects.toThrow('throttled');
  });

  it('shows the newest version of a producer while two are in the index', async () => {
    const old = itemsOf(aProducer({ version: 1, details: { name: 'Ancien nom' } }));
    const renewed = itemsOf(aProducer({ version: 2, details: { name: 'Nouveau nom' } }));
    expect(names(await search([...old, ...renewed]))).toEqual(['Nouveau nom']);
  });

  it('keeps a round whose newest version is not written yet, and shows the producer as they are now', async () => {
    const old = itemsOf(
      aProducer({ version: 1, details: { rounds: [aRound(), aRound({ id: 'roundmonday', weekdays: [1] })] } }),
    );
    const renewed = itemsOf(
      aProducer({ version: 2, details: { name: 'Nouveau nom', rounds: [aRound({ weekdays: [5] })] } }),
    );
    const { items } = await search([...old, ...renewed]);
    expect(items[0]?.name).toBe('Nouveau nom');
    expect(Object.fromEntries(items[0]?.rounds.map((round) => [round.id, weekdaysOf(round.calendar)]) ?? [])).toEqual({
      roundthursday: [5],
      roundmonday: [1],
    });
  });

  it('shows nothing of a producer who is not published', () => {
    for (const state of ['pending', 'paused', 'withdrawn', 'rejected'] as const)
      expect(itemsOf(aProducer({ state }))).toEqual([]);
  });

  it('says how far a pick-up point is, besides the farm', async () => {
    const pickup = { name: 'Halles', lat: 43.62, lon: -1.0409 };
    const { items } = await search(itemsOf(called('Ferme', { rounds: [aRound({ mode: 'pickup', pickup })] })));
    expect(items[0]?.rounds[0]?.pickup?.distanceKm).toBeCloseTo(1.06, 1);
    expect(whyFound(items[0]?.rounds ?? [], 3, 'fr')).toMatch(/^point de retrait à 1\skm\s; la ferme est à 3\skm$/);
  });
});

describe('filters', () => {
  const items = itemsOf(
    called('Fournil', { offers: [bread], labels: ['BIO'], rounds: [aRound({ weekdays: [1, 4] })] }),
    called('Bédat'),
    called('Épicier', { offers: [{ ...bread, audiences: ['shop'] }], rounds: [aRound({ audiences: ['shop'] })] }),
  );

  it('show consumers what is for consumers, shops what is for shops', async () => {
    expect(names(await search(items)).sort()).toEqual(['Bédat', 'Fournil']);
    expect(names(await search(items, { audience: 'shop' }))).toEqual(['Épicier']);
    expect(names(await search(items, { audience: 'canteen' }))).toEqual([]);
  });

  it('keep families, labels, days, and what is in season', async () => {
    expect(names(await search(items, { family: 'bread' }))).toEqual(['Fournil']);
    expect(names(await search(items, { label: 'BIO' }))).toEqual(['Fournil']);
    expect(names(await search(items, { day: 1 }))).toEqual(['Fournil']);
    expect(names(await search(items, { day: 2 }))).toEqual([]);
    expect(names(await search(items, { season: true }))).toEqual(['Bédat']);
    expect(names(await search(items, { season: true }, { now: '2026-11-19T07:00:00.000Z' }))).toEqual([]);
  });

  it('find words in name, offers and commune, whatever their accents and number', async () => {
    expect(names(await search(items, { q: 'bedat' }))).toEqual(['Bédat']);
    expect(names(await search(items, { q: 'ASPERGE' }))).toEqual(['Bédat']);
    expect(names(await search(items, { q: 'pains' }))).toEqual(['Fournil']);
    expect(names(await search(items, { q: 'gaas' }))).toHaveLength(2);
    expect(names(await search(items, { q: 'pain gaas miel' }))).toEqual([]);
  });

  it('are counted over everyone found, so that a choice is seen before it is made', async () => {
    const { facets, delivering, total } = await search(items, { family: 'bread' });
    expect([total, delivering]).toEqual([1, 2]);
    expect(facets.families).toEqual(
      expect.arrayContaining([
        { value: 'bread', count: 1 },
        { value: 'vegetables', count: 1 },
      ]),
    );
    expect(facets.days).toEqual([
      { value: 1, count: 1 },
      { value: 4, count: 2 },
    ]);
  });

  it('do not call sold out what is in season', async () => {
    const soldOut = itemsOf(called('Vide', { offers: [{ ...bread, months: [5], availability: 'soldOut' }] }));
    expect(names(await search(soldOut, { season: true }))).toEqual([]);
  });
});

describe('pages of a list', () => {
  const many = Array.from({ length: 23 }, (_, index) => called(`Ferme ${String.fromCharCode(97 + index)}`));

  it('together hold everyone once, in the order of the whole', async () => {
    const items = itemsOf(...many);
    const whole = names(await search(items, {}, { limit: 50 }));
    const seen: string[] = [];
    for (let cursor: string | null = null, pages = 0; pages < 9; pages += 1) {
      const page = await search(items, {}, { limit: 5, cursor });
      seen.push(...names(page));
      cursor = page.nextCursor;
      if (cursor === null) break;
    }
    expect(seen).toEqual(whole);
  });

  it('go on over midnight and over a newcomer without repeating anyone', async () => {
    const first = await search(itemsOf(...many), {}, { limit: 10, now: '2026-05-19T21:59:00.000Z' });
    const grown = itemsOf(...many, called('Nouvelle'));
    const second = await search(grown, {}, { limit: 50, cursor: first.nextCursor, now: '2026-05-19T22:01:00.000Z' });
    const repeated = names(second).filter((name) => names(first).includes(name));
    expect(repeated).toEqual([]);
    expect(new Set([...names(first), ...names(second)]).size).toBeGreaterThanOrEqual(many.length);
  });

  it('change their order the next day', async () => {
    const items = itemsOf(...many);
    const today = names(await search(items, {}, { limit: 50 }));
    expect(names(await search(items, {}, { limit: 50, now: '2026-05-20T07:00:00.000Z' }))).not.toEqual(today);
  });
});

describe('where nobody delivers', () => {
  const elsewhere = (name: string, lat: number) =>
    called(name, { position: { lat, lon: -1.04 }, rounds: [aRound({ area: FAR_AWAY })] });

  it('the nearest producers are shown, nearest first', async () => {
    const { total, nearest } = await search(itemsOf(elsewhere('Loin', 43.75), elsewhere('Près', 43.62)));
    expect(total).toBe(0);
    expect(nearest.map((producer) => producer.name)).toEqual(['Près', 'Loin']);
  });

  it('a wider neighbourhood is looked at only where the near one is empty', async () => {
    const coverage = coverageOf(itemsOf(elsewhere('Très loin', 44.8)));
    const { nearest } = await searchProducers(ask(), { coverage });
    expect(nearest.map((producer) => producer.name)).toEqual(['Très loin']);
    expect(coverage.waves.map((wave) => wave.length)).toEqual([6, 9, 9]);
  });

  it('nobody is called nearest where somebody delivers, even if filters hide them', async () => {
    const items = itemsOf(called('Livreur', { rounds: [aRound({ area: COUNTRY })] }), elsewhere('Près', 43.62));
    expect((await search(items, { family: 'honey' })).nearest).toEqual([]);
  });
});
