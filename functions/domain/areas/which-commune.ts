import { isNearly } from '#domain/places/likeness.ts';
import { foldName } from '#domain/places/place-words.ts';
import {
  CITY_POSTCODES,
  departmentsOfPostcode,
  foldCommuneName,
  readWrittenPlace,
  type WrittenPlace,
} from '#domain/places/written-place.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { CommuneCode, Position } from '#domain/shared/primitives.ts';
import { distanceKm } from './geometry.ts';
import type { KnownPlaces } from './known-places.ts';
import { type Place, placeName } from './place.ts';

/**
 * Which commune is meant, where several things say so: its code, its name, its postcode, a department, an address, a position. They are held against each
 * other. What most of them agree on is taken, and what disagrees is named; where none outweighs the other it is asked. Nothing is guessed in silence.
 */

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

export interface FoundCommune {
  readonly code: CommuneCode;
  readonly name: string;
  /** Of the arrondissement, former commune or locality that was named, where one was. */
  readonly centre: Position;
  readonly approximate: boolean;
  /** Only the position told it: this commune or a neighbour. */
  readonly fromPosition: boolean;
  readonly remarks: readonly CommuneRemark[];
}

interface CommuneRemark {
  readonly code:
    | 'placeDisagrees'
    | 'codeIsPostcode'
    | 'postcodeIsCode'
    | 'communeReadAs'
    | 'communeNotKnown'
    | 'communeOfTerritory'
    | 'communeNearest'
    | 'communeFromAddress'
    | 'communeFromPosition';
  readonly field: CommuneField;
  readonly values: Readonly<Record<string, string>>;
}

export interface CommuneFault {
  readonly code:
    | 'noPlace'
    | 'communeUnknown'
    | 'communeCodeUnknown'
    | 'postcodeUnknown'
    | 'communeSeveral'
    | 'postcodeSeveral'
    | 'placesDisagree'
    | 'farFromCommune'
    | 'outsideFrance';
  readonly field: CommuneField;
  readonly values: Readonly<Record<string, string | number>>;
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

export interface WhichCommune {
  readonly places: Communes;
  /** Departments of the directory: of several communes of a name, the one that lies there is meant. */
  readonly territory?: readonly string[];
}

/**
 * A farm lies at most this far from the centre of its commune, as registrations have it: the largest communes reach 15 km, the list's own
 * approximate centres may be 6 km off.
 */
const FARTHEST_KM = 30;

/** Communes of Guyane are as large as departments; a centre that is guessed from its neighbours may lie some way off. */
const reachKm = ({ department, approximate }: Pick<Place, 'department' | 'approximate'>): number =>
  department === '973' ? 200 : approximate ? FARTHEST_KM + GUESSED_KM : FARTHEST_KM;
const GUESSED_KM = 15;

/** One thing that says where. */
interface Evidence {
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

export const whichCommune = (given: GivenPlace, context: WhichCommune): Outcome<FoundCommune, CommuneFault> => {
  const stated = evidenceIn(given, context.places);
  if (stated.length > 0) return settle(stated, given, context);
  const inAddress =
    given.address === '' ? [] : evidenceOf('address', readWrittenPlace(given.address), given.address, context.places);
  const named = inAddress.filter(({ known }) => known);
  const isSure = given.position !== undefined || named.some(({ written }) => /\d{5}|[,;\n]/.test(written));
  if (named.length > 0 && isSure) {
    const found = settle(withPosition(named, given), given, context);
    if (found.ok)
      return done({
        ...found.value,
        remarks: [...found.value.remarks, remark('communeFromAddress', 'address', found.value.name)],
      });
    if (given.position === undefined) return found;
  }
  return byPosition(given.position, context.places);
};

const remark = (code: CommuneRemark['code'], field: CommuneField, commune: string, others = ''): CommuneRemark => ({
  code,
  field,
  values: others === '' ? { commune } : { commune, others },
});

/** A spreadsheet drops the zero at the start of a code and adds a decimal one behind it. */
const codeIn = (written: string): string => {
  const code = written
    .replace(/\s/g, '')
    .replace(/[.,]0+$/, '')
    .toUpperCase();
  return /^\d{4}$/.test(code) ? `0${code}` : code;
};

const evidenceIn = (given: GivenPlace, places: Communes): Evidence[] => {
  const stated = [
    ...(given.code === '' ? [] : codeEvidence(given.code, places)),
    ...(given.name === '' ? [] : evidenceOf('commune', readWrittenPlace(given.name), given.name, places)),
    ...(given.postcode === '' ? [] : postcodeCell(given.postcode, places)),
  ];
  if (stated.length === 0) return [];
  const department = given.department === '' ? [] : departmentEvidence('department', given.department, places);
  return withPosition([...stated, ...department], given);
};

const withPosition = (evidence: readonly Evidence[], { position }: GivenPlace): Evidence[] =>
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
const evidenceOf = (field: CommuneField, written: WrittenPlace, text: string, places: Communes): Evidence[] => {
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

interface Candidate {
  readonly place: Place;
  readonly support: readonly Evidence[];
}

const settle = (
  evidence: readonly Evidence[],
  given: GivenPlace,
  context: WhichCommune,
): Outcome<FoundCommune, CommuneFault> => {
  const known = evidence.filter((one) => one.known);
  const candidates = candidatesOf(evidence, known);
  if (candidates.length === 0) return withoutCandidates(evidence, given, context);
  const most = Math.max(...candidates.map(weightOf));
  const best = candidates.filter((candidate) => weightOf(candidate) === most);
  const [winner, ...others] = distinctCommunes(best);
  // As many things say the one as say the other, and they are not the same things.
  const rival = others.find(({ support }) => support.some((one) => !winner?.support.includes(one)));
  if (winner !== undefined && rival !== undefined)
    return refused(
      disagreement(
        winner,
        rival.support.filter((one) => !winner.support.includes(one)),
        context.places,
      ),
    );
  if (winner === undefined) return withoutCandidates(evidence, given, context);
  const against = known.filter((one) => !winner.support.includes(one) && !readOtherwise(one, winner));
  if (others.length > 0 && against.every((one) => one.field !== 'department'))
    return oneOf([winner, ...others], evidence, given, context);
  if (against.length > 0 && kinds(winner.support) <= kinds(against))
    return refused(disagreement(winner, against, context.places));
  return done(found(winner, remarksOf(winner, against, evidence, context.places), context.places));
};

/** Of a code that may be two things, the reading that the winner does not need contradicts nobody. */
const readOtherwise = (one: Evidence, { support }: Candidate): boolean =>
  one.field === 'communeCode' &&
  support.some((other) => other.field === 'communeCode' && other.written === one.written);

/** How many things say so. Two that agree outweigh one that does not; one against one does not. */
const kinds = (evidence: readonly Evidence[]): number =>
  new Set(evidence.map(({ field, written }) => `${field} ${written}`)).size;

/** What supports a candidate, counted; of a code that could be two things, what its heading says counts a little more. */
const weightOf = ({ support }: Candidate): number =>
  kinds(support) + (support.some(({ field, readAs }) => field === 'communeCode' && readAs === undefined) ? 0.5 : 0);

const candidatesOf = (evidence: readonly Evidence[], known: readonly Evidence[]): Candidate[] => {
  const byCommune = new Map<string, Place>();
  // A name may mean a part of the commune: its place is the better one.
  const order = [...evidence].sort((a, b) => Number(b.field === 'commune') - Number(a.field === 'commune'));
  for (const place of order.flatMap((one) => one.places))
    if (place.commune !== null && !byCommune.has(place.commune)) byCommune.set(place.commune, place);
  return [...byCommune.values()].map((place) => ({ place, support: known.filter((one) => one.fits(place)) }));
};

const distinctCommunes = (candidates: readonly Candidate[]): Candidate[] => [
  ...new Map(candidates.map((candidate) => [candidate.place.commune, candidate])).values(),
];

/** Several that fit equally: the position, a name that is nearly theirs, or the directory's territory tells them apart; else it is asked. */
const oneOf = (
  candidates: readonly Candidate[],
  evidence: readonly Evidence[],
  given: GivenPlace,
  { places, territory }: WhichCommune,
): Outcome<FoundCommune, CommuneFault> => {
  const listed = candidates.map(({ place }) => place);
  const unknownName = evidence.find(({ field, known }) => field === 'commune' && !known);
  const nearly =
    unknownName === undefined
      ? []
      : candidates.filter(({ place }) => isNearly(foldCommuneName(unknownName.written), nameOf(place, places)));
  const [readAs, ...more] = nearly;
  if (readAs !== undefined && more.length === 0)
    return done(found(readAs, [remark('communeReadAs', 'commune', nameOf(readAs.place, places, true))], places));
  const [spelt, ...alike] = candidates.filter(({ place }) => speltAs(place, evidence));
  if (spelt !== undefined && alike.length === 0) return done(found(spelt, [], places));
  const today = candidates.filter(
    ({ place, support }) => place.kind === 'commune' && support.some(({ field }) => field === 'commune'),
  );
  const { position } = given;
  if (position !== undefined) {
    const near = candidates
      .filter(({ support }) => support.some(({ field }) => field === 'position'))
      .sort((a, b) => distanceKm(a.place, position) - distanceKm(b.place, position));
    const [nearest] = near;
    const isNamed =
      nearest?.support.some(({ field, places: named }) => field === 'commune' && named.length > 0) === true;
    if (nearest !== undefined)
      return done(
        found(
          nearest,
          [
            ...(isNamed ? [] : [remark('communeNearest', 'postcode', nameOf(nearest.place, places, true))]),
            ...(unknownName === undefined
              ? []
              : [remark('communeNotKnown', 'commune', nameOf(nearest.place, places, true))]),
          ],
          places,
        ),
      );
  }
  const here = candidates.filter(
    ({ place }) => place.department !== null && territory?.includes(place.department) === true,
  );
  const [only, ...rest] = here;
  if (only !== undefined && rest.length === 0 && evidence.some(({ field }) => field === 'commune'))
    return done(
      found(
        only,
        [remark('communeOfTerritory', 'commune', nameOf(only.place, places, true), named(listed, places))],
        places,
      ),
    );
  const [single, ...homonyms] = today;
  if (single !== undefined && homonyms.length === 0) return done(found(single, [], places));
  const byName = candidates.some(({ support }) =>
    support.some(({ field, places: some }) => field === 'commune' && some.length > 0),
  );
  return refused({
    code: byName ? 'communeSeveral' : unknownName === undefined ? 'postcodeSeveral' : 'communeUnknown',
    field: byName || unknownName !== undefined ? 'commune' : 'postcode',
    values: { communes: named(listed, places) },
  });
};

/** With its accents it is one, without them another: Legé and Lège. */
const speltAs = (place: Place, evidence: readonly Evidence[]): boolean => {
  const letters = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return evidence.some(
    ({ field, written }) =>
      field === 'commune' && /[^ -~]/.test(written) && letters(written) === letters(placeName(place)),
  );
};

/** Nothing that is known names a commune: the position does, or a name that is nearly one of those around. */
const withoutCandidates = (
  evidence: readonly Evidence[],
  { position }: GivenPlace,
  { places }: WhichCommune,
): Outcome<FoundCommune, CommuneFault> => {
  const name = evidence.find(({ field }) => field === 'commune');
  if (position !== undefined) {
    const around = name === undefined ? [] : places.communesWithin(position, FARTHEST_KM);
    const like = around.filter((one) => isNearly(foldCommuneName(name?.written ?? ''), foldName(one.name)));
    const [only, ...others] = like;
    const place = only === undefined ? undefined : places.commune(only.code);
    if (place !== undefined && others.length === 0)
      return done(
        found({ place, support: [] }, [remark('communeReadAs', 'commune', nameOf(place, places, true))], places),
      );
    const near = byPosition(position, places);
    if (!near.ok) return near;
    const field = name?.field ?? evidence[0]?.field ?? 'commune';
    return done({ ...near.value, remarks: [...near.value.remarks, remark('communeNotKnown', field, near.value.name)] });
  }
  const [first] = evidence;
  if (name !== undefined) return refused({ code: 'communeUnknown', field: 'commune', values: {} });
  return refused({
    code: first?.field === 'communeCode' ? 'communeCodeUnknown' : 'postcodeUnknown',
    field: first?.field ?? 'commune',
    values: {},
  });
};

/** Where only a position is given: right, or a neighbour. */
const byPosition = (position: Position | undefined, places: Communes): Outcome<FoundCommune, CommuneFault> => {
  if (position === undefined) return refused({ code: 'noPlace', field: 'commune', values: {} });
  const near = places.nearest(position);
  const place = near?.commune == null ? undefined : places.commune(near.commune);
  if (place === undefined) return refused({ code: 'outsideFrance', field: 'position', values: {} });
  const at = found({ place, support: [] }, [], places);
  return done({ ...at, fromPosition: true, remarks: [remark('communeFromPosition', 'position', at.name)] });
};

const remarksOf = (
  { place, support }: Candidate,
  against: readonly Evidence[],
  evidence: readonly Evidence[],
  places: Communes,
): CommuneRemark[] => {
  const commune = nameOf(place, places, true);
  const readAs = support.find(
    (one) =>
      one.readAs !== undefined &&
      (one.readAsOf === undefined || one.readAsOf === place.commune) &&
      !support.some((other) => other.field === one.field && other.readAs === undefined),
  );
  const unknown = evidence.find(({ field, known }) => field === 'commune' && !known);
  const nearly = unknown !== undefined && isNearly(foldCommuneName(unknown.written), nameOf(place, places));
  return [
    ...(readAs?.readAs === undefined ? [] : [remark(readAs.readAs, readAs.field, commune)]),
    ...(unknown === undefined ? [] : [remark(nearly ? 'communeReadAs' : 'communeNotKnown', unknown.field, commune)]),
    ...new Map(against.map((one) => [one.field, remark('placeDisagrees', one.field, commune)])).values(),
  ];
};

const disagreement = (winner: Candidate, against: readonly Evidence[], places: Communes): CommuneFault => {
  const [first] = against;
  const [own] = winner.support;
  if (first?.field === 'position' && own !== undefined) {
    const [lat = 0, lon = 0] = first.written.split(', ').map(Number);
    const km = Math.round(distanceKm(winner.place, { lat, lon }));
    return { code: 'farFromCommune', field: 'position', values: { km, commune: nameOf(winner.place, places, true) } };
  }
  const [other] = first?.places ?? [];
  return {
    code: 'placesDisagree',
    field: first?.field ?? 'commune',
    values: {
      commune: nameOf(winner.place, places, true),
      other: other === undefined ? (first?.written ?? '') : nameOf(other, places, true),
    },
  };
};

const found = ({ place, support }: Candidate, remarks: readonly CommuneRemark[], places: Communes): FoundCommune => {
  if (place.commune === null) throw new Error(`a place of the list has no commune: ${place.label}`);
  const { lat, lon, approximate } = partOf(place, support, places) ?? places.commune(place.commune) ?? place;
  return {
    code: place.commune,
    name: places.communeName(place.commune) ?? place.label,
    centre: { lat, lon },
    approximate,
    fromPosition: false,
    remarks,
  };
};

/** The arrondissement, the former commune or the locality that was named; undefined where none was, or several. */
const partOf = ({ commune }: Place, support: readonly Evidence[], places: Communes): Place | undefined => {
  const own = commune === null ? undefined : places.communeName(commune);
  const parts = support.flatMap((one) => one.places).filter((one) => one.commune === commune && placeName(one) !== own);
  const [part] = parts;
  return parts.every((one) => part !== undefined && placeName(one) === placeName(part)) ? part : undefined;
};

/** The commune's name of today, folded, or as it is written. */
const nameOf = ({ commune, label }: Place, places: Communes, written = false): string => {
  const name = (commune === null ? undefined : places.communeName(commune)) ?? label;
  return written ? name : foldName(name);
};

const MAX_LISTED = 5;

const named = (all: readonly Place[], places: Communes): string =>
  all
    .slice(0, MAX_LISTED)
    .map((place) => `${nameOf(place, places, true)} (${place.commune})`)
    .join(', ') + (all.length > MAX_LISTED ? '…' : '');
