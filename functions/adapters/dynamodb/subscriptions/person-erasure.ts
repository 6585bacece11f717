import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dedupeKeyOf, newsKey } from '#domain/ledger/new-delivery.ts';
import { addDays, localTime } from '#domain/shared/calendar.ts';
import type { Instant, PersonId } from '#domain/shared/primitives.ts';
import type { PersonErasure } from '#domain/subscriptions/person-erasure.ts';
import { confirmationTurn } from '#domain/subscriptions/subscribing.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';
import type { Documents } from '../dynamodb.ts';
import { personKey, TABLES } from '../keys.ts';
import { KEPT_DAYS } from '../messages/ledger.ts';
import { everyItem } from '../paging.ts';
import { setAside } from '../records.ts';
import { type DeleteItem, writeTogether } from '../written-together.ts';
import { type SubscriptionTables, subscriptionIn } from './subscriptions.ts';

/** A digest may be owed for so many days ahead. */
const DAYS_AHEAD = 8;

/**
 * Removes every trace of a person: subscriptions, what they were told, an address that waits, and the messages of the ledger, whose ids follow from
 * the person and the day. Done twice it is done once.
 *
 * @param opensAt the opening of the directory, of which there may have been a mail; empty: none.
 */
export const personErasureIn = (
  documents: Documents,
  tables: SubscriptionTables,
  { opensAt, now }: { readonly opensAt: string; readonly now: () => Instant },
): PersonErasure => ({
  erase: async (person) => {
    const { byEmail } = TABLES.subscriptions.indexes;
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: tables.subscriptions,
        IndexName: byEmail.name,
        KeyConditionExpression: '#email = :email',
        ExpressionAttributeNames: { '#email': byEmail.partitionKey },
        ExpressionAttributeValues: { ':email': person },
      }),
    );
    const theirs = setAside(Items, subscriptionIn);
    // Those that cannot be read are erased all the same.
    const partitions = [...Items.map((item) => String(item.pk)), personKey(person)];
    for (const pk of partitions)
      await writeTogether(documents, tables.subscriptions, await everythingIn(documents, tables.subscriptions, pk));
    const ids = deliveriesOf(person, theirs, { opensAt, now: now() });
    await writeTogether(
      documents,
      tables.deliveries,
      [...new Set(ids)].map((id) => ({ DeleteRequest: { Key: { id } } })),
    );
  },
});

/** All items of a partition, to be deleted. */
export const everythingIn = async (documents: Documents, table: string, pk: string): Promise<DeleteItem[]> => {
  const items = await everyItem(documents, {
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk',
    ProjectionExpression: 'pk, sk',
    ExpressionAttributeValues: { ':pk': pk },
  });
  return items.map(({ sk }) => ({ DeleteRequest: { Key: { pk, sk } } }));
};

/** Ids of all messages that may have gone, or are to go, to a person within the year that the ledger keeps. */
const deliveriesOf = (
  person: PersonId,
  theirs: readonly Subscription[],
  { opensAt, now }: { readonly opensAt: string; readonly now: Instant },
): string[] => {
  const today = localTime(now).date;
  const days = Array.from({ length: KEPT_DAYS + DAYS_AHEAD }, (_, ago) => addDays(today, DAYS_AHEAD - ago));
  const months = [...new Set(days.map((day) => day.slice(0, 'YYYY-MM'.length)))];
  const keys = [
    ...days.map((day) => newsKey(person, day)),
    ...months.map((month) => dedupeKeyOf({ kind: 'season', person, month })),
    ...(opensAt === '' ? [] : [dedupeKeyOf({ kind: 'opening', person, subscriptionIds: [], opensAt })]),
    ...theirs.flatMap(({ stillWatchingAt: since }) =>
      since === null ? [] : [dedupeKeyOf({ kind: 'stillWatching', person, since })],
    ),
    ...theirs.map((subscription) => {
      const about = { kind: 'subscriptionConfirmation' as const, subscriptionId: subscription.id };
      return `${dedupeKeyOf(about)}#${confirmationTurn({ ...subscription, state: 'pending' }, now)}`;
    }),
  ];
  return keys.map(deliveryIdOf);
};
