import { z } from 'zod';
import { ProducerId } from '#domain/shared/primitives.ts';
import type { Rank } from './ranking.ts';

/**
 * Where a page of results ended: the rank of its last item, and the day whose lots it was drawn with, so that a list read over midnight
 * neither repeats nor skips anyone. Opaque to callers.
 */
export interface Cursor {
  readonly date: string;
  readonly after: Rank;
}

const Fields = z.tuple([
  z.iso.date(),
  z.union([z.literal(0), z.literal(1)]),
  z.union([z.literal(0), z.literal(1)]),
  z.union([z.literal(0), z.literal(1)]),
  z.int().min(0),
  z.int().min(0),
  ProducerId,
]);

export const writeCursor = ({ date, after }: Cursor): string =>
  btoa(JSON.stringify([date, after.reach, after.sunk, after.certainty, after.km, after.lot, after.id]))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** undefined for anything that `writeCursor` did not write. */
export const readCursor = (text: string): Cursor | undefined => {
  const fields = Fields.safeParse(decoded(text));
  if (!fields.success) return undefined;
  const [date, reach, sunk, certainty, km, lot, id] = fields.data;
  return { date, after: { reach, sunk, certainty, km, lot, id } };
};

const decoded = (text: string): unknown => {
  try {
    return JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    return undefined;
  }
};
