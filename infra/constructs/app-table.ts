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
import { z } from 'zod';
import { TABLES, type TableName, type TableSpec } from '#adapters/dynamodb/keys.ts';
import type { SettingName } from '#platform/configuration.ts';
import type { TableAction } from '../functions/spec.ts';
import type { AppFunction } from './app-function.ts';

/**
 * Tables that were restored under other names, by the name in keys.ts: context `restoredTables`, an object or (with `cdk -c`) its JSON. Such a table takes the place of the
 * one of before, which stays as it is and belongs to nobody: see docs/runbook.md, "Restore".
 */
const RestoredTables = z.partialRecord(
  z.enum(Object.keys(TABLES) as [TableName, ...TableName[]]),
  z.string().regex(/^[a-zA-Z0-9_.-]{3,255}$/, 'the name of a DynamoDB table'),
);

const restoredName = (scope: Construct, name: TableName): string | undefined => {
  const given: unknown = scope.node.tryGetContext('restoredTables') ?? {};
  const tables = RestoredTables.safeParse(typeof given === 'string' ? JSON.parse(given) : given);
  if (!tables.success) throw new Error(`The context restoredTables: ${z.prettifyError(tables.error)}`);
  return tables.data[name];
};

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
    const restored = restoredName(this, name);
    // Another logical id: for CloudFormation it is another table, which `cdk import` makes its own.
    this.table = new Table(this, restored === undefined ? 'Table' : `Table-${restored}`, {
      ...(restored === undefined ? {} : { tableName: restored }),
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

  /** What this function may do with the table. The right and the name of the table go together: the one is of no use without the other. */
  allow(one: AppFunction, actions: readonly TableAction[]): void {
    const { tableArn, tableName } = this.table;
    one.set(this.setting, tableName);
    const inTable = actions.filter((action) => action !== 'query').map((action) => ACTIONS[action]);
    if (inTable.length > 0) one.allow(inTable, [tableArn]);
    if (actions.includes('query'))
      one.allow([ACTIONS.query], [tableArn, ...this.indexNames.map((index) => `${tableArn}/index/${index}`)]);
  }
}

const ACTIONS: Readonly<Record<TableAction, string>> = {
  get: 'dynamodb:GetItem',
  batchGet: 'dynamodb:BatchGetItem',
  query: 'dynamodb:Query',
  scan: 'dynamodb:Scan',
  put: 'dynamodb:PutItem',
  update: 'dynamodb:UpdateItem',
  delete: 'dynamodb:DeleteItem',
  batchWrite: 'dynamodb:BatchWriteItem',
  conditionCheck: 'dynamodb:ConditionCheckItem',
  partiQLUpdate: 'dynamodb:PartiQLUpdate',
};

const SETTING_OF: Readonly<Record<TableName, SettingName>> = {
  directory: 'DIRECTORY_TABLE',
  coverage: 'COVERAGE_TABLE',
  subscriptions: 'SUBSCRIPTIONS_TABLE',
  requests: 'REQUESTS_TABLE',
  agency: 'AGENCY_TABLE',
  deliveries: 'DELIVERIES_TABLE',
  audit: 'AUDIT_TABLE',
  limits: 'LIMITS_TABLE',
};

const stringAttribute = (name: string) => ({ name, type: AttributeType.STRING });
