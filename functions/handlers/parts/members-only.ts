import { href } from '../../../web/paths.ts';
import { type Call, HttpProblem, type Member, type Route } from '../../platform/http.ts';
import { redirect } from '../../platform/responses.ts';

/** A call whose member is known. */
export type MemberCall<Path = Record<string, string>, Query = unknown, Body = unknown> = Call<Path, Query, Body> & {
  readonly member: Member;
};

/**
 * Every route of the agency, closed to whoever the authorizer did not name: a call is answered 401, a page leads to the sign-in and from
 * there back. Wraps whole lists, so that no route can be forgotten.
 */
export const membersOnly = (routes: readonly Route[]): Route[] =>
  routes.map((route) => ({
    ...route,
    handle: async (call) => {
      if (call.member !== undefined) return route.handle(call);
      if (route.kind === 'api') throw new HttpProblem({ code: 'signed-out' });
      const back = route.key.startsWith('GET ') ? call.url : call.url.split('?')[0];
      return redirect(href('agencySignIn', call.lang, {}, { retour: back }));
    },
  }));

/** The member of a call that passed `membersOnly`. */
export const memberOf = (call: Pick<Call<unknown, unknown, unknown>, 'member'>): Member => {
  if (call.member === undefined) throw new HttpProblem({ code: 'signed-out' });
  return call.member;
};
