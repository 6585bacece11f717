import { ACCOUNT, REGION } from '../template/resolver.ts';
import type { Need } from './permissions.ts';

/** A call to AWS as it goes over the wire. */
export interface AwsCall {
  /** As it is signed: `dynamodb`, `sqs`, `ses`. */
  readonly service: string;
  /** The header X-Amz-Target; empty for calls in a form. */
  readonly target: string;
  readonly body: string;
}

/**
 * What IAM wants of the caller, from the tables of the service authorization reference. Read from the call itself and not from what our code believes
 * to ask.
 * @throws Error for a service of which nothing is known here: a call that cannot be judged is not let through
 */
export const needsOf = ({ service, target, body }: AwsCall): Need[] => {
  const operation =
    target === '' ? (/(?:^|&)Action=(\w+)/.exec(body)?.[1] ?? '') : target.slice(target.lastIndexOf('.') + 1);
  switch (service) {
    case 'dynamodb':
      return dynamoDbNeeds(operation, body);
    case 'sqs':
      return [{ action: `sqs:${operation.replace(/Batch$/, '')}`, resource: queueArn(field(body, 'QueueUrl')) }];
    case 'ses':
      return sesNeeds(operation, body);
    case 'secretsmanager':
      return [{ action: `secretsmanager:${operation}`, resource: field(body, 'SecretId') }];
    case 'cognito-idp':
      return [{ action: `cognito-idp:${operation}`, resource: arn(service, `userpool/${field(body, 'UserPoolId')}`) }];
    case 'sms-voice':
      return [
        { action: `sms-voice:${operation}`, resource: field(body, 'OriginationIdentity') },
        {
          action: `sms-voice:${operation}`,
          resource: arn(service, `configuration-set/${field(body, 'ConfigurationSetName')}`),
        },
      ];
    default:
      throw new Error(`what ${service}:${operation} needs is not known to infra/local/permissions/needs.ts`);
  }
};

const arn = (service: string, rest: string): string => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;

/** A text at the top of a JSON body. Quotes within values are escaped there, so that no value can look like it. */
const field = (body: string, name: string): string => new RegExp(`"${name}":"([^"]*)"`).exec(body)?.[1] ?? '';
const TABLE = /"TableName":"([^"]*)"/;
const INDEX = /"IndexName":"([^"]*)"/;

/** A batch of keys of one table, as our adapters ask for them: not read as a whole. */
const ONE_TABLE = /^\{"RequestItems":\{"([^"]+)":\{"Keys":\[[^\]]*\](?:,"ConsistentRead":true)?\}\}\}$/;

const tableArn = (table: string): string => arn('dynamodb', `table/${table}`);
const queueArn = (url: string): string => arn('sqs', url.slice(url.lastIndexOf('/') + 1));

/** Each part of a transaction needs what it would need alone. */
const PARTS: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

interface ManyItems {
  readonly RequestItems?: Readonly<Record<string, unknown>>;
  readonly Statements?: readonly { readonly Statement: string }[];
  readonly TransactItems?: readonly Readonly<Record<string, { readonly TableName: string }>>[];
}

const dynamoDbNeeds = (operation: string, body: string): Need[] => {
  const action = `dynamodb:${operation}`;
  if (operation.endsWith('ExecuteStatement')) {
    const { Statements = [] } = JSON.parse(body) as ManyItems;
    return Statements.map(({ Statement }) => partiQlNeed(Statement));
  }
  const [, only] = ONE_TABLE.exec(body) ?? [];
  if (operation === 'BatchGetItem' && only !== undefined) return [{ action, resource: tableArn(only) }];
  if (operation.startsWith('Batch')) {
    const { RequestItems = {} } = JSON.parse(body) as ManyItems;
    return Object.keys(RequestItems).map((table) => ({ action, resource: tableArn(table) }));
  }
  if (operation.startsWith('Transact')) {
    const { TransactItems = [] } = JSON.parse(body) as ManyItems;
    return TransactItems.flatMap((item) =>
      Object.entries(item).map(([part, { TableName }]) => ({
        action: `dynamodb:${PARTS[part] ?? part}`,
        resource: tableArn(TableName),
      })),
    );
  }
  const table = tableArn(TABLE.exec(body)?.[1] ?? '');
  const index = operation === 'Query' || operation === 'Scan' ? INDEX.exec(body)?.[1] : undefined;
  return [{ action, resource: index === undefined ? table : `${table}/index/${index}` }];
};

/** `UPDATE "table" SET …` needs `dynamodb:PartiQLUpdate` on it. */
const PARTIQL = /^(UPDATE|INSERT INTO|DELETE FROM|SELECT .*? FROM) "([^"]+)"/;
const PARTIQL_ACTIONS: Readonly<Record<string, string>> = {
  UPDATE: 'PartiQLUpdate',
  INSERT: 'PartiQLInsert',
  DELETE: 'PartiQLDelete',
  SELECT: 'PartiQLSelect',
};

const partiQlNeed = (statement: string): Need => {
  const [, verb = '', table = ''] = PARTIQL.exec(statement) ?? [];
  const action = PARTIQL_ACTIONS[verb.split(' ')[0] ?? ''];
  if (action === undefined) throw new Error(`what the statement ${statement.slice(0, 40)}… needs is not known here`);
  return { action: `dynamodb:${action}`, resource: tableArn(table) };
};

/** Sending needs the identity of the sender and the configuration set; what is about the account alone knows no resource. */
const sesNeeds = (operation: string, body: string): Need[] => {
  const action = `ses:${operation}`;
  if (!operation.startsWith('Send')) return [{ action, resource: '*' }];
  // A mail is tens of thousands of letters: only its head is decoded.
  const head = Buffer.from(formValue(body, 'RawMessage.Data', HEAD) ?? '', 'base64').toString('utf8');
  const sender = formValue(body, 'Source') ?? /^From:.*?([^\s<>@]+@[^\s<>]+)/im.exec(head)?.[1] ?? '';
  const set = formValue(body, 'ConfigurationSetName');
  return [
    { action, resource: arn('ses', `identity/${sender.slice(sender.indexOf('@') + 1)}`) },
    ...(set === undefined ? [] : [{ action, resource: arn('ses', `configuration-set/${set}`) }]),
  ];
};

/** A value of a form, or its beginning. */
const formValue = (form: string, name: string, most = Number.POSITIVE_INFINITY): string | undefined => {
  const at = `&${form}`.indexOf(`&${name}=`);
  if (at < 0) return undefined;
  const start = at + name.length + 1;
  const end = form.indexOf('&', start);
  const value = form.slice(start, Math.min(end < 0 ? form.length : end, start + most));
  return decodeURIComponent(value.replace(/%.?$/, '').replaceAll('+', ' '));
};

/** Of a raw message in base64: the sender stands in its first lines. */
const HEAD = 2_000;
