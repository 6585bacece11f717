import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { DeadLetters } from '#domain/ledger/standing.ts';
import { readTogether } from '../batch-loader.ts';
import type { Documents } from '../dynamodb.ts';
import { DEAD_LETTERS, TABLES } from '../keys.ts';
import { cursorOf, startKeyOf } from '../paging.ts';
import { readMap, setAside } from '../records.ts';
import { DELIVERY } from './ledger.ts';

const PAGE = 20;

/** What was given up without having left, in the ledger: the index holds the ids. */
export const deadLettersIn = (documents: Documents, table: string): DeadLetters => ({
  async page(cursor) {
    const { due } = TABLES.deliveries.indexes;
    const { Items = [], LastEvaluatedKey } = await documents.send(
      new QueryCommand({
        TableName: table,
        IndexName: due.name,
        KeyConditionExpression: '#due = :dead',
        ExpressionAttributeNames: { '#due': due.partitionKey },
        ExpressionAttributeValues: { ':dead': DEAD_LETTERS },
        ScanIndexForward: false,
        Limit: PAGE,
        ExclusiveStartKey: startKeyOf(cursor, { table: TABLES.deliveries, index: due, partition: DEAD_LETTERS }),
      }),
    );
    const ids = Items.map(({ id }) => ({ id: String(id) }));
    const found = ids.length === 0 ? new Map() : await readTogether(documents, table, ids);
    return {
      deliveries: setAside([...found.values()], (item) => readMap(DELIVERY, item.delivery, item)).sort((one, other) =>
        other.dueAt.localeCompare(one.dueAt),
      ),
      cursor: cursorOf(LastEvaluatedKey),
    };
  },
});
