import { cellAt } from '#domain/areas/keys.ts';
import { ADDRESS_CELL_LENGTH, type Gazetteer, type Place } from '#domain/areas/place.ts';
import type { RequestInput } from '#domain/requests/new-request.ts';
import type { AddressFinder } from '#domain/search/address.ts';
import { placeMeant } from '#domain/search/place-query.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import { Geohash, type Position } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';

type Street = Pick<RequestInput, 'street' | 'spot' | 'streetAnyway'>;

/**
 * Where the street of a request is: as the browser found it, else as the national address service does. Undefined where none was given, where the service is
 * silent, or where it is sent all the same: then nobody holds it against the area but the producer.
 */
export const findStreet = async (
  { street, spot, streetAnyway }: Street,
  { commune }: Pick<Place, 'commune'>,
  { finder, gazetteer }: { readonly finder: AddressFinder; readonly gazetteer: Gazetteer },
): Promise<Outcome<Place | undefined, FieldError[]>> => {
  if (commune === null || (street === '' && spot === null)) return done(undefined);
  if (spot !== null) return atSpot(spot, commune, gazetteer);
  const found = await finder.find(street, commune);
  if (found.kind === 'found') return atSpot(found, commune, gazetteer);
  return found.kind === 'silent' || streetAnyway
    ? done(undefined)
    : refused([{ field: 'street', code: 'streetUnknown' }]);
};

const atSpot = (
  { lat, lon }: Position,
  commune: NonNullable<Place['commune']>,
  gazetteer: Gazetteer,
): Outcome<Place, FieldError[]> => {
  const cell = Geohash.parse(cellAt(lat, lon, ADDRESS_CELL_LENGTH));
  const place = placeMeant({ cell, commune }, gazetteer);
  return place.ok ? done({ ...place.value, lat, lon }) : refused([{ field: 'street', code: place.reason }]);
};
