import { communes } from '#app/shared/communes.ts';
import type { Place } from '#domain/areas/place.ts';
import { isExchangedPosition } from '#domain/areas/polygon.ts';
import { articleLength, foldName } from '#domain/places/place-words.ts';
import { type NoPlace, type PlaceQuery, placeMeant } from '#domain/search/place-query.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { HttpProblem } from '#platform/http.ts';

const FIELDS: Readonly<Record<NoPlace, string>> = {
  placeMissing: 'cell',
  communeUnknown: 'commune',
  cellElsewhere: 'cell',
};

/** Why no place is meant, as an error of a field. */
export const placeError = (why: NoPlace): FieldError => ({ field: FIELDS[why], code: why });

/** The place of a query, or a problem to answer with. */
export const placeOrProblem = (query: PlaceQuery): Place => {
  const errors = positionErrors(query);
  if (errors.length > 0) throw new HttpProblem({ code: 'invalid', errors });
  const meant = placeMeant(query, communes());
  if (meant.ok) return meant.value;
  throw new HttpProblem({ code: 'invalid', errors: [placeError(meant.reason)] });
};

const MOST_CHOICES = 10;

/** What no schema of one field can see: half a position, or its numbers exchanged. */
const positionErrors = ({ cell, lat, lon }: PlaceQuery): FieldError[] => {
  if (cell !== undefined || (lat === undefined && lon === undefined)) return [];
  if (lat === undefined) return [{ field: 'lat', code: 'latAndLon' }];
  if (lon === undefined) return [{ field: 'lon', code: 'latAndLon' }];
  return isExchangedPosition({ lat, lon }) ? [{ field: 'lat', code: 'latLonExchanged' }] : [];
};

export interface PlacesTyped {
  /** The one place that is clearly meant. */
  readonly meant: Place | undefined;
  /** Places that answer to what was typed, to choose from; one alone where it is a guess. Empty where one is clear, or none answers. */
  readonly choices: readonly Place[];
  /** None answers: places whose name is a part of what was typed. */
  readonly near: readonly Place[];
}

/** Places that answer to what was typed. One that only resembles it is asked about, not taken: nobody who types Berlin lives in Berling. */
export const placesTyped = (typed: string): PlacesTyped => {
  const places = communes().complete(typed, MOST_CHOICES);
  const exact = places.filter((place) => isNamed(place, typed));
  const [only] = exact.length === 1 ? exact : places.filter((place) => isClear(place, typed));
  if (only !== undefined && (exact.length === 1 || places.length === 1)) return { meant: only, choices: [], near: [] };
  return { meant: undefined, choices: places, near: places.length === 0 ? communes().near(typed) : [] };
};

/** `Dax` and `Dax (40100)` both name Dax. */
const isNamed = (place: Place, typed: string): boolean =>
  [nameOf(place), place.label].some((known) => foldName(known) === foldName(typed));

const nameOf = ({ label }: Place): string => label.replace(/ \(.*\)$/, '');

/** A number (postcode, address) or the name and more ("Gaas Landes"): the only answer to it is meant. */
const isClear = (place: Place, typed: string): boolean => {
  const [name, said] = [nameOf(place), typed].map((text) => {
    const folded = foldName(text);
    return folded.slice(articleLength(folded));
  });
  return /\d/.test(typed) || said === name || (said ?? '').startsWith(`${name} `);
};
