import { checkedIndexIn } from '#adapters/dynamodb/coverage/checked-index.ts';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { NO_OUTBOX } from '#adapters/dynamodb/producers/outbox.ts';
import { foundTogether, NOTHING_FOUND } from '#app/upkeep/index-check.ts';
import { seenThisNight } from '#app/upkeep/index-seen.ts';
import { type Nightly, nightTurn, type Place } from '#app/upkeep/reconcile.ts';
import { Instant } from '#domain/shared/primitives.ts';
import { resolveDrawn } from '../search/benched-producer.ts';
import { meteredClient } from '../support/metered.ts';

/**
 * One night in a process of its own, which has no more memory than the function: `node night.ts <JSON of a Task>`, prints a Night. Apart from the benchmark,
 * so that its memory is its own.
 */
export interface NightTask {
  readonly endpoint: string;
  readonly coverage: string;
  readonly directory: string;
  readonly turnMs: number;
  readonly fresh: boolean;
}

export interface Night {
  readonly found: typeof NOTHING_FOUND;
  readonly turns: number;
  readonly seconds: number;
  readonly longestTurn: number;
  readonly looked: number;
  readonly calls: number;
  readonly readUnits: number;
  readonly mostMemoryMb: number;
}

const NIGHT = Instant.parse('2026-06-01T01:10:00.000Z');

/** Turn after turn until the night is done; what a turn hands to the next is what a message can carry. */
const night = async ({ endpoint, coverage, directory, turnMs, fresh }: NightTask): Promise<Night> => {
  const { client, documents, meter } = meteredClient(endpoint);
  const tables = { coverage, directory };
  let seen = seenThisNight();
  let started = performance.now();
  const nightly: Omit<Nightly, 'seen'> = {
    ...NOTHING_RETAINED_HERE,
    directory: directoryIn(documents, tables.directory, NO_OUTBOX),
    index: checkedIndexIn(documents, tables, () => NIGHT),
    resolve: resolveDrawn,
    communeName: () => 'Gaas',
    now: () => NIGHT,
    timeIsUp: () => performance.now() - started > turnMs,
  };
  meter.reset();
  const begun = performance.now();
  let [found, turns, longest, looked] = [NOTHING_FOUND, 0, 0, 0];
  let place: Place | undefined = { step: 'pauses' };
  while (place !== undefined) {
    started = performance.now();
    if (fresh) seen = seenThisNight();
    const turn: Awaited<ReturnType<typeof nightTurn>> = await nightTurn(place, { ...nightly, seen });
    turns += 1;
    longest = Math.max(longest, performance.now() - started);
    looked += turn.looked;
    found = foundTogether(found, turn.found);
    place = turn.next === undefined ? undefined : JSON.parse(JSON.stringify(turn.next));
  }
  client.destroy();
  return {
    found,
    turns,
    seconds: (performance.now() - begun) / 1_000,
    longestTurn: longest / 1_000,
    looked,
    calls: meter.calls,
    readUnits: meter.readUnits,
    mostMemoryMb: process.resourceUsage().maxRSS / 1_024,
  };
};

/** Nobody is away, subscribed or gone: the night's other steps have nothing to do here. */
const NOTHING_RETAINED_HERE = {
  confirmations: { find: async () => undefined },
  own: {
    proposalOf: async () => undefined,
    erase: async () => {
      throw new Error('nobody is erased here');
    },
  },
  ledger: { wake: async () => undefined },
  subscribers: {
    kept: async () => ({ subscriptions: [], cursor: undefined }),
    change: async () => undefined,
    erase: async () => false,
  },
  monthly: {
    personNews: { toldTo: async () => [] },
    ledger: { enqueueAll: async () => undefined },
    change: async () => undefined,
  },
  asked: { find: async () => undefined, enqueueAll: async () => undefined },
  requests: { ofPassages: async () => [], undatedOf: async () => [] },
  saved: { under: async () => ({ subscriptions: [], next: undefined }) },
  places: { communesWithin: () => [], population: () => undefined, departmentOf: () => undefined },
  departments: () => [],
  opening: async () => '',
  newPublicationId: () => {
    throw new Error('nothing is published here');
  },
  newTaskId: () => {
    throw new Error('nobody is asked here');
  },
};

const [task = ''] = process.argv.slice(2);
if (import.meta.main) console.log(JSON.stringify(await night(JSON.parse(task) as NightTask)));
