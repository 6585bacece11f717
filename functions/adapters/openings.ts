import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Opening, type Openings } from '../domain/subscriptions/opening.ts';
import type { Documents } from './dynamodb.ts';
import { openingKey } from './keys.ts';

/** How far an opening has been told, in the Directory table. */
export const openingsIn = (documents: Documents, table: string): Openings => ({
  find: async (opensAt) => {
    const { Item } = await documents.send(
      new GetCommand({ TableName: table, Key: openingKey(opensAt), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : Opening.parse(JSON.parse(String(Item.data)));
  },
  save: async (opening) => {
    await documents.send(
      new PutCommand({
        TableName: table,
        Item: { ...openingKey(opening.opensAt), kind: 'opening', data: JSON.stringify(opening) },
      }),
    );
  },
});
