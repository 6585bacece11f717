import { z } from 'zod';
import { AuditEntry } from '#domain/audit/audit-entry.ts';
import { Member } from '#domain/members/member.ts';
import { Invitation, MemberRights } from '#domain/members/member-store.ts';
import { EmailAddress, MemberId, ProducerId } from '#domain/shared/primitives.ts';
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

/** `POST /api/agency/session`: address and password first; then the session of the answer, with the code or the new password it asks for. */
export const SessionBody = z
  .strictObject({
    email: EmailAddress,
    password: z.string().min(1).max(256).optional(),
    session: z.string().min(1).max(4_000).optional(),
    code: z
      .string()
      .transform((typed) => typed.replace(/\s/g, ''))
      .pipe(z.string().regex(/^\d{6}$/, reason('codeDigits')))
      .optional(),
    newPassword: z.string().min(12).max(256).optional(),
  })
  .check((context) => {
    const { session, password, code, newPassword } = context.value;
    const missing =
      session === undefined
        ? password === undefined
          ? 'password'
          : undefined
        : code === undefined && newPassword === undefined
          ? 'code'
          : undefined;
    if (missing !== undefined)
      context.issues.push({ code: 'invalid_type', expected: 'string', input: undefined, path: [missing] });
  });

export type SessionBody = z.infer<typeof SessionBody>;

/** Of a member who follows her invitation. */
export const ChosenPassword = z.strictObject({ newPassword: z.string().min(12).max(256) });
