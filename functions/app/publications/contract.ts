import { z } from 'zod';
import { MEMBER, pagesOf } from '#app/shared/contracts.ts';
import { MAX_GRACE_MINUTES } from '#domain/producers/grace.ts';
import { reason } from '#domain/shared/reasons.ts';

/** What is typed for the time before the announcement. */
export const GraceForm = z.strictObject({
  minutes: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, reason('graceMinutes'))
    .transform(Number)
    .refine((minutes) => minutes <= MAX_GRACE_MINUTES, reason('graceMinutes')),
});

export const pages = pagesOf({
  agencyMessages: { GET: MEMBER },
  agencyAnnouncement: { GET: MEMBER, POST: MEMBER },
  agencyGrace: { GET: MEMBER, POST: MEMBER },
  agencyDeadLetters: { GET: MEMBER, POST: MEMBER },
});
