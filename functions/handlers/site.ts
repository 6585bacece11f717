import { documentClient } from '../adapters/dynamodb.ts';
import { healthOf } from '../adapters/health.ts';
import { setting } from '../platform/configuration.ts';
import { api } from '../platform/http.ts';
import { json, SHARED_CACHE, text } from '../platform/responses.ts';
import { openApi } from './parts/openapi.ts';
import { serveSite } from './parts/serve-site.tsx';
import { site } from './parts/site.ts';
import { sitePages } from './parts/site-pages.tsx';
import { HealthAnswer } from './schemas/site.ts';

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
    handle: async () => json(200, openApi(site.siteName, origin), { cache: SHARED_CACHE }),
  }),
  api('GET /robots.txt', { handle: async () => text(200, ROBOTS, { cache: SHARED_CACHE }) }),
  sitePages,
);
