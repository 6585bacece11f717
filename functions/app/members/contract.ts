import { z } from 'zod';
import { AuditEntry } from '#domain/audit/audit-entry.ts';
import { Invitation, MemberRights } from '#domain/members/change-member.ts';
import { Member } from '#domain/members/member.ts';
import { MemberId, ProducerId } from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';

export const MemberPath = z.object({ id: MemberId });

/** `POST /api/agency/members`. */
export const MemberInvitation = Invitation;

/** `POST /api/agency/members/{id}`: all of her rights, as they are to be. `version` as it was read, where it matters. */
export const MemberBody = z
  .strictObject({ ...MemberRights.shape, version: z.int().min(1).optional() })
  .refine(({ role, departments }) => role !== 'partner' || departments.length > 0, {
    path: ['departments'],
    error: reason('partnerWithoutDepartment'),
  });

export const MembersAnswer = z.strictObject({ items: z.array(Member) });

/** `GET /api/agency/audit`. */
export const AuditQuery = z.strictObject({
  member: MemberId.optional(),
  producer: ProducerId.optional(),
  cursor: z.string().max(600).optional(),
});
export const AuditAnswer = z.strictObject({ items: z.array(AuditEntry), cursor: z.string().optional() });
