import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { distanceKm } from '#domain/areas/geometry.ts';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { readExactPositions } from '#infra/build/communes-sources.ts';
import { BUILD_TIMEOUT, builtCommunes, EXACT_LIST } from './list.ts';

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN;

const percent = (share = Number.NaN): string => `${(100 * share).toFixed(0)} %`;

if (!existsSync(EXACT_LIST)) console.info(`skipped: no exact list of communes at ${EXACT_LIST} (ALARONDE_DATA)`);

describe.skipIf(!existsSync(EXACT_LIST))('against the exact list of communes', () => {
  let communes: KnownPlaces;
  let rows: { code: string; name: string; postcodes: string[] }[];
  beforeAll(async () => {
    communes = await builtCommunes();
    const [, ...lines] = readFileSync(EXACT_LIST, 'utf8').trim().split('\n');
    rows = lines.map((line) => {
      const [code = '', name = '', , , , , postcodes = ''] = line.split(',');
      return { code, name, postcodes: postcodes.split('|').filter((postcode) => postcode !== '') };
    });
  }, BUILD_TIMEOUT);

  test('half of the known centres are within 2 km, half of the approximate within 10 km', () => {
    const errors = { known: [] as number[], approximate: [] as number[] };
    for (const [code, exact] of readExactPositions(EXACT_LIST)) {
      const place = communes.commune(code);
      if (place !== undefined) errors[place.approximate ? 'approximate' : 'known'].push(distanceKm(place, exact));
    }
    for (const [kind, values] of Object.entries(errors)) {
      const [half, most, worst] = [0.5, 0.95, 1].map((share) => quantile(values, share).toFixed(1));
      console.info(
        `${values.length} ${kind} centres: error median ${half} km, 95 % under ${most} km, worst ${worst} km`,
      );
    }
    expect(errors.known.length).toBeGreaterThan(8500);
    expect(quantile(errors.known, 0.5)).toBeLessThan(2);
    expect(quantile(errors.approximate, 0.5)).toBeLessThan(10);
  }, 30_000);

  test('every commune is among the first ten for its name and postcode, and first but for a handful', () => {
    const ranks = rows.map(({ code, name, postcodes }) => {
      const found = communes.complete([name, ...postcodes.slice(0, 1)].join(' '));
      return { code, name, rank: found.findIndex((place) => place.commune === code && place.kind === 'commune') };
    });
    expect(rows).toHaveLength(34_969);
    expect(ranks.filter(({ rank }) => rank < 0)).toEqual([]);
    expect(ranks.filter(({ rank }) => rank > 0).length).toBeLessThan(10);
  }, 60_000);

  test('from joined centres, a position leads to the right commune for three inhabitants in four', () => {
    const guesses = [...readExactPositions(EXACT_LIST)].map(([code, position]) => ({
      inhabitants: communes.population(code) ?? 0,
      commune: communes.nearest(position)?.commune === code,
      department: communes.nearest(position)?.department === communes.departmentOf(code),
    }));
    const inhabitants = (some: typeof guesses) => some.reduce((sum, guess) => sum + guess.inhabitants, 0);
    const [commune, department] = (['commune', 'department'] as const).map(
      (what) => inhabitants(guesses.filter((guess) => guess[what])) / inhabitants(guesses),
    );
    const communesRight = guesses.filter((guess) => guess.commune).length / guesses.length;
    console.info(
      `guessed from a position: the commune for ${percent(commune)} of inhabitants (${percent(communesRight)} of communes), the department for ${percent(department)}`,
    );
    expect(commune).toBeGreaterThan(0.75);
    expect(department).toBeGreaterThan(0.9);
  }, 30_000);
});
