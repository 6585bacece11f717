import { accountsIn } from '#adapters/aws/accounts.ts';
import { queueAt } from '#adapters/aws/queue.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { auditLogIn } from '#adapters/dynamodb/members/audit.ts';
import { membersIn } from '#adapters/dynamodb/members/members.ts';
import { ledgerIn, type SendMessage } from '#adapters/dynamodb/messages/ledger.ts';
import { memberApi } from '#app/members/api.ts';
import { membersOnly } from '#app/members/members-only.ts';
import { memberPages } from '#app/members/pages.tsx';
import { memberUseCases } from '#app/members/use-cases.ts';
import { serveSite } from '#app/shared/serve-site.tsx';
import { setting } from '#platform/configuration.ts';

const documents = documentClient();
const tables = {
  directory: setting('DIRECTORY_TABLE'),
  audit: setting('AUDIT_TABLE'),
  deliveries: setting('DELIVERIES_TABLE'),
};

const useCases = memberUseCases({
  members: membersIn(documents, tables),
  accounts: accountsIn(setting('USER_POOL_ID')),
  ledger: ledgerIn(documents, tables.deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL'))),
  audit: auditLogIn(documents, tables.audit),
});

/** The agency invites members, changes what they may do, removes them, and reads what they did. */
export const handler = serveSite(membersOnly([...memberApi(useCases), ...memberPages(useCases)]));
