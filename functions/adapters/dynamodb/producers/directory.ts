import {
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import type { AuditEntry } from '#domain/audit/audit-entry.ts';
import type { NewDelivery } from '#domain/ledger/new-delivery.ts';
import type {
  Directory,
  Outbox,
  ProducerChange,
  ProducerPage,
  ProposalChange,
  Registration,
} from '#domain/producers/directory.ts';
import type { LiveState } from '#domain/producers/live.ts';
import { Producer } from '#domain/producers/producer.ts';
import { Proposal } from '#domain/producers/proposal.ts';
import { dueSince, isFinished, Publication, stageRank } from '#domain/producers/publication.ts';
import { type Instant, ProducerId } from '#domain/shared/primitives.ts';
import { weekOf } from '#domain/statistics/weeks.ts';
import type { Task } from '#domain/tasks/task.ts';
import { PartUnavailable } from '#platform/unavailable.ts';
import { contactHash } from '../contact-hash.ts';
import { cancelledAt, conditionFailed, type Documents, expiryAfterDays } from '../dynamodb.ts';
import {
  contactKey,
  draftKey,
  OPEN_PROPOSALS,
  OPEN_PUBLICATIONS,
  producerKey,
  producerOfKey,
  producersIn,
  proposalKey,
  publicationKey,
  publicationsOfWeek,
  TABLES,
} from '../keys.ts';
import { cursorOf, startKeyOf } from '../paging.ts';
import { readable, readRecord, recordIn, recordKind } from '../records.ts';
import { giveBack, hasTaken, releaseOwner, takeOwner } from './siret-owner.ts';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** How what is owed enters the tables of others, within a transaction of the directory. */
export interface OutboxTables {
  deliveryPut(delivery: NewDelivery): TransactItem;
  taskPut(task: Task): TransactItem;
  /** an audit entry; only where members act. */
  auditPut?(entry: AuditEntry): TransactItem;
  /** Marks a producer as away or back; only where the function may (functions that decide nothing of the kind have none). */
  liveUpdate?(id: ProducerId, live: Partial<LiveState>): TransactItem;
}

const PAGE = 50;
/** A megabyte a page, 200 producers or more: counting stops there rather than read a whole country for one figure. */
const MAX_COUNTED_PAGES = 20;
/** A finished publication is kept a year, for the agency to look up what was announced. */
const PUBLICATION_DAYS = 366;

const { byState, byOwner } = TABLES.directory.indexes;

/** Producers and publications in the Directory table. Each is one JSON string, beside the attributes that keys and conditions need. */
export const directoryIn = (documents: Documents, table: string, tables: OutboxTables): Directory => ({
  find: (id) => findProducer(documents, table, id),

  async ofOwner(siret) {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: table,
        IndexName: byOwner.name,
        KeyConditionExpression: '#owner = :owner',
        ExpressionAttributeNames: { '#owner': byOwner.partitionKey },
        ExpressionAttributeValues: { ':owner': siret },
      }),
    );
    return Items.map(({ pk }) => ProducerId.parse(producerOfKey(String(pk))));
  },

  create: (registration) => create(documents, table, tables, registration),

  async inState(state, cursor, limit = PAGE, departments) {
    const from = startKeyOf(cursor, { table: TABLES.directory, index: byState, partition: producersIn(state) });
    const page = await queryState(
      documents,
      table,
      { Limit: limit, ExclusiveStartKey: from, ...within(departments) },
      producersIn(state),
    );
    return {
      producers: readable(PRODUCER, page.Items ?? []),
      cursor: cursorOf(page.LastEvaluatedKey),
    } satisfies ProducerPage;
  },

  async countIn(state, departments) {
    let count = 0;
    let from: Record<string, unknown> | undefined;
    for (let pages = 0; pages < MAX_COUNTED_PAGES; pages += 1) {
      const page = await queryState(
        documents,
        table,
        { Select: 'COUNT', ExclusiveStartKey: from, ...within(departments) },
        producersIn(state),
      );
      count += page.Count ?? 0;
      from = page.LastEvaluatedKey;
      if (from === undefined) return { count, more: false };
    }
    return { count, more: true };
  },

  decide: (change) => decide(documents, table, tables, change),

  async findPublication(id) {
    const { Item } = await documents.send(
      new GetCommand({ TableName: table, Key: publicationKey(id), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : publicationFrom(Item);
  },

  async savePublication(publication) {
    try {
      await documents.send(
        new PutCommand({
          TableName: table,
          Item: publicationItem(publication),
          ConditionExpression: NOT_BEHIND,
          ExpressionAttributeNames: { '#rank': 'stageRank', '#matched': 'matched' },
          ExpressionAttributeValues: { ':rank': stageRank(publication), ':matched': publication.matched },
        }),
      );
      return 'saved';
    } catch (error) {
      if (conditionFailed(error)) return 'behind';
      throw error;
    }
  },

  async openPublications(before: Instant) {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: table,
        IndexName: byState.name,
        KeyConditionExpression: '#state = :state AND #since < :before',
        ExpressionAttributeNames: { '#state': byState.partitionKey, '#since': byState.sortKey },
        ExpressionAttributeValues: { ':state': OPEN_PUBLICATIONS, ':before': before },
        Limit: PAGE,
      }),
    );
    return readable(PUBLICATION, Items);
  },
});

/** Of two workers at one publication, the one that got less far must not take the other back. */
const NOT_BEHIND = '#rank < :rank OR (#rank = :rank AND #matched <= :matched)';
const IS_NEW = 'attribute_not_exists(pk)';
const IS_THERE = 'attribute_exists(pk)';
const IS_AT_VERSION = '#version = :version';

const findProducer = async (documents: Documents, table: string, id: ProducerId): Promise<Producer | undefined> => {
  const { Item } = await documents.send(
    new GetCommand({ TableName: table, Key: producerKey(id), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : producerFrom(Item);
};

const create = async (
  documents: Documents,
  table: string,
  tables: OutboxTables,
  { producer, outbox, draftId, publication = null, audit = [] }: Registration,
): Promise<'created' | 'already' | 'siretTaken'> => {
  const { siret } = producer.details;
  const items: TransactItem[] = [
    { Put: { TableName: table, Item: producerItem(producer), ConditionExpression: IS_NEW } },
    takeOwner(table, producer, siret),
    ...(draftId === undefined
      ? []
      : [{ Delete: { TableName: table, Key: draftKey(draftId), ConditionExpression: IS_THERE } }]),
    ...contactPuts(table, producer),
    ...outboxItems(tables, outbox),
    ...publicationPuts(table, publication),
    ...auditItems(tables, { audit }),
  ];
  try {
    await documents.send(new TransactWriteCommand({ TransactItems: items }));
    return 'created';
  } catch (error) {
    const reason = cancelledAt(error, 0) ?? cancelledAt(error, 1) ?? cancelledAt(error, 2);
    if (reason === undefined) throw error;
    // Sent twice, both their own item and their SIRET are there: themselves first.
    if ((await findProducer(documents, table, producer.id)) !== undefined) return 'already';
    if (cancelledAt(error, 1) === 'condition') return 'siretTaken';
    throw new PartUnavailable('directory', { cause: error });
  }
};

const decide = async (
  documents: Documents,
  table: string,
  tables: OutboxTables,
  change: ProducerChange,
): Promise<'written' | 'changed' | 'siretTaken'> => {
  const { from, producer, publication, outbox, siret } = change;
  const takes = siret !== undefined || change.takesSiret === true;
  const given = isGone(producer) ? producer.details.siret : siret?.from;
  // Of who was never published it may be another's by now: what is not theirs stays, and fails nothing.
  const gives = given !== undefined && hasTaken(producer);
  const items: TransactItem[] = [
    {
      Put: {
        TableName: table,
        Item: producerItem(producer),
        ConditionExpression: IS_AT_VERSION,
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': from.version },
      },
    },
    ...(takes ? [takeOwner(table, producer, siret?.to ?? producer.details.siret)] : []),
    ...(gives ? [releaseOwner(table, producer, given)] : []),
    ...(change.proposal === undefined ? [] : [proposalItem(table, producer, change.proposal)]),
    ...publicationPuts(table, publication),
    ...(isGone(producer) ? [] : contactPuts(table, producer)),
    ...[...new Set(change.forgets)].map((address) => contactDelete(table, producer.id, address)),
    ...liveItems(tables, change),
    ...outboxItems(tables, outbox),
    ...auditItems(tables, change),
  ];
  try {
    await documents.send(new TransactWriteCommand({ TransactItems: items }));
    if (given !== undefined && !gives) await giveBack(documents, table, producer, given);
    return 'written';
  } catch (error) {
    if (cancelledAt(error, 0)) return 'changed';
    if (takes && cancelledAt(error, 1) === 'condition') return 'siretTaken';
    // Two decisions at the same moment meet at the SIRET too.
    if (takes && cancelledAt(error, 1) === 'conflict') return 'changed';
    if (change.proposal !== undefined && cancelledAt(error, 1 + Number(takes) + Number(gives))) return 'changed';
    throw error;
  }
};

const isGone = ({ state }: Producer): boolean => state === 'rejected' || state === 'withdrawn';

const liveItems = ({ liveUpdate }: OutboxTables, { producer, live }: ProducerChange): TransactItem[] => {
  if (live === undefined) return [];
  if (liveUpdate === undefined) throw new Error('this function may not say who is away');
  return [liveUpdate(producer.id, live)];
};

export const publicationPuts = (table: string, publication: Publication | null): TransactItem[] =>
  publication === null
    ? []
    : [{ Put: { TableName: table, Item: publicationItem(publication), ConditionExpression: IS_NEW } }];

const auditItems = ({ auditPut }: OutboxTables, { audit = [] }: Pick<ProducerChange, 'audit'>): TransactItem[] => {
  if (audit.length > 0 && auditPut === undefined) throw new Error('this function may not write audit entries');
  return audit.flatMap((entry) => auditPut?.(entry) ?? []);
};

/** By which a proposal is told from the one before it, and from itself refused. */
const markOf = ({ proposedAt, rejection }: Proposal): string =>
  rejection === null ? proposedAt : `${proposedAt} refused`;

/** One that waits is in the index of those that wait; refused, it leaves it and stays for them to read. */
const proposalItem = (table: string, { id, details }: Producer, { before, after }: ProposalChange): TransactItem => {
  const condition =
    before === null
      ? { ConditionExpression: IS_NEW }
      : {
          ConditionExpression: '#mark = :mark',
          ExpressionAttributeNames: { '#mark': 'mark' },
          ExpressionAttributeValues: { ':mark': markOf(before) },
        };
  if (after === null) return { Delete: { TableName: table, Key: proposalKey(id), ...condition } };
  const waits = after.rejection === null;
  return {
    Put: {
      TableName: table,
      Item: {
        ...proposalKey(id),
        kind: 'proposal',
        mark: markOf(after),
        department: departmentOfCommune(details.commune),
        ...recordIn(PROPOSAL, after),
        ...(waits ? { [byState.partitionKey]: OPEN_PROPOSALS, [byState.sortKey]: after.proposedAt } : {}),
      },
      ...condition,
    },
  };
};

const addressesOf = ({ details }: Producer): string[] => [
  ...new Set(details.channels.map(({ address }) => String(address))),
];

/** Their link is asked for with any address by which they are reached. */
const contactPuts = (table: string, producer: Producer): TransactItem[] =>
  addressesOf(producer).map((address) => ({
    Put: { TableName: table, Item: { ...contactKey(contactHash(address), producer.id), kind: 'contact' } },
  }));

const contactDelete = (table: string, id: ProducerId, address: string): TransactItem => ({
  Delete: { TableName: table, Key: contactKey(contactHash(address), id) },
});

const outboxItems = (tables: OutboxTables, outbox: Outbox): TransactItem[] => [
  ...outbox.deliveries.map((delivery) => tables.deliveryPut(delivery)),
  ...outbox.tasks.map((task) => tables.taskPut(task)),
];

/** A producer as they are kept: for benchmarks too, which fill tables by import. */
export const producerItem = (producer: Producer) => ({
  ...producerKey(producer.id),
  kind: 'producer',
  [byState.partitionKey]: producersIn(producer.state),
  [byState.sortKey]: producer.updatedAt,
  [byOwner.partitionKey]: producer.details.siret,
  department: departmentOfCommune(producer.details.commune),
  version: producer.version,
  ...recordIn(PRODUCER, producer),
});

/** An unfinished publication is in the index of open ones; finished, it is among those of its week, and expires. */
const publicationItem = (publication: Publication) => ({
  ...publicationKey(publication.id),
  kind: 'publication',
  stageRank: stageRank(publication),
  matched: publication.matched,
  producerId: publication.producerId,
  ...recordIn(PUBLICATION, publication),
  ...(isFinished(publication)
    ? {
        expiresAt: expiryAfterDays(publication.announceAt, PUBLICATION_DAYS),
        [byState.partitionKey]: publicationsOfWeek(weekOf(publication.announceAt)),
        [byState.sortKey]: publication.announceAt,
      }
    : { [byState.partitionKey]: OPEN_PUBLICATIONS, [byState.sortKey]: dueSince(publication) }),
});

const PRODUCER = recordKind('producer', Producer);
export const PUBLICATION = recordKind('publication', Publication);
/** A change of a producer's page that waits for the agency. */
export const PROPOSAL = recordKind('proposal', Proposal);

const producerFrom = (item: Record<string, unknown>): Producer => readRecord(PRODUCER, item);
const publicationFrom = (item: Record<string, unknown>): Publication => readRecord(PUBLICATION, item);

const queryState = (documents: Documents, table: string, input: Partial<QueryCommandInput>, state: string) =>
  documents.send(
    new QueryCommand({
      TableName: table,
      IndexName: byState.name,
      KeyConditionExpression: '#state = :state',
      ...input,
      ExpressionAttributeNames: { '#state': byState.partitionKey, ...input.ExpressionAttributeNames },
      ExpressionAttributeValues: { ':state': state, ...input.ExpressionAttributeValues },
    }),
  );

/** Only producers of these departments; all without. */
const within = (departments: readonly string[] | undefined): Partial<QueryCommandInput> =>
  departments === undefined || departments.length === 0
    ? {}
    : {
        FilterExpression: `#department IN (${departments.map((_, index) => `:d${index}`).join(', ')})`,
        ExpressionAttributeNames: { '#department': 'department' },
        ExpressionAttributeValues: Object.fromEntries(departments.map((code, index) => [`:d${index}`, code])),
      };
