import { DeleteCommand, GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { SubscriptionRetention } from '#domain/subscriptions/subscription-retention.ts';
import { conditionFailed, type Documents } from '../dynamodb.ts';
import { personKey, subscriptionKey, TABLES } from '../keys.ts';
import { cursorOf, startKeyOf } from '../paging.ts';
import { readable } from '../records.ts';
import { writeTogether } from '../written-together.ts';
import { everythingIn } from './person-erasure.ts';
import {
  SUBSCRIPTION_RECORD,
  type SubscriptionTables,
  subscriptionIn,
  subscriptionsIn,
  withPerson,
} from './subscriptions.ts';

/** Items read a page, markers of pairs among them: 2,000 are well below the megabyte at which a page ends anyway. */
const PAGE = 2_000;
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
        subscriptions: readable(SUBSCRIPTION_RECORD, (page.Items ?? []).map(withPerson)),
        cursor: cursorOf(page.LastEvaluatedKey),
      };
    },

    async erase(subscription) {
      const key = subscriptionKey(subscription.id);
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
      // Begun again since it was read: it is not over.
      if (Item === undefined || JSON.stringify(subscriptionIn(Item)) !== JSON.stringify(subscription)) return false;
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
      await writeTogether(documents, table, await everythingIn(documents, table, key.pk));
      // With the last one goes what the person was told.
      if (
        (await subscriptionsIn(documents, tables).ofPerson(subscription.person)).every(
          ({ id }) => id === subscription.id,
        )
      )
        await writeTogether(documents, table, await everythingIn(documents, table, personKey(subscription.person)));
      return true;
    },
  };
};
