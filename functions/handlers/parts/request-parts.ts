import { directoryIn } from '../../adapters/directory.ts';
import { documentClient } from '../../adapters/dynamodb.ts';
import { ledgerIn, type SendMessage } from '../../adapters/ledger.ts';
import { NO_OUTBOX } from '../../adapters/outbox.ts';
import { queueAt } from '../../adapters/queue.ts';
import { requestsIn } from '../../adapters/requests.ts';
import type { Following } from '../../domain/requests/following.ts';
import { TaskId } from '../../domain/shared/primitives.ts';
import { newId, now } from '../../platform/clock.ts';
import { setting } from '../../platform/configuration.ts';

const documents = documentClient();
const deliveries = setting('DELIVERIES_TABLE');

/** The ledger and all that following a request leans on, made once for the functions that do. */
export const ledger = ledgerIn(documents, deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL')));

export const following: Following = {
  requests: requestsIn(documents, { requests: setting('REQUESTS_TABLE'), deliveries }),
  directory: directoryIn(documents, setting('DIRECTORY_TABLE'), NO_OUTBOX),
  ledger,
  now,
  newTaskId: () => TaskId.parse(newId()),
};
