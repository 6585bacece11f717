import { z } from 'zod';
import { MEMBER, pagesOf } from '#app/shared/contracts.ts';
import { Instant } from '#domain/shared/primitives.ts';
import type { Calls } from '#platform/contract.ts';

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

export const calls = {
  look: {
    method: 'GET',
    path: '/api/agency/opening',
    guard: MEMBER,
    summary: 'Whether the directory is open; before, how many messages its opening sends',
    answers: { 200: OpeningAnswer },
  },
  open: {
    method: 'POST',
    path: '/api/agency/opening',
    guard: MEMBER,
    summary: 'Open the directory now, before the announced day: each subscriber is told once',
    answers: { 200: OpeningAnswer },
  },
} as const satisfies Calls;

export const pages = pagesOf({
  agencyOpening: { GET: MEMBER, POST: MEMBER },
});
