import { coverageReader } from '../adapters/coverage.ts';
import { documentClient } from '../adapters/dynamodb.ts';
import { limitsIn } from '../adapters/limits.ts';
import { linksFrom } from '../adapters/link-secret.ts';
import { setting } from '../platform/configuration.ts';
import { requestApi } from './parts/request-api.ts';
import { requestPages } from './parts/request-pages.tsx';
import { following, ledger } from './parts/request-parts.ts';
import { requestUseCases } from './parts/request-use-cases.ts';
import { serveSite } from './parts/serve-site.tsx';

const documents = documentClient();

const useCases = requestUseCases({
  following,
  ledger,
  links: linksFrom(setting('LINK_SECRET_ARN')),
  limits: limitsIn(documents, setting('LIMITS_TABLE')),
});

/** Ask producers for something, confirm it, follow it; answer it. By the API, and by pages that work without a script. */
export const handler = serveSite(
  requestApi(useCases),
  requestPages(useCases, coverageReader(documents, setting('COVERAGE_TABLE'))),
);
