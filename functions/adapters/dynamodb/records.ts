import { z } from 'zod';
import { UnreadableRecord } from '#domain/shared/unreadable-record.ts';
import { log } from '#platform/log.ts';
import { measure } from '#platform/metrics.ts';

/**
 * Records as they are kept: `data`, one JSON text, beside the keys that indexes need, and `shape`, the version of what it holds. Three stacks
 * are deployed one after the other and a deployment may be rolled back, so that any version meets records of the one before and of the one after:
 *
 * - An older record is read by the defaults of its schema.
 * - Of a newer one, fields that this version does not know are put aside and written back with the next change: nothing is lost by a rollback.
 * - What cannot be read at all is set aside where a list is read (`readable`): counted, an alarm, a line for the agency; the others go on. Asked for by itself, it is
 *   an error (`UnreadableRecord`), never "not found".
 */
export interface RecordKind<Schema extends z.ZodType> {
  /** In words for the log and the agency: `producer`. */
  readonly name: string;
  /** Raised when what is written could not be read by the version before. */
  readonly shape: number;
  readonly schema: Schema;
}

export const recordKind = <Schema extends z.ZodType>(name: string, schema: Schema, shape = 1): RecordKind<Schema> => ({
  name,
  shape,
  schema,
});

type Item = Readonly<Record<string, unknown>>;

/** What belongs to a record in its item: `data` and `shape`. */
export const recordIn = <Schema extends z.ZodType>(
  kind: RecordKind<Schema>,
  value: z.output<Schema>,
): { readonly data: string; readonly shape: number } => {
  const unknown = unknownOf(value);
  return {
    data: unknown === undefined ? JSON.stringify(value) : withUnknown(value, unknown),
    shape: shapeIn(kind, value),
  };
};

/** The version with which a record is written: that of whoever wrote the fields that this one does not know, if it is newer. */
export const shapeIn = <Schema extends z.ZodType>(kind: RecordKind<Schema>, value: z.output<Schema>): number =>
  Math.max(kind.shape, unknownOf(value)?.shape ?? 0);

/** @throws UnreadableRecord */
export const readRecord = <Schema extends z.ZodType>(kind: RecordKind<Schema>, item: Item): z.output<Schema> => {
  try {
    return parsed(kind, jsonIn(Stored.parse(item).data), shapeOf(item));
  } catch (error) {
    throw told(kind.name, item, error);
  }
};

/** The same of a text that stands beside others in its item: the card of a round, what a producer says of single days. @throws UnreadableRecord */
export const readText = <Schema extends z.ZodType>(
  kind: RecordKind<Schema>,
  text: unknown,
  item: Item = {},
): z.output<Schema> => {
  try {
    return parsed(kind, jsonIn(z.string().parse(text)), shapeOf(item));
  } catch (error) {
    throw told(kind.name, item, error);
  }
};

/** The one record, where it can be read: for what is only an answer kept, and asked again. */
export const ifReadable = <Schema extends z.ZodType>(
  kind: RecordKind<Schema>,
  item: Item | undefined,
): z.output<Schema> | undefined => (item === undefined ? undefined : readable(kind, [item])[0]);

/** The same of a record that is kept as a map and not as a text: the ledger's, whose state conditions look into. @throws UnreadableRecord */
export const readMap = <Schema extends z.ZodType>(
  kind: RecordKind<Schema>,
  map: unknown,
  item: Item,
): z.output<Schema> => {
  try {
    return parsed(kind, structuredClone(map), shapeOf(item));
  } catch (error) {
    throw told(kind.name, item, error);
  }
};

/** A record to be kept as a map, with what this version does not know of it. */
export const mapOf = <Value extends object>(value: Value): Value => {
  const unknown = unknownOf(value);
  return unknown === undefined ? value : (JSON.parse(withUnknown(value, unknown)) as Value);
};

/** Those of a list that can be read, in their order; the others are set aside, and told. */
export const readable = <Schema extends z.ZodType>(
  kind: RecordKind<Schema>,
  items: readonly Item[],
): z.output<Schema>[] => setAside(items, (item) => readRecord(kind, item));

/** The same for what is read in another way. What `read` throws sets that item aside. */
export const setAside = <Value>(items: readonly Item[], read: (item: Item) => Value): Value[] =>
  items.flatMap((item) => {
    try {
      return [read(item)];
    } catch (error) {
      if (!(error instanceof UnreadableRecord)) told('item', item, error);
      return [];
    }
  });

/** Each is told once by an environment, in its log and to the alarm: a search meets the same one a thousand times. */
const toldOf = new Set<string>();
const MAX_TOLD = 1_000;

const told = (kind: string, item: Item, cause: unknown): UnreadableRecord => {
  const error = new UnreadableRecord(kind, keyOf(item), cause);
  const which = `${kind} ${error.key}`;
  if (!toldOf.has(which) && toldOf.size < MAX_TOLD) {
    toldOf.add(which);
    log.error('a record cannot be read and is set aside', error, { kind, key: error.key });
    measure({ UnreadableRecords: 1 });
  }
  return error;
};

/** How many this environment has met since it was asked last. */
export const takeUnreadable = (): number => {
  const count = toldOf.size;
  toldOf.clear();
  return count;
};

const Stored = z.object({ data: z.string() });

/** The engine's own error would tell a piece of the text, which may be somebody's address. */
const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('not JSON');
  }
};

const shapeOf = ({ shape }: Item): number => (typeof shape === 'number' ? shape : 0);
const keyOf = ({ pk, sk, key, id }: Item): string =>
  [pk, sk, key, id].filter((part) => typeof part === 'string').join(' ');

/** Where a field stood that this version does not know: names, and of lists the `id` of the element, or the element as it was read. */
interface UnknownField {
  readonly path: readonly (string | { readonly id: string } | { readonly was: string })[];
  readonly value: unknown;
}

interface Unknown {
  readonly shape: number;
  readonly fields: readonly UnknownField[];
}

/** On the record itself, so that it stays on it through every `{ ...record, state }`; JSON and pages do not see it. */
const UNKNOWN = Symbol('fields of a newer version');

const unknownOf = (value: unknown): Unknown | undefined => Reflect.get(Object(value), UNKNOWN) as Unknown | undefined;

/** Newer fields may lie in newer fields' neighbours: looked for level by level. */
const MAX_LEVELS = 10;

const parsed = <Schema extends z.ZodType>({ schema }: RecordKind<Schema>, input: unknown, shape: number) => {
  const found: { readonly path: readonly PropertyKey[]; readonly key: string; readonly value: unknown }[] = [];
  for (let level = 0; ; level += 1) {
    const result = schema.safeParse(input);
    if (result.success) {
      if (found.length === 0) return result.data;
      const fields = found.map(({ path, key, value }) => ({ path: [...named(result.data, path), key], value }));
      return Object.assign(Object(result.data), { [UNKNOWN]: { shape, fields } satisfies Unknown });
    }
    const unknown = result.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? [issue] : []));
    if (unknown.length < result.error.issues.length || level === MAX_LEVELS) throw result.error;
    for (const { path, keys } of unknown) {
      const holder = at(input, path);
      for (const key of keys) {
        found.push({ path, key, value: Reflect.get(holder, key) });
        Reflect.deleteProperty(holder, key);
      }
    }
  }
};

const at = (value: unknown, path: readonly PropertyKey[]): object =>
  Object(path.reduce<unknown>((holder, name) => Reflect.get(Object(holder), name), value));

/** The path by what list elements are, since a list may be in another order when the record is written; one that was changed meanwhile is not found. */
const named = (value: unknown, path: readonly PropertyKey[]): UnknownField['path'] =>
  path.map((name, index) => {
    if (typeof name !== 'number') return String(name);
    const element = at(value, path.slice(0, index + 1));
    const id: unknown = Reflect.get(element, 'id');
    return typeof id === 'string' ? { id } : { was: JSON.stringify(element) };
  });

const withUnknown = (value: unknown, { fields }: Unknown): string => {
  const whole: unknown = JSON.parse(JSON.stringify(value));
  // All are found before the first is put back: elements are known by what they are.
  const holders = fields.map(({ path, value: field }) => ({
    holder: path.slice(0, -1).reduce<unknown>(step, whole),
    name: path.at(-1),
    field,
  }));
  for (const { holder, name, field } of holders)
    if (typeof holder === 'object' && holder !== null && typeof name === 'string' && !(name in holder))
      Reflect.set(holder, name, field);
  return JSON.stringify(whole);
};

/** `undefined` where the record has no such part any more: then neither has the field a place. */
const step = (holder: unknown, name: UnknownField['path'][number]): unknown => {
  if (typeof holder !== 'object' || holder === null) return undefined;
  if (typeof name !== 'object') return Reflect.get(holder, name);
  if (!Array.isArray(holder)) return undefined;
  return 'id' in name
    ? holder.find((one) => Reflect.get(Object(one), 'id') === name.id)
    : holder.find((one) => JSON.stringify(one) === name.was);
};
