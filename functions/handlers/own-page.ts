import { directoryIn } from '../adapters/directory.ts';
import { documentClient } from '../adapters/dynamodb.ts';
import { ledgerIn, type SendMessage } from '../adapters/ledger.ts';
import { limitsIn } from '../adapters/limits.ts';
import { linksFrom } from '../adapters/link-secret.ts';
import { liveStoreIn } from '../adapters/live.ts';
import { openingDayIn } from '../adapters/openings.ts';
import { outboxIn } from '../adapters/outbox.ts';
import { ownRecordsIn } from '../adapters/own-records.ts';
import { queueAt } from '../adapters/queue.ts';
import { tasksIn } from '../adapters/tasks.ts';
import { setting, territory } from '../platform/configuration.ts';
import { ownLinkPages } from './parts/own-link-pages.tsx';
import { ownPages } from './parts/own-pages.tsx';
import type { OwnParts } from './parts/own-parts.ts';
import { serveSite } from './parts/serve-site.tsx';

const documents = documentClient();
const tables = {
  directory: setting('DIRECTORY_TABLE'),
  coverage: setting('COVERAGE_TABLE'),
  deliveries: setting('DELIVERIES_TABLE'),
  requests: setting('REQUESTS_TABLE'),
};

const parts: OwnParts = {
  directory: directoryIn(documents, tables.directory, outboxIn(tables)),
  own: ownRecordsIn(documents, { directory: tables.directory }),
  live: liveStoreIn(documents, tables.coverage),
  ledger: ledgerIn(documents, tables.deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL'))),
  tasks: tasksIn(documents, tables.requests),
  links: linksFrom(setting('LINK_SECRET_ARN')),
  limits: limitsIn(documents, setting('LIMITS_TABLE')),
  opening: openingDayIn(documents, tables.directory, territory().opensAt),
};

/** A producer changes what he says, pauses, comes back and leaves, behind a link that is his alone. */
export const handler = serveSite(ownLinkPages(parts), ownPages(parts));
