import { type Acting, MemberRole } from '../../domain/agency/member.ts';
import { DepartmentCode } from '../../domain/shared/primitives.ts';
import type { Call } from '../../platform/http.ts';
import { memberOf } from './members-only.ts';

/** The member of a call as rights and the journal see her. Of a role that is not known she reads only. */
export const actingOf = (call: Pick<Call<unknown, unknown, unknown>, 'member'>): Acting => {
  const member = memberOf(call);
  const departments: unknown = Reflect.get(member, 'departments');
  return {
    id: member.id,
    email: member.email as Acting['email'],
    role: MemberRole.catch('reader').parse(member.role),
    departments: DepartmentCode.array()
      .catch([])
      .parse(departments ?? []),
  };
};
