import { z } from 'zod';

const PartState = z.enum(['up', 'down']);

/** `GET /api/health`: whether the site can answer, and which part cannot. */
export const HealthAnswer = z.object({
  state: PartState,
  parts: z.object({
    /** Producers' pages. */
    directory: PartState,
    /** Searches. */
    coverage: PartState,
  }),
});

/** RFC 9457. */
export const ProblemAnswer = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), code: z.string(), reason: z.string() })).optional(),
});
