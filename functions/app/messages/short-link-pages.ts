import { orProblem } from '#app/shared/problem.ts';
import { servePage } from '#platform/contract.ts';
import type { Route } from '#platform/http.ts';
import { redirect } from '#platform/responses.ts';
import { pages } from './contract.ts';
import { longAddress } from './short-links.ts';

/** The code of a text message leads on to the page that it stands for. */
export const shortLinkPages = (ports: Parameters<typeof longAddress>[2]): Route[] =>
  servePage(pages.shortLink, {
    GET: async ({ path, lang, now, sourceAddress }) =>
      redirect(orProblem(await longAddress(path.code ?? '', sourceAddress, ports, now), lang), { behindLink: true }),
  });
