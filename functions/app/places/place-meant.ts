import { communes } from '#app/shared/communes.ts';
import { betterKnown, isSpelt } from '#domain/areas/name-rivals.ts';
import { departmentsCalled, readCommune } from '#domain/areas/named-places.ts';
import { type Place, placeName } from '#domain/areas/place.ts';
import { isExchangedPosition } from '#domain/areas/polygon.ts';
import { articleLength, foldName, tellingWords } from '#domain/places/place-words.ts';
import { type NoPlace, type PlaceQuery, placeMeant } from '#domain/search/place-query.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { territory } from '#platform/configuration.ts';

const FIELDS: Readonly<Record<NoPlace, string>> = {
  placeMissing: 'cell',
  communeUnknown: 'commune',
  cellElsewhere: 'cell',
};

/** Why no place is meant, as an error of a field. */
export const placeError = (why: NoPlace): FieldError => ({ field: FIELDS[why], code: why });

/** The place of a query, or what is wrong with it. */
export const placeOf = (query: PlaceQuery): Outcome<Place, FieldError[]> => {
  const errors = positionErrors(query);
  if (errors.length > 0) return refused(errors);
  const meant = placeMeant(query, communes());
  return meant.ok ? done(meant.value) : refused([placeError(meant.reason)]);
};

const MAX_CHOICES = 10;
/** A postcode is shared by up to 46 communes: whoever typed it lives in one of them. */
const MAX_UNDER_POSTCODE = 60;

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
  /** How they answer: `whole` is their name or postcode, `part` the beginning of it, `like` a name that only resembles; `wide` are towns of a department. */
  readonly answer: 'whole' | 'part' | 'like' | 'wide';
  /** The department or region that was named; empty where none was. */
  readonly wide: string;
  /** None answers: places whose name is a part of what was typed. */
  readonly near: readonly Place[];
}

/** Places that answer to what was typed. One that only resembles it is asked about, not taken: nobody who types Berlin lives in Berling. */
export const placesTyped = (typed: string): PlacesTyped => {
  const places = communes().complete(typed, /^\s*\d{2} ?\d{3}\s*$/.test(typed) ? MAX_UNDER_POSTCODE : MAX_CHOICES);
  const exact = places.filter((place) => isNamed(place, typed));
  const wide = wideMeant(typed);
  if (wide !== undefined) return ofWide(wide, exact);
  const [single, ...homonyms] = exact;
  if (single !== undefined && homonyms.length === 0) {
    const known = isSpelt(typed, single) ? [] : betterKnown(typed, single, communes(), territory().departments);
    const choices = [single, ...known].slice(0, MAX_CHOICES);
    if (known.length > 0) return { meant: undefined, choices, answer: 'part', wide: '', near: [] };
  }
  const [only] = exact.length === 1 ? exact : places.filter((place) => isClear(place, typed));
  if (only !== undefined && (exact.length === 1 || places.length === 1))
    return { meant: only, choices: [], answer: 'whole', wide: '', near: [] };
  // `40107 Dax Cedex`, `Dax (40)`: a name with what tells where.
  const read = exact.length === 0 ? readCommune(typed, communes()) : undefined;
  const told = read?.kind === 'one' ? communes().commune(read.meaning.value.slice('commune:'.length)) : undefined;
  if (told !== undefined) return { meant: told, choices: [], answer: 'whole', wide: '', near: [] };
  const near = places.length === 0 ? communes().near(typed) : [];
  return { meant: undefined, choices: places, answer: answerOf(places, typed), wide: '', near };
};

const answerOf = (places: readonly Place[], typed: string): PlacesTyped['answer'] => {
  if (/\d/.test(typed) || places.filter((place) => isNamed(place, typed)).length > 1) return 'whole';
  const words = tellingWords(foldName(typed));
  const holds = (place: Place): boolean => {
    const name = ` ${foldName(place.label)}`;
    return words.every((word) => name.includes(` ${word}`));
  };
  return places.some(holds) ? 'part' : 'like';
};

interface Wide {
  readonly name: string;
  readonly departments: readonly string[];
}

/** A department or a region is as wide as a hundred rounds: its name is understood, and asked about. */
const wideMeant = (typed: string): Wide | undefined => {
  const [department] = departmentsCalled(typed, communes());
  if (department !== undefined && !/^\s*\w{1,3}\s*$/.test(typed)) {
    const code = department.value.slice('department:'.length);
    return { name: communes().departmentName(code) ?? typed, departments: [code] };
  }
  const region = communes()
    .allRegions()
    .find(({ name }) => foldName(name) === foldName(typed));
  if (region === undefined) return undefined;
  return { name: region.name, departments: communes().departmentsOfRegion(region.code) ?? [] };
};

/** Communes of that very name first: Vienne is a town too; then the towns of the department. */
const ofWide = ({ name, departments }: Wide, exact: readonly Place[]): PlacesTyped => {
  const each = Math.max(1, Math.ceil(MAX_CHOICES / departments.length));
  const towns = departments.flatMap((department) => communes().townsOf(department, each));
  const choices = [...exact, ...towns.filter((town) => !exact.some(({ commune }) => commune === town.commune))];
  return {
    meant: undefined,
    choices: choices.slice(0, MAX_CHOICES + exact.length),
    answer: 'wide',
    wide: name,
    near: [],
  };
};

/** `Dax` and `Dax (40100)` both name Dax. */
const isNamed = (place: Place, typed: string): boolean =>
  [placeName(place), place.label].some((known) => foldName(known) === foldName(typed));

/** A number (postcode, address) or the name and more ("Gaas Landes"): the only answer to it is meant. */
const isClear = (place: Place, typed: string): boolean => {
  const [name, said] = [placeName(place), typed].map((text) => {
    const folded = foldName(text);
    return folded.slice(articleLength(folded));
  });
  return /\d/.test(typed) || said === name || (said ?? '').startsWith(`${name} `);
};
