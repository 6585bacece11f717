import { z } from 'zod';
import { queueAt } from '#adapters/aws/queue.ts';
import { coverageIn } from '#adapters/dynamodb/coverage/coverage.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { unclaimedStoreIn } from '#adapters/dynamodb/imports/unclaimed.ts';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { graceIn } from '#adapters/dynamodb/producers/grace.ts';
import { NO_OUTBOX } from '#adapters/dynamodb/producers/outbox.ts';
import { bringOut } from '#app/publications/bring-out.ts';
import { OLD_ITEMS_STAY_SECONDS, type OlderItems } from '#app/publications/project-coverage.ts';
import { communeName, resolvePublished } from '#app/shared/resolve.ts';
import { retireRegistered } from '#app/unclaimed/claim-unclaimed.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { ProducerId, PublicationId } from '#domain/shared/primitives.ts';
import { now } from '#platform/clock.ts';
import { setting, territory } from '#platform/configuration.ts';
import { reached } from '#platform/points.ts';
import { queueWorker } from '#platform/queue.ts';

const documents = documentClient();
const directory = directoryIn(documents, setting('DIRECTORY_TABLE'), NO_OUTBOX);
const coverage = coverageIn(
  documents,
  { coverage: setting('COVERAGE_TABLE'), directory: setting('DIRECTORY_TABLE') },
  now,
);
const unclaimed = unclaimedStoreIn(documents, {
  directory: setting('DIRECTORY_TABLE'),
  coverage: setting('COVERAGE_TABLE'),
});
const projectQueue = queueAt<OlderItems>(setting('PROJECT_QUEUE_URL'));
const matchQueue = queueAt<{ readonly publicationId: PublicationId }>(setting('MATCH_QUEUE_URL'));

const grace = graceIn(documents, { directory: setting('DIRECTORY_TABLE') });
/** As a member set it; before that, as it is configured. */
const graceSeconds = async () => ((await grace.find())?.minutes ?? territory().graceMinutes) * 60;

const bringingOut = {
  directory,
  coverage,
  resolve: resolvePublished,
  communeName,
  graceSeconds,
  removeLater: (older: OlderItems) => projectQueue.send([older], OLD_ITEMS_STAY_SECONDS),
  reached,
  retire: (producer: Producer) => retireRegistered(producer, unclaimed, { communeName, now: now() }),
  matchIn: (publicationId: PublicationId, seconds: number) => matchQueue.send([{ publicationId }], seconds),
  now,
};

/**
 * Brings a publication into the index, then hands it to the matching of subscribers. Later, what older versions left there is removed; should that
 * message be lost, the night does it.
 */
export const handler = queueWorker({
  name: 'project-coverage',
  message: z.union([
    z.object({ publicationId: PublicationId }),
    z.object({ producerId: ProducerId, version: z.int() }),
  ]),
  atOnce: 1,
  work: (message) =>
    'publicationId' in message
      ? bringOut(message.publicationId, bringingOut)
      : coverage.removeOlderThan(message.producerId, message.version),
});
