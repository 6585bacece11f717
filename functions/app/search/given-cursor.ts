import { type Cursor, readCursor } from '#domain/search/cursor.ts';
import { UnreadableInput } from '#platform/unreadable-input.ts';

/**
 * Where a list of producers goes on.
 * @throws UnreadableInput where it is of another list, or of none
 */
export const givenCursor = (text: string): Cursor => {
  const cursor = readCursor(text);
  if (cursor === undefined) throw new UnreadableInput('cursor', 'not one of a search');
  return cursor;
};
