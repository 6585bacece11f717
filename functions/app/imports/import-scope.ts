import { HttpProblem, type Member } from '#platform/http.ts';

/** A member as far as imports care: a partner works for some departments, a reader changes nothing. */
type Importer = Pick<Member, 'email' | 'role'> & { readonly departments?: readonly string[] };

/** In whose name, and where, a member may import. @throws HttpProblem `forbidden` for who may only read. */
export const importerOf = (member: Importer): { readonly by: string; readonly departments?: readonly string[] } => {
  if (member.role === 'reader') throw new HttpProblem({ code: 'forbidden' });
  return member.role === 'partner' ? { by: member.email, departments: member.departments ?? [] } : { by: member.email };
};
