import middy from '@middy/core';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { queueAt } from '#adapters/aws/queue.ts';
import { writtenPublication } from '#adapters/dynamodb/producers/publication-stream.ts';
import type { PublicationId } from '#domain/shared/primitives.ts';
import { setting } from '#platform/configuration.ts';
import { log } from '#platform/log.ts';

const projectQueue = queueAt<{ readonly publicationId: PublicationId }>(setting('PROJECT_QUEUE_URL'));

/**
 * Follows the stream of the Directory, which wakes the workers and carries nothing they could not find again. Only a publication at its first
 * stage wakes anyone; the later ones are woken by the worker before them. If queueing fails the stream gives the batch again.
 */
export const handler = middy<DynamoDBStreamEvent, void>().handler(async (event) => {
  const written = event.Records.flatMap(writtenPublication);
  await projectQueue.send(written.map((publicationId) => ({ publicationId })));
  log.info('woken', { records: event.Records.length, publications: written.length });
});
