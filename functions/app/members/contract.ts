import { z } from 'zod';
import { MEMBER, pagesOf } from '#app/shared/contracts.ts';
import { AuditEntry } from '#domain/audit/audit-entry.ts';
import { Member } from '#domain/members/member.ts';
import { Invitation, MemberRights } from '#domain/members/member-store.ts';
import { MemberId, ProducerId } from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';
import type { Calls } from '#platform/contract.ts';

const MemberPath = z.object({ id: MemberId });

/** `POST /api/agency/members`. */
const MemberInvitation = Invitation;

/** `POST /api/agency/members/{id}`: all rights of the member, as they are to be. `version` as it was read, where it matters. */
const MemberBody = z
  .strictObject({ ...MemberRights.shape, version: z.int().min(1).optional() })
  .refine(({ role, departments }) => role !== 'partner' || departments.length > 0, {
    path: ['departments'],
    error: reason('partnerWithoutDepartment'),
  });

const MembersAnswer = z.strictObject({ items: z.array(Member) });

/** `GET /api/agency/audit`. */
const AuditQuery = z.strictObject({
  member: MemberId.optional(),
  producer: ProducerId.optional(),
  cursor: z.string().max(600).optional(),
});
const AuditAnswer = z.strictObject({ items: z.array(AuditEntry), cursor: z.string().optional() });

export const calls = {
  list: {
    method: 'GET',
    path: '/api/agency/members',
    guard: MEMBER,
    summary: 'The members of the agency and of its partners',
    answers: { 200: MembersAnswer },
  },
  invite: {
    method: 'POST',
    path: '/api/agency/members',
    guard: MEMBER,
    summary: 'Invite a member by mail',
    body: MemberInvitation,
    answers: { 202: Member },
    problems: ['conflict'],
  },
  change: {
    method: 'POST',
    path: '/api/agency/members/{id}',
    guard: MEMBER,
    summary: 'Change what a member may do, from their next call on',
    parameters: MemberPath,
    body: MemberBody,
    answers: { 200: Member },
    problems: ['conflict'],
  },
  again: {
    method: 'POST',
    path: '/api/agency/members/{id}/invitations',
    guard: MEMBER,
    summary: 'Send a member another link to choose their password',
    parameters: MemberPath,
    answers: { 202: Member },
    problems: ['conflict'],
  },
  remove: {
    method: 'POST',
    path: '/api/agency/members/{id}/removal',
    guard: MEMBER,
    summary: 'Take the access of a member back, at once',
    parameters: MemberPath,
    answers: { 200: Member },
    problems: ['conflict'],
  },
  audit: {
    method: 'GET',
    path: '/api/agency/audit',
    guard: MEMBER,
    summary: 'The audit: who did what, the latest first; of one member or about one producer',
    query: AuditQuery,
    answers: { 200: AuditAnswer },
  },
} as const satisfies Calls;

export const pages = pagesOf({
  agencyMembers: { GET: MEMBER, POST: MEMBER },
  agencyMember: { GET: MEMBER, POST: MEMBER },
  agencyAudit: { GET: MEMBER },
});
