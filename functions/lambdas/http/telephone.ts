import { queueAt } from '#adapters/aws/queue.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { auditLogIn } from '#adapters/dynamodb/members/audit.ts';
import { ledgerIn, type SendMessage } from '#adapters/dynamodb/messages/ledger.ts';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { draftsIn } from '#adapters/dynamodb/producers/drafts.ts';
import { outboxIn } from '#adapters/dynamodb/producers/outbox.ts';
import { openingDayIn } from '#adapters/dynamodb/subscriptions/openings.ts';
import { membersOnly } from '#app/members/members-only.ts';
import { telephonePages } from '#app/review/telephone-pages.tsx';
import { serveSite } from '#app/shared/serve-site.tsx';
import { now } from '#platform/clock.ts';
import { setting, territory } from '#platform/configuration.ts';
import { expectingIn } from '../wiring/expected-readers.ts';

const documents = documentClient();
const tables = {
  agency: setting('AGENCY_TABLE'),
  deliveries: setting('DELIVERIES_TABLE'),
  audit: setting('AUDIT_TABLE'),
};
const directory = setting('DIRECTORY_TABLE');

const parts = {
  directory: directoryIn(documents, directory, outboxIn(tables)),
  drafts: draftsIn(documents, directory, now),
  ledger: ledgerIn(documents, tables.deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL'))),
  audit: auditLogIn(documents, tables.audit),
  expecting: expectingIn(documents, setting('SUBSCRIPTIONS_TABLE')),
  opening: openingDayIn(documents, directory, territory().opensAt),
};

/** A member registers a producer who telephones: their own steps, read back to them at the end. */
export const handler = serveSite(membersOnly(telephonePages(parts)));
