import { GetCommand, TransactWriteCommand, type TransactWriteCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { Availability } from '#domain/catalogue/codes.ts';
import { CalendarChanges, NO_CHANGES } from '#domain/passages/calendar-changes.ts';
import type { CalendarStore, StoredCalendar } from '#domain/producers/calendar-store.ts';
import type { LiveState, LiveStates, LiveStore } from '#domain/producers/live.ts';
import { type Instant, ProducerId } from '#domain/shared/primitives.ts';
import { getAll, KEYS_A_CALL } from '../batches.ts';
import { conditionFailed, type Documents } from '../dynamodb.ts';
import { LIVE_PREFIX, liveKey } from '../keys.ts';
import { enqueuePut } from '../messages/ledger.ts';
import { readText, recordIn, recordKind, setAside, shapeIn } from '../records.ts';
import { publicationPuts } from './directory.ts';

const CALENDAR = recordKind('calendar', CalendarChanges);

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

const StoredLive = z.object({
  key: z.string(),
  paused: z.boolean().default(false),
  stock: z.record(z.string(), Availability).default({}),
  /** `CalendarChanges` as one JSON string: faster to read than nested maps, like the cards. */
  calendar: z.string().optional(),
  calendarVersion: z.int().default(0),
});

const liveIn = (item: Readonly<Record<string, unknown>>): readonly [ProducerId, LiveState] => {
  const { key, paused, stock, calendar } = StoredLive.parse(item);
  const changes = calendar === undefined ? {} : { changes: readText(CALENDAR, calendar, item) };
  return [ProducerId.parse(key.slice(LIVE_PREFIX.length)), { paused, stock, ...changes }];
};

/** What changes by the minute, in one BatchGet. Reads the newest word: a pause is obeyed by the very next search. */
export const liveStatesIn = (documents: Documents, table: string): LiveStates => ({
  of: async (ids) => {
    const states = new Map<ProducerId, LiveState>();
    const items = await getAll(documents, table, [...new Set(ids)].map(liveKey));
    // One that cannot be read: as the index says, which follows a pause within a minute.
    for (const [id, state] of setAside(items, liveIn)) states.set(id, state);
    return states;
  },
});

export const liveStoreIn = (documents: Documents, table: string): LiveStore => ({
  ...liveStatesIn(documents, table),
  setStock: async (id, stock) => {
    const update = stockUpdate(table, id, stock);
    if (update !== undefined) await documents.send(new UpdateCommand(update));
  },
});

/** What producers say of single days of their rounds, on the same record; written with what it owes. */
export const calendarStoreIn = (
  documents: Documents,
  tables: { readonly coverage: string; readonly deliveries: string; readonly directory: string },
): CalendarStore => ({
  find: async (id) => {
    const { Item } = await documents.send(
      new GetCommand({ TableName: tables.coverage, Key: liveKey(id), ConsistentRead: true }),
    );
    const item = Item ?? liveKey(id);
    const { calendar, calendarVersion } = StoredLive.parse(item);
    return {
      changes: calendar === undefined ? NO_CHANGES : readText(CALENDAR, calendar, item),
      version: calendarVersion,
    };
  },
  save: async (id, { changes, version }, owed, publication) => {
    try {
      await documents.send(
        new TransactWriteCommand({
          TransactItems: [
            calendarUpdate(tables.coverage, id, { changes, version }),
            ...owed.map((one) => enqueuePut(tables.deliveries, one)),
            ...publicationPuts(tables.directory, publication ?? null),
          ],
        }),
      );
      return 'saved';
    } catch (error) {
      if (conditionFailed(error)) return 'changed';
      throw error;
    }
  },
});

const calendarUpdate = (table: string, id: ProducerId, { changes, version }: StoredCalendar): TransactItem => ({
  Update: {
    TableName: table,
    Key: liveKey(id),
    UpdateExpression: 'SET #calendar = :calendar, #version = :next, shape = :shape',
    ConditionExpression: version === 0 ? 'attribute_not_exists(#version)' : '#version = :version',
    ExpressionAttributeNames: { '#calendar': 'calendar', '#version': 'calendarVersion' },
    ExpressionAttributeValues: {
      ':calendar': recordIn(CALENDAR, changes).data,
      ':shape': shapeIn(CALENDAR, changes),
      ':next': version + 1,
      ...(version === 0 ? {} : { ':version': version }),
    },
  },
});

/** Says in the transaction of a producer's change that they are away or back, or what there is of all that they sell. */
export const liveUpdate = (table: string, id: ProducerId, { paused, stock }: Partial<LiveState>): TransactItem => {
  const sets = [
    ...(paused === undefined ? [] : ['#paused = :paused']),
    ...(stock === undefined ? [] : ['#stock = :stock']),
  ];
  return {
    Update: {
      TableName: table,
      Key: liveKey(id),
      UpdateExpression: `SET ${sets.join(', ')}`,
      ExpressionAttributeNames: {
        ...(paused === undefined ? {} : { '#paused': 'paused' }),
        ...(stock === undefined ? {} : { '#stock': 'stock' }),
      },
      ExpressionAttributeValues: {
        ...(paused === undefined ? {} : { ':paused': paused }),
        ...(stock === undefined ? {} : { ':stock': stock }),
      },
    },
  };
};

/** The whole map: their page shows all of it, and the last word counts. */
const stockUpdate = (table: string, id: ProducerId, stock: LiveState['stock']) =>
  Object.keys(stock).length === 0 ? undefined : liveUpdate(table, id, { stock }).Update;

/** How long what was read of a producer is believed by the same function, milliseconds: the least that spares a flood its reads. */
export const LIVE_KEPT_MS = 5_000;
const MAX_KEPT = 5_000;

/** What expires so soon is read along with what has expired, while there is room in the call: one call for a hundred, not one per search. */
const READ_AHEAD_MS = 1_000;
/** Who was not shown for so long is no longer read along. */
const SHOWN_LATELY_MS = 10_000;

interface KeptState {
  readonly until: number;
  readonly state: LiveState | undefined;
  /** When a page last showed them. */
  readonly shownAt: number;
}

/**
 * The live states, each kept for five seconds: at the opening hour thousands of searches a second show the same few hundred producers. By the
 * clock of the caller, so that moved time is obeyed.
 */
export const cachedLiveStates = (states: LiveStates, now: () => Instant): LiveStates => {
  const kept = new Map<ProducerId, KeptState>();
  /** Holds until after `at`, and was not read later than `today`: the local clock may be put back. */
  const holds = (known: KeptState | undefined, at: number, today = at): known is KeptState =>
    known !== undefined && known.until > at && known.until <= today + LIVE_KEPT_MS;
  const readAlong = (asked: readonly ProducerId[], at: number): ProducerId[] => {
    const room = Math.max(0, KEYS_A_CALL - asked.length);
    const [already, along] = [new Set(asked), [] as ProducerId[]];
    for (const [id, known] of kept) {
      if (along.length >= room) break;
      const wasShown = known.shownAt <= at && known.shownAt > at - SHOWN_LATELY_MS;
      if (wasShown && !already.has(id) && !holds(known, at + READ_AHEAD_MS, at)) along.push(id);
    }
    return along;
  };
  return {
    of: async (ids) => {
      const at = Date.parse(now());
      const asked: ProducerId[] = [];
      for (const id of ids) {
        const known = kept.get(id);
        if (holds(known, at)) kept.set(id, { ...known, shownAt: at });
        else asked.push(id);
      }
      if (asked.length > 0) {
        const along = readAlong(asked, at);
        const read = await states.of([...asked, ...along]);
        if (kept.size > MAX_KEPT) kept.clear();
        const until = at + LIVE_KEPT_MS;
        for (const id of along) kept.set(id, { until, state: read.get(id), shownAt: kept.get(id)?.shownAt ?? at });
        for (const id of asked) kept.set(id, { until, state: read.get(id), shownAt: at });
        // Cleared in between: what was believed of the others is asked anew.
        if (ids.some((id) => !kept.has(id))) return states.of(ids);
      }
      return new Map(
        ids.flatMap((id) => {
          const state = kept.get(id)?.state;
          return state === undefined ? [] : [[id, state] as const];
        }),
      );
    },
  };
};
