import type { Place } from '../../domain/areas/place.ts';
import { foldName } from '../../domain/areas/place-words.ts';
import { type NoPlace, type PlaceQuery, placeMeant } from '../../domain/search/place-query.ts';
import type { FieldError } from '../../domain/shared/outcome.ts';
import type { Language, Text } from '../../domain/shared/primitives.ts';
import { HttpProblem } from '../../platform/http.ts';
import { communes } from './communes.ts';

const REASONS: Readonly<Record<NoPlace, { readonly field: string; readonly reason: Text }>> = {
  placeMissing: {
    field: 'cell',
    reason: {
      fr: 'donnez `cell` ou `commune`, ou bien `lat` et `lon`',
      en: 'give `cell` or `commune`, or `lat` and `lon`',
    },
  },
  communeUnknown: { field: 'commune', reason: { fr: 'aucune commune n’a ce code', en: 'no commune has this code' } },
  cellElsewhere: {
    field: 'cell',
    reason: { fr: 'cette cellule est loin de la commune indiquée', en: 'this cell is far from the commune given' },
  },
};

/** Why no place is meant, as an error of a field. */
export const placeError = (reason: NoPlace, lang: Language): FieldError => ({
  field: REASONS[reason].field,
  reason: REASONS[reason].reason[lang],
});

/** The place of a query, or a problem to answer with. */
export const placeOrProblem = (query: PlaceQuery, lang: Language): Place => {
  const meant = placeMeant(query, communes());
  if (meant.ok) return meant.value;
  throw new HttpProblem({ code: 'invalid', errors: [placeError(meant.reason, lang)] });
};

const MOST_CHOICES = 10;

/** Places that answer to what was typed: only one where it is clear which is meant. */
export const placesTyped = (typed: string): Place[] => {
  const places = communes().complete(typed, MOST_CHOICES);
  const exact = places.filter((place) => isNamed(place, typed));
  return exact.length === 1 ? exact : places;
};

/** `Dax` and `Dax (40100)` both name Dax. */
const isNamed = (place: Place, typed: string): boolean => {
  const name = place.label.replace(/ \(.*\)$/, '');
  return [name, place.label].some((known) => foldName(known) === foldName(typed));
};
