import type { DepartmentCode, MemberId, MemberRole } from './primitives.ts';

/** A member who is doing something: as much of them as rights and the audit trail need. */
export interface Acting {
  readonly id: MemberId;
  readonly role: MemberRole;
  readonly email: string;
  readonly departments: readonly DepartmentCode[];
}

/** Signed in, and yet no member: `removed` was one, `unknown` never was. */
export type TurnedAway = 'removed' | 'unknown';
