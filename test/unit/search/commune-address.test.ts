import { beforeAll, describe, expect, it } from 'vitest';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { communeAddress, communeAt } from '#domain/search/commune-address.ts';
import { BUILD_TIMEOUT, builtCommunes } from '../places/list.ts';

describe('the address of a commune, as one says it', () => {
  let communes: KnownPlaces;
  beforeAll(async () => {
    communes = await builtCommunes();
  }, BUILD_TIMEOUT);

  it.each([
    ['40088', 'dax-40100'],
    ['40279', 'saint-paul-les-dax-40990'],
    ['16166', 'l-isle-d-espagnac-16340'],
    ['2A004', 'ajaccio-20000'],
    ['33063', 'bordeaux-33000'],
  ])('of %s is %s, and leads back to it', (code, address) => {
    const place = communes.commune(code);
    expect(place && communeAddress(place)).toBe(address);
    expect(communeAt(address, communes)?.commune).toBe(code);
  });

  it.each([
    ['Dax-40100', '40088'],
    ['DAX-40100', '40088'],
    ['bordeaux-33800', '33063'],
    ['st-paul-les-dax-40990', '40279'],
  ])('%s is read as well', (written, code) => {
    expect(communeAt(written, communes)?.commune).toBe(code);
  });

  it.each(['dax', 'dax-99999', 'dax-33000', '-40100', 'classement', `${'x'.repeat(200)}-40100`, 'dax-40100-40100'])(
    '%s is none',
    (written) => {
      expect(communeAt(written, communes)).toBeUndefined();
    },
  );

  it('every commune of the territory has one of its own', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const code of ['40', '33', '24', '64', '47', '16', '17', '79', '86', '87', '23', '19'].flatMap((department) =>
      communes.townsOf(department, 2_000).map(({ commune }) => commune ?? ''),
    )) {
      const place = communes.commune(code);
      const address = place && communeAddress(place);
      if (address === undefined) continue;
      if (seen.has(address)) twice.push(`${address}: ${seen.get(address)}, ${code}`);
      seen.set(address, code);
      if (communeAt(address, communes)?.commune !== code) twice.push(`${address} leads elsewhere than ${code}`);
    }
    expect(seen.size).toBeGreaterThan(3_000);
    expect(twice).toEqual([]);
  });
});
