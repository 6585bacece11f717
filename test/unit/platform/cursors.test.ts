import { describe, expect, test } from 'vitest';
import { TABLES } from '#adapters/dynamodb/keys.ts';
import { cursorOf, startKeyOf } from '#adapters/dynamodb/paging.ts';
import { givenCursor } from '#app/search/given-cursor.ts';
import { UnreadableInput } from '#platform/unreadable-input.ts';

const { directory, audit } = TABLES;
const waiting = { table: directory, index: directory.indexes.byState, partition: 'producer#pending' };
const key = { pk: 'producer#a1', sk: 'profile', state: 'producer#pending', since: '2026-05-19T07:00:00.000Z' };

describe('a cursor', () => {
  test('leads back to where its list was left', () => {
    expect(startKeyOf(cursorOf(key), waiting)).toEqual(key);
    expect(startKeyOf(undefined, waiting)).toBeUndefined();
    expect(startKeyOf('', waiting)).toBeUndefined();
  });

  test.each([
    ['of another table', { year: '2026', entry: 'x' }],
    ['of another index', { pk: 'producer#a1', sk: 'profile', owner: '1' }],
    ['of another part of the same index', { ...key, state: 'producer#published' }],
    ['with a key too many', { ...key, more: 'x' }],
    ['with a key too few', { pk: key.pk, sk: key.sk, state: key.state }],
    ['with an empty key, which DynamoDB refuses', { ...key, since: '' }],
    ['with a number for a key', { ...key, since: 1 }],
  ])('%s is refused', (_, other) => {
    expect(() => startKeyOf(cursorOf(other), waiting)).toThrow(UnreadableInput);
  });

  test('that nobody wrote is refused, not taken for the beginning', () => {
    for (const text of ['x', '!!!', 'bnVsbA', 'W10', 'x'.repeat(5_000)]) {
      expect(() => startKeyOf(text, waiting)).toThrow(UnreadableInput);
      expect(() => givenCursor(text)).toThrow(UnreadableInput);
    }
  });

  test('of the audit is of a year that is kept', () => {
    const list = { table: audit, partition: (year: string) => year === '2026' };
    expect(startKeyOf(cursorOf({ year: '2026', entry: 'x' }), list)).toEqual({ year: '2026', entry: 'x' });
    expect(() => startKeyOf(cursorOf({ year: '1999', entry: 'x' }), list)).toThrow(UnreadableInput);
  });
});
