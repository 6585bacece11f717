import { distanceKm } from '#domain/areas/geometry.ts';
import { cellAt } from '#domain/areas/keys.ts';
import type { ProducerId, UnclaimedId } from '#domain/shared/primitives.ts';
import {
  coreOfName,
  type Doubt,
  type IdentityKey,
  identityKeys,
  likeness,
  mainKey,
} from '#domain/unclaimed/identity.ts';
import type { ImportId, UnclaimedDetails, UnclaimedProducer } from '#domain/unclaimed/unclaimed.ts';
import {
  type Holders,
  NOBODY,
  type RegisteredNearby,
  type RegisteredProducers,
  type UnclaimedStore,
} from '#domain/unclaimed/unclaimed-store.ts';
import type { Candidate } from './candidate.ts';
import { type Change, changesBetween, merged } from './changes.ts';
import type { RowAnswer } from './import.ts';

/** What a candidate is to the directory. */
type Comparison =
  | { readonly kind: 'new'; readonly id: UnclaimedId }
  | { readonly kind: 'unchanged'; readonly known: UnclaimedProducer }
  | {
      readonly kind: 'changed';
      readonly known: UnclaimedProducer;
      readonly details: UnclaimedDetails;
      readonly changes: readonly Change[];
    }
  /** Perhaps one that is known, perhaps another of its number or name: a person has to say. */
  | { readonly kind: 'asked'; readonly known: UnclaimedProducer; readonly why: Doubt }
  /** They have asked to be taken out. */
  | { readonly kind: 'removed' }
  | { readonly kind: 'registered'; readonly producerId: ProducerId; readonly name: string };

export interface Compared {
  readonly candidate: Candidate;
  readonly comparison: Comparison;
}

export interface Comparing {
  readonly unclaimed: Pick<UnclaimedStore, 'idFor' | 'holdersOf' | 'findAll'>;
  readonly registered: RegisteredProducers;
  /** The list's name. */
  readonly source: string;
  readonly importId: ImportId;
  /** What a member has said of rows that may be somebody known, by line. */
  readonly answers?: ReadonlyMap<number, RowAnswer>;
}

/** Compares some hundred rows with what is there: three waves of batched reads, whatever their number. */
export const compare = async (candidates: readonly Candidate[], comparing: Comparing): Promise<Compared[]> => {
  const { unclaimed, registered, source } = comparing;
  const keysOf = new Map(candidates.map((candidate) => [candidate, identityKeys(candidate.details, source)]));
  const [holders, owners, nearby] = await Promise.all([
    unclaimed.holdersOf([...keysOf.values()].flat().map(({ text }) => text)),
    registered.withSirets(candidates.flatMap(({ details }) => (details.siret === null ? [] : [details.siret]))),
    registered.inCells([...new Set(candidates.map(cellOf))]),
  ]);
  const ids = [...new Set([...holders.values()].flatMap((held) => held.ids))];
  const known = await unclaimed.findAll(ids);
  return candidates.map((candidate) => ({
    candidate,
    comparison:
      registeredAs(candidate, owners, nearby.get(cellOf(candidate)) ?? []) ??
      comparedWith(candidate, { comparing, keys: keysOf.get(candidate) ?? [], holders, known }),
  }));
};

/** The level of the index in which the farms of published producers are found (areas/keys.ts). */
const cellOf = ({ details }: Candidate): string => cellAt(details.position.lat, details.position.lon, 4);

/** A name that is the same, this near, is the same farm: who registers gives the place where people come, a list the office. */
const SAME_FARM_KM = 3;

const registeredAs = (
  { details }: Candidate,
  owners: ReadonlyMap<string, ProducerId>,
  nearby: readonly RegisteredNearby[],
): Comparison | undefined => {
  const owner = details.siret === null ? undefined : owners.get(details.siret);
  if (owner !== undefined) return { kind: 'registered', producerId: owner, name: details.name };
  const core = coreOfName(details.name);
  const same = nearby.find(
    (farm) =>
      coreOfName(farm.name) === core &&
      (farm.commune === details.commune || distanceKm(farm, details.position) <= SAME_FARM_KM),
  );
  return same === undefined ? undefined : { kind: 'registered', producerId: same.id, name: same.name };
};

interface Known {
  readonly comparing: Comparing;
  readonly keys: readonly IdentityKey[];
  readonly holders: ReadonlyMap<string, Holders>;
  readonly known: ReadonlyMap<UnclaimedId, UnclaimedProducer>;
}

const comparedWith = (candidate: Candidate, { comparing, keys, holders, known }: Known): Comparison => {
  const shared = keys.flatMap(({ kind, text }) =>
    (holders.get(text) ?? NOBODY).ids.flatMap((id) => {
      const one = known.get(id);
      return one === undefined ? [] : [{ one, like: likeness(kind, one.details, candidate.details) }];
    }),
  );
  const answer = comparing.answers?.get(candidate.line);
  const same = shared.find(({ like }) => like === 'same');
  if (same !== undefined) return comparedTo(same.one, candidate, comparing);
  const doubts = shared.flatMap(({ one, like }) => (typeof like === 'string' ? [] : [{ one, why: like.doubt }]));
  const [asked, ...others] = doubts;
  if (asked !== undefined && answer === 'same') return comparedTo(asked.one, candidate, comparing);
  // The only one of that name that the list had before: its address was put right, as communes give their ways numbers.
  const isPutRight = asked?.why === 'address' && others.length === 0 && asked.one.source === comparing.source;
  if (asked !== undefined && isPutRight && answer !== 'two') return comparedTo(asked.one, candidate, comparing);
  if (asked !== undefined && answer !== 'two') return { kind: 'asked', known: asked.one, why: asked.why };
  if (keys.some(({ text }) => (holders.get(text) ?? NOBODY).removed)) return { kind: 'removed' };
  // Two of one SIRET: its record is another's, so that this one's is made of its name and place.
  const { details } = candidate;
  const own = asked?.why === 'siret' ? { ...details, siret: null } : details;
  return { kind: 'new', id: comparing.unclaimed.idFor(mainKey(own, comparing.source)) };
};

const comparedTo = (known: UnclaimedProducer, { details }: Candidate, { source, importId }: Comparing): Comparison => {
  if (known.producerId !== null) return { kind: 'registered', producerId: known.producerId, name: known.details.name };
  // Written by this very import before it was interrupted: it is as new as it was then.
  if (known.importId === importId && known.version === 1) return { kind: 'new', id: known.id };
  const after = merged(known.details, details, known.source === source);
  const changes = changesBetween(known.details, after);
  // Changed by this very import before it was interrupted: nothing is left to write, but it counts as what it was.
  if (changes.length === 0 && known.changedBy !== importId) return { kind: 'unchanged', known };
  return { kind: 'changed', known, details: after, changes };
};
