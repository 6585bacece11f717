import { QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import ngeohash from 'ngeohash';
import { z } from 'zod';
import { cellsUnder } from '#domain/areas/cells.ts';
import { discBounds, distanceKm } from '#domain/areas/geometry.ts';
import { cellAt } from '#domain/areas/keys.ts';
import type { Place } from '#domain/areas/place.ts';
import { percentile, sum } from '../support/figures.ts';
import { geoSearch } from './dynamodb-geo.ts';
import type { SeededEmulator } from './emulator.ts';
import { LARGEST_KM } from './radii.ts';
import { GEOHASH_3, GEOHASH_4, SCAN } from './tables.ts';

/**
 * Other ways to ask who delivers here, over the same producers on the same emulator. They know where farms are, so all of them read
 * whoever might come and then look at each one's radius. They read only circles: nobody could draw an area there.
 */
export interface Peer {
  readonly name: string;
  /** Searches measured: fewer where one takes seconds. */
  readonly searches: (producers: number) => number;
  /** Ids or cards of those who deliver to the place. */
  readonly search: (place: Place) => Promise<unknown[]>;
}

const Farm = z.object({ lat: z.number(), lon: z.number(), radiusKm: z.number(), card: z.string() });
type Item = Record<string, unknown>;

/** Only the cards of those who deliver are read: less than our own search does. */
const delivering = (items: readonly Item[], place: Place): unknown[] =>
  items.flatMap((item) => {
    const farm = Farm.parse(item);
    return distanceKm(farm, place) <= farm.radiusKm ? [JSON.parse(farm.card)] : [];
  });

const scan = async ({ documents }: SeededEmulator, place: Place): Promise<unknown[]> => {
  const found: unknown[] = [];
  let from: Item | undefined;
  do {
    const page = await documents.send(new ScanCommand({ TableName: SCAN.name, ExclusiveStartKey: from }));
    found.push(...delivering(page.Items ?? [], place));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return found;
};

const underCells = async ({ documents }: SeededEmulator, table: string, cells: readonly string[]): Promise<Item[]> => {
  const underOne = async (cell: string): Promise<Item[]> => {
    const items: Item[] = [];
    let from: Item | undefined;
    do {
      const page = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'cell = :cell',
          ExpressionAttributeValues: { ':cell': cell },
          ExclusiveStartKey: from,
        }),
      );
      items.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
    return items;
  };
  return (await Promise.all(cells.map(underOne))).flat();
};

const withNeighbours = ({ lat, lon }: Place, length: number): string[] => {
  const cell = cellAt(lat, lon, length);
  return [cell, ...ngeohash.neighbors(cell)];
};

const withinLargest = ({ lat, lon }: Place, length: number): string[] =>
  cellsUnder(discBounds({ lat, lon, radiusKm: LARGEST_KM }), length);

const GeoItem = z.object({
  lat: z.object({ N: z.coerce.number() }),
  lon: z.object({ N: z.coerce.number() }),
  radiusKm: z.object({ N: z.coerce.number() }),
  card: z.object({ S: z.string() }),
});

export const peersOn = (emulator: SeededEmulator): Peer[] => {
  const some = () => 40;
  const byPackage = geoSearch(emulator.client);
  return [
    {
      name: 'geohash 4, every cell within the largest radius',
      searches: some,
      search: async (place) => delivering(await underCells(emulator, GEOHASH_4.name, withinLargest(place, 4)), place),
    },
    {
      name: 'geohash 4 and its 8 neighbours',
      searches: some,
      search: async (place) => delivering(await underCells(emulator, GEOHASH_4.name, withNeighbours(place, 4)), place),
    },
    {
      name: 'geohash 3 and its 8 neighbours',
      searches: some,
      search: async (place) => delivering(await underCells(emulator, GEOHASH_3.name, withNeighbours(place, 3)), place),
    },
    {
      name: 'dynamodb-geo 0.4.0, largest radius',
      searches: some,
      search: async ({ lat, lon }) =>
        (await byPackage(lat, lon)).flatMap((item) => {
          const farm = GeoItem.parse(item);
          const km = distanceKm({ lat, lon }, { lat: farm.lat.N, lon: farm.lon.N });
          return km <= farm.radiusKm.N ? [JSON.parse(farm.card.S)] : [];
        }),
    },
    {
      name: 'full scan',
      searches: (producers) => (producers <= 2_000 ? 20 : producers <= 10_000 ? 8 : 3),
      search: (place) => scan(emulator, place),
    },
  ];
};

export interface PeerFigures {
  readonly name: string;
  readonly producers: number;
  readonly p50Ms: number;
  readonly readUnits: number;
  readonly queries: number;
  /** Share of those who deliver that it does not find. */
  readonly missed: number;
}

const WARM_UP = 2;

/** The first of the peers finds everyone: the others are held against it. */
export const measurePeers = async (
  emulator: SeededEmulator,
  places: readonly Place[],
  producers: number,
): Promise<PeerFigures[]> => {
  const figures: PeerFigures[] = [];
  let all: readonly number[] | undefined;
  for (const peer of peersOn(emulator)) {
    const measured = await measurePeer(emulator, peer, places.slice(0, peer.searches(producers)));
    all ??= measured.hits;
    figures.push({
      name: peer.name,
      producers,
      ...measured.figures,
      missed: 1 - sum(measured.hits) / sum(all.slice(0, measured.hits.length)),
    });
  }
  return figures;
};

const measurePeer = async ({ meter }: SeededEmulator, peer: Peer, places: readonly Place[]) => {
  for (const place of places.slice(0, WARM_UP)) await peer.search(place);
  meter.reset();
  const times: number[] = [];
  const hits: number[] = [];
  for (const place of places) {
    const started = performance.now();
    const found = await peer.search(place);
    times.push(performance.now() - started);
    hits.push(found.length);
  }
  const figures = {
    p50Ms: percentile(times, 0.5),
    readUnits: meter.readUnits / places.length,
    queries: meter.calls / places.length,
  };
  return { figures, hits };
};
