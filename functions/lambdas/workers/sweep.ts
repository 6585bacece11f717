import { queueAt } from '#adapters/aws/queue.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { DUE_SHARDS } from '#adapters/dynamodb/keys.ts';
import { ledgerIn, type SendMessage } from '#adapters/dynamodb/messages/ledger.ts';
import { lettersIn } from '#adapters/dynamodb/messages/letters.ts';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { NO_OUTBOX } from '#adapters/dynamodb/producers/outbox.ts';
import { openingDayIn, openingsIn } from '#adapters/dynamodb/subscriptions/openings.ts';
import { openingIsDue } from '#app/opening/announce-opening.ts';
import { waveIsUnderWay } from '#app/publications/announce.ts';
import { sweep } from '#app/upkeep/sweep.ts';
import type { PublicationId } from '#domain/shared/primitives.ts';
import { now } from '#platform/clock.ts';
import { setting, territory } from '#platform/configuration.ts';
import { log } from '#platform/log.ts';

const documents = documentClient();
const sendQueue = queueAt<SendMessage>(setting('SEND_QUEUE_URL'));
const projectQueue = queueAt<PublicationMessage>(setting('PROJECT_QUEUE_URL'));
const matchQueue = queueAt<PublicationMessage | { readonly opening: string }>(setting('MATCH_QUEUE_URL'));
const directory = directoryIn(documents, setting('DIRECTORY_TABLE'), NO_OUTBOX);
const openings = openingsIn(documents, setting('DIRECTORY_TABLE'));
const opening = openingDayIn(documents, setting('DIRECTORY_TABLE'), territory().opensAt);
const letters = lettersIn(documents, setting('DELIVERIES_TABLE'), sendQueue);
const ledger = ledgerIn(documents, setting('DELIVERIES_TABLE'), sendQueue);

interface PublicationMessage {
  readonly publicationId: PublicationId;
}

const asMessages = (ids: readonly PublicationId[]): PublicationMessage[] =>
  ids.map((publicationId) => ({ publicationId }));

/** Every minute: whatever is due and was lost on its way is queued again; when its time has come, the opening is told. */
export const handler = async (): Promise<void> => {
  const opensAt = await opening();
  if (await openingIsDue(opensAt, now(), { openings })) await matchQueue.send([{ opening: opensAt }]);
  const swept = await sweep(now(), {
    ledger,
    letters,
    waveIsUnderWay: (wave, at) => waveIsUnderWay(wave, at, directory),
    directory,
    shards: DUE_SHARDS,
    queueDeliveries: (ids) => sendQueue.send(ids.map((deliveryId) => ({ deliveryId }))),
    queueProjection: (ids) => projectQueue.send(asMessages(ids)),
    queueMatching: (ids) => matchQueue.send(asMessages(ids)),
  });
  log.info('swept', { deliveries: swept.deliveries, publications: swept.publications });
};
