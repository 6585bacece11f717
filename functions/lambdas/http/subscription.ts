import { linksFrom } from '#adapters/aws/link-secret.ts';
import { queueAt } from '#adapters/aws/queue.ts';
import { coverageReader } from '#adapters/dynamodb/coverage/coverage.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { limitsIn } from '#adapters/dynamodb/limits.ts';
import { ledgerIn, type SendMessage } from '#adapters/dynamodb/messages/ledger.ts';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { liveStatesIn } from '#adapters/dynamodb/producers/live.ts';
import { NO_OUTBOX } from '#adapters/dynamodb/producers/outbox.ts';
import { recentPublicationsIn } from '#adapters/dynamodb/producers/recent-publications.ts';
import { requesterTracesIn } from '#adapters/dynamodb/requests/requester-traces.ts';
import { notePersonMailIn, personErasureIn } from '#adapters/dynamodb/subscriptions/person-erasure.ts';
import { addressChangesIn, personNewsIn, subscriptionsIn } from '#adapters/dynamodb/subscriptions/subscriptions.ts';
import { recentNews } from '#app/publications/recent-news.ts';
import { forgetRequests, requestsOf } from '#app/requests/forget-requester.ts';
import { communes } from '#app/shared/communes.ts';
import { resolvePublished } from '#app/shared/resolve.ts';
import { serveSite } from '#app/shared/serve-site.tsx';
import { subscriptionApi } from '#app/subscriptions/api.tsx';
import { feedPages } from '#app/subscriptions/feed-pages.ts';
import { type Forecasting, subscriptionPages } from '#app/subscriptions/pages.tsx';
import { personPages } from '#app/subscriptions/person-pages.tsx';
import { personUseCases } from '#app/subscriptions/person-use-cases.ts';
import { subscriptionUseCases } from '#app/subscriptions/use-cases.ts';
import { searchProducers } from '#domain/search/search.ts';
import { now } from '#platform/clock.ts';
import { setting, territory } from '#platform/configuration.ts';
import { requestDependencies } from '../wiring/request-dependencies.ts';

const documents = documentClient();
const tables = { subscriptions: setting('SUBSCRIPTIONS_TABLE'), deliveries: setting('DELIVERIES_TABLE') };

const dependencies = {
  subscriptions: subscriptionsIn(documents, tables),
  ledger: ledgerIn(documents, tables.deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL'))),
  links: linksFrom({ ring: setting('LINK_SECRET_ARN'), lasting: setting('LASTING_SECRET_ARN') }),
  limits: limitsIn(documents, setting('LIMITS_TABLE')),
  gazetteer: communes,
  noteMail: notePersonMailIn(documents, tables.subscriptions),
};
const useCases = subscriptionUseCases(dependencies);
const directory = directoryIn(documents, setting('DIRECTORY_TABLE'), NO_OUTBOX);
const coverage = coverageReader(documents, setting('COVERAGE_TABLE'));
const live = liveStatesIn(documents, setting('COVERAGE_TABLE'));
const news = recentNews({
  directory,
  recent: recentPublicationsIn(documents, setting('DIRECTORY_TABLE')),
  resolve: resolvePublished,
});
/** Before anybody subscribes: how many deliver there already, and about how many mails to expect. */
const forecast: Forecasting = {
  delivering: async ({ place, audience }, at) =>
    (await searchProducers({ place, filters: { audience }, limit: 1, cursor: null, now: at }, { coverage, live }))
      .total,
  mailsAMonth: news.mailsAMonth,
};
/** What a person asked producers for. */
const asked = {
  dependencies: requestDependencies,
  traces: requesterTracesIn(documents, { ...tables, requests: setting('REQUESTS_TABLE') }),
};

const persons = personUseCases({
  ...dependencies,
  personNews: personNewsIn(documents, tables.subscriptions),
  addressChanges: addressChangesIn(documents, tables.subscriptions),
  erasure: personErasureIn(documents, tables, { opensAt: territory().opensAt, now, limits: setting('LIMITS_TABLE') }),
  forgetRequests: (person) => forgetRequests(person, asked),
  requestsOf: (person) => requestsOf(person, asked),
});

/** "Tell me when one does": ask, confirm, stop, and the person's own page. By the API, and by pages that work without a script. */
export const handler = serveSite(
  subscriptionApi(useCases),
  subscriptionPages(useCases, forecast),
  personPages(persons, useCases),
  feedPages(news),
);
