import { memberOf } from '#app/members/members-only.ts';
import { problemOf } from '#app/shared/problem.ts';
import { site } from '#app/shared/site.ts';
import { limitOf } from '#domain/members/member.ts';
import { servePage } from '#platform/contract.ts';
import type { Call, Route, Typed } from '#platform/http.ts';
import { type HttpResponse, page, redirect } from '#platform/responses.ts';
import { renderPage } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { TerritoryPrintPage } from '#web/statistics/print-page.tsx';
import { TerritoryPage } from '#web/statistics/territory-page.tsx';
import { pages } from './contract.ts';
import type { TerritoryUseCases } from './use-cases.ts';

type PageCall = Call<Record<string, string>, Typed, Typed>;

/** A page to read, not a file: all of them are in the CSV. */
const PLACES_SHOWN = 50;
/** What a sheet of A4 has room for. */
const PLACES_PRINTED = 8;

/** The territory's pages; closed by `membersOnly`. */
export const territoryPages = (useCases: TerritoryUseCases): Route[] => [
  ...servePage(pages.territory, { GET: (call) => show(call, useCases), POST: (call) => ask(call, useCases) }),

  ...servePage(pages.territoryPrint, { GET: (call) => print(call, useCases) }),
];

const behind = (html: string): HttpResponse => page(200, html, { behindLink: true });

const show = async (call: PageCall, useCases: TerritoryUseCases): Promise<HttpResponse> => {
  const { lang, now, query } = call;
  const member = memberOf(call);
  const territory = await useCases.look(member);
  const places = territory?.places ?? [];
  const props = {
    ...{ lang, site, member, now },
    figures: territory?.figures,
    places: places.slice(0, PLACES_SHOWN),
    allPlaces: places.length,
    asked: query.asked !== undefined,
    departments: limitOf(member),
    mayAsk: useCases.mayAsk(member) === undefined,
  };
  return behind(renderPage(<TerritoryPage {...props} />));
};

const ask = async (call: PageCall, useCases: TerritoryUseCases): Promise<HttpResponse> => {
  const { lang, now } = call;
  const outcome = await useCases.ask(memberOf(call), now);
  if (outcome !== 'asked' && outcome !== 'justDone') throw problemOf(outcome, lang);
  return redirect(href('territory', lang, {}, outcome === 'asked' ? { asked: 1 } : {}));
};

const print = async (call: PageCall, useCases: TerritoryUseCases): Promise<HttpResponse> => {
  const { lang, now } = call;
  const member = memberOf(call);
  const territory = await useCases.look(member);
  if (territory === undefined) return redirect(href('territory', lang));
  const props = {
    ...{ lang, site, member, now },
    figures: territory.figures,
    departments: limitOf(member),
    places: territory.places.slice(0, PLACES_PRINTED),
  };
  return behind(renderPage(<TerritoryPrintPage {...props} />));
};
