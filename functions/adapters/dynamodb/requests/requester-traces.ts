import type { RequesterTraces } from '#domain/requests/requester-traces.ts';
import { RequestId } from '#domain/shared/primitives.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';
import type { Documents } from '../dynamodb.ts';
import { requesterPartition } from '../keys.ts';
import { everyItem } from '../paging.ts';
import { writeTogether } from '../written-together.ts';

export const requesterTracesIn = (
  documents: Documents,
  tables: { readonly requests: string; readonly deliveries: string },
): RequesterTraces => {
  const pointersOf = (emailHash: string) =>
    everyItem(documents, {
      TableName: tables.requests,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': requesterPartition(emailHash) },
    });
  return {
    requestsOf: async (emailHash) => {
      const ids = (await pointersOf(emailHash)).map(({ requestId }) => RequestId.parse(requestId));
      return [...new Set(ids)];
    },
    remove: async (emailHash, dedupeKeys) => {
      const ids = [...new Set(dedupeKeys.map(deliveryIdOf))];
      await writeTogether(
        documents,
        tables.deliveries,
        ids.map((id) => ({ DeleteRequest: { Key: { id } } })),
      );
      const pointers = await pointersOf(emailHash);
      await writeTogether(
        documents,
        tables.requests,
        pointers.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })),
      );
    },
  };
};
