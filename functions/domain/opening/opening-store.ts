import { z } from 'zod';
import { Instant } from '#domain/shared/primitives.ts';

/** How far the opening has been told: to each subscriber in one mail, whatever the number of producers. */
export const Opening = z.strictObject({
  opensAt: Instant,
  startedAt: Instant,
  /** The last sign of a worker: a walk that has given none for a while is taken up again. */
  touchedAt: Instant,
  stage: z.enum(['walking', 'done']),
  /** `<department>/<page>`, opaque to everyone else; null before the first page is done. */
  cursor: z.string().nullable(),
  told: z.int().min(0),
  /** How many batches of mails are written (ledger/letters.ts); records of before have none. */
  batches: z.int().min(0).default(0),
});

export type Opening = z.infer<typeof Opening>;

export interface Openings {
  find(opensAt: Instant): Promise<Opening | undefined>;
  save(opening: Opening): Promise<void>;
}
