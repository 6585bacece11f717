import { distanceKm } from '#domain/areas/geometry.ts';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import type { Place } from '#domain/areas/place.ts';
import { foldName } from '#domain/places/place-words.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { CommuneCode, Position } from '#domain/shared/primitives.ts';
import type { RowSaid } from './row-codes.ts';
import { said } from './said.ts';

/** Which commune a row means, from what it gives of code, name, postcode and position. */

export interface WrittenPlace {
  readonly code: string;
  readonly name: string;
  readonly postcode: string;
  readonly position: Position | undefined;
}

export interface FoundCommune {
  readonly code: CommuneCode;
  readonly name: string;
  readonly centre: Position;
  /** True where only the position told it: right or a neighbour. */
  readonly guessed: boolean;
}

/** The fault, and which of the fields it lies in. */
export interface PlaceFault {
  readonly field: 'communeCode' | 'commune' | 'postcode' | 'lat';
  readonly reason: RowSaid;
}

export type FindCommune = (written: WrittenPlace) => Outcome<FoundCommune, PlaceFault>;

type Places = Pick<KnownPlaces, 'complete' | 'commune' | 'nearest' | 'communeName'>;

/** Remembers its answers: a list names the same communes over and over. */
export const communeFinder = (places: Places): FindCommune => {
  const known = new Map<string, readonly FoundCommune[]>();
  const called = (name: string, postcode: string): readonly FoundCommune[] => {
    const key = `${foldName(name)}|${postcode}`;
    const found = known.get(key) ?? communesCalled(places, name, postcode);
    known.set(key, found);
    return found;
  };
  return (written) => find(places, called, written);
};

type Called = (name: string, postcode: string) => readonly FoundCommune[];

const find = (places: Places, called: Called, written: WrittenPlace): Outcome<FoundCommune, PlaceFault> => {
  const code = codeOf(written.code);
  const byCode = code === '' ? undefined : places.commune(code);
  if (byCode !== undefined)
    return foundOr(places, byCode, { field: 'communeCode', reason: said('communeCodeUnknown') });
  const { name, postcode, position } = written;
  if (name !== '') return byName(called, written, code);
  if (code !== '' && position === undefined && postcode === '')
    return refused({ field: 'communeCode', reason: said('communeCodeUnknown') });
  if (postcode !== '') {
    const under = called('', postcode);
    const [only] = under;
    if (only !== undefined && under.length === 1) return done(only);
    const nearest = nearestTo(position, under);
    if (nearest !== undefined) return done(nearest);
    if (position === undefined)
      return refused({
        field: 'postcode',
        reason: under.length === 0 ? said('communeUnknown') : said('postcodeSeveral', { communes: listed(under) }),
      });
  }
  return byPosition(places, position);
};

/** A name alone may be many communes: the postcode, the department of a code that is no more, or the position tells which. */
const byName = (
  called: Called,
  { name, postcode, position }: WrittenPlace,
  code: string,
): Outcome<FoundCommune, PlaceFault> => {
  const exact = postcode === '' ? [] : called(name, postcode);
  const all = exact.length > 0 ? exact : called(name, '');
  if (all.length === 0)
    return refused(
      code === ''
        ? { field: 'commune', reason: said('communeUnknown') }
        : { field: 'communeCode', reason: said('communeCodeUnknown') },
    );
  // A firm's own postcode (CEDEX) is in no list, but begins like those of its department; so does a former commune's code.
  const department = (code || postcode).slice(0, 2);
  const there = department === '' ? [] : all.filter((commune) => commune.code.startsWith(department));
  const candidates = there.length > 0 ? there : all;
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return done(only);
  const nearest = nearestTo(position, candidates);
  return nearest === undefined
    ? refused({ field: 'commune', reason: said('communeSeveral', { communes: listed(candidates) }) })
    : done(nearest);
};

const byPosition = (places: Places, position: Position | undefined): Outcome<FoundCommune, PlaceFault> => {
  if (position === undefined) return refused({ field: 'commune', reason: said('noPlace') });
  const near = places.nearest(position);
  const fault: PlaceFault = { field: 'lat', reason: said('outsideFrance') };
  if (near?.commune == null) return refused(fault);
  const centre = places.commune(near.commune);
  const found = foundOr(places, centre, fault);
  return found.ok ? done({ ...found.value, guessed: true }) : found;
};

const foundOr = (places: Places, place: Place | undefined, fault: PlaceFault): Outcome<FoundCommune, PlaceFault> => {
  const found = place === undefined ? undefined : foundCommune(places, place);
  return found === undefined ? refused(fault) : done(found);
};

const foundCommune = (places: Places, place: Place): FoundCommune | undefined =>
  place.commune === null
    ? undefined
    : {
        code: place.commune,
        name: places.communeName(place.commune) ?? place.label,
        centre: { lat: place.lat, lon: place.lon },
        guessed: false,
      };

/** Spreadsheets drop the zero at the start of a code: `1004` is `01004`. */
const codeOf = (written: string): string => {
  const code = written.replace(/\s/g, '').replace(/\.0$/, '').toUpperCase();
  return /^\d{4}$/.test(code) ? `0${code}` : code;
};

const MOST_CALLED = 40;
/** A postcode is shared by up to 46 communes. */
const MOST_UNDER_POSTCODE = 60;

/** Communes, of today or former, with exactly this name and postcode; either may be empty. */
const communesCalled = (places: Places, name: string, postcode: string): FoundCommune[] => {
  const folded = foldName(name.replace(/\bcedex\b.*$/i, ''));
  const found = places.complete(`${postcode} ${folded}`.trim(), folded === '' ? MOST_UNDER_POSTCODE : MOST_CALLED);
  const seen = new Map<string, FoundCommune>();
  for (const place of found) {
    const commune = foundCommune(places, place);
    if (commune === undefined || seen.has(commune.code)) continue;
    const names = [place.label.replace(/ \([^)]*\)$/, ''), commune.name].map(foldName);
    if (
      folded === '' ? place.postcode === postcode && place.kind === 'commune' : names.some((one) => same(one, folded))
    )
      seen.set(commune.code, commune);
  }
  return [...seen.values()];
};

/** The leading article is often left out: "Bresse" for "La Bresse". */
const same = (one: string, other: string): boolean => one === other || bare(one) === bare(other);
const bare = (folded: string): string => folded.replace(/^(?:le|la|les|l) (?=.)/, '');

const nearestTo = (position: Position | undefined, communes: readonly FoundCommune[]): FoundCommune | undefined => {
  if (position === undefined) return undefined;
  const [nearest] = [...communes].sort((a, b) => distanceKm(position, a.centre) - distanceKm(position, b.centre));
  return nearest !== undefined && distanceKm(position, nearest.centre) <= FARTHEST_KM ? nearest : undefined;
};

/**
 * A farm lies at most this far from the centre of its commune, as registrations have it: the largest communes reach 15 km, the list's own
 * approximate centres may be 6 km off (FACTS).
 */
export const FARTHEST_KM = 30;

const listed = (communes: readonly FoundCommune[]): string =>
  communes
    .slice(0, 5)
    .map(({ name, code }) => `${name} (${code})`)
    .join(', ') + (communes.length > 5 ? '…' : '');
