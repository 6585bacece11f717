import { distanceKm } from '#domain/areas/geometry.ts';
import { foldName } from '#domain/places/place-words.ts';
import {
  coreOfName,
  type Doubt,
  type IdentityKey,
  identityKeys,
  likeness,
  SAME_PLACE_KM,
} from '#domain/unclaimed/identity.ts';
import { MAX, type UnclaimedDetails } from '#domain/unclaimed/unclaimed.ts';
import type { Candidate } from './candidate.ts';
import type { RowMessageCode } from './row-codes.ts';

/** Finds rows that say again what an earlier row of the same file said, or perhaps do. */

export interface Repeat {
  readonly line: number;
  /** `asked`: nobody but a person can tell whether the two are one. */
  readonly kind: 'same' | 'asked';
  readonly code: Extract<
    RowMessageCode,
    | 'sameSiret'
    | 'sameIdentifier'
    | 'sameNameHere'
    | 'sameSiretElsewhere'
    | 'sameNameFarther'
    | 'sameNameOtherAddress'
    | 'likeNameHere'
  >;
}

const SAME: Readonly<Record<IdentityKey['kind'], Repeat['code']>> = {
  siret: 'sameSiret',
  identifier: 'sameIdentifier',
  name: 'sameNameHere',
};
const ASKED: Readonly<Record<Doubt, Repeat['code']>> = {
  siret: 'sameSiretElsewhere',
  distance: 'sameNameFarther',
  address: 'sameNameOtherAddress',
};

/** Asked row by row, in the order of the file: the earlier row that this one repeats, undefined where it is new. */
export const repeatFinder = (): ((candidate: Candidate) => Repeat | undefined) => {
  const seen = new Map<string, Candidate[]>();
  const likeName = likeNames();
  const remember = (text: string, candidate: Candidate): void => {
    const known = seen.get(text);
    if (known === undefined) seen.set(text, [candidate]);
    else known.push(candidate);
  };
  return (candidate) => {
    const { details } = candidate;
    const keys = identityKeys(details, '');
    let asked: Repeat | undefined;
    for (const { kind, text } of keys)
      for (const one of seen.get(text) ?? []) {
        const like = likeness(kind, one.details, details);
        if (like === 'same') return { line: one.line, kind: 'same', code: SAME[kind] };
        if (like !== 'different' && !areTwoEntries(one.details, details))
          asked ??= { line: one.line, kind: 'asked', code: ASKED[like.doubt] };
      }
    asked ??= likeName.before(candidate);
    for (const { text } of keys) remember(text, candidate);
    likeName.remember(candidate);
    return asked;
  };
};

/** Whoever keeps the list has given each a name of its own. */
const areTwoEntries = (one: UnclaimedDetails, other: UnclaimedDetails): boolean =>
  one.externalId !== null && other.externalId !== null && one.externalId !== other.externalId;

/**
 * "Dupont" and "Dupont & fils" at one address: one farm under two names, or two of a family. A name is kept under each of its beginnings, so that a commune
 * with hundreds of farms costs no more than one with ten.
 */
const likeNames = () => {
  const whole = new Map<string, Candidate[]>();
  const begun = new Map<string, Candidate[]>();
  const add = (map: Map<string, Candidate[]>, key: string, candidate: Candidate): void => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [candidate]);
    else known.push(candidate);
  };
  const namesOf = ({ details }: Candidate) => {
    const words = coreOfName(details.name).split(' ');
    const key = (count: number): string => `${details.commune} ${words.slice(0, count).join(' ')}`;
    return { all: key(words.length), beginnings: words.slice(1).map((_, index) => key(index + 1)) };
  };
  return {
    before(candidate: Candidate): Repeat | undefined {
      const { all, beginnings } = namesOf(candidate);
      const near = [...beginnings.flatMap((name) => whole.get(name) ?? []), ...(begun.get(all) ?? [])];
      const like = near.find(
        ({ details }) => !contradictSirets(details, candidate.details) && isAtOneAddress(details, candidate.details),
      );
      return like === undefined ? undefined : { line: like.line, kind: 'asked', code: 'likeNameHere' };
    },
    remember(candidate: Candidate): void {
      const { all, beginnings } = namesOf(candidate);
      add(whole, all, candidate);
      for (const name of beginnings) add(begun, name, candidate);
    },
  };
};

const contradictSirets = (one: UnclaimedDetails, other: UnclaimedDetails): boolean =>
  one.siret !== null && other.siret !== null && one.siret !== other.siret;

const isAtOneAddress = (one: UnclaimedDetails, other: UnclaimedDetails): boolean => {
  const address = foldName(one.address);
  if (address !== '' && address === foldName(other.address)) return true;
  return (
    one.located !== 'commune' &&
    other.located !== 'commune' &&
    distanceKm(one.position, other.position) <= SAME_PLACE_KM
  );
};

/** One farm over several rows: what each says of it, together. */
export const together = (one: UnclaimedDetails, other: UnclaimedDetails): UnclaimedDetails => {
  const all = <Value>(a: readonly Value[], b: readonly Value[], most: number): Value[] =>
    [...new Set([...a, ...b])].slice(0, most);
  const better = one.located === 'commune' && other.located !== 'commune' ? other : one;
  return {
    ...one,
    position: better.position,
    located: better.located,
    siret: one.siret ?? other.siret,
    externalId: one.externalId ?? other.externalId,
    type: one.type || other.type,
    address: one.address || other.address,
    postcode: one.postcode || other.postcode,
    contactName: one.contactName || other.contactName,
    website: one.website ?? other.website,
    hours: one.hours || other.hours,
    description: one.description || other.description,
    delivery: {
      to: one.delivery.to || other.delivery.to,
      days: one.delivery.days || other.delivery.days,
      pickUp: one.delivery.pickUp || other.delivery.pickUp,
    },
    saysOrganic: one.saysOrganic || other.saysOrganic,
    families: all(one.families, other.families, MAX.products),
    products: all(one.products, other.products, MAX.products),
    otherProducts: all(one.otherProducts, other.otherProducts, MAX.products),
    telephones: all(one.telephones, other.telephones, MAX.contacts),
    emails: all(one.emails, other.emails, MAX.contacts),
  };
};
