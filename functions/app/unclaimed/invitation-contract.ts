import { z } from 'zod';
import { MEMBER, pagesOf } from '#app/shared/contracts.ts';
import { ImportPath } from '#app/shared/import-path.ts';
import { DepartmentCode, UnclaimedId } from '#domain/shared/primitives.ts';
import type { Calls } from '#platform/contract.ts';

const UnclaimedIdPath = z.object({ id: UnclaimedId });

const UnclaimedListQuery = z.strictObject({
  department: DepartmentCode,
  /** From the answer before. */
  cursor: z.string().max(1_000).optional(),
});

const count = z.int().min(0);

/** Of the list's farms. The invitations leave one after the other: the import says how far it is. */
export const InvitationsAnswer = z.strictObject({
  /** To be invited by a message; two farms of one address share one. */
  toInvite: count,
  /** Within six months, or registering already. */
  already: count,
  /** The list gives a telephone only. */
  call: count,
  unreachable: count,
});

export const InvitedAnswer = z.strictObject({
  outcome: z.enum(['invited', 'already', 'sameAddress', 'call', 'unreachable', 'changed']),
});

export const UnclaimedListAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      id: UnclaimedId,
      name: z.string(),
      commune: z.string(),
      source: z.string(),
      telephones: z.array(z.string()),
      emails: z.array(z.string()),
      state: z.enum(['listed', 'invited', 'claimed']),
      invitedAt: z.string().nullable(),
      mayBeInvited: z.boolean(),
      /** Their latest invitation did not arrive. */
      unreached: z.boolean(),
    }),
  ),
  cursor: z.string().nullable(),
});

const RemovedAnswer = z.strictObject({ id: UnclaimedId, state: z.literal('out') });

export const calls = {
  inviteList: {
    method: 'POST',
    path: '/api/agency/imports/{id}/invitations',
    guard: MEMBER,
    summary:
      'Invite those of a list who are not yet with us: one message an address, never twice within six months, at most 300 a call',
    parameters: ImportPath,
    answers: { 202: InvitationsAnswer },
    problems: ['conflict'],
  },
  list: {
    method: 'GET',
    path: '/api/agency/not-yet',
    guard: MEMBER,
    summary:
      'Those of a department who are not yet with us: where from, how to reach them, invited when; by commune, 50 a page',
    query: UnclaimedListQuery,
    answers: { 200: UnclaimedListAnswer },
  },
  invite: {
    method: 'POST',
    path: '/api/agency/not-yet/{id}/invitation',
    guard: MEMBER,
    summary: 'Invite one who is not yet with us',
    parameters: UnclaimedIdPath,
    answers: { 202: InvitedAnswer },
  },
  remove: {
    method: 'POST',
    path: '/api/agency/not-yet/{id}/removal',
    guard: MEMBER,
    summary: 'Take out for good one who asks for it by telephone: no list brings them back',
    parameters: UnclaimedIdPath,
    answers: { 200: RemovedAnswer },
  },
} as const satisfies Calls;

export const pages = pagesOf({
  agencyUnclaimed: { GET: MEMBER, POST: MEMBER },
});
