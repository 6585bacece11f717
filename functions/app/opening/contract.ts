import { z } from 'zod';
import { Instant } from '#domain/shared/primitives.ts';

/** `GET` and `POST /api/agency/opening`. */
export const OpeningAnswer = z.strictObject({
  state: z.enum(['preparing', 'open']),
  /** null: it always was open. */
  opensAt: Instant.nullable(),
  /** Of the member who opened it before its day. */
  openedBy: z.string().nullable(),
  published: z.int(),
  pending: z.int(),
  /** Before: how many messages the opening sends at most, one a subscriber. After: how many were owed one. */
  mails: z.int(),
  /** Whether all of them have been dealt with. */
  told: z.boolean(),
});
export type OpeningAnswer = z.infer<typeof OpeningAnswer>;
