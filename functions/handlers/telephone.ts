import { directoryIn } from '../adapters/directory.ts';
import { draftsIn } from '../adapters/drafts.ts';
import { documentClient } from '../adapters/dynamodb.ts';
import { journalIn } from '../adapters/journal.ts';
import { ledgerIn, type SendMessage } from '../adapters/ledger.ts';
import { openingDayIn } from '../adapters/openings.ts';
import { outboxIn } from '../adapters/outbox.ts';
import { queueAt } from '../adapters/queue.ts';
import { now } from '../platform/clock.ts';
import { setting, territory } from '../platform/configuration.ts';
import { membersOnly } from './parts/members-only.ts';
import { serveSite } from './parts/serve-site.tsx';
import { telephonePages } from './parts/telephone-pages.tsx';

const documents = documentClient();
const tables = {
  requests: setting('REQUESTS_TABLE'),
  deliveries: setting('DELIVERIES_TABLE'),
  journal: setting('JOURNAL_TABLE'),
};
const directory = setting('DIRECTORY_TABLE');

const parts = {
  directory: directoryIn(documents, directory, outboxIn(tables)),
  drafts: draftsIn(documents, directory, now),
  ledger: ledgerIn(documents, tables.deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL'))),
  journal: journalIn(documents, tables.journal),
  opening: openingDayIn(documents, directory, territory().opensAt),
};

/** A member registers a producer who telephones: his own steps, read back to him at the end. */
export const handler = serveSite(membersOnly(telephonePages(parts)));
