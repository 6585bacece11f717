import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { TABLES, type TableName } from '#adapters/dynamodb/keys.ts';
import { AppTable } from '../constructs/app-table.ts';

export type AppTables = Readonly<Record<TableName, AppTable>>;

/** What is kept for ever: the tables of keys.ts. Nothing else, so that this stack hardly ever changes. */
export class DataStack extends Stack {
  readonly tables: AppTables;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    this.tables = Object.fromEntries(
      Object.keys(TABLES).map((name) => [name, new AppTable(this, idOf(name), { name: name as TableName })]),
    ) as AppTables;
  }
}

/** `directory` → `Directory`. */
const idOf = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
