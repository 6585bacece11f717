import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { ADDRESS_LIMITS } from '#domain/contacts/address-limits.ts';
import { dedupeKeyOf, newsKey } from '#domain/ledger/new-delivery.ts';
import { addDays, localTime } from '#domain/shared/calendar.ts';
import type { Instant, PersonId } from '#domain/shared/primitives.ts';
import type { NotePersonMail, PersonErasure } from '#domain/subscriptions/person-erasure.ts';
import { confirmationTurn } from '#domain/subscriptions/subscribing.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';
import { type Documents, expiryAfterDays } from '../dynamodb.ts';
import { limitCounter, PERSON_MAIL_PREFIX, personKey, personMailKey, TABLES } from '../keys.ts';
import { LOOKED_AT_SECONDS } from '../limits.ts';
import { KEPT_DAYS } from '../messages/ledger.ts';
import { everyItem } from '../paging.ts';
import { setAside } from '../records.ts';
import { type DeleteItem, writeTogether } from '../written-together.ts';
import { type SubscriptionTables, subscriptionIn } from './subscriptions.ts';

/** A digest may be owed for so many days ahead. */
const DAYS_AHEAD = 8;

export const notePersonMailIn =
  (documents: Documents, table: string): NotePersonMail =>
  async (person, { dedupeKey, createdAt }) => {
    const expiresAt = expiryAfterDays(createdAt, KEPT_DAYS);
    await documents.send(
      new PutCommand({ TableName: table, Item: { ...personMailKey(person, deliveryIdOf(dedupeKey)), expiresAt } }),
    );
  };

/**
 * Removes every trace of a person: subscriptions, what they were told, an address that waits, the messages of the ledger, whose ids follow from
 * the person and the day or were noted, and the counters by which nobody is flooded. Done twice it is done once.
 *
 * @param opensAt the opening of the directory, of which there may have been a mail; empty: none.
 */
export const personErasureIn = (
  documents: Documents,
  tables: SubscriptionTables,
  { opensAt, now, limits }: { readonly opensAt: string; readonly now: () => Instant; readonly limits: string },
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
    const about = await everythingIn(documents, tables.subscriptions, personKey(person));
    const ids = [...deliveriesOf(person, theirs, { opensAt, now: now() }), ...notedIn(about)];
    await writeTogether(
      documents,
      tables.deliveries,
      [...new Set(ids)].map((id) => ({ DeleteRequest: { Key: { id } } })),
    );
    // What leads to the mails goes after them: whoever is killed in between finds them again.
    for (const { pk } of Items)
      await writeTogether(
        documents,
        tables.subscriptions,
        await everythingIn(documents, tables.subscriptions, String(pk)),
      );
    await writeTogether(documents, tables.subscriptions, about);
    await writeTogether(
      documents,
      limits,
      countersOf(person, now()).map((counter) => ({ DeleteRequest: { Key: { counter } } })),
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

const notedIn = (items: readonly DeleteItem[]): string[] =>
  items.flatMap(({ DeleteRequest: { Key } }) => {
    const name = String(Key.sk);
    return name.startsWith(PERSON_MAIL_PREFIX) ? [name.slice(PERSON_MAIL_PREFIX.length)] : [];
  });

/** Counters that run, or are still kept, of what may be asked for one address. */
const countersOf = (person: PersonId, now: Instant): string[] => {
  const epoch = Math.floor(Date.parse(now) / 1_000);
  return Object.values(ADDRESS_LIMITS).flatMap(({ what, windowSeconds }) => {
    const window = Math.floor(epoch / windowSeconds);
    const ago = Math.ceil(LOOKED_AT_SECONDS / windowSeconds) + 1;
    return Array.from({ length: ago + 1 }, (_, before) => limitCounter(what, person, window - before));
  });
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
