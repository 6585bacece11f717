import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { healthOf } from '#adapters/dynamodb/health.ts';
import { serveSite } from '#app/shared/serve-site.tsx';
import { site } from '#app/shared/site.ts';
import { apiCalls } from '#app/site/api-schemas.ts';
import { HealthAnswer } from '#app/site/contract.ts';
import { openApi } from '#app/site/openapi.ts';
import { sitePages } from '#app/site/pages.tsx';
import { setting } from '#platform/configuration.ts';
import { api } from '#platform/http.ts';
import { json, SHARED_CACHE, text } from '#platform/responses.ts';

const documents = documentClient();
const tables = { directory: setting('DIRECTORY_TABLE'), coverage: setting('COVERAGE_TABLE') };
const origin = setting('SITE_URL');

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

/** What is about the site itself: its pages of law, recipes, health, the description of its API. API Gateway leads here whatever has no address. */
export const handler = serveSite(
  api('GET /api/health', {
    async handle() {
      const parts = await healthOf(documents, tables);
      const state = Object.values(parts).includes('down') ? 'down' : 'up';
      return json(state === 'up' ? 200 : 503, HealthAnswer.parse({ state, parts }));
    },
  }),
  api('GET /api/openapi.json', {
    handle: async () => json(200, openApi(apiCalls(), site.siteName, origin), { cache: SHARED_CACHE }),
  }),
  api('GET /robots.txt', { handle: async () => text(200, ROBOTS, { cache: SHARED_CACHE }) }),
  sitePages,
);
