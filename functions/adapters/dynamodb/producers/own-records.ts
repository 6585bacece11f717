import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { MAX_CODE_TRIES } from '#domain/contacts/contact-confirmation.ts';
import type { About } from '#domain/ledger/delivery.ts';
import { dedupeKeyOf } from '#domain/ledger/new-delivery.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { Proposal } from '#domain/producers/proposal.ts';
import { CHANNEL_CHANGE_HOURS, ChannelChange, type OwnRecords } from '#domain/self-service/own-records.ts';
import { ProducerId } from '#domain/shared/primitives.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';
import { contactHash } from '../contact-hash.ts';
import { cancelledAt, conditionFailed, type Documents, expiryAfterDays } from '../dynamodb.ts';
import {
  channelChangeKey,
  contactKey,
  liveKey,
  OPEN_PROPOSALS,
  producerKey,
  producerOfKey,
  proposalKey,
  questionKey,
  TABLES,
} from '../keys.ts';
import { cursorOf, startKeyOf } from '../paging.ts';
import { readable, readRecord, recordIn, recordKind } from '../records.ts';
import { everythingIn } from '../subscriptions/person-erasure.ts';
import { writeTogether } from '../written-together.ts';
import { PROPOSAL } from './directory.ts';

const CHANNELS = recordKind('channels', ChannelChange);

const PAGE = 20;
/** A partner of one department among twelve finds one in twelve: so many pages are read for it before it is asked to go on. */
const MAX_PAGES = 15;
const { byState } = TABLES.directory.indexes;

export interface OwnTables {
  readonly directory: string;
  readonly coverage?: string;
  readonly agency?: string;
  readonly deliveries?: string;
}

/** What lies beside the producers in the Directory table. The other tables are for the one who erases: live state, questions, messages. */
export const ownRecordsIn = (documents: Documents, tables: OwnTables): OwnRecords => {
  const table = tables.directory;
  const get = async (key: Record<string, string>) =>
    (await documents.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }))).Item;

  return {
    proposalOf: async (id) => {
      const item = await get(proposalKey(id));
      return item === undefined ? undefined : readRecord(PROPOSAL, item);
    },

    openProposals: async (cursor, departments) => {
      const proposals: Proposal[] = [];
      let from = startKeyOf(cursor, { table: TABLES.directory, index: byState, partition: OPEN_PROPOSALS });
      for (let pages = 0; pages < MAX_PAGES; pages += 1) {
        const page = await documents.send(
          new QueryCommand({
            TableName: table,
            IndexName: byState.name,
            Limit: PAGE,
            ExclusiveStartKey: from,
            ...openWithin(departments),
          }),
        );
        proposals.push(...readable(PROPOSAL, page.Items ?? []));
        from = page.LastEvaluatedKey;
        if (from === undefined || proposals.length >= PAGE / 2) break;
      }
      return { proposals, cursor: cursorOf(from) };
    },

    channelChangeOf: async (id, now) => {
      const item = await get(channelChangeKey(id));
      // DynamoDB removes what has expired up to two days late.
      if (item === undefined || Number(item.expiresAt) * 1000 < Date.parse(now)) return undefined;
      return changeIn(item);
    },

    saveChannelChange: async (id, change) => {
      await documents.send(
        new PutCommand({
          TableName: table,
          Item: {
            ...channelChangeKey(id),
            kind: 'channels',
            startedAt: change.startedAt,
            wrongCodes: change.wrongCodes,
            ...recordIn(CHANNELS, change),
            expiresAt: expiryAfterDays(change.startedAt, CHANNEL_CHANGE_HOURS / 24),
          },
        }),
      );
    },

    countTry: async (id, startedAt) => {
      try {
        await documents.send(
          new UpdateCommand({
            TableName: table,
            Key: channelChangeKey(id),
            UpdateExpression: 'SET wrongCodes = wrongCodes + :one',
            ConditionExpression: 'startedAt = :startedAt AND wrongCodes < :most',
            ExpressionAttributeValues: { ':one': 1, ':startedAt': startedAt, ':most': MAX_CODE_TRIES },
          }),
        );
        return true;
      } catch (error) {
        if (conditionFailed(error)) return false;
        throw error;
      }
    },

    dropChannelChange: async (id) => {
      await documents.send(new DeleteCommand({ TableName: table, Key: channelChangeKey(id) }));
    },

    reachedBy: async (address) => {
      const { Items = [] } = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': contactKey(contactHash(address), '').pk },
          Limit: 10,
        }),
      );
      return Items.map(({ sk }) => ProducerId.parse(producerOfKey(String(sk))));
    },

    erase: (producer) => erase(documents, tables, producer),
  };
};

/** Those that wait; only of producers of these departments, all without. */
const openWithin = (departments: readonly string[] | undefined) => ({
  KeyConditionExpression: '#state = :open',
  ...(departments === undefined
    ? {}
    : { FilterExpression: `#department IN (${['none', ...departments].map((_, index) => `:d${index}`).join(', ')})` }),
  ExpressionAttributeNames: {
    '#state': byState.partitionKey,
    ...(departments === undefined ? {} : { '#department': 'department' }),
  },
  ExpressionAttributeValues: {
    ':open': OPEN_PROPOSALS,
    // No department is called so: a list of none finds nothing.
    ...(departments === undefined
      ? {}
      : Object.fromEntries(['none', ...departments].map((code, index) => [`:d${index}`, code]))),
  },
});

const changeIn = (item: Record<string, unknown>): ChannelChange => ({
  ...readRecord(CHANNELS, item),
  wrongCodes: Number(item.wrongCodes),
});

/** They themselves last: stopped in between, the next run finds them and goes on. */
const erase = async (documents: Documents, tables: OwnTables, producer: Producer): Promise<'erased' | 'changed'> => {
  const { pk } = producerKey(producer.id);
  const beside = await documents.send(
    new QueryCommand({
      TableName: tables.directory,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ProjectionExpression: 'pk, sk',
      ExpressionAttributeValues: { ':pk': pk },
    }),
  );
  for (const { sk } of beside.Items ?? []) {
    if (sk === producerKey(producer.id).sk) continue;
    await documents.send(new DeleteCommand({ TableName: tables.directory, Key: { pk, sk } }));
  }
  for (const { address } of producer.details.channels)
    await documents.send(
      new DeleteCommand({ TableName: tables.directory, Key: contactKey(contactHash(address), producer.id) }),
    );
  if (tables.coverage !== undefined)
    await documents.send(new DeleteCommand({ TableName: tables.coverage, Key: liveKey(producer.id) }));
  await eraseCorrespondence(documents, tables, producer);
  try {
    await documents.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Delete: {
              TableName: tables.directory,
              Key: producerKey(producer.id),
              ConditionExpression: '#version = :version',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':version': producer.version },
            },
          },
        ],
      }),
    );
    return 'erased';
  } catch (error) {
    if (cancelledAt(error, 0) || conditionFailed(error)) return 'changed';
    throw error;
  }
};

/** What the agency asked, and the messages of the ledger that carry the address: of the registration, its questions and its decisions. */
const eraseCorrespondence = async (
  documents: Documents,
  { agency, deliveries }: OwnTables,
  { id, version }: Producer,
): Promise<void> => {
  if (agency === undefined || deliveries === undefined) return;
  const questions = await everythingIn(documents, agency, questionKey(id, '').pk);
  await writeTogether(documents, agency, questions);
  const about: About[] = [
    { kind: 'registrationReceived', producerId: id },
    ...Array.from({ length: version }, (_, before) => ({
      kind: 'decision' as const,
      producerId: id,
      version: before + 1,
    })),
    ...questions.map(({ DeleteRequest }) => ({
      kind: 'question' as const,
      producerId: id,
      questionId: questionOf(DeleteRequest.Key),
    })),
  ];
  await writeTogether(
    documents,
    deliveries,
    about.map((one) => ({ DeleteRequest: { Key: { id: deliveryIdOf(dedupeKeyOf(one)) } } })),
  );
};

const questionOf = ({ sk }: Readonly<Record<string, unknown>>): string =>
  String(sk).slice(questionKey('', '').sk.length);
