import { distanceKm } from '#domain/areas/geometry.ts';
import { foldName } from '#domain/places/place-words.ts';
import { addressWords, contradictAddresses } from './address-likeness.ts';
import type { UnclaimedDetails } from './unclaimed.ts';

/**
 * Who is the same: by SIRET, else by the identifier in the same list, else by the name in the same commune, within 300 m where both positions
 * are exact. What makes somebody known is written as keys; an adapter keeps their hashes.
 */

export interface IdentityKey {
  readonly kind: 'siret' | 'identifier' | 'name';
  readonly text: string;
}

/** What telling people apart needs of one of them. */
export type Recognisable = Pick<UnclaimedDetails, 'name' | 'siret' | 'externalId' | 'commune' | 'position' | 'located'>;

/** Two signs at one farm are at most this far apart; two farms of a name in a commune are farther. */
export const SAME_PLACE_KM = 0.3;

/** Legal forms come and go with the list that is asked, and tell nobody apart. */
const LEGAL_FORMS =
  /\b(?:gaec|earl|scea|sarl|sas|sasu|eurl|sa|sci|gfa|ei|eirl|sica|scop|scic|snc|monsieur|madame|m|mme|mr)\b/g;
/** Before another word: at the end it is the name itself ("Ferme A", "Ferme D"). */
const LITTLE_WORDS = /\b(?:le|la|les|l|du|de|des|d|et|a|au|aux|chez)\b(?= )/g;

/** A name as two lists would both have it: "GAEC des Chemins Verts" and "Les chemins verts" are one. */
export const coreOfName = (name: string): string => {
  const folded = foldName(name);
  const core = folded.replace(LEGAL_FORMS, ' ').replace(LITTLE_WORDS, ' ').replace(/ +/g, ' ').trim();
  return core === '' ? folded : core;
};

/** @param source the list's name: identifiers of two lists are not to be taken for each other. */
export const identityKeys = (who: Recognisable, source: string): IdentityKey[] => [
  ...(who.siret === null ? [] : [{ kind: 'siret' as const, text: `siret ${who.siret}` }]),
  ...(who.externalId === null
    ? []
    : [{ kind: 'identifier' as const, text: `identifier ${foldName(source)} ${who.externalId}` }]),
  { kind: 'name', text: `name ${coreOfName(who.name)} ${who.commune}` },
];

/**
 * What the record's own id is made of: the surest key, and for a name the place too, so that two members who import one list at the same time
 * make the same records and not twice as many. A thousandth of a degree is at most 111 m: two of a name who are told apart by their place never
 * share it.
 */
export const mainKey = (who: Addressed, source: string): string => {
  const [first] = identityKeys(who, source);
  if (first === undefined) throw new Error('everyone has a name');
  if (first.kind !== 'name') return first.text;
  if (who.located === 'given') return `${first.text} ${who.position.lat.toFixed(3)} ${who.position.lon.toFixed(3)}`;
  return [first.text, ...[...addressWords(who.address)].sort()].join(' ');
};

/** Of two with the same name in the same commune: whether they are one. Approximate positions do not part them. */
const inSamePlace = (
  one: Pick<Recognisable, 'position' | 'located'>,
  other: Pick<Recognisable, 'position' | 'located'>,
): boolean =>
  one.located === 'commune' || other.located === 'commune' || distanceKm(one.position, other.position) <= SAME_PLACE_KM;

/** Different SIRETs are different establishments, whatever their names; so are different identifiers of one list. */
const contradict = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one !== other;

/**
 * Whether two that share a key are the same. An identifier alone can be used again by another list of the same name, so that something else must
 * agree too.
 */
export const isSame = (shared: IdentityKey['kind'], one: Recognisable, other: Recognisable): boolean => {
  if (shared === 'siret') return true;
  if (contradict(one.siret, other.siret)) return false;
  const sameName = coreOfName(one.name) === coreOfName(other.name);
  if (shared === 'identifier')
    return sameName || one.commune === other.commune || distanceKm(one.position, other.position) <= SAME_PLACE_KM;
  return sameName && one.commune === other.commune && inSamePlace(one, other);
};

/** Why nobody but a person can tell: one SIRET under two names in two communes (a company that moved, or a wrong number), or one name twice in a commune. */
export const DOUBTS = ['siret', 'distance', 'address'] as const;
export type Doubt = (typeof DOUBTS)[number];

type Addressed = Recognisable & Pick<UnclaimedDetails, 'address'>;

/** What two that share a key are to each other. */
export const likeness = (
  shared: IdentityKey['kind'],
  one: Addressed,
  other: Addressed,
): 'same' | 'different' | { readonly doubt: Doubt } => {
  const sameName = coreOfName(one.name) === coreOfName(other.name);
  if (shared === 'siret') return sameName || one.commune === other.commune ? 'same' : { doubt: 'siret' };
  if (isSame(shared, one, other)) return isAtTwoAddresses(shared, one, other) ? { doubt: 'address' } : 'same';
  return shared === 'name' && sameName && one.commune === other.commune && !contradict(one.siret, other.siret)
    ? { doubt: 'distance' }
    : 'different';
};

/** Two exact positions beside each other are one place, whatever its address is called; a SIRET that both have settles it too. */
const isAtTwoAddresses = (shared: IdentityKey['kind'], one: Addressed, other: Addressed): boolean => {
  if (shared !== 'name' || (one.siret !== null && one.siret === other.siret)) return false;
  const areExact = one.located === 'given' && other.located === 'given';
  return !areExact && contradictAddresses(one.address, other.address);
};
