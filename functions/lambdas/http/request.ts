import { linksFrom } from '#adapters/aws/link-secret.ts';
import { coverageReader } from '#adapters/dynamodb/coverage/coverage.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { unclaimedStoreIn } from '#adapters/dynamodb/imports/unclaimed.ts';
import { countedLimitsIn, limitsIn } from '#adapters/dynamodb/limits.ts';
import { shortLinksIn } from '#adapters/dynamodb/messages/short-links.ts';
import { liveStatesIn } from '#adapters/dynamodb/producers/live.ts';
import { shortLinkPages } from '#app/messages/short-link-pages.ts';
import { producerNowFrom } from '#app/producers/find-now.ts';
import { requestApi } from '#app/requests/api.ts';
import { requestPages } from '#app/requests/pages.tsx';
import { requestUseCases } from '#app/requests/use-cases.ts';
import { serveSite } from '#app/shared/serve-site.tsx';
import { askUnclaimedPages } from '#app/unclaimed/ask-unclaimed-pages.tsx';
import { recipientIn } from '#app/unclaimed/find-recipient.ts';
import { setting } from '#platform/configuration.ts';
import { addressFinder } from '../wiring/address-finder.ts';
import { ledger, requestDependencies } from '../wiring/request-dependencies.ts';

const documents = documentClient();

const live = liveStatesIn(documents, setting('COVERAGE_TABLE'));
const unclaimed = recipientIn(
  unclaimedStoreIn(documents, { directory: setting('DIRECTORY_TABLE'), coverage: setting('COVERAGE_TABLE') }),
);

const links = linksFrom({ ring: setting('LINK_SECRET_ARN'), lasting: setting('LASTING_SECRET_ARN') });
const counters = [documents, setting('LIMITS_TABLE')] as const;
const limits = { ...limitsIn(...counters), ...countedLimitsIn(...counters) };

const useCases = requestUseCases({
  dependencies: requestDependencies,
  ledger,
  links,
  limits,
  live,
  finder: addressFinder,
  unclaimed,
});

/** Ask producers for something, confirm it, follow it; answer it. By the API, and by pages that work without a script. */
export const handler = serveSite(
  requestApi(useCases),
  requestPages(useCases, {
    coverage: coverageReader(documents, setting('COVERAGE_TABLE')),
    live,
    producerNow: producerNowFrom({ find: requestDependencies.directory.find, live }),
  }),
  askUnclaimedPages(useCases, unclaimed),
  shortLinkPages({ links, store: shortLinksIn(documents, setting('DELIVERIES_TABLE')), limits }),
);
