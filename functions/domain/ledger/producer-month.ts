import { z } from 'zod';

/** What the note of a month says to a producer: of their requests, and of who waits a little beyond their rounds. */
export const ProducerMonth = z.strictObject({
  asked: z.int().min(0),
  answered: z.int().min(0),
  /** What so many kilometres more would reach; null where that says nothing. */
  further: z
    .strictObject({
      km: z.int(),
      /** In tens: communes are counted by their centre. */
      inhabitants: z.int(),
      /** People who wait for news there, in fives; null: fewer than five, which is not said (ADR 19). */
      waiting: z.int().nullable(),
    })
    .nullable(),
});
export type ProducerMonth = z.infer<typeof ProducerMonth>;
