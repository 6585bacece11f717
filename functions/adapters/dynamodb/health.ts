import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { log } from '#platform/log.ts';
import { isPassing } from '#platform/unavailable.ts';
import type { Documents } from './dynamodb.ts';
import { TABLES, type TableName } from './keys.ts';

export type PartState = 'up' | 'down';

/** Reads one item that is not there, from each table: half a read unit, and all that a search or a form would meet is on the way. */
export const healthOf = async <Name extends TableName>(
  documents: Documents,
  tables: Readonly<Record<Name, string>>,
): Promise<Record<Name, PartState>> => {
  const names = Object.keys(tables) as Name[];
  const states = await Promise.all(
    names.map(async (name) => [name, await stateOf(documents, name, tables[name])] as const),
  );
  return Object.fromEntries(states) as Record<Name, PartState>;
};

const NOBODY = 'health';

const stateOf = async (documents: Documents, name: TableName, table: string | undefined): Promise<PartState> => {
  const spec: { readonly partitionKey: string; readonly sortKey?: string } = TABLES[name];
  const key = { [spec.partitionKey]: NOBODY, ...(spec.sortKey === undefined ? {} : { [spec.sortKey]: NOBODY }) };
  try {
    await documents.send(new GetCommand({ TableName: table, Key: key }));
    return 'up';
  } catch (error) {
    // Lost, renamed or forbidden is down, too: but nobody mends that by waiting.
    if (!isPassing(error)) log.error('a table does not answer', error, { table: name });
    return 'down';
  }
};
