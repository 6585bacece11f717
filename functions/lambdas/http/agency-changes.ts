import { queueAt } from '#adapters/aws/queue.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { ledgerIn, type SendMessage } from '#adapters/dynamodb/messages/ledger.ts';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { outboxIn } from '#adapters/dynamodb/producers/outbox.ts';
import { ownRecordsIn } from '#adapters/dynamodb/producers/own-records.ts';
import { openingDayIn } from '#adapters/dynamodb/subscriptions/openings.ts';
import { membersOnly } from '#app/members/members-only.ts';
import { changeApi } from '#app/review/change-api.ts';
import { changePages } from '#app/review/change-pages.tsx';
import { changeUseCases } from '#app/review/change-use-cases.ts';
import { serveSite } from '#app/shared/serve-site.tsx';
import { setting, territory } from '#platform/configuration.ts';
import { expectingIn } from '../wiring/expected-readers.ts';

const documents = documentClient();
const table = setting('DIRECTORY_TABLE');
const tables = {
  agency: setting('AGENCY_TABLE'),
  deliveries: setting('DELIVERIES_TABLE'),
  audit: setting('AUDIT_TABLE'),
};

const useCases = changeUseCases({
  directory: directoryIn(documents, table, outboxIn(tables)),
  own: ownRecordsIn(documents, { directory: table }),
  ledger: ledgerIn(documents, tables.deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL'))),
  opening: openingDayIn(documents, table, territory().opensAt),
  expecting: expectingIn(documents, setting('SUBSCRIPTIONS_TABLE')),
});

/** The agency reads what published producers want to change: by calls, and by pages. */
export const handler = serveSite(membersOnly([...changeApi(useCases), ...changePages(useCases)]));
