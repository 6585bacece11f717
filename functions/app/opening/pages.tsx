import { actorOf, memberOf } from '#app/members/members-only.ts';
import { orProblem, problemOf } from '#app/shared/problem.ts';
import { site } from '#app/shared/site.ts';
import { servePage } from '#platform/contract.ts';
import type { Call, Route, Typed } from '#platform/http.ts';
import { type HttpResponse, page, redirect } from '#platform/responses.ts';
import { OpeningPage } from '#web/opening/opening-page.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { pages } from './contract.ts';
import type { OpeningUseCases } from './use-cases.ts';

type PageCall = Call<Record<string, string>, Typed, Typed>;

/** From preparing to open, said once more before it is done; closed by `membersOnly`. */
export const openingPages = (useCases: OpeningUseCases): Route[] => [
  ...servePage(pages.agencyOpening, { GET: (call) => show(call, useCases), POST: (call) => open(call, useCases) }),
];

const show = async (call: PageCall, useCases: OpeningUseCases): Promise<HttpResponse> => {
  const { lang, query } = call;
  const opening = orProblem(await useCases.look(actorOf(call)), lang);
  const props = { lang, site, member: memberOf(call), opening, isAsking: query.decision !== undefined };
  return page(200, renderPage(<OpeningPage {...props} />), { behindLink: true });
};

const open = async (call: PageCall, useCases: OpeningUseCases): Promise<HttpResponse> => {
  const outcome = await useCases.open(actorOf(call));
  if (outcome.kind === 'refused') throw problemOf(outcome.why, call.lang);
  // Another was faster, or its hour has come: the page says that it is open.
  return redirect(href('agencyOpening', call.lang));
};
