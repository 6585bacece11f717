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
import { TABLES, type TableName, type TableSpec } from '../../functions/adapters/keys.ts';
import type { SettingName } from '../../functions/platform/configuration.ts';
import type { AppFunction } from './app-function.ts';

const READING = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
/** A transaction asks for the rights of its parts; ConditionCheckItem is the part that only looks. */
const WRITING = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:ConditionCheckItem',
];

/**
 * A DynamoDB table as functions/adapters/keys.ts describes it: on demand, kept when the stack goes, restorable to any second of the last
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

  /** These functions may read items and query the table and its indexes; they find its name in their environment. */
  readBy(...functions: readonly AppFunction[]): void {
    const indexArns = this.indexNames.map((index) => `${this.table.tableArn}/index/${index}`);
    for (const reader of functions) {
      reader.set(this.setting, this.table.tableName);
      reader.allow(READING, [this.table.tableArn]);
      if (indexArns.length > 0) reader.allow(['dynamodb:Query'], indexArns);
    }
  }

  /** These functions count: they change single items and see the outcome, and may do nothing else. */
  countedBy(...functions: readonly AppFunction[]): void {
    for (const counter of functions) {
      counter.set(this.setting, this.table.tableName);
      counter.allow(['dynamodb:UpdateItem'], [this.table.tableArn]);
    }
  }

  /** These functions may write, and only write: what they read as well, they get by readBy. */
  writtenBy(...functions: readonly AppFunction[]): void {
    for (const writer of functions) {
      writer.set(this.setting, this.table.tableName);
      writer.allow(WRITING, [this.table.tableArn]);
    }
  }
}

const SETTING_OF: Readonly<Record<TableName, SettingName>> = {
  directory: 'DIRECTORY_TABLE',
  coverage: 'COVERAGE_TABLE',
  subscriptions: 'SUBSCRIPTIONS_TABLE',
  requests: 'REQUESTS_TABLE',
  deliveries: 'DELIVERIES_TABLE',
  limits: 'LIMITS_TABLE',
};

const stringAttribute = (name: string) => ({ name, type: AttributeType.STRING });
