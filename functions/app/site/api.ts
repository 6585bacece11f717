import type { z } from 'zod';
import { apiCalls } from '#app/routes.ts';
import { site } from '#app/shared/site.ts';
import { answerCall } from '#platform/contract.ts';
import type { Route } from '#platform/http.ts';
import { json, SHARED_CACHE, text } from '#platform/responses.ts';
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

/** Calls about the site itself. */
export const siteApi = (health: () => Promise<z.output<typeof HealthAnswer>['parts']>): Route[] => [
  answerCall(calls.health, async () => {
    const parts = await health();
    return Object.values(parts).includes('down')
      ? json(503, { state: 'down', parts })
      : json(200, { state: 'up', parts });
  }),
  answerCall(calls.document, async () =>
    json(200, openApi(apiCalls(), site.siteName, site.origin ?? ''), { cache: SHARED_CACHE }),
  ),
  answerCall(calls.robots, async () => text(200, ROBOTS, { cache: SHARED_CACHE })),
];
