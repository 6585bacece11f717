import { accountsIn } from '../adapters/accounts.ts';
import { documentClient } from '../adapters/dynamodb.ts';
import { journalIn } from '../adapters/journal.ts';
import { ledgerIn, type SendMessage } from '../adapters/ledger.ts';
import { membersIn } from '../adapters/members.ts';
import { queueAt } from '../adapters/queue.ts';
import { setting } from '../platform/configuration.ts';
import { memberApi } from './parts/member-api.ts';
import { memberPages } from './parts/member-pages.tsx';
import { memberUseCases } from './parts/member-use-cases.ts';
import { membersOnly } from './parts/members-only.ts';
import { serveSite } from './parts/serve-site.tsx';

const documents = documentClient();
const tables = {
  directory: setting('DIRECTORY_TABLE'),
  journal: setting('JOURNAL_TABLE'),
  deliveries: setting('DELIVERIES_TABLE'),
};

const useCases = memberUseCases({
  members: membersIn(documents, tables),
  accounts: accountsIn(setting('USER_POOL_ID')),
  ledger: ledgerIn(documents, tables.deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL'))),
  journal: journalIn(documents, tables.journal),
});

/** The agency invites members, changes what they may do, removes them, and reads what they did. */
export const handler = serveSite(membersOnly([...memberApi(useCases), ...memberPages(useCases)]));
