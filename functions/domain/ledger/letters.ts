import { secondsAfter } from '#domain/shared/calendar.ts';
import { occasionRank } from '#domain/shared/occasion.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import type { Delivery, NewsItem } from './delivery.ts';
import type { NewDelivery } from './new-delivery.ts';
import { TRUST_BATCH_SECONDS } from './transitions.ts';

/**
 * A mail that takes up more than one thing to say, and so is owed by several at different times. Which delivery carries it is decided here; the ledger
 * sees to it that of two who write at once none is lost.
 */
export interface Letter {
  /** The deliveries that may carry it, in the order in which they are asked. */
  readonly candidates: readonly Candidate[];
  /** What becomes of a candidate that is there already. Pure: asked again where somebody else changed it meanwhile. */
  join(there: Delivery): Joining;
}

interface Candidate {
  readonly delivery: NewDelivery;
  /** False for one of a day that is over: it may carry the letter already, and is not begun any more. */
  readonly mayBegin: boolean;
}

export type Joining =
  /** It says so already, or it is no longer needed. */
  | { readonly kind: 'carries' }
  /** It takes the letter up, as written here. */
  | { readonly kind: 'joins'; readonly delivery: Delivery }
  /** It has left, or says something of another kind: the next candidate. */
  | { readonly kind: 'left' };

/**
 * Some hundred deliveries that were owed together. It stands in the index of what is due for all of them: each by itself would be put in and taken out
 * (ADR 0044). It also says who a publication reached.
 */
export interface LetterBatch {
  /** What they are about: the id of a publication, the instant of an opening. */
  readonly about: string;
  readonly number: number;
  /** Ids of those that were due when they were owed, and of those for a morning to come. */
  readonly due: readonly string[];
  readonly later: readonly string[];
  /** One of a wave leaves when all of the wave is told; null: as soon as it is due. */
  readonly wave: Instant | null;
  readonly lookAt: Instant;
  readonly createdAt: Instant;
}

/** The batch of these deliveries, as they were posted at `now`. */
export const batchOf = (
  { about, number, wave }: Pick<LetterBatch, 'about' | 'number' | 'wave'>,
  posted: readonly (Pick<Delivery, 'id' | 'dueAt'> | undefined)[],
  now: Instant,
): LetterBatch => {
  const isDue = ({ dueAt }: Pick<Delivery, 'dueAt'>): boolean => dueAt <= now;
  const mails = posted.filter((one) => one !== undefined);
  const due = mails.filter(isDue).map(({ id }) => id);
  const later = mails.filter((one) => !isDue(one));
  const mornings = later.map(({ dueAt }) => dueAt).sort();
  const trusted = wave === null ? secondsAfter(now, TRUST_BATCH_SECONDS) : now;
  return {
    about,
    number,
    wave,
    due,
    later: later.map(({ id }) => id),
    lookAt: due.length > 0 ? trusted : (mornings[0] ?? trusted),
    createdAt: now,
  };
};

export const batchId = (about: string, number: number): string => `${BATCH_PREFIX}${about}#${number}`;
/** By which the sweep tells batches from deliveries. */
export const BATCH_PREFIX = 'batch#';

/** How a delivery stands: what tells the sweep whether it needs a push, and the agency what became of it. */
export type Standing = Pick<
  Delivery,
  'id' | 'state' | 'dueAt' | 'leaseUntil' | 'attempts' | 'reason' | 'providerId' | 'about'
>;

/** The side of the ledger on which letters are posted, a page at a time. */
export interface Letters {
  /**
   * Which delivery carries each letter, in their order; posted again, the same ones. Wakes nobody. At most one letter a person in a call. Undefined: all
   * mails that could carry it are there and cannot be read.
   */
  post(letters: readonly Letter[]): Promise<(Delivery | undefined)[]>;
  saveBatch(batch: LetterBatch): Promise<void>;
  /** Batches 0 to `count` - 1 of what they are about. */
  batchesOf(about: string, count: number): Promise<LetterBatch[]>;
  batch(id: string): Promise<LetterBatch | undefined>;
  /** When the sweep looks at this batch next; null: never again. */
  lookAtBatch(id: string, at: Instant | null): Promise<void>;
  standingOf(ids: readonly string[]): Promise<Standing[]>;
  /** Wakes the sender for these. Never rejects: the sweep finds what it missed. */
  wakeIds(ids: readonly string[]): Promise<void>;
}

/** A mail names so many news one by one; a wave of hundreds is read from the markers. */
const MAX_ITEMS = 20;

/** How one more item of news gets into the mail of its day. */
export const joinNews =
  (item: NewsItem) =>
  (there: Delivery): Joining => {
    const { about, state } = there;
    // The mail of the opening is a search made when it leaves: it finds this producer by itself.
    if (about.kind === 'opening') return state === 'due' ? { kind: 'carries' } : { kind: 'left' };
    if (about.kind !== 'news') return { kind: 'left' };
    const known = about.items.find(({ publicationId }) => publicationId === item.publicationId);
    const isSaid = known !== undefined && item.subscriptionIds.every((id) => known.subscriptionIds.includes(id));
    if (isSaid || (known !== undefined && state !== 'due')) return { kind: 'carries' };
    if (state !== 'due') return { kind: 'left' };
    return { kind: 'joins', delivery: { ...there, about: { ...about, ...withItem(about, item) } } };
  };

const withItem = ({ items, more }: { readonly items: readonly NewsItem[]; readonly more: number }, item: NewsItem) => {
  const same = items.findIndex(({ producerId }) => producerId === item.producerId);
  const [known] = same < 0 ? [] : items.slice(same, same + 1);
  if (known !== undefined) return { items: items.with(same, merged(known, item)), more };
  return items.length < MAX_ITEMS ? { items: [...items, item], more } : { items: [...items], more: more + 1 };
};

/** Two news of one producer are one: the greater, at all places. */
const merged = (one: NewsItem, other: NewsItem): NewsItem => ({
  ...(occasionRank(other.occasion) < occasionRank(one.occasion) ? other : one),
  subscriptionIds: [...new Set([...one.subscriptionIds, ...other.subscriptionIds])],
});

/** How one more place of a person gets into the mail of the opening. */
export const joinOpening =
  (subscriptionIds: Extract<Delivery['about'], { kind: 'opening' }>['subscriptionIds']) =>
  (there: Delivery): Joining => {
    const { about, state } = there;
    if (about.kind !== 'opening') return { kind: 'left' };
    const all = [...new Set([...about.subscriptionIds, ...subscriptionIds])];
    if (state !== 'due' || all.length === about.subscriptionIds.length) return { kind: 'carries' };
    return { kind: 'joins', delivery: { ...there, about: { ...about, subscriptionIds: all } } };
  };
