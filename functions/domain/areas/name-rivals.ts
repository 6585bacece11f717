import { articleLength, foldName } from '#domain/places/place-words.ts';
import { foldCommuneName } from '#domain/places/written-place.ts';
import { departmentOfCommune } from './commune-department.ts';
import type { KnownPlaces } from './known-places.ts';
import { type Place, placeName } from './place.ts';

/**
 * What else a bare name may mean: "Boulogne" was a village of Vendée, and is what people call Boulogne-Billancourt and Boulogne-sur-Mer; "Landes" is a
 * village, and a department. Only for a name that stands alone: a postcode, a department or a position settles it.
 */

type NamedPlaces = Pick<
  KnownPlaces,
  'communesBegun' | 'communeName' | 'population' | 'allDepartments' | 'allRegions' | 'departmentsOfRegion'
>;

/** So many times the inhabitants: then most who use the name mean the other. */
const BETTER_KNOWN = 10;
/** What a former commune or a locality counts as: nobody has counted its inhabitants. */
const PART = 500;

/** Communes that are called so every day and better known than the one of that very name, the largest first. */
export const betterKnown = (
  name: string,
  place: Place,
  places: NamedPlaces,
  territory: readonly string[] = [],
): Place[] => {
  const folded = foldCommuneName(name);
  const own = place.kind === 'commune' ? inhabitants(place, places) : PART;
  const isHere = ({ department }: Place): boolean => department !== null && territory.includes(department);
  return places
    .communesBegun(folded.slice(articleLength(folded)))
    .filter((one) => one.kind === 'commune' && one.commune !== place.commune)
    .filter((one) => {
      const other = inhabitants(one, places);
      if (isHere(one) !== isHere(place)) return isHere(one) && other * BETTER_KNOWN >= own;
      return other >= own * BETTER_KNOWN;
    })
    .sort((a, b) => inhabitants(b, places) - inhabitants(a, places));
};

const inhabitants = ({ commune }: Place, places: NamedPlaces): number =>
  commune === null ? 0 : (places.population(commune) ?? 0);

/** Whether the name is written as the commune of today writes its own, accents and article included. */
export const isSpelt = (name: string, place: Place): boolean => {
  const letters = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return place.kind === 'commune' && letters(name) === letters(placeName(place));
};

/** The department or region of that very name that the commune does not lie in; undefined where there is none. */
export const widerNamed = (name: string, { commune }: Place, places: NamedPlaces): string | undefined => {
  const bare = (text: string): string => foldName(text).slice(articleLength(foldName(text)));
  const wide = [
    ...places.allDepartments().map((one) => ({ name: one.name, holds: [one.code as string] })),
    ...places.allRegions().map((one) => ({
      name: one.name,
      holds: (places.departmentsOfRegion(one.code) ?? []) as readonly string[],
    })),
  ].find((one) => bare(one.name) === bare(name));
  return wide === undefined || commune === null || wide.holds.includes(departmentOfCommune(commune))
    ? undefined
    : wide.name;
};
