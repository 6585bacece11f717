import { BatchWriteCommand, DeleteCommand, GetCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { SubscriptionRetention } from '#domain/subscriptions/subscription-retention.ts';
import { conditionFailed, type Documents } from '../dynamodb.ts';
import { PAIR_PREFIX, subscriptionKey, TABLES } from '../keys.ts';
import { cursorOf, startKeyOf } from '../paging.ts';
import { readable, readRecord } from '../records.ts';
import { SUBSCRIPTION_RECORD, type SubscriptionTables, subscriptionsIn } from './subscriptions.ts';

/** Items read a page, markers of pairs among them: 2,000 are well below the megabyte at which a page ends anyway. */
const PAGE = 2_000;
const WRITE_BATCH = 25;
const { sk: SUBSCRIPTION } = subscriptionKey('');

/** The subscriptions as the retention sees them: all of them, and what erases one. */
export const subscriptionRetentionIn = (documents: Documents, tables: SubscriptionTables): SubscriptionRetention => {
  const table = tables.subscriptions;
  return {
    change: subscriptionsIn(documents, tables).change,

    async kept(cursor) {
      const page = await documents.send(
        new ScanCommand({
          TableName: table,
          FilterExpression: 'sk = :subscription',
          ExpressionAttributeValues: { ':subscription': SUBSCRIPTION },
          Limit: PAGE,
          ExclusiveStartKey: startKeyOf(cursor, { table: TABLES.subscriptions }),
        }),
      );
      return {
        subscriptions: readable(SUBSCRIPTION_RECORD, page.Items ?? []),
        cursor: cursorOf(page.LastEvaluatedKey),
      };
    },

    async erase(subscription) {
      const key = subscriptionKey(subscription.id);
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
      // Begun again since it was read: it is not over.
      if (Item === undefined || JSON.stringify(readRecord(SUBSCRIPTION_RECORD, Item)) !== JSON.stringify(subscription))
        return false;
      try {
        await documents.send(
          new DeleteCommand({
            TableName: table,
            Key: key,
            ConditionExpression: 'revision = :revision',
            ExpressionAttributeValues: { ':revision': Item.revision },
          }),
        );
      } catch (error) {
        if (conditionFailed(error)) return false;
        throw error;
      }
      await removePairs(documents, table, key.pk);
      return true;
    },
  };
};

const removePairs = async (documents: Documents, table: string, pk: string): Promise<void> => {
  const { Items = [] } = await documents.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :pair)',
      ProjectionExpression: 'pk, sk',
      ExpressionAttributeValues: { ':pk': pk, ':pair': PAIR_PREFIX },
    }),
  );
  for (let start = 0; start < Items.length; start += WRITE_BATCH) {
    const requests = Items.slice(start, start + WRITE_BATCH).map(({ sk }) => ({ DeleteRequest: { Key: { pk, sk } } }));
    // What is left over expires by itself.
    await documents.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
  }
};
