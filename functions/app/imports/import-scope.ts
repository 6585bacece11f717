import type { Refusal } from '#domain/members/member.ts';
import type { Acting } from '#domain/shared/acting.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';

/** In whose name, and where, a member may import: a partner works for some departments, a reader changes nothing. */
export const importerOf = ({
  email: by,
  role,
  departments,
}: Pick<Acting, 'email' | 'role' | 'departments'>): Outcome<
  { readonly by: string; readonly departments?: readonly string[] },
  Refusal
> => {
  if (role === 'reader') return refused('readsOnly');
  return done(role === 'partner' ? { by, departments } : { by });
};
