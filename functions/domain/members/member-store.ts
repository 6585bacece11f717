import { z } from 'zod';
import type { AuditEntry } from '#domain/audit/audit-entry.ts';
import { type NewDelivery, newDelivery } from '#domain/ledger/new-delivery.ts';
import {
  DepartmentCode,
  EmailAddress,
  freeText,
  type Instant,
  Language,
  type MemberId,
  MemberRole,
} from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';
import type { Member } from './member.ts';

/** What the agency says of a member. */
export const MemberRights = z
  .strictObject({
    name: freeText(100).default(''),
    role: MemberRole,
    departments: z.array(DepartmentCode).max(110).default([]),
  })
  .refine(({ role, departments }) => role !== 'partner' || departments.length > 0, {
    path: ['departments'],
    error: reason('partnerWithoutDepartment'),
  });
export type MemberRights = z.infer<typeof MemberRights>;

export const Invitation = z
  .strictObject({ email: EmailAddress, language: Language.default('fr'), ...MemberRights.shape })
  .refine(({ role, departments }) => role !== 'partner' || departments.length > 0, {
    path: ['departments'],
    error: reason('partnerWithoutDepartment'),
  });
export type Invitation = z.infer<typeof Invitation>;

/** A member changed, the line of the audit trail that says so, and the mail it owes: written together or not at all. */
export interface MemberChange {
  readonly member: Member;
  /** The version it was changed from; null: they are new. */
  readonly from: number | null;
  readonly entry: AuditEntry;
  readonly deliveries: readonly NewDelivery[];
}

/** Where members are kept. */
export interface Members {
  find(id: MemberId): Promise<Member | undefined>;
  /** All there are and were, by address. */
  all(): Promise<readonly Member[]>;
  save(change: MemberChange): Promise<'saved' | 'changed'>;
}

/** Sessions that were ended before their time. A token cannot be called back; that it is worth nothing is remembered as long as it would have lived. */
export interface EndedSessions {
  /** @param session a mark of its token, from which nobody makes the token */
  end(id: MemberId, session: string, until: Instant, now: Instant): Promise<void>;
  hasEnded(id: MemberId, session: string): Promise<boolean>;
}

/** The accounts with which members sign in. */
export interface Accounts {
  /** The account of an address, opened where there is none: asked twice, it is one. Nobody is told, and no password is known for it. */
  open(email: EmailAddress): Promise<MemberId>;
  /** Forgets the account: password, second factor, sessions. Asked twice, it is the same. */
  close(id: MemberId): Promise<void>;
}

/** The member of an invitation's link; undefined where the link was used, replaced, or taken back. */
export const invitedMember = (member: Member | undefined, number: number): Member | undefined =>
  member !== undefined && member.state !== 'removed' && member.invitation?.number === number ? member : undefined;

/** As owed; the link is made when it leaves. */
export const invitationMail = ({ id, email, language, invitation }: Member, now: Instant): NewDelivery =>
  newDelivery({
    about: { kind: 'memberInvitation', memberId: id, number: invitation?.number ?? 0 },
    channel: 'email',
    to: email,
    language,
    now,
  });
