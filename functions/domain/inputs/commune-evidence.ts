import { distanceKm } from '#domain/areas/geometry.ts';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { type Place, placeName } from '#domain/areas/place.ts';
import { articleLength, foldName, tellingWords } from '#domain/places/place-words.ts';
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
  | 'communesBegun'
  | 'complete'
  | 'near'
  | 'communesUnder'
  | 'communeOfCode'
  | 'communesWithin'
  | 'allDepartments'
  | 'allRegions'
  | 'departmentsOfRegion'
  | 'population'
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
  /** Communes whose name goes on after what is written: "Sarlat", "Boulogne". */
  readonly begun?: readonly Place[];
  /** Whether a commune fits it. */
  fits(place: Place): boolean;
  /** Whether it says anything that we know: an unknown name contradicts nobody. */
  readonly known: boolean;
  /** A postcode that no commune has: of a firm (CEDEX), or mistyped. */
  readonly isNobodys?: boolean;
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
  const isCedex = [given.name, given.postcode, given.address].some((text) => /\bcedex\b/i.test(text));
  return withPosition([...(isCedex ? stated.map(ofFirm) : stated), ...department], given);
};

/** Where a CEDEX is named, nobody expects its postcode to be a commune's. */
const ofFirm = ({ isNobodys: _, ...evidence }: Evidence): Evidence => evidence;

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
  // The letter for the figure; and the department's letter in Corsica, where postcodes have none.
  const code = codeIn(/^[\doO ]+$/.test(written) ? written.replace(/o/gi, '0') : written).replace(
    /^2[AB](?=\d{3}$)/,
    '20',
  );
  if (/^\d{5}$/.test(code)) {
    const evidence = postcodeEvidence('postcode', code, places);
    // A zero that we put before it made no postcode: it lacks another figure, and names no department.
    const isWhole = written.replace(/\D/g, '').length >= 5 || evidence.places.length > 0;
    return [isWhole ? evidence : { ...evidence, known: false }];
  }
  if (/^(?:\d{1,3}|2[AB])$/.test(code)) return departmentEvidence('postcode', code, places);
  const several = written.split(/[/,;|+]|\s(?:et|ou)\s/).map(codeIn);
  if (several.length > 1 && several.every((one) => /^\d{5}$/.test(one))) return [anyPostcode(written, several, places)];
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
    isNobodys: true,
    readAs: 'postcodeIsCode',
    // An INSEE code in the column of postcodes: believed where something else says that commune too.
    readAsOf: places.communeOfCode(postcode)?.commune ?? null,
  };
};

/** A commune that has several postcodes, all of them in one cell; or several communes, of which the name tells which. */
const anyPostcode = (written: string, postcodes: readonly string[], places: Communes): Evidence => {
  const each = postcodes.map((postcode) => postcodeEvidence('postcode', postcode, places));
  const found = each.flatMap((one) => one.places);
  return {
    field: 'postcode',
    written,
    places: found,
    fits: (place) => each.some((one) => one.fits(place)),
    known: each.some(({ known }) => known),
  };
};

const departmentEvidence = (field: CommuneField, written: string, places: Communes): Evidence[] => {
  const codes = departmentsMeant(written, places);
  // Behind a name may stand anything; a column of its own says one.
  if (codes.length === 0)
    return field === 'commune' || field === 'address'
      ? []
      : [{ field, written, places: [], fits: () => false, known: false }];
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

/** `40`, `Landes`, `Landes (40)`, `Réunion`, `20` for both of Corsica's; a region's name is all of its departments. */
const departmentsMeant = (written: string, places: Communes): readonly string[] => {
  const folded = foldName(written).replace(/^(?:departement|dept?|dpt|fr)(?: (?:du|de la|des|de l|de|d))? (?=.)/, '');
  if (folded === '20' || folded === 'corse') return ['2A', '2B'];
  const bare = bareName(/^\d$/.test(folded) ? `0${folded}` : folded);
  const meant = places.allDepartments().filter(({ code, name }) => {
    const [number, called] = [code.toLowerCase(), bareName(foldName(name))];
    return [number, called, `${number} ${called}`, `${called} ${number}`].includes(bare);
  });
  if (meant.length > 0) return meant.map(({ code }) => code);
  const region = places.allRegions().find(({ name }) => bareName(foldName(name)) === bare);
  return region === undefined ? [] : (places.departmentsOfRegion(region.code) ?? []);
};

/** What a text of a place says: its first name that the list knows, its postcode, its department. */
export const evidenceOf = (field: CommuneField, written: WrittenPlace, text: string, places: Communes): Evidence[] => {
  const named = written.names.map((name) => ({ name, found: places.communesNamed(foldCommuneName(name)) }));
  const exact = named.find(({ found }) => found.length > 0) ?? named[0];
  const begun = exact === undefined || field !== 'commune' ? [] : begunWith(exact.name, places);
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
            begun,
            fits: calledSo(exact.name, [...exact.found, ...others], places),
            known: exact.found.length > 0,
          },
        ]),
    ...(written.postcode === '' ? [] : [postcodeEvidence(field, written.postcode, places)]),
    ...(written.department === '' ? [] : departmentEvidence(field, written.department, places)),
  ];
};

const MIN_BEGUN = 4;
const MAX_SAME_WORDS = 12;

/** What people call it every day: "Sarlat", "Brive". */
const begunWith = (name: string, places: Communes): readonly Place[] => {
  const folded = bareName(foldCommuneName(name));
  const begun = folded.length < MIN_BEGUN ? [] : places.communesBegun(folded);
  if (begun.length > 0) return begun;
  // "St Martin Seignanx": the same words, but for the little ones.
  const telling = tellingWords(folded).join(' ');
  return telling.includes(' ')
    ? places
        .complete(name, MAX_SAME_WORDS)
        .filter((place) => tellingWords(foldName(placeName(place))).join(' ') === telling)
    : [];
};

/** Whether a name says no more of this commune than its beginning. */
export const isOnlyBegun = ({ places, begun = [] }: Evidence, { commune }: Place): boolean =>
  !places.some((one) => one.commune === commune) && begun.some((one) => one.commune === commune);

const among =
  (places: readonly Place[]) =>
  ({ commune }: Place): boolean =>
    places.some((one) => one.commune === commune);

/**
 * A name without its article does not contradict one that has it: "Forges" fits Les Forges, though there is a Forges too. Nor does the beginning of a
 * name: "Boulogne" fits Boulogne-Billancourt.
 */
const calledSo = (name: string, found: readonly Place[], places: Communes): ((place: Place) => boolean) => {
  const isAmong = among(found);
  const wanted = bareName(foldCommuneName(name));
  return (place) => {
    const own = bareName(nameOf(place, places));
    return isAmong(place) || own === wanted || (wanted.length >= MIN_BEGUN && own.startsWith(`${wanted} `));
  };
};

const bareName = (folded: string): string => folded.slice(articleLength(folded));

/** The commune's name of today, folded, or as it is written. */
export const nameOf = ({ commune, label }: Place, places: Communes, written = false): string => {
  const name = (commune === null ? undefined : places.communeName(commune)) ?? label;
  return written ? name : foldName(name);
};
