import { queueAt } from '#adapters/aws/queue.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { ledgerIn, type SendMessage } from '#adapters/dynamodb/messages/ledger.ts';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { NO_OUTBOX } from '#adapters/dynamodb/producers/outbox.ts';
import { requestsIn } from '#adapters/dynamodb/requests/requests.ts';
import type { RequestDependencies } from '#app/requests/follow-request.ts';
import { TaskId } from '#domain/shared/primitives.ts';
import { newId, now } from '#platform/clock.ts';
import { setting } from '#platform/configuration.ts';

const documents = documentClient();
const deliveries = setting('DELIVERIES_TABLE');

/** The ledger and all that following a request leans on, made once for the functions that do. */
export const ledger = ledgerIn(documents, deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL')));

export const requestDependencies: RequestDependencies = {
  requests: requestsIn(documents, { requests: setting('REQUESTS_TABLE'), agency: setting('AGENCY_TABLE'), deliveries }),
  directory: directoryIn(documents, setting('DIRECTORY_TABLE'), NO_OUTBOX),
  ledger,
  now,
  newTaskId: () => TaskId.parse(newId()),
};
