import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { COMMUNE_CELL_LENGTH, type Place, placeName } from '#domain/areas/place.ts';
import { foldName } from '#domain/places/place-words.ts';

/**
 * The last part of the address of a commune's page, as one says it: `dax-40100`, `l-isle-d-espagnac-16340`. Undefined where the place is an address, a position, or
 * has no postcode.
 */
export const communeAddress = (place: Pick<Place, 'cell' | 'kind' | 'label' | 'postcode'>): string | undefined =>
  place.kind === 'commune' && place.cell.length === COMMUNE_CELL_LENGTH && place.postcode !== null
    ? addressUnder(place, place.postcode)
    : undefined;

const addressUnder = (place: Pick<Place, 'label'>, postcode: string): string =>
  `${foldName(placeName(place)).replaceAll(' ', '-')}-${postcode}`;

/** The commune of such an address, under any of its postcodes and however its name is written; undefined where there is none. */
export const communeAt = (address: string, places: Pick<KnownPlaces, 'communesUnder'>): Place | undefined => {
  const [, name = '', postcode = ''] = /^(.{1,80})-(\d{5})$/.exec(address) ?? [];
  const asked = foldName(name);
  return asked === ''
    ? undefined
    : places.communesUnder(postcode).find((place) => foldName(placeName(place)) === asked);
};
