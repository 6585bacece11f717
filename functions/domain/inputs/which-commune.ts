import { distanceKm } from '#domain/areas/geometry.ts';
import { betterKnown, isSpelt, widerNamed } from '#domain/areas/name-rivals.ts';
import type { Place } from '#domain/areas/place.ts';
import { isNearly } from '#domain/places/likeness.ts';
import { foldName } from '#domain/places/place-words.ts';
import { foldCommuneName, readWrittenPlace } from '#domain/places/written-place.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { Position } from '#domain/shared/primitives.ts';
import {
  type Communes,
  type Evidence,
  evidenceIn,
  evidenceOf,
  FARTHEST_KM,
  type GivenPlace,
  isOnlyBegun,
  nameOf,
  withPosition,
} from './commune-evidence.ts';
import {
  type Candidate,
  type CommuneFault,
  type CommuneRemark,
  disagreement,
  type FoundCommune,
  found,
  named,
  remark,
  remarksOf,
} from './found-commune.ts';

/**
 * Which commune is meant, where several things say so: its code, its name, its postcode, a department, an address, a position. They are held against each
 * other. What most of them agree on is taken, and what disagrees is named; where none outweighs the other it is asked. Nothing is guessed in silence.
 */

export interface WhichCommune {
  readonly places: Communes;
  /** Departments of the directory: of several communes of a name, the one that lies there is meant. */
  readonly territory?: readonly string[];
}

export const whichCommune = (given: GivenPlace, context: WhichCommune): Outcome<FoundCommune, CommuneFault> => {
  const stated = evidenceIn(given, context.places);
  const own = stated.length === 0 ? undefined : settle(stated, given, context);
  if (own?.ok === true) return own;
  const inAddress =
    given.address === '' ? [] : evidenceOf('address', readWrittenPlace(given.address), given.address, context.places);
  const named = inAddress.filter(({ known }) => known);
  const isSure = given.position !== undefined || named.some(({ written }) => /\d{5}|[,;\n]/.test(written));
  if (own !== undefined && (named.length === 0 || !isSure)) return own;
  if (named.length > 0 && isSure) {
    // Of what leaves several, or contradicts itself, the address tells which.
    const found = settle(own === undefined ? withPosition(named, given) : [...stated, ...named], given, context);
    if (found.ok)
      return done({
        ...found.value,
        remarks: [...found.value.remarks, remark('communeFromAddress', 'address', found.value.name)],
      });
    if (own !== undefined) return own;
    if (given.position === undefined) return found;
  }
  return byPosition(given.position, context.places);
};

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
  // A name that is only the beginning of one says less than anything that is known.
  if (winner === undefined || (winner.support.length === 0 && known.length > 0))
    return withoutCandidates(evidence, given, context);
  const against = known.filter((one) => !winner.support.includes(one) && !readOtherwise(one, winner));
  if (others.length > 0 && against.every((one) => one.field !== 'department'))
    return oneOf([winner, ...others], evidence, given, context);
  if (against.length > 0 && kinds(winner.support) <= kinds(against))
    return refused(disagreement(winner, against, context.places));
  return taken(winner, remarksOf(winner, against, evidence, context.places), evidence, context);
};

/** A bare name may mean another that is better known: then it is asked, or said where it is spelt as its own commune spells it. */
const taken = (
  candidate: Candidate,
  remarks: readonly CommuneRemark[],
  evidence: readonly Evidence[],
  { places, territory }: WhichCommune,
): Outcome<FoundCommune, CommuneFault> => {
  const { place } = candidate;
  const known = evidence.filter((one) => one.known);
  const [name] = known;
  if (name?.begun === undefined || kinds(known) > 1) return done(found(candidate, remarks, places));
  const wide = widerNamed(name.written, place, places);
  if (wide !== undefined)
    return refused({
      code: 'communeOrDepartment',
      field: 'commune',
      values: { communes: named([place], places), department: wide },
    });
  const others = betterKnown(name.written, place, places, territory);
  if (others.length > 0 && !isSpelt(name.written, place))
    return refused({
      code: 'communeSeveral',
      field: 'commune',
      values: { communes: named([place, ...others], places) },
    });
  const also =
    others.length === 0 ? [] : [remark('communeAlso', 'commune', nameOf(place, places, true), named(others, places))];
  return done(found(candidate, [...remarks, ...also], places));
};

/** Of a code that may be two things, the reading that the winner does not need contradicts nobody. */
const readOtherwise = (one: Evidence, { support }: Candidate): boolean =>
  one.field === 'communeCode' &&
  support.some((other) => other.field === 'communeCode' && other.written === one.written);

/** How many things say so. Two that agree outweigh one that does not; one against one does not. */
const kinds = (evidence: readonly Evidence[]): number =>
  new Set(evidence.map(({ field, written }) => `${field} ${written}`)).size;

/**
 * What supports a candidate, counted; of a code that could be two things, what its heading says counts a little more, and a whole name more than the
 * beginning of one.
 */
const weightOf = ({ place, support }: Candidate): number =>
  kinds(support) +
  (support.some(({ field, readAs }) => field === 'communeCode' && readAs === undefined) ? 0.5 : 0) +
  (support.some((one) => one.begun !== undefined && !isOnlyBegun(one, place)) ? 0.25 : 0);

const candidatesOf = (evidence: readonly Evidence[], known: readonly Evidence[]): Candidate[] => {
  const byCommune = new Map<string, Place>();
  // A name may mean a part of the commune: its place is the better one.
  const order = [...evidence].sort((a, b) => Number(b.field === 'commune') - Number(a.field === 'commune'));
  const add = (place: Place): void => {
    if (place.commune !== null && !byCommune.has(place.commune)) byCommune.set(place.commune, place);
  };
  for (const place of order.flatMap((one) => one.places)) add(place);
  // A word that begins many names tells nothing alone: "Saint", "Le Moulin".
  for (const { begun = [], known: isName } of order)
    for (const place of begun)
      if ((begun.length <= MAX_BEGUN && !isName) || known.some((one) => one.begun === undefined && one.fits(place)))
        add(place);
  return [...byCommune.values()].map((place) => ({ place, support: known.filter((one) => one.fits(place)) }));
};

const MAX_BEGUN = 12;

const distinctCommunes = (candidates: readonly Candidate[]): Candidate[] => [
  ...new Map(candidates.map((candidate) => [candidate.place.commune, candidate])).values(),
];

/** Several that fit equally: the position, a name that is nearly theirs, or the directory's territory tells them apart; else it is asked. */
const oneOf = (
  candidates: readonly Candidate[],
  evidence: readonly Evidence[],
  given: GivenPlace,
  context: WhichCommune,
): Outcome<FoundCommune, CommuneFault> => {
  const { places, territory } = context;
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
  if (spelt !== undefined && alike.length === 0) return taken(spelt, [], evidence, context);
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
  if (only !== undefined && rest.length === 0 && evidence.some(({ field, known }) => field === 'commune' && known))
    return taken(
      only,
      [remark('communeOfTerritory', 'commune', nameOf(only.place, places, true), named(listed, places))],
      evidence,
      context,
    );
  const [single, ...homonyms] = today;
  if (single !== undefined && homonyms.length === 0) return taken(single, [], evidence, context);
  const byName = candidates.some(({ support }) =>
    support.some(({ field, places: some }) => field === 'commune' && some.length > 0),
  );
  const isBegun = candidates.every(({ support }) => support.length === 0);
  return refused({
    code: byName
      ? 'communeSeveral'
      : unknownName === undefined
        ? 'postcodeSeveral'
        : isBegun
          ? 'communeLike'
          : 'communeNotUnder',
    field: byName || unknownName !== undefined ? 'commune' : 'postcode',
    values: { communes: named(listed, places) },
  });
};

/** With its accents it is one, without them another: Legé and Lège. */
const speltAs = (place: Place, evidence: readonly Evidence[]): boolean =>
  evidence.some(({ field, written }) => field === 'commune' && /[^ -~]/.test(written) && isSpelt(written, place));

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
  if (name !== undefined) {
    const like = likeNamed(name.written, places);
    if (like.length === 0) return refused({ code: 'communeUnknown', field: 'commune', values: {} });
    return refused({ code: 'communeLike', field: 'commune', values: { communes: named(like, places) } });
  }
  return refused({
    code: first?.field === 'communeCode' ? 'communeCodeUnknown' : 'postcodeUnknown',
    field: first?.field ?? 'commune',
    values: {},
  });
};

/** What a name that nobody knows may have meant: to ask about, never to take. */
const likeNamed = (name: string, places: Communes): Place[] => {
  const like = places.complete(name, MAX_LIKE);
  return like.length > 0 ? like : places.near(name, MAX_LIKE);
};
const MAX_LIKE = 3;

/** Where only a position is given: right, or a neighbour. */
const byPosition = (position: Position | undefined, places: Communes): Outcome<FoundCommune, CommuneFault> => {
  if (position === undefined) return refused({ code: 'noPlace', field: 'commune', values: {} });
  const near = places.nearest(position);
  const place = near?.commune == null ? undefined : places.commune(near.commune);
  if (place === undefined) return refused({ code: 'outsideFrance', field: 'position', values: {} });
  const at = found({ place, support: [] }, [], places);
  return done({ ...at, fromPosition: true, remarks: [remark('communeFromPosition', 'position', at.name)] });
};
