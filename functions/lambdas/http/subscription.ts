import { linksFrom } from '#adapters/aws/link-secret.ts';
import { queueAt } from '#adapters/aws/queue.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { limitsIn } from '#adapters/dynamodb/limits.ts';
import { ledgerIn, type SendMessage } from '#adapters/dynamodb/messages/ledger.ts';
import { subscriptionsIn } from '#adapters/dynamodb/subscriptions/subscriptions.ts';
import { communes } from '#app/shared/communes.ts';
import { serveSite } from '#app/shared/serve-site.tsx';
import { subscriptionApi } from '#app/subscriptions/api.tsx';
import { subscriptionPages } from '#app/subscriptions/pages.tsx';
import { subscriptionUseCases } from '#app/subscriptions/use-cases.ts';
import { setting } from '#platform/configuration.ts';

const documents = documentClient();
const tables = { subscriptions: setting('SUBSCRIPTIONS_TABLE'), deliveries: setting('DELIVERIES_TABLE') };

const useCases = subscriptionUseCases({
  subscriptions: subscriptionsIn(documents, tables),
  ledger: ledgerIn(documents, tables.deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL'))),
  links: linksFrom({ ring: setting('LINK_SECRET_ARN'), lasting: setting('LASTING_SECRET_ARN') }),
  limits: limitsIn(documents, setting('LIMITS_TABLE')),
  gazetteer: communes,
});

/** "Tell me when one does": ask, confirm, stop. By the API, and by pages that work without a script. */
export const handler = serveSite(subscriptionApi(useCases), subscriptionPages(useCases));
