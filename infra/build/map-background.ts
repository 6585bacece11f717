import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { type CommunesFile, DEGREE, SEPARATOR } from '#adapters/communes/communes-file.ts';
import {
  BACKGROUND_VERSION,
  type BackgroundFile,
  type TownsFile,
  type WrittenBounds,
  type WrittenDetail,
  type WrittenLine,
  type WrittenTowns,
} from '#web/map/background-file.ts';
import { buildCommunes } from './communes.ts';
import { readSources } from './communes-sources.ts';
import { arcOf, DEPARTMENTS_SOURCE, departmentOutlines } from './map-departments.ts';
import { clippedRing, type Line, type LonLat, partsWithin, simplified, written } from './map-lines.ts';
import { COMMUNES_FILE } from './paths.ts';

/**
 * The background of our own for the map: coasts and borders (`world-atlas`, Natural Earth, public domain), departments
 * (data/README.md), names of places (the list of communes). Made from development dependencies, without a network; never committed.
 */

/** What is shown in detail: neighbours, France over them, then each territory overseas. `tolerance` in degrees. */
const DETAILS: readonly { readonly bounds: WrittenBounds; readonly tolerance: number }[] = [
  { bounds: [-12, 36, 19, 58], tolerance: 0.02 },
  { bounds: [-5.4, 41.2, 9.8, 51.4], tolerance: 0.0035 },
  { bounds: [-64, 13.8, -60, 18.6], tolerance: 0.002 },
  { bounds: [-56, 1.5, -50.5, 7], tolerance: 0.005 },
  { bounds: [-58, 45.8, -54.5, 48], tolerance: 0.004 },
  { bounds: [54.5, -22, 58.5, -19.5], tolerance: 0.002 },
  { bounds: [44, -13.5, 46.5, -11.8], tolerance: 0.002 },
  { bounds: [162, -23.5, 169, -19], tolerance: 0.004 },
  { bounds: [-179, -15, -175, -12.5], tolerance: 0.002 },
  { bounds: [-155, -19, -148, -15], tolerance: 0.002 },
];

/** Names in the first file: enough to see where one is on a map of a region. */
const MAIN_TOWNS = 500;
/** Names in the second file: those smaller lie where no source says exactly. */
const MAX_TOWNS = 9_000;

export const BACKGROUND_NAME = 'map-background.json';
export const TOWNS_NAME = 'map-towns.json';

const require = createRequire(import.meta.url);
const WORLD = { fine: 'world-atlas/countries-10m.json', coarse: 'world-atlas/land-110m.json' } as const;

const MAKERS = [
  './map-background.ts',
  './map-departments.ts',
  './map-lines.ts',
  '../../web/map/background-file.ts',
].map((path) => fileURLToPath(new URL(path, import.meta.url)));

/**
 * Builds both files into `folder`, unless what is there is newer than everything it is made from.
 * @returns where they lie
 */
export const buildMapBackground = async (folder: string = dirname(COMMUNES_FILE)): Promise<readonly string[]> => {
  await buildCommunes(COMMUNES_FILE);
  const files = [BACKGROUND_NAME, TOWNS_NAME].map((name) => join(folder, name));
  if (files.every(isFresh)) return files;
  const towns = placesBySize();
  const background: BackgroundFile = {
    version: BACKGROUND_VERSION,
    world: coarseWorld(),
    details: fineParts(),
    departments: departmentOutlines(readSources().departments),
    towns: writtenTowns(towns.slice(0, MAIN_TOWNS)),
  };
  const more: TownsFile = { version: BACKGROUND_VERSION, towns: writtenTowns(towns.slice(0, MAX_TOWNS)) };
  mkdirSync(folder, { recursive: true });
  [background, more].forEach((content, index) => {
    const file = files[index] ?? '';
    // Readers and other builds at the same time see the old file or the new one, never half of one.
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(content));
    renameSync(draft, file);
  });
  return files;
};

const isFresh = (file: string): boolean => {
  const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  const inputs = [
    ...MAKERS,
    ...Object.values(WORLD).map((name) => require.resolve(name)),
    DEPARTMENTS_SOURCE,
    COMMUNES_FILE,
  ];
  return written !== undefined && inputs.every((input) => statSync(input).mtimeMs <= written);
};

const readTopology = (name: string): Topology => JSON.parse(readFileSync(require.resolve(name), 'utf8')) as Topology;

type Polygons = { readonly type: string; readonly coordinates: unknown };

/** The rings of a polygon or several. */
const ringsOf = ({ type, coordinates }: Polygons): Line[] =>
  type === 'Polygon' ? (coordinates as Line[]) : type === 'MultiPolygon' ? (coordinates as Line[][]).flat() : [];

const coarseWorld = (): WrittenLine[] => {
  const world = readTopology(WORLD.coarse) as Topology<{ land: GeometryCollection }>;
  return feature(world, world.objects.land)
    .features.flatMap(({ geometry }) => ringsOf(geometry as Polygons))
    .map((ring) => written(simplified(ring, 0.1)))
    .filter((ring) => ring.length > 6);
};

const fineParts = (): WrittenDetail[] => {
  const topology = readTopology(WORLD.fine) as Topology<{ countries: GeometryCollection; land: GeometryCollection }>;
  const arcs = topology.arcs.map((_, index) => arcOf(topology, index));
  return DETAILS.map(({ bounds, tolerance }) => {
    // Arcs are made simpler before they become rings and lines, so that neighbours keep one border, and a coast fits its land.
    const simple: Topology<{ countries: GeometryCollection; land: GeometryCollection }> = {
      type: 'Topology',
      objects: topology.objects,
      arcs: arcs.map((arc) =>
        (touches(arc, bounds) ? simplified(arc, tolerance) : arc).map(([lon, lat]) => [lon, lat]),
      ),
    };
    const { countries, land } = simple.objects;
    const borders = mesh(simple, countries as never, (a, b) => a !== b).coordinates as unknown as Line[];
    return {
      bounds,
      land: feature(simple, land)
        .features.flatMap(({ geometry }) => ringsOf(geometry as Polygons))
        .map((ring) => written(clippedRing(ring, bounds)))
        .filter((ring) => ring.length > 6),
      borders: borders.flatMap((line) => partsWithin(line, bounds)).map(written),
    };
  });
};

const touches = (line: Line, [west, south, east, north]: WrittenBounds): boolean =>
  line.some(([lon, lat]) => lon >= west - 1 && lon <= east + 1 && lat >= south - 1 && lat <= north + 1);

interface Town {
  readonly name: string;
  readonly at: LonLat;
}

/** Communes of today whose centre is known, the most populous first. */
const placesBySize = (): Town[] => {
  const file = JSON.parse(readFileSync(COMMUNES_FILE, 'utf8')) as CommunesFile;
  const names = file.names.split(SEPARATOR);
  const unsure = new Set([
    ...file.approximate,
    ...file.former.map(([entry]) => entry),
    ...file.arrondissements.map(([entry]) => entry),
  ]);
  return names
    .map((name, entry) => ({ name, entry, population: file.populations[entry] ?? 0 }))
    .filter(({ entry }) => !unsure.has(entry))
    .sort((a, b) => b.population - a.population)
    .map(({ name, entry }) => ({
      name,
      at: [(file.longitudes[entry] ?? 0) / DEGREE, (file.latitudes[entry] ?? 0) / DEGREE],
    }));
};

const writtenTowns = (towns: readonly Town[]): WrittenTowns => ({
  names: towns.map(({ name }) => name.replaceAll("'", '’')).join('|'),
  positions: steps(towns.map(({ at }) => at)),
});

/** Unlike `written`, no point may be left out: each has its name. */
const steps = (points: Line): WrittenLine =>
  points.flatMap((point, index) => {
    const before = points[index - 1];
    const line = written(before === undefined ? [point] : [before, point]);
    return before === undefined ? line : line.length === 4 ? line.slice(2) : [0, 0];
  });

if (import.meta.main) {
  for (const file of await buildMapBackground()) console.log(`${file} ${statSync(file).size} bytes`);
}
