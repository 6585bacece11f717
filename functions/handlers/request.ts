import { coverageReader } from '../adapters/coverage.ts';
import { documentClient } from '../adapters/dynamodb.ts';
import { importedProducersIn } from '../adapters/imported-producers.ts';
import { limitsIn } from '../adapters/limits.ts';
import { linksFrom } from '../adapters/link-secret.ts';
import { ImportedId } from '../domain/imports/imported.ts';
import type { NotYetAsked } from '../domain/requests/placing.ts';
import { setting } from '../platform/configuration.ts';
import { askNotYetPages } from './parts/ask-not-yet-pages.tsx';
import { requestApi } from './parts/request-api.ts';
import { requestPages } from './parts/request-pages.tsx';
import { following, ledger } from './parts/request-parts.ts';
import { requestUseCases } from './parts/request-use-cases.ts';
import { communeName } from './parts/resolve.ts';
import { serveSite } from './parts/serve-site.tsx';

const documents = documentClient();

const imported = importedProducersIn(documents, {
  directory: setting('DIRECTORY_TABLE'),
  coverage: setting('COVERAGE_TABLE'),
});

/** Who may be asked though he is not yet with us. */
const notYet = async (id: string): Promise<NotYetAsked | undefined> => {
  const known = ImportedId.safeParse(id);
  const found = known.success ? await imported.find(known.data) : undefined;
  if (found === undefined || found.producerId !== null) return undefined;
  const { name, commune } = found.details;
  return { name, commune, communeName: communeName(commune) };
};

const useCases = requestUseCases({
  following,
  ledger,
  links: linksFrom(setting('LINK_SECRET_ARN')),
  limits: limitsIn(documents, setting('LIMITS_TABLE')),
  notYet,
});

/** Ask producers for something, confirm it, follow it; answer it. By the API, and by pages that work without a script. */
export const handler = serveSite(
  requestApi(useCases),
  requestPages(useCases, coverageReader(documents, setting('COVERAGE_TABLE'))),
  askNotYetPages(useCases, notYet),
);
