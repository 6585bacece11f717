import { z } from 'zod';
import { ImportId } from '#domain/unclaimed/unclaimed.ts';

/** What the worker of imports is woken with. */
export const ImportMessage = z.object({
  importId: ImportId,
  /** Its rows are to be read, compared or written; or who is on it is to be invited. */
  work: z.enum(['rows', 'invitations']).default('rows'),
});
export type ImportMessage = z.output<typeof ImportMessage>;
