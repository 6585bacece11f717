import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { TableName } from '#adapters/dynamodb/keys.ts';
import { AppTable } from '../constructs/app-table.ts';

export type AppTables = Readonly<Record<TableName, AppTable>>;

/** What is kept for ever: the tables. Nothing else, so that this stack hardly ever changes. */
export class DataStack extends Stack {
  readonly tables: AppTables;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    this.tables = {
      directory: new AppTable(this, 'Directory', { name: 'directory' }),
      coverage: new AppTable(this, 'Coverage', { name: 'coverage' }),
      subscriptions: new AppTable(this, 'Subscriptions', { name: 'subscriptions' }),
      requests: new AppTable(this, 'Requests', { name: 'requests' }),
      deliveries: new AppTable(this, 'Deliveries', { name: 'deliveries' }),
      audit: new AppTable(this, 'Audit', { name: 'audit' }),
      limits: new AppTable(this, 'Limits', { name: 'limits' }),
    };
  }
}
