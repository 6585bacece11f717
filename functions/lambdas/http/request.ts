import { linksFrom } from '#adapters/aws/link-secret.ts';
import { coverageReader } from '#adapters/dynamodb/coverage/coverage.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { importedProducersIn } from '#adapters/dynamodb/imports/imported-producers.ts';
import { limitsIn } from '#adapters/dynamodb/limits.ts';
import { liveStatesIn } from '#adapters/dynamodb/producers/live.ts';
import { requestApi } from '#app/requests/request-api.ts';
import { requestPages } from '#app/requests/request-pages.tsx';
import { requestUseCases } from '#app/requests/request-use-cases.ts';
import { communeName } from '#app/shared/resolve.ts';
import { serveSite } from '#app/shared/serve-site.tsx';
import { askNotYetPages } from '#app/unclaimed/ask-not-yet-pages.tsx';
import type { NotYetAsked } from '#domain/requests/placing.ts';
import { ImportedId } from '#domain/unclaimed/imported.ts';
import { setting } from '#platform/configuration.ts';
import { following, ledger } from '../wiring/request-parts.ts';

const documents = documentClient();

const imported = importedProducersIn(documents, {
  directory: setting('DIRECTORY_TABLE'),
  coverage: setting('COVERAGE_TABLE'),
});

const live = liveStatesIn(documents, setting('COVERAGE_TABLE'));

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
  live,
  notYet,
});

/** Ask producers for something, confirm it, follow it; answer it. By the API, and by pages that work without a script. */
export const handler = serveSite(
  requestApi(useCases),
  requestPages(useCases, { coverage: coverageReader(documents, setting('COVERAGE_TABLE')), live }),
  askNotYetPages(useCases, notYet),
);
