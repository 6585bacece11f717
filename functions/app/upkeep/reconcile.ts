import type { Directory } from '#domain/producers/directory.ts';
import type { Producer, ProducerState } from '#domain/producers/producer.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import {
  type Checking,
  checkProducer,
  type Found,
  foundTogether,
  NOTHING_FOUND,
  removeOrphans,
} from './index-check.ts';
import { type Seen, watched } from './index-seen.ts';
import { type MonthlyMails, oweMonthlyMails } from './monthly-mails.ts';
import { type MonthlyNote, oweMonthlyNotes } from './monthly-note.ts';
import type { Retained, Retention } from './retention.ts';
import {
  eraseProducers,
  eraseUnconfirmed,
  NOTHING_RETAINED,
  retainedTogether,
  retainSubscriptions,
  returnFromPauses,
} from './retention.ts';
import { keepRight } from './still-right.ts';

/**
 * What is done every night, in this order: who is back from a pause comes back; the index is held against the directory, from the one side and from
 * the other; who has been silent for a season is asked whether their page is still right; what the law and our word set a term to is ended and erased.
 */
export const STEPS = [
  'pauses',
  'producers',
  'stillRight',
  'orphans',
  'subscriptions',
  'withdrawn',
  'rejected',
  'unconfirmed',
] as const;
type Step = (typeof STEPS)[number];

/** Where a night has got to: the step, and the page of it. Carried by a message, so that the next turn goes on there. */
export interface Place {
  readonly step: Step;
  readonly cursor?: string | undefined;
}

export interface Nightly extends Checking, Retention, MonthlyNote {
  readonly monthly: MonthlyMails;
  readonly directory: Pick<Directory, 'find' | 'decide' | 'inState'>;
  /** Kept by the function from turn to turn of a night. */
  readonly seen: Seen;
  now(): Instant;
  /** Whether it is time to leave the rest to another turn. */
  timeIsUp(): boolean;
}

export interface Turn {
  readonly found: Found;
  readonly retained: Retained;
  /** Producers and items of the index looked at. */
  readonly looked: number;
  /** Undefined: the night is done. */
  readonly next: Place | undefined;
}

/** One turn of a night: pages of its steps until the time is up. Said again from the same place it does the same, and what is mended stays so. */
export const nightTurn = async (from: Place, given: Nightly): Promise<Turn> => {
  // A new night: what was in order yesterday may not be.
  if (from.step === STEPS[0] && from.cursor === undefined) given.seen.clear();
  const nightly = { ...given, index: watched(given.index, given.seen) };
  let place: Place | undefined = from;
  let turn: Omit<Turn, 'next'> = { found: NOTHING_FOUND, retained: NOTHING_RETAINED, looked: 0 };
  while (place !== undefined) {
    const page: Page = await PAGES[place.step](place.cursor, nightly);
    turn = {
      found: foundTogether(turn.found, page.found ?? NOTHING_FOUND),
      retained: retainedTogether(turn.retained, page.retained ?? NOTHING_RETAINED),
      looked: turn.looked + page.looked,
    };
    place = page.cursor === undefined ? after(place.step) : { step: place.step, cursor: page.cursor };
    if (nightly.timeIsUp()) break;
  }
  return { ...turn, next: place };
};

const after = (step: Step): Place | undefined => {
  const next = STEPS[STEPS.indexOf(step) + 1];
  return next === undefined ? undefined : { step: next };
};

interface Page {
  readonly cursor: string | undefined;
  readonly looked: number;
  readonly found?: Found;
  readonly retained?: Retained;
}

/** Producers held against the index together: the database answers one while another is compared. */
const AT_ONCE = 8;

type PageOf = (cursor: string | undefined, nightly: Nightly) => Promise<Page>;

const producersIn =
  (
    state: ProducerState,
    see: (producers: readonly Producer[], nightly: Nightly) => Promise<Pick<Page, 'found' | 'retained'>>,
  ): PageOf =>
  async (cursor, nightly) => {
    const page = await nightly.directory.inState(state, cursor);
    return { cursor: page.cursor, looked: page.producers.length, ...(await see(page.producers, nightly)) };
  };

const PAGES: Readonly<Record<Step, PageOf>> = {
  pauses: producersIn('paused', async (producers, nightly) => ({
    retained: await returnFromPauses(producers, nightly.now(), nightly),
  })),
  producers: producersIn('published', async (producers, nightly) => {
    let found = NOTHING_FOUND;
    for (let start = 0; start < producers.length; start += AT_ONCE) {
      const some = producers.slice(start, start + AT_ONCE);
      const each = await Promise.all(some.map((producer) => checkProducer(producer, nightly.now(), nightly)));
      found = each.reduce(foundTogether, found);
    }
    return { found };
  }),
  stillRight: producersIn('published', async (producers, nightly) => {
    const { asked, sunk, rested } = await keepRight(producers, nightly.now(), nightly);
    const notes = await oweMonthlyNotes(producers, nightly.now(), nightly);
    return { retained: { ...NOTHING_RETAINED, owedMails: asked + notes, sunk, rested } };
  }),
  orphans: async (cursor, nightly) => {
    const page = await nightly.index.entries(cursor);
    return {
      cursor: page.cursor,
      looked: page.entries.length,
      found: await removeOrphans(
        page.entries.filter((entry) => !nightly.seen.holds(entry)),
        nightly.now(),
        nightly,
      ),
    };
  },
  subscriptions: async (cursor, nightly) => {
    const page = await nightly.subscribers.kept(cursor);
    return {
      cursor: page.cursor,
      looked: page.subscriptions.length,
      retained: {
        ...(await retainSubscriptions(page, nightly.now(), nightly)),
        owedMails: await oweMonthlyMails(page.subscriptions, nightly.now(), nightly.monthly),
      },
    };
  },
  withdrawn: producersIn('withdrawn', async (producers, nightly) => ({
    retained: await eraseProducers(producers, nightly.now(), nightly),
  })),
  rejected: producersIn('rejected', async (producers, nightly) => ({
    retained: await eraseProducers(producers, nightly.now(), nightly),
  })),
  unconfirmed: producersIn('pending', async (producers, nightly) => ({
    retained: await eraseUnconfirmed(producers, nightly.now(), nightly),
  })),
};
