import ngeohash from 'ngeohash';
import { z } from 'zod';
import { distanceKm } from '#domain/areas/geometry.ts';
import { cellAt } from '#domain/areas/keys.ts';
import { knownKm, type Place, wholeKm } from '#domain/areas/place.ts';
import { FamilyCode } from '#domain/catalogue/codes.ts';
import { foldName } from '#domain/places/place-words.ts';
import { CommuneCode, Position, UnclaimedId } from '#domain/shared/primitives.ts';
import { coreOfName } from './identity.ts';
import type { UnclaimedProducer } from './unclaimed.ts';

/**
 * How producers who are not yet with us are found near a place: by where they are, never by where they deliver, which nobody knows. They lie in
 * the coverage index under keys of their own, so that the search for who delivers reads none of them.
 */

/**
 * First the cell of about 4.9 km and its neighbours, 15 km in all; only where that is empty the cell of 20 by 39 km and its neighbours. Even
 * with 10,000 in a region the first holds some dozens.
 */
const UNCLAIMED_LEVELS = [5, 4] as const;

export type UnclaimedKey = `u#${string}`;

const keyOf = (cell: string): UnclaimedKey => `u#${cell}`;

/** Under which keys they lie: one a level. */
export const unclaimedKeys = ({ lat, lon }: Position): UnclaimedKey[] =>
  UNCLAIMED_LEVELS.map((level) => keyOf(cellAt(lat, lon, level)));

/** The keys under which everyone within 19 km of a place lies, and some beyond: nine. */
export const unclaimedKeysFarAround = (place: Position): UnclaimedKey[] => keysAround(place, UNCLAIMED_LEVELS[1]);

const keysAround = ({ lat, lon }: Position, level: number): UnclaimedKey[] => {
  const cell = cellAt(lat, lon, level);
  return [cell, ...ngeohash.neighbors(cell)].map(keyOf);
};

/** What the index holds of one: nothing by which they could be reached. The position is for distances, and is not shown. */
export const UnclaimedCard = z.strictObject({
  id: UnclaimedId,
  name: z.string(),
  commune: CommuneCode,
  communeName: z.string(),
  /** Only its position told the commune: that one, or a neighbour. */
  communeFromPosition: z.boolean().default(false),
  position: Position,
  /** The centre of its commune. */
  approximate: z.boolean().default(false),
  families: z.array(FamilyCode),
  products: z.array(z.string()),
  otherProducts: z.array(z.string()),
});
export type UnclaimedCard = z.infer<typeof UnclaimedCard>;

export const unclaimedCardOf = ({ id, details }: UnclaimedProducer, communeName: string): UnclaimedCard => ({
  id,
  name: details.name,
  commune: details.commune,
  communeName,
  communeFromPosition: details.communeFromPosition,
  position: details.position,
  approximate: details.located === 'commune',
  families: details.families,
  products: details.products,
  otherProducts: details.otherProducts,
});

/** What anyone may see of them: name, commune and products. */
export interface NearbyUnclaimed extends Omit<UnclaimedCard, 'position'> {
  /** From the middle of the place, km, great circle. */
  readonly distanceKm: number;
}

export interface UnclaimedIndex {
  /** All cards under each of these keys; rejects if any query fails. */
  under(keys: readonly UnclaimedKey[]): Promise<readonly UnclaimedCard[]>;
}

/** A producer who is with us, so that nobody is shown as both. */
export type WithUs = { readonly name: string; readonly commune: string };

/** The nearest, nearest first; nine queries, or eighteen where the neighbourhood is empty. */
export const nearestUnclaimed = async (
  place: Pick<Place, 'lat' | 'lon' | 'cell' | 'approximate'>,
  { most, withUs }: { readonly most: number; readonly withUs: readonly WithUs[] },
  index: UnclaimedIndex,
): Promise<NearbyUnclaimed[]> => {
  const shown = new Set(withUs.map(({ name, commune }) => `${coreOfName(name)} ${foldName(commune)}`));
  for (const level of UNCLAIMED_LEVELS) {
    const cards = await index.under(keysAround(place, level));
    const near = cards.filter(({ name, communeName }) => !shown.has(`${coreOfName(name)} ${foldName(communeName)}`));
    if (near.length > 0)
      return near
        .map(({ position, ...card }) => ({ ...card, distanceKm: distanceKm(place, position) }))
        .sort((a, b) => a.distanceKm - b.distanceKm)
        .slice(0, most)
        .map((one) => {
          const km = knownKm(one.distanceKm, place);
          return { ...one, distanceKm: one.approximate ? wholeKm(km) : km };
        });
  }
  return [];
};
