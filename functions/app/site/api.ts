import type { z } from 'zod';
import { apiCalls } from '#app/routes.ts';
import { site } from '#app/shared/site.ts';
import { RECIPES } from '#domain/recipes/recipes.ts';
import type { PlacedProducer } from '#domain/statistics/figures.ts';
import { answerCall } from '#platform/contract.ts';
import type { Route } from '#platform/http.ts';
import { json, SHARED_CACHE, text, xml } from '#platform/responses.ts';
import { sitemap } from '#web/site/sitemap.ts';
import { calls, type HealthAnswer } from './contract.ts';
import { openApi } from './openapi.ts';

/** Personal links and members' pages are no business of search engines; neither is every combination of filters. */
const ROBOTS = `User-agent: *
Disallow: /api/
Disallow: /agence
Disallow: /en/agency
Disallow: /demande
Disallow: /en/request
Disallow: /alertes/
Disallow: /en/alerts/
Disallow: /r/
Disallow: /en/r/
Disallow: /*?*family=
Disallow: /*?*day=
`;

interface SitePorts {
  health(): Promise<z.output<typeof HealthAnswer>['parts']>;
  /** Published producers, of the last night. */
  producers(): Promise<readonly Pick<PlacedProducer, 'id' | 'invented'>[]>;
}

/** Calls about the site itself. */
export const siteApi = ({ health, producers }: SitePorts): Route[] => [
  answerCall(calls.health, async () => {
    const parts = await health();
    return Object.values(parts).includes('down')
      ? json(503, { state: 'down', parts })
      : json(200, { state: 'up', parts });
  }),
  answerCall(calls.document, async () =>
    json(200, openApi(apiCalls(), site.siteName, site.origin ?? ''), { cache: SHARED_CACHE }),
  ),
  answerCall(calls.robots, async () =>
    text(200, `${ROBOTS}\nSitemap: ${site.origin ?? ''}/sitemap.xml\n`, { cache: SHARED_CACHE }),
  ),
  answerCall(calls.sitemap, async () => {
    const shown = (await producers()).flatMap(({ id, invented }) => (invented ? [] : [id]));
    return xml(200, sitemap(site, { recipes: RECIPES.map(({ slug }) => slug), producers: shown }), {
      cache: SHARED_CACHE,
    });
  }),
];
