import { distanceKm } from '#domain/areas/geometry.ts';
import { type Place, placeName } from '#domain/areas/place.ts';
import { isNearly } from '#domain/places/likeness.ts';
import { foldCommuneName } from '#domain/places/written-place.ts';
import type { CommuneCode, Position } from '#domain/shared/primitives.ts';
import { type CommuneField, type Communes, type Evidence, isOnlyBegun, nameOf } from './commune-evidence.ts';

/** The answer of which-commune.ts: the commune with what is to be said of it, or why there is none. */

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

export interface CommuneRemark {
  readonly code:
    | 'placeDisagrees'
    | 'codeIsPostcode'
    | 'postcodeIsCode'
    | 'communeReadAs'
    | 'communeAlso'
    | 'communeNotKnown'
    | 'placeNotKnown'
    | 'postcodeNobodys'
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
    | 'communeLike'
    | 'communeNotUnder'
    | 'communeOrDepartment'
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

export interface Candidate {
  readonly place: Place;
  readonly support: readonly Evidence[];
}

export const found = (
  { place, support }: Candidate,
  remarks: readonly CommuneRemark[],
  places: Communes,
): FoundCommune => {
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

export const remark = (
  code: CommuneRemark['code'],
  field: CommuneField,
  commune: string,
  others = '',
): CommuneRemark => ({
  code,
  field,
  values: others === '' ? { commune } : { commune, others },
});

export const remarksOf = (
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
  const unknown = evidence.find((one) => one.field === 'commune' && (!one.known || isOnlyBegun(one, place)));
  const nearly =
    unknown !== undefined &&
    (isNearly(foldCommuneName(unknown.written), nameOf(place, places)) || isOnlyBegun(unknown, place));
  return [
    ...(readAs?.readAs === undefined ? [] : [remark(readAs.readAs, readAs.field, commune)]),
    ...besideThePoint({ place, support }, evidence, commune),
    ...(unknown === undefined ? [] : [remark(nearly ? 'communeReadAs' : 'communeNotKnown', unknown.field, commune)]),
    ...new Map(against.map((one) => [one.field, remark('placeDisagrees', one.field, commune)])).values(),
  ];
};

/** What names no place that we know, and was believed by nobody: said, since somebody wrote it. */
const besideThePoint = (
  { place, support }: Candidate,
  evidence: readonly Evidence[],
  commune: string,
): readonly CommuneRemark[] => {
  const unknown = evidence.filter(
    ({ field, known }) => field !== 'commune' && !known && !support.some((other) => other.field === field),
  );
  const nobodys = support.filter(({ isNobodys, readAsOf }) => isNobodys === true && readAsOf !== place.commune);
  return [
    ...new Map(unknown.map(({ field }) => [field, remark('placeNotKnown', field, commune)])).values(),
    ...nobodys.map(({ field }) => remark('postcodeNobodys', field, commune)),
  ];
};

export const disagreement = (winner: Candidate, against: readonly Evidence[], places: Communes): CommuneFault => {
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

const MAX_LISTED = 5;

export const named = (all: readonly Place[], places: Communes): string =>
  all
    .slice(0, MAX_LISTED)
    .map((place) => {
      const [called, today] = [placeName(place), nameOf(place, places, true)];
      return place.kind === 'formerCommune' && called !== today
        ? `${called} (${today}, ${place.commune})`
        : `${today} (${place.commune})`;
    })
    .join(', ') + (all.length > MAX_LISTED ? '…' : '');
