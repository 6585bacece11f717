import { documentClient } from '../adapters/dynamodb.ts';
import { ledgerIn, type SendMessage } from '../adapters/ledger.ts';
import { limitsIn } from '../adapters/limits.ts';
import { linksFrom } from '../adapters/link-secret.ts';
import { queueAt } from '../adapters/queue.ts';
import { subscriptionsIn } from '../adapters/subscriptions.ts';
import { setting } from '../platform/configuration.ts';
import { communes } from './parts/communes.ts';
import { serveSite } from './parts/serve-site.tsx';
import { subscriptionApi } from './parts/subscription-api.tsx';
import { subscriptionPages } from './parts/subscription-pages.tsx';
import { subscriptionUseCases } from './parts/subscription-use-cases.ts';

const documents = documentClient();
const tables = { subscriptions: setting('SUBSCRIPTIONS_TABLE'), deliveries: setting('DELIVERIES_TABLE') };

const useCases = subscriptionUseCases({
  subscriptions: subscriptionsIn(documents, tables),
  ledger: ledgerIn(documents, tables.deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL'))),
  links: linksFrom(setting('LINK_SECRET_ARN')),
  limits: limitsIn(documents, setting('LIMITS_TABLE')),
  gazetteer: communes,
});

/** "Tell me when one does": ask, confirm, stop. By the API, and by pages that work without a script. */
export const handler = serveSite(subscriptionApi(useCases), subscriptionPages(useCases));
