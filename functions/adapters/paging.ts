import { z } from 'zod';

const StartKey = z.record(z.string(), z.string());

/**
 * Cursors: where a list goes on, opaque to whoever carries it. They come back from outside, so that one that cannot be read starts the list
 * again.
 */
export const cursorOf = (key: Readonly<Record<string, unknown>> | undefined): string | undefined =>
  key === undefined ? undefined : Buffer.from(JSON.stringify(key)).toString('base64url');

export const startKeyOf = (cursor: string | undefined): Record<string, string> | undefined => {
  if (cursor === undefined || cursor === '') return undefined;
  try {
    return StartKey.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
};
