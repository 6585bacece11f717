import { linksFrom } from '#adapters/aws/link-secret.ts';
import { queueAt } from '#adapters/aws/queue.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { limitsIn } from '#adapters/dynamodb/limits.ts';
import { ledgerIn, type SendMessage } from '#adapters/dynamodb/messages/ledger.ts';
import { personErasureIn } from '#adapters/dynamodb/subscriptions/person-erasure.ts';
import { addressChangesIn, personNewsIn, subscriptionsIn } from '#adapters/dynamodb/subscriptions/subscriptions.ts';
import { communes } from '#app/shared/communes.ts';
import { serveSite } from '#app/shared/serve-site.tsx';
import { personPages } from '#app/subscriptions/person-pages.tsx';
import { personUseCases } from '#app/subscriptions/person-use-cases.ts';
import { subscriptionApi } from '#app/subscriptions/subscription-api.tsx';
import { subscriptionPages } from '#app/subscriptions/subscription-pages.tsx';
import { subscriptionUseCases } from '#app/subscriptions/subscription-use-cases.ts';
import { now } from '#platform/clock.ts';
import { setting, territory } from '#platform/configuration.ts';

const documents = documentClient();
const tables = { subscriptions: setting('SUBSCRIPTIONS_TABLE'), deliveries: setting('DELIVERIES_TABLE') };

const dependencies = {
  subscriptions: subscriptionsIn(documents, tables),
  ledger: ledgerIn(documents, tables.deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL'))),
  links: linksFrom(setting('LINK_SECRET_ARN')),
  limits: limitsIn(documents, setting('LIMITS_TABLE')),
  gazetteer: communes,
};
const useCases = subscriptionUseCases(dependencies);
const persons = personUseCases({
  ...dependencies,
  personNews: personNewsIn(documents, tables.subscriptions),
  addressChanges: addressChangesIn(documents, tables.subscriptions),
  erasure: personErasureIn(documents, tables, { opensAt: territory().opensAt, now }),
});

/** "Tell me when one does": ask, confirm, stop, and the person's own page. By the API, and by pages that work without a script. */
export const handler = serveSite(
  subscriptionApi(useCases),
  subscriptionPages(useCases),
  personPages(persons, useCases),
);
