import { directoryIn } from '../adapters/directory.ts';
import { documentClient } from '../adapters/dynamodb.ts';
import { ledgerIn, type SendMessage } from '../adapters/ledger.ts';
import { openingDayIn } from '../adapters/openings.ts';
import { outboxIn } from '../adapters/outbox.ts';
import { ownRecordsIn } from '../adapters/own-records.ts';
import { queueAt } from '../adapters/queue.ts';
import { setting, territory } from '../platform/configuration.ts';
import { changeApi } from './parts/change-api.ts';
import { changePages } from './parts/change-pages.tsx';
import { changeUseCases } from './parts/change-use-cases.ts';
import { membersOnly } from './parts/members-only.ts';
import { serveSite } from './parts/serve-site.tsx';

const documents = documentClient();
const table = setting('DIRECTORY_TABLE');
const tables = {
  requests: setting('REQUESTS_TABLE'),
  deliveries: setting('DELIVERIES_TABLE'),
  journal: setting('JOURNAL_TABLE'),
};

const useCases = changeUseCases({
  directory: directoryIn(documents, table, outboxIn(tables)),
  own: ownRecordsIn(documents, { directory: table }),
  ledger: ledgerIn(documents, tables.deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL'))),
  opening: openingDayIn(documents, table, territory().opensAt),
});

/** The agency reads what published producers want to change: by calls, and by pages. */
export const handler = serveSite(membersOnly([...changeApi(useCases), ...changePages(useCases)]));
