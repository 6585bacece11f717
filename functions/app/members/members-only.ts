import { problemOf } from '#app/shared/problem.ts';
import { refusedToRun } from '#domain/members/member.ts';
import type { Acting } from '#domain/shared/acting.ts';
import { type Call, HttpProblem, type Route, type Typed } from '#platform/http.ts';
import { type HttpResponse, redirect } from '#platform/responses.ts';
import { turnedAwayTexts } from '#web/agency/refusals.ts';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import type { Actor } from './actor.ts';
import { packForm } from './packed-form.ts';
import { signInPage } from './sign-in-pages.tsx';

/** A call whose member is known. */
export type MemberCall<Path = Record<string, string>, Query = unknown, Body = unknown> = Call<Path, Query, Body> & {
  readonly member: Acting;
};

/**
 * Every route of the agency, closed to whoever the authorizer did not name: a call is answered 401, a page leads to the sign-in and from
 * there back; a form that was filled in is carried through the sign-in, so that nothing typed is lost. A reader changes nothing, whatever the
 * route would do. Wraps whole lists, so that no route can be forgotten.
 */
export const membersOnly = (routes: readonly Route[]): Route[] =>
  routes.map((route) => ({
    ...route,
    // A page keeps what was typed, so that it answers itself; of a call nothing is looked at before it is known who calls.
    ...(route.kind === 'api' ? { admit: (caller) => admit(route, caller) } : {}),
    handle: async (call) => {
      if (call.member === undefined) return turnedBack(route, call);
      if (call.member.role === 'reader' && !route.key.startsWith('GET ')) throw problemOf('readsOnly', call.lang);
      return route.handle(call);
    },
  }));

/** Within `membersOnly`: what concerns the whole directory is for the agency itself. */
export const agencyOnly = (routes: readonly Route[]): Route[] =>
  routes.map((route) => ({
    ...route,
    handle: async (call) => {
      const why = refusedToRun(memberOf(call));
      if (why !== undefined) throw problemOf(why, call.lang);
      return route.handle(call);
    },
  }));

const admit = ({ key }: Route, { lang, member, turnedAway }: Parameters<NonNullable<Route['admit']>>[0]): void => {
  if (turnedAway !== undefined)
    throw new HttpProblem({ code: 'forbidden', detail: pick(turnedAwayTexts[turnedAway], lang) });
  if (member === undefined) throw new HttpProblem({ code: 'signed-out' });
  if (member.role === 'reader' && !key.startsWith('GET ')) throw problemOf('readsOnly', lang);
};

const turnedBack = ({ kind, key, takes }: Route, call: Call<unknown, unknown, unknown>): HttpResponse => {
  const { lang, turnedAway, url } = call;
  if (turnedAway !== undefined)
    throw new HttpProblem({ code: 'forbidden', detail: pick(turnedAwayTexts[turnedAway], lang) });
  if (kind === 'api') throw new HttpProblem({ code: 'signed-out' });
  if (key.startsWith('GET ')) return redirect(href('agencySignIn', lang, {}, { retour: url }));
  const back = url.split('?')[0] ?? url;
  const kept = takes.media.includes('multipart/form-data') ? undefined : packForm(call.body as Typed);
  if (kept === undefined) return redirect(href('agencySignIn', lang, {}, { retour: back }));
  return signInPage(401, lang, { stage: { kind: 'password' }, email: '', back, kept, errors: [] });
};

/** The member of a call that passed `membersOnly`. */
export const memberOf = (call: Pick<Call<unknown, unknown, unknown>, 'member'>): Acting => {
  if (call.member === undefined) throw new HttpProblem({ code: 'signed-out' });
  return call.member;
};

export const actorOf = (call: Call<unknown, unknown, unknown>): Actor => ({ by: memberOf(call), now: call.now });
