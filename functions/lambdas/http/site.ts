import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { healthOf } from '#adapters/dynamodb/health.ts';
import { figuresIn } from '#adapters/dynamodb/statistics/territory.ts';
import { serveSite } from '#app/shared/serve-site.tsx';
import { siteApi } from '#app/site/api.ts';
import { sitePages } from '#app/site/pages.tsx';
import { setting } from '#platform/configuration.ts';

const documents = documentClient();
const figures = figuresIn(documents, setting('AGENCY_TABLE'));
const tables = { directory: setting('DIRECTORY_TABLE'), coverage: setting('COVERAGE_TABLE') };

/** What is about the site itself: its pages of law, recipes, health, the description of its API. API Gateway leads here whatever has no address. */
export const handler = serveSite(
  siteApi({
    health: () => healthOf(documents, tables),
    producers: async () => {
      const current = await figures.current();
      return current === undefined ? [] : figures.producers(current.runId);
    },
  }),
  sitePages,
);
