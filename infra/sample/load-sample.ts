import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { NO_OUTBOX } from '#adapters/dynamodb/producers/outbox.ts';
import { type Directory, EMPTY_OUTBOX } from '#domain/producers/directory.ts';
import { type Producer, Producer as ProducerSchema } from '#domain/producers/producer.ts';
import { PublicationId } from '#domain/shared/primitives.ts';
import type { LocalStack } from '../local/stack.ts';
import { type SampleProducer, sampleProducers } from './sample.ts';

/** So many of them wait for the agency, so that there is something to review on the first visit. */
const LEFT_PENDING = 4;
const AT_ONCE = 8;

/**
 * Registers and publishes the invented producers through the directory, as a decision of the agency would: the stream wakes the projection,
 * and nothing is announced. Loaded twice, it finds them there.
 * @param report told how many producers of how many are in
 * @returns how many they are
 */
export const loadSample = async (
  stack: Pick<LocalStack, 'addresses' | 'tableName' | 'clock'>,
  report: (done: number, total: number) => void,
): Promise<number> => {
  const client = new DynamoDBClient({
    endpoint: stack.addresses.dynamodb,
    region: 'eu-west-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const directory = directoryIn(documents, stack.tableName('Directory'), NO_OUTBOX);
  const sample = sampleProducers();
  const published = sample.length - LEFT_PENDING;
  for (let from = 0; from < sample.length; from += AT_ONCE) {
    await Promise.all(
      sample
        .slice(from, from + AT_ONCE)
        .map((farm, index) => load(directory, farm, { publish: from + index < published, now: stack.clock.now() })),
    );
    report(Math.min(from + AT_ONCE, sample.length), sample.length);
  }
  client.destroy();
  return sample.length;
};

const load = async (
  directory: Directory,
  farm: SampleProducer,
  { publish, now }: { publish: boolean; now: number },
): Promise<void> => {
  const registeredAt = new Date(now - farm.registeredDaysAgo * 86_400_000).toISOString();
  const pending = ProducerSchema.parse({
    id: farm.id,
    state: 'pending',
    version: 1,
    details: farm.details,
    invented: true,
    registeredAt,
    updatedAt: registeredAt,
  });
  await directory.create({ producer: pending, outbox: EMPTY_OUTBOX });
  if (publish) await directory.decide(publication(pending, new Date(now).toISOString()));
};

const publication = (pending: Producer, now: string): Parameters<Directory['decide']>[0] => ({
  from: { id: pending.id, version: pending.version },
  producer: {
    ...pending,
    state: 'published',
    version: pending.version + 1,
    publishedAt: pending.registeredAt,
    updatedAt: now,
  },
  publication: {
    id: PublicationId.parse(`p${pending.id}`.slice(0, 24)),
    producerId: pending.id,
    version: pending.version + 1,
    occasion: null,
    oldRounds: [],
    newRounds: pending.details.rounds,
    writtenAt: now,
    announceAt: now,
    stage: 'written',
    cursor: null,
    matched: 0,
    batches: 0,
  },
  outbox: EMPTY_OUTBOX,
});
