import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
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
    for (const { table } of Object.values(this.tables)) this.tellOthers(table);
  }

  /**
   * Exports all that another stack may want to know of a table, wanted or not. An export made because somebody imports it goes when nobody does, and is
   * then in the way of its own removal: this stack is updated first, and CloudFormation does not drop what the other still imports (ADR 0026).
   */
  private tellOthers({ tableName, tableArn, tableStreamArn }: Table): void {
    this.exportValue(tableName);
    this.exportValue(tableArn);
    if (tableStreamArn !== undefined) this.exportValue(tableStreamArn);
  }
}

/** `directory` → `Directory`. */
const idOf = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
