import { z } from 'zod';
import type { Acting } from '#domain/shared/acting.ts';
import {
  DepartmentCode,
  EmailAddress,
  freeText,
  Instant,
  Language,
  MemberId,
  MemberRole,
} from '#domain/shared/primitives.ts';

/** The group of the pool (infra/constructs/members.ts) whose accounts are of the agency before anybody could invite them. */
export const FOUNDERS = 'founders';

/** What a member may do, asked on each of their calls: a change of it counts from their next one on. */
export const Member = z.strictObject({
  id: MemberId,
  email: EmailAddress,
  name: freeText(100),
  role: MemberRole,
  /** Of a partner: all that it sees. Of a reader: all that they see, everything where none is named. */
  departments: z.array(DepartmentCode).max(110),
  /** `invited`: they have not chosen their password yet. `removed`: kept to say who they were; no token opens anything. */
  state: z.enum(['invited', 'active', 'removed']),
  /** The link that lets them choose a password: only the latest works, once; null where none is out. */
  invitation: z.strictObject({ number: z.int().min(1), at: Instant }).nullable(),
  /** How many were sent so far. */
  invitations: z.int().min(0),
  language: Language,
  since: Instant,
  version: z.int().min(1),
});
export type Member = z.infer<typeof Member>;

/** Why a member may not do something. */
export type Refusal =
  /** They read only. */
  | 'readsOnly'
  /** The producer is outside the departments of the member. */
  | 'elsewhere'
  /** The list was imported for other departments than those of the member, or for all. */
  | 'listElsewhere'
  /** Only the agency itself does this. */
  | 'agencyOnly';

/** Whether a member sees producers of a department; undefined: they do. */
export const refusedToRead = ({ role, departments }: Acting, department: string): Refusal | undefined => {
  const isEverywhere = role === 'agency' || (role === 'reader' && departments.length === 0);
  return isEverywhere || departments.some((own) => own === department) ? undefined : 'elsewhere';
};

/** Whether a member may decide on, write about or change producers of a department; undefined: they may. */
export const refusedToChange = (member: Acting, department: string): Refusal | undefined =>
  refusedToRead(member, department) ?? (member.role === 'reader' ? 'readsOnly' : undefined);

/** Whether a member may do what concerns the whole directory: members, the audit trail; undefined: they may. */
export const refusedToRun = ({ role }: Acting): Refusal | undefined => (role === 'agency' ? undefined : 'agencyOnly');

/**
 * Whether a member sees an imported list, and goes on with it; undefined: they do.
 *
 * @param departments for which it was imported; null: for all
 */
export const refusedToSeeList = (member: Acting, departments: readonly string[] | null): Refusal | undefined => {
  const limit = limitOf(member);
  if (limit === undefined) return undefined;
  const isHers = departments?.every((department) => limit.some((own) => own === department)) ?? false;
  return isHers ? undefined : 'listElsewhere';
};

/** The departments to which what they see is limited; undefined: none, they see all. */
export const limitOf = ({ role, departments }: Acting): readonly DepartmentCode[] | undefined =>
  role === 'agency' || (role === 'reader' && departments.length === 0) ? undefined : departments;
