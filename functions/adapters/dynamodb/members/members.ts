import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { Member } from '#domain/members/member.ts';
import type { Members } from '#domain/members/member-store.ts';
import { conditionFailed, type Documents } from '../dynamodb.ts';
import { ALL_MEMBERS, memberKey, TABLES } from '../keys.ts';
import { enqueuePut } from '../messages/ledger.ts';
import { everyItem } from '../paging.ts';
import { readable, readRecord, recordIn, recordKind } from '../records.ts';
import { auditPut } from './audit.ts';

interface MemberTables {
  readonly directory: string;
  /** Only for functions that change members. */
  readonly audit?: string;
  /** Only for functions that invite. */
  readonly deliveries?: string;
}

const { byState } = TABLES.directory.indexes;

/** The members of the agency, in the Directory table: a few people, changed a few times a year. */
export const membersIn = (documents: Documents, tables: MemberTables): Members => ({
  async find(id) {
    const { Item } = await documents.send(
      new GetCommand({ TableName: tables.directory, Key: memberKey(id), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : memberFrom(Item);
  },

  async all() {
    const items = await everyItem(documents, {
      TableName: tables.directory,
      IndexName: byState.name,
      KeyConditionExpression: '#state = :members',
      ExpressionAttributeNames: { '#state': byState.partitionKey },
      ExpressionAttributeValues: { ':members': ALL_MEMBERS },
    });
    return readable(MEMBER, items);
  },

  async save({ member, from, entry, deliveries: messages }) {
    const { audit, deliveries } = tables;
    if (audit === undefined) throw new Error('this function may not change members');
    if (messages.length > 0 && deliveries === undefined) throw new Error('this function may not invite members');
    try {
      await documents.send(
        new TransactWriteCommand({
          TransactItems: [
            { Put: { TableName: tables.directory, Item: itemOf(member), ...unlessChanged(from) } },
            auditPut(audit, entry),
            ...(deliveries === undefined ? [] : messages.map((delivery) => enqueuePut(deliveries, delivery))),
          ],
        }),
      );
      return 'saved';
    } catch (error) {
      if (conditionFailed(error)) return 'changed';
      throw error;
    }
  },
});

const unlessChanged = (from: number | null) =>
  from === null
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': from },
      };

const itemOf = (member: Member) => ({
  ...memberKey(member.id),
  kind: 'member',
  [byState.partitionKey]: ALL_MEMBERS,
  [byState.sortKey]: member.email,
  version: member.version,
  ...recordIn(MEMBER, member),
});

const MEMBER = recordKind('member', Member);
const memberFrom = (item: Record<string, unknown>): Member => readRecord(MEMBER, item);
