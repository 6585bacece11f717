import { z } from 'zod';
import { MEMBER, pagesOf } from '#app/shared/contracts.ts';
import { Reviewed } from '#domain/producers/proposal.ts';
import { freeText, Instant, ProducerId } from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';
import type { Calls } from '#platform/contract.ts';
import { DecisionAnswer, ProducerIdPath } from './contract.ts';

/** `GET /api/agency/changes`. */
const ChangesQuery = z.strictObject({ cursor: z.string().max(500).optional() });

/** What a published producer wants to say instead; private contacts too: for members only. */
export const ChangeAnswer = z.strictObject({
  id: ProducerId,
  name: z.string(),
  version: z.int(),
  proposedAt: Instant,
  /** Only the fields that are to change. */
  before: Reviewed.partial(),
  after: Reviewed.partial(),
});
const ChangesAnswer = z.strictObject({ items: z.array(ChangeAnswer), cursor: z.string().optional() });

const READ = {
  /** The change and the version that the member had read; unchecked where they say none. */
  proposedAt: Instant.optional(),
  version: z.int().min(1).optional(),
};

/** `POST /api/agency/changes/{id}/decisions`. */
const ChangeDecisionBody = z.discriminatedUnion(
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

export const calls = {
  list: {
    method: 'GET',
    path: '/api/agency/changes',
    guard: MEMBER,
    summary: 'What published producers want to change and the agency reads first, oldest first: before and after',
    query: ChangesQuery,
    answers: { 200: ChangesAnswer },
  },
  show: {
    method: 'GET',
    path: '/api/agency/changes/{id}',
    guard: MEMBER,
    summary: 'The change of one producer that waits',
    parameters: ProducerIdPath,
    answers: { 200: ChangeAnswer },
  },
  decide: {
    method: 'POST',
    path: '/api/agency/changes/{id}/decisions',
    guard: MEMBER,
    summary: 'Publish a change, or refuse it with a reason',
    parameters: ProducerIdPath,
    body: ChangeDecisionBody,
    answers: { 200: DecisionAnswer },
    problems: ['conflict'],
  },
} as const satisfies Calls;

export const pages = pagesOf({
  agencyChanges: { GET: MEMBER },
  agencyChange: { GET: MEMBER, POST: MEMBER },
});
