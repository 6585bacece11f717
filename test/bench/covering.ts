import { entriesOfArea } from '#domain/areas/covering.ts';
import { delivers, deliversByEntry } from '#domain/areas/delivers.ts';
import { EARTH_RADIUS_KM, shareOfEarth } from '#domain/areas/geometry.ts';
import { boundsOfCell, cellAt } from '#domain/areas/keys.ts';
import { Geohash } from '#domain/shared/primitives.ts';

/**
 * What the cover of a circle costs and wastes, over a grid of centres in France: `node test/bench/covering.ts`. Candidates per hit is the surface of
 * the cells over that of the circle: how many rounds a search reads for each that delivers, were people spread evenly.
 */

const RADII_KM = [5, 10, 20, 28, 42, 64, 100, 150, 200, 300];
const CENTRES = Array.from({ length: 10 }, (_, row) => row).flatMap((row) =>
  Array.from({ length: 10 }, (_, column) => ({ lat: 43 + row * 0.71, lon: -1 + column * 0.77 })),
);

const areaAt = (centre: { lat: number; lon: number }, radiusKm: number) => ({
  include: [{ kind: 'circle' as const, ...centre, radiusKm }],
  exclude: [],
});
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const timed = <Result>(work: () => Result): { result: Result; ms: number } => {
  const start = performance.now();
  const result = work();
  return { result, ms: performance.now() - start };
};

const rowOf = (radiusKm: number) => {
  const covers = CENTRES.map((centre) => timed(() => entriesOfArea(areaAt(centre, radiusKm))));
  const entries = covers.map(({ result }) => result);
  const surfaces = entries.map((cover) =>
    cover.reduce((sum, { key }) => sum + shareOfEarth(boundsOfCell(key.slice(2))), 0),
  );
  const circle = (1 - Math.cos(radiusKm / EARTH_RADIUS_KM)) / 2;
  return {
    radiusKm,
    entries: mean(entries.map((cover) => cover.length)).toFixed(1),
    most: Math.max(...entries.map((cover) => cover.length)),
    full: mean(entries.map((cover) => cover.filter(({ fit }) => fit === 'full').length)).toFixed(1),
    candidatesPerHit: mean(surfaces.map((surface) => surface / circle)).toFixed(2),
    ms: mean(covers.map(({ ms }) => ms)).toFixed(2),
  };
};

// Once unmeasured, so that the first row is not the compiler's.
RADII_KM.map(rowOf);
console.table(RADII_KM.map(rowOf));

const DECISIONS = 100_000;
const points = 2000;
const rim = Array.from({ length: points - 1 }, (_, index): [number, number] => {
  const angle = (2 * Math.PI * index) / (points - 1);
  return [1 + 0.5 * Math.cos(angle), 44 + 0.5 * Math.sin(angle)];
});
const polygon = { include: [{ kind: 'polygon' as const, coordinates: [[[...rim, ...rim.slice(0, 1)]]] }], exclude: [] };
for (const [name, area, place] of [
  ['circle', areaAt({ lat: 44, lon: 1 }, 60), { lat: 44.5, lon: 1 }],
  ['polygon of 2,000 points', polygon, { lat: 44.49, lon: 1 }],
] as const) {
  const region = { cell: Geohash.parse(cellAt(place.lat, place.lon, 7)), commune: null, department: null };
  const cover = timed(() => entriesOfArea(area));
  const entry = cover.result.find(({ key, fit }) => fit === 'edge' && region.cell.startsWith(key.slice(2)));
  const whole = timed(() => {
    for (let turn = 0; turn < DECISIONS; turn += 1) delivers(area, region);
  });
  const clipped = timed(() => {
    for (let turn = 0; turn < DECISIONS; turn += 1) if (entry) deliversByEntry(entry, region);
  });
  console.log(
    `${name}: cover ${cover.ms.toFixed(1)} ms, delivers ${((whole.ms / DECISIONS) * 1000).toFixed(2)} µs, ` +
      `deliversByEntry ${((clipped.ms / DECISIONS) * 1000).toFixed(2)} µs (${entry?.clip?.length ?? 0} bytes)`,
  );
}
