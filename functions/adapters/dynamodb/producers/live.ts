import { GetCommand, TransactWriteCommand, type TransactWriteCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { Availability } from '#domain/catalogue/codes.ts';
import { CalendarChanges, NO_CHANGES } from '#domain/passages/calendar-changes.ts';
import type { CalendarStore, StoredCalendar } from '#domain/producers/calendar-store.ts';
import type { LiveChanges, LiveState, LiveStates, LiveStore } from '#domain/producers/live.ts';
import { type Instant, ProducerId } from '#domain/shared/primitives.ts';
import { now } from '#platform/clock.ts';
import { getAll } from '../batches.ts';
import { conditionFailed, type Documents } from '../dynamodb.ts';
import { LIVE_CHANGES, LIVE_PREFIX, liveKey, TABLES } from '../keys.ts';
import { enqueuePut } from '../messages/ledger.ts';
import { everyItem } from '../paging.ts';
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

/** Who changed since an instant: from the index of changes, which follows a write within a second or so. */
export const liveChangesIn = (documents: Documents, table: string): LiveChanges => ({
  since: async (instant) => {
    const { name, partitionKey, sortKey } = TABLES.coverage.indexes.byChange;
    const items = await everyItem(documents, {
      TableName: table,
      IndexName: name,
      KeyConditionExpression: '#changes = :changes AND #changedAt >= :instant',
      ExpressionAttributeNames: { '#changes': partitionKey, '#changedAt': sortKey },
      ExpressionAttributeValues: { ':changes': LIVE_CHANGES, ':instant': instant },
    });
    return items.map(({ key }) => ProducerId.parse(String(key).slice(LIVE_PREFIX.length)));
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

/** Puts the record into the index of changes: those who keep what they read ask it who changed since. */
const CHANGED = '#changes = :changes, #changedAt = :changedAt';
const CHANGED_NAMES = {
  '#changes': TABLES.coverage.indexes.byChange.partitionKey,
  '#changedAt': TABLES.coverage.indexes.byChange.sortKey,
};
const changedNow = () => ({ ':changes': LIVE_CHANGES, ':changedAt': now() });

const calendarUpdate = (table: string, id: ProducerId, { changes, version }: StoredCalendar): TransactItem => ({
  Update: {
    TableName: table,
    Key: liveKey(id),
    UpdateExpression: `SET #calendar = :calendar, #version = :next, shape = :shape, ${CHANGED}`,
    ConditionExpression: version === 0 ? 'attribute_not_exists(#version)' : '#version = :version',
    ExpressionAttributeNames: { '#calendar': 'calendar', '#version': 'calendarVersion', ...CHANGED_NAMES },
    ExpressionAttributeValues: {
      ...changedNow(),
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
      UpdateExpression: `SET ${[...sets, CHANGED].join(', ')}`,
      ExpressionAttributeNames: {
        ...CHANGED_NAMES,
        ...(paused === undefined ? {} : { '#paused': 'paused' }),
        ...(stock === undefined ? {} : { '#stock': 'stock' }),
      },
      ExpressionAttributeValues: {
        ...changedNow(),
        ...(paused === undefined ? {} : { ':paused': paused }),
        ...(stock === undefined ? {} : { ':stock': stock }),
      },
    },
  };
};

/** The whole map: their page shows all of it, and the last word counts. */
const stockUpdate = (table: string, id: ProducerId, stock: LiveState['stock']) =>
  Object.keys(stock).length === 0 ? undefined : liveUpdate(table, id, { stock }).Update;

/** How long what was read is believed without asking who changed, milliseconds: the least that spares a flood its reads. */
export const LIVE_KEPT_MS = 5_000;
const MAX_KEPT = 5_000;

/** However little is heard: what a version before this one wrote, or took away, stands in no index of changes (a deployment, a rollback). */
const KEPT_AT_MOST_MS = 10 * 60_000;

/** The index of changes may follow a write late, and the clocks of functions differ: those of the last minute are asked for again. */
const LATE_MS = 60_000;

/**
 * The live states of those who were shown, kept until they change; who changed is asked once in five seconds, whoever is shown: at the opening hour
 * thousands of searches a second show the same few hundred producers, of whom nobody changes. By the clock of the caller, so that moved time is obeyed.
 */
export const cachedLiveStates = (states: LiveStates, changes: LiveChanges, clock: () => Instant): LiveStates => {
  const kept = new Map<ProducerId, LiveState | undefined>();
  let askedAt = Number.NEGATIVE_INFINITY;
  let keptSince = Number.NEGATIVE_INFINITY;
  const forgetChanged = async (at: number): Promise<void> => {
    // The local clock may be put back: what was read later is not believed.
    if (at < askedAt || kept.size === 0 || at - keptSince > KEPT_AT_MOST_MS) {
      kept.clear();
      keptSince = at;
    } else if (at - askedAt < LIVE_KEPT_MS) return;
    else for (const id of await changes.since(new Date(askedAt - LATE_MS).toISOString())) kept.delete(id);
    askedAt = at;
  };
  return {
    of: async (ids) => {
      await forgetChanged(Date.parse(clock()));
      const unknown = ids.filter((id) => !kept.has(id));
      const read = unknown.length === 0 ? undefined : await states.of(unknown);
      const found = new Map<ProducerId, LiveState>();
      for (const id of ids) {
        const state = kept.get(id) ?? read?.get(id);
        if (state !== undefined) found.set(id, state);
      }
      if (kept.size > MAX_KEPT) kept.clear();
      for (const id of unknown) kept.set(id, read?.get(id));
      return found;
    },
  };
};
