import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { TABLES, type TableName, type TableSpec } from '#adapters/dynamodb/keys.ts';
import type { SettingName } from '#platform/configuration.ts';
import type { AppFunction } from './app-function.ts';

/**
 * A DynamoDB table as functions/adapters/dynamodb/keys.ts describes it: on demand, kept when the stack goes, restorable to any second of the last
 * 35 days, encrypted with a key that AWS owns (free, and no key of ours to lose).
 */
export class AppTable extends Construct {
  readonly table: Table;
  private readonly setting: SettingName;
  private readonly indexNames: readonly string[];

  constructor(scope: Construct, id: string, { name }: { readonly name: TableName }) {
    super(scope, id);
    const spec: TableSpec = TABLES[name];
    this.setting = SETTING_OF[name];
    this.table = new Table(this, 'Table', {
      partitionKey: stringAttribute(spec.partitionKey),
      ...(spec.sortKey === undefined ? {} : { sortKey: stringAttribute(spec.sortKey) }),
      ...(spec.ttl === undefined ? {} : { timeToLiveAttribute: spec.ttl }),
      // The stream only wakes the workers, but its filter looks at the new item.
      ...(spec.stream === true ? { stream: StreamViewType.NEW_IMAGE } : {}),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.DEFAULT,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const indexes = Object.values(spec.indexes);
    for (const index of indexes) {
      this.table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: stringAttribute(index.partitionKey),
        ...(index.sortKey === undefined ? {} : { sortKey: stringAttribute(index.sortKey) }),
        projectionType: index.projection === 'all' ? ProjectionType.ALL : ProjectionType.KEYS_ONLY,
      });
    }
    this.indexNames = indexes.map((index) => index.name);
  }

  /** These functions may get single items by their key. */
  fetchedBy(...functions: readonly AppFunction[]): void {
    this.allow(functions, ['dynamodb:GetItem']);
  }

  /** These functions may get many items at once, by their keys. */
  fetchedTogetherBy(...functions: readonly AppFunction[]): void {
    this.allow(functions, ['dynamodb:BatchGetItem']);
  }

  /** These functions may ask for all items under a key, in the table and in its indexes. */
  queriedBy(...functions: readonly AppFunction[]): void {
    this.allow(functions, ['dynamodb:Query'], this.indexNames);
  }

  /** These functions may fetch and query. */
  readBy(...functions: readonly AppFunction[]): void {
    this.fetchedBy(...functions);
    this.queriedBy(...functions);
  }

  /** These functions may put single items, new or in the place of an older one, alone or in a transaction. */
  savedToBy(...functions: readonly AppFunction[]): void {
    this.allow(functions, ['dynamodb:PutItem']);
  }

  /** These functions may change single items where they lie: counters, marks. */
  changedBy(...functions: readonly AppFunction[]): void {
    this.allow(functions, ['dynamodb:UpdateItem']);
  }

  /** These functions may remove single items. */
  deletedFromBy(...functions: readonly AppFunction[]): void {
    this.allow(functions, ['dynamodb:DeleteItem']);
  }

  /** These functions put and remove many items at once, without conditions. */
  filledBy(...functions: readonly AppFunction[]): void {
    this.allow(functions, ['dynamodb:BatchWriteItem']);
  }

  /** These functions may read the whole table, page by page: for what is done at night. */
  scannedBy(...functions: readonly AppFunction[]): void {
    this.allow(functions, ['dynamodb:Scan']);
  }

  /** The right and the name of the table go together: the one is of no use without the other. */
  private allow(functions: readonly AppFunction[], actions: readonly string[], indexes: readonly string[] = []): void {
    const { tableArn, tableName } = this.table;
    for (const one of functions) {
      one.set(this.setting, tableName);
      one.allow(actions, [tableArn, ...indexes.map((index) => `${tableArn}/index/${index}`)]);
    }
  }
}

const SETTING_OF: Readonly<Record<TableName, SettingName>> = {
  directory: 'DIRECTORY_TABLE',
  coverage: 'COVERAGE_TABLE',
  subscriptions: 'SUBSCRIPTIONS_TABLE',
  requests: 'REQUESTS_TABLE',
  deliveries: 'DELIVERIES_TABLE',
  journal: 'JOURNAL_TABLE',
  limits: 'LIMITS_TABLE',
};

const stringAttribute = (name: string) => ({ name, type: AttributeType.STRING });
