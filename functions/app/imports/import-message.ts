import { z } from 'zod';
import { ImportId } from '#domain/unclaimed/unclaimed.ts';

/** What the worker of imports is woken with. */
export const ImportMessage = z.object({
  importId: ImportId,
  /** Its rows are to be read, compared or written; who is on it is to be invited; or it is to be taken back. */
  work: z.enum(['rows', 'invitations', 'undo']).default('rows'),
});
export type ImportMessage = z.output<typeof ImportMessage>;
