import { z } from 'zod';
import { Reviewed } from '#domain/producers/proposal.ts';
import { freeText, Instant, ProducerId } from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';

/** `GET /api/agency/changes`. */
export const ChangesQuery = z.strictObject({ cursor: z.string().max(500).optional() });

/** What a published producer wants to say of himself instead; private contacts too: for members only. */
export const ChangeAnswer = z.strictObject({
  id: ProducerId,
  name: z.string(),
  version: z.int(),
  proposedAt: Instant,
  /** Only the fields that are to change. */
  before: Reviewed.partial(),
  after: Reviewed.partial(),
});
export const ChangesAnswer = z.strictObject({ items: z.array(ChangeAnswer), cursor: z.string().optional() });

const READ = {
  /** The change and the version that she had before her; unchecked where she says none. */
  proposedAt: Instant.optional(),
  version: z.int().min(1).optional(),
};

/** `POST /api/agency/changes/{id}/decisions`. */
export const ChangeDecisionBody = z.discriminatedUnion(
  'decision',
  [
    z.strictObject({ decision: z.literal('approve'), ...READ }),
    z.strictObject({
      decision: z.literal('reject'),
      reason: freeText(500).min(1, reason('whyMissingForProducer')),
      ...READ,
    }),
  ],
  { error: reason('decisionMissing') },
);
