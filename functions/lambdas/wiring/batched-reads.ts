import { queueAt } from '#adapters/aws/queue.ts';
import { batchLoaderOf } from '#adapters/dynamodb/batch-loader.ts';
import { batchWriterOf } from '#adapters/dynamodb/batch-writer.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { ledgerIn, type SendMessage } from '#adapters/dynamodb/messages/ledger.ts';
import { subscriptionsIn } from '#adapters/dynamodb/subscriptions/subscriptions.ts';
import { setting } from '#platform/configuration.ts';

const documents = documentClient();
const tables = { subscriptions: setting('SUBSCRIPTIONS_TABLE'), deliveries: setting('DELIVERIES_TABLE') };

/** The ten messages of a batch begin together, and are a few milliseconds apart by the time each has been claimed. */
const WITHIN_MS = 3;

/**
 * The provider's answers to ten mails come tens of milliseconds apart: they are marked together. That this moment is longer loses nothing: whoever dies in it, the
 * provider's event marks the message (ADR 0006).
 */
const MARKED_WITHIN_MS = 15;

/** The ledger and the subscriptions, for workers that take ten messages at a time: what these are about is read, and what became of them is written, in one call. */
export const ledger = ledgerIn(documents, tables.deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL')), {
  readItem: batchLoaderOf(documents, tables.deliveries, WITHIN_MS),
  writeRevision: batchWriterOf(documents, tables.deliveries, MARKED_WITHIN_MS),
});
export const subscriptions = subscriptionsIn(
  documents,
  tables,
  batchLoaderOf(documents, tables.subscriptions, WITHIN_MS),
);
