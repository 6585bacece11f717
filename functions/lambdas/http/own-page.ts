import { linksFrom } from '#adapters/aws/link-secret.ts';
import { queueAt } from '#adapters/aws/queue.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { limitsIn } from '#adapters/dynamodb/limits.ts';
import { ledgerIn, type SendMessage } from '#adapters/dynamodb/messages/ledger.ts';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { calendarStoreIn, liveStoreIn } from '#adapters/dynamodb/producers/live.ts';
import { outboxIn } from '#adapters/dynamodb/producers/outbox.ts';
import { ownRecordsIn } from '#adapters/dynamodb/producers/own-records.ts';
import { requestsIn } from '#adapters/dynamodb/requests/requests.ts';
import { openingDayIn } from '#adapters/dynamodb/subscriptions/openings.ts';
import { tasksIn } from '#adapters/dynamodb/tasks/tasks.ts';
import type { SelfServiceDependencies } from '#app/self-service/dependencies.ts';
import { ownLinkPages } from '#app/self-service/own-link-pages.tsx';
import { ownPages } from '#app/self-service/pages.tsx';
import { serveSite } from '#app/shared/serve-site.tsx';
import { TaskId } from '#domain/shared/primitives.ts';
import { newId, now } from '#platform/clock.ts';
import { setting, territory } from '#platform/configuration.ts';

const documents = documentClient();
const tables = {
  directory: setting('DIRECTORY_TABLE'),
  coverage: setting('COVERAGE_TABLE'),
  deliveries: setting('DELIVERIES_TABLE'),
  requests: setting('REQUESTS_TABLE'),
  agency: setting('AGENCY_TABLE'),
};

const dependencies: SelfServiceDependencies = {
  directory: directoryIn(documents, tables.directory, outboxIn(tables)),
  own: ownRecordsIn(documents, { directory: tables.directory }),
  live: liveStoreIn(documents, tables.coverage),
  calendars: calendarStoreIn(documents, tables),
  requests: requestsIn(documents, tables),
  newId,
  now,
  newTaskId: () => TaskId.parse(newId()),
  ledger: ledgerIn(documents, tables.deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL'))),
  tasks: tasksIn(documents, tables.agency),
  links: linksFrom({ ring: setting('LINK_SECRET_ARN'), lasting: setting('LASTING_SECRET_ARN') }),
  limits: limitsIn(documents, setting('LIMITS_TABLE')),
  opening: openingDayIn(documents, tables.directory, territory().opensAt),
};

/** A producer changes what they say, pauses, comes back and leaves, behind a link that is theirs alone. */
export const handler = serveSite(ownLinkPages(dependencies), ownPages(dependencies));
