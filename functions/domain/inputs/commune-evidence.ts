import { distanceKm } from '#domain/areas/geometry.ts';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import type { Place } from '#domain/areas/place.ts';
import { foldName } from '#domain/places/place-words.ts';
import {
  CITY_POSTCODES,
  departmentsOfPostcode,
  foldCommuneName,
  readWrittenPlace,
  type WrittenPlace,
} from '#domain/places/written-place.ts';
import type { Position } from '#domain/shared/primitives.ts';

/** What each thing that is given says of the commune that is meant (which-commune.ts weighs them). */

export type CommuneField = 'communeCode' | 'commune' | 'postcode' | 'department' | 'address' | 'position';

/** What is given, as written; empty where it is not. */
export interface GivenPlace {
  readonly code: string;
  readonly name: string;
  readonly postcode: string;
  readonly department: string;
  readonly address: string;
  readonly position: Position | undefined;
}

/** What is asked of the list of communes. */
export type Communes = Pick<
  KnownPlaces,
  | 'commune'
  | 'communeName'
  | 'nearest'
  | 'communesNamed'
  | 'communesUnder'
  | 'communeOfCode'
  | 'communesWithin'
  | 'allDepartments'
>;

/**
 * A farm lies at most this far from the centre of its commune, as registrations have it: the largest communes reach 15 km, the list's own
 * approximate centres may be 6 km off.
 */
export const FARTHEST_KM = 30;

/** Communes of Guyane are as large as departments; a centre that is guessed from its neighbours may lie some way off. */
const reachKm = ({ department, approximate }: Pick<Place, 'department' | 'approximate'>): number =>
  department === '973' ? 200 : approximate ? FARTHEST_KM + GUESSED_KM : FARTHEST_KM;
const GUESSED_KM = 15;

/** One thing that says where. */
export interface Evidence {
  readonly field: CommuneField;
  readonly written: string;
  /** Communes that it names. */
  readonly places: readonly Place[];
  /** Whether a commune fits it. */
  fits(place: Place): boolean;
  /** Whether it says anything that we know: an unknown name contradicts nobody. */
  readonly known: boolean;
  /** A code that was read as a postcode, or the other way round. */
  readonly readAs?: 'codeIsPostcode' | 'postcodeIsCode';
  /** Of a code read as another thing: the commune for which that is said. */
  readonly readAsOf?: string | null;
}

export const evidenceIn = (given: GivenPlace, places: Communes): Evidence[] => {
  const stated = [
    ...(given.code === '' ? [] : codeEvidence(given.code, places)),
    ...(given.name === '' ? [] : evidenceOf('commune', readWrittenPlace(given.name), given.name, places)),
    ...(given.postcode === '' ? [] : postcodeCell(given.postcode, places)),
  ];
  if (stated.length === 0) return [];
  const department = given.department === '' ? [] : departmentEvidence('department', given.department, places);
  return withPosition([...stated, ...department], given);
};

export const withPosition = (evidence: readonly Evidence[], { position }: GivenPlace): Evidence[] =>
  position === undefined
    ? [...evidence]
    : [
        ...evidence,
        {
          field: 'position',
          written: `${position.lat}, ${position.lon}`,
          places: [],
          fits: (place) => distanceKm(place, position) <= reachKm(place),
          known: true,
        },
      ];

/** A spreadsheet drops the zero at the start of a code and adds a decimal one behind it. */
const codeIn = (written: string): string => {
  const code = written
    .replace(/\s/g, '')
    .replace(/[.,]0+$/, '')
    .toUpperCase();
  return /^\d{4}$/.test(code) ? `0${code}` : code;
};

/** A column of codes: INSEE's, of today or of before; or postcodes under a heading that says otherwise. */
const codeEvidence = (written: string, places: Communes): Evidence[] => {
  const code = codeIn(written);
  const place = places.communeOfCode(code);
  const asPostcode = places.communesUnder(code);
  if (place === undefined && asPostcode.length === 0 && /[^\d\s]/.test(written) && !/^2[AB]/i.test(code))
    return evidenceOf('communeCode', readWrittenPlace(written), written, places);
  const own: Evidence = {
    field: 'communeCode',
    written,
    places: place === undefined ? [] : [place],
    fits: (one) => one.commune === place?.commune,
    known: place !== undefined,
  };
  if (asPostcode.length === 0) return [own];
  const other: Evidence = {
    ...own,
    places: asPostcode,
    fits: among(asPostcode),
    known: true,
    readAs: 'codeIsPostcode',
  };
  return place === undefined ? [other] : [own, other];
};

const postcodeCell = (written: string, places: Communes): Evidence[] => {
  const code = codeIn(written);
  if (/^(?:\d{5}|2[AB]\d{3})$/.test(code)) return [postcodeEvidence('postcode', code, places)];
  return evidenceOf('postcode', readWrittenPlace(written), written, places);
};

const postcodeEvidence = (field: CommuneField, postcode: string, places: Communes): Evidence => {
  const city = CITY_POSTCODES[postcode];
  const under =
    city === undefined ? places.communesUnder(postcode) : [places.commune(city)].flatMap((one) => one ?? []);
  if (under.length > 0) return { field, written: postcode, places: under, fits: among(under), known: true };
  // Of a CEDEX, or mistyped: its first figures still say the department.
  const departments = departmentsOfPostcode(postcode);
  const isDepartment = places.allDepartments().some(({ code }) => departments.includes(code));
  return {
    field,
    written: postcode,
    places: [],
    fits: ({ department }) => department !== null && departments.includes(department),
    known: isDepartment,
    readAs: 'postcodeIsCode',
    // An INSEE code in the column of postcodes: believed where something else says that commune too.
    readAsOf: places.communeOfCode(postcode)?.commune ?? null,
  };
};

const departmentEvidence = (field: CommuneField, written: string, places: Communes): Evidence[] => {
  const folded = foldName(written);
  const padded = /^\d$/.test(folded) ? `0${folded}` : folded.toUpperCase();
  const meant = places
    .allDepartments()
    .filter(
      ({ code, name }) =>
        code === padded || foldName(name) === folded || `${code} ${foldName(name)}`.toLowerCase() === folded,
    );
  if (meant.length === 0) return [];
  const codes = meant.map(({ code }): string => code);
  return [
    {
      field,
      written,
      places: [],
      fits: ({ department }) => department !== null && codes.includes(department),
      known: true,
    },
  ];
};

/** What a text of a place says: its first name that the list knows, its postcode, its department. */
export const evidenceOf = (field: CommuneField, written: WrittenPlace, text: string, places: Communes): Evidence[] => {
  const named = written.names.map((name) => ({ name, found: places.communesNamed(foldCommuneName(name)) }));
  const exact = named.find(({ found }) => found.length > 0) ?? named[0];
  // "Dax - Narrosse" names two: either may be meant.
  const others = named.flatMap((one) => (one === exact ? [] : one.found));
  return [
    ...(exact === undefined || (exact.found.length === 0 && field === 'address')
      ? []
      : [
          {
            field,
            written: field === 'address' ? text : exact.name,
            places: [...exact.found, ...others],
            fits: calledSo(exact.name, [...exact.found, ...others], places),
            known: exact.found.length > 0,
          },
        ]),
    ...(written.postcode === '' ? [] : [postcodeEvidence(field, written.postcode, places)]),
    ...(written.department === '' ? [] : departmentEvidence(field, written.department, places)),
  ];
};

const among =
  (places: readonly Place[]) =>
  ({ commune }: Place): boolean =>
    places.some((one) => one.commune === commune);

/** A name without its article does not contradict one that has it: "Forges" fits Les Forges, though there is a Forges too. */
const calledSo = (name: string, found: readonly Place[], places: Communes): ((place: Place) => boolean) => {
  const isAmong = among(found);
  const bare = (folded: string): string => folded.replace(/^(?:le|la|les|l) (?=.)/, '');
  const wanted = bare(foldCommuneName(name));
  return (place) => isAmong(place) || bare(nameOf(place, places)) === wanted;
};

/** The commune's name of today, folded, or as it is written. */
export const nameOf = ({ commune, label }: Place, places: Communes, written = false): string => {
  const name = (commune === null ? undefined : places.communeName(commune)) ?? label;
  return written ? name : foldName(name);
};
