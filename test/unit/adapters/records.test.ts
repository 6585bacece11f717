import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import {
  mapOf,
  readable,
  readMap,
  readRecord,
  recordIn,
  recordKind,
  takeUnreadable,
} from '#adapters/dynamodb/records.ts';
import { UnreadableRecord } from '#domain/shared/unreadable-record.ts';

/** What one version of the site makes of records that another has written: the one before, and the one after. */

const Farm = z.strictObject({
  name: z.string(),
  /** Added in this version. */
  notes: z.string().default(''),
  place: z.strictObject({ commune: z.string() }),
  rounds: z.array(z.strictObject({ id: z.string(), days: z.array(z.int()) })),
});
const FARM = recordKind('farm', Farm, 2);

const gaas = {
  name: 'Gaas',
  notes: '',
  place: { commune: '40101' },
  rounds: [
    { id: 'r1', days: [4] },
    { id: 'r2', days: [2] },
  ],
};
const itemOf = (data: unknown, shape = 2) => ({ pk: 'farm#1', sk: 'farm', shape, data: JSON.stringify(data) });

let lines: string[] = [];
beforeEach(() => {
  takeUnreadable();
  lines = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
});
afterEach(() => void vi.restoreAllMocks());

test('what is written is read, with the shape it has', () => {
  const item = recordIn(FARM, gaas);
  expect(item.shape).toBe(2);
  expect(readRecord(FARM, item)).toEqual(gaas);
});

test('a record of the version before is read with what it could not know', () => {
  const { notes: _, ...older } = gaas;
  expect(readRecord(FARM, { data: JSON.stringify(older) })).toEqual(gaas);
});

test('fields of the version after survive being read, changed and written by this one', () => {
  const newer = {
    ...gaas,
    colour: { sign: 'green' },
    place: { commune: '40101', altitude: 40 },
    rounds: [
      { id: 'r1', days: [4], van: 'blue' },
      { id: 'r2', days: [2], van: 'red' },
    ],
  };
  const read = readRecord(FARM, itemOf(newer, 3));
  expect({ ...read }.name).toBe('Gaas');
  // Renamed, its rounds in another order, one of them gone.
  const changed = { ...read, name: 'Gaas-le-Haut', rounds: read.rounds.filter(({ id }) => id === 'r2') };
  const written = recordIn(FARM, changed);
  expect(JSON.parse(written.data)).toEqual({
    ...newer,
    name: 'Gaas-le-Haut',
    rounds: [{ id: 'r2', days: [2], van: 'red' }],
  });
  expect(written.shape).toBe(3);
});

test('a newer field never comes back over what this version writes', () => {
  const read = readRecord(FARM, itemOf({ ...gaas, colour: 'green' }));
  expect(JSON.parse(recordIn(FARM, { ...read, notes: 'colour' }).data)).toEqual({
    ...gaas,
    notes: 'colour',
    colour: 'green',
  });
});

test('pages and answers do not see fields that nobody here knows', () => {
  const read = readRecord(FARM, itemOf({ ...gaas, colour: 'green' }));
  expect(JSON.stringify(read)).not.toContain('colour');
  expect(Object.keys(read)).not.toContain('colour');
});

test.each([
  ['text that is no JSON', { pk: 'farm#2', data: '{' }],
  ['nothing at all', { pk: 'farm#2' }],
  ['a value of another kind', { ...itemOf({ ...gaas, name: 7 }), pk: 'farm#2' }],
])('%s: the others of the list are read, and it is counted and told once, by its key alone', (_, broken) => {
  const items = [itemOf(gaas), broken, itemOf({ ...gaas, name: 'Dax' })];
  expect(readable(FARM, items).map(({ name }) => name)).toEqual(['Gaas', 'Dax']);
  readable(FARM, items);
  expect(lines.filter((line) => line.includes('"UnreadableRecords":1'))).toHaveLength(1);
  expect(lines.find((line) => line.includes('"level":"error"'))).toContain('farm#2');
  expect(takeUnreadable()).toBe(1);
  expect(takeUnreadable()).toBe(0);
});

test('of a list without ids a newer field goes back to the element that it was of, wherever that is now, and to no other', () => {
  const DAYS = recordKind(
    'days',
    z.strictObject({ days: z.array(z.strictObject({ day: z.string(), word: z.string().default('') })) }),
  );
  const days = [{ day: 'mon' }, { day: 'tue', colour: 'green' }, { day: 'wed', colour: 'red' }];
  const read = readRecord(DAYS, { pk: 'a', data: JSON.stringify({ days }), shape: 2 });
  const [monday, tuesday, wednesday] = read.days;
  const turned = { ...read, days: [{ ...wednesday, word: 'changed' }, tuesday, monday] };
  expect(JSON.parse(recordIn(DAYS, turned as typeof read).data).days).toEqual([
    { day: 'wed', word: 'changed' },
    { day: 'tue', word: '', colour: 'green' },
    { day: 'mon', word: '' },
  ]);
});

test('a record kept as a map keeps what is newer, too', () => {
  const read = readMap(FARM, { ...gaas, colour: 'green' }, { id: 'a', shape: 2 });
  expect(read).toMatchObject(gaas);
  expect(mapOf({ ...read, name: 'Dax' })).toEqual({ ...gaas, name: 'Dax', colour: 'green' });
  expect(mapOf(gaas)).toBe(gaas);
});

test('asked for by itself, it is an error and not an absence', () => {
  expect(() => readRecord(FARM, { pk: 'farm#2', data: '[]' })).toThrow(UnreadableRecord);
});
