import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '#infra/local/json.ts';
import type { Assembly } from '#infra/local/template/assembly.ts';
import { Resolver } from '#infra/local/template/resolver.ts';

const assemblyOf = (templates: Readonly<Record<string, JsonObject>>): Assembly => ({
  assets: new Map(),
  stacks: Object.entries(templates).map(([name, template]) => ({ name, template })),
  resources: Object.entries(templates).flatMap(([stack, template]) =>
    Object.entries((template.Resources ?? {}) as Record<string, JsonObject>).map(([logicalId, resource]) => ({
      key: `${stack}.${logicalId}`,
      stack,
      logicalId,
      type: String(resource.Type),
      properties: (resource.Properties ?? {}) as JsonObject,
    })),
  ),
});

const app = {
  data: {
    Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: {} } },
    Outputs: { Name: { Value: { Ref: 'Table' }, Export: { Name: 'data:TableName' } } },
  },
  web: {
    Parameters: { Bootstrap: { Type: 'String', Default: '/cdk/version' } },
    Mappings: { Sizes: { large: { memory: 1024 } } },
    Conditions: {
      IsLocal: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-3'] },
      IsAway: { 'Fn::Not': [{ Condition: 'IsLocal' }] },
    },
    Resources: {
      Queue: { Type: 'AWS::SQS::Queue', Properties: {} },
      Away: { Type: 'AWS::SQS::Queue', Properties: {}, Condition: 'IsAway' },
      Role: { Type: 'AWS::IAM::Role', Properties: {} },
    },
  },
} as const satisfies Record<string, JsonObject>;

const resolver = (): Resolver => {
  const made = new Resolver(assemblyOf(app));
  const [queue] = made.ofType('AWS::SQS::Queue');
  if (queue !== undefined) made.know(queue, { ref: 'http://queue', Arn: 'arn:queue' });
  const [table] = made.ofType('AWS::DynamoDB::Table');
  if (table !== undefined) made.know(table, { ref: 'the-table', Arn: 'arn:table' });
  return made;
};

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: CloudFormation's own placeholders
describe('the intrinsic functions of a template', () => {
  it.each<[string, Json, Json]>([
    ['a reference', { Ref: 'Queue' }, 'http://queue'],
    ['an attribute', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:queue'],
    ['an attribute as text', { 'Fn::GetAtt': 'Queue.Arn' }, 'arn:queue'],
    ['a join', { 'Fn::Join': ['/', ['a', { Ref: 'Queue' }, 'b']] }, 'a/http://queue/b'],
    ['a substitution', { 'Fn::Sub': 'x-${AWS::Region}-${Queue.Arn}-${!Kept}' }, 'x-eu-west-3-arn:queue-${Kept}'],
    ['a substitution with variables', { 'Fn::Sub': ['${A}!', { A: { Ref: 'Queue' } }] }, 'http://queue!'],
    ['a part of a split', { 'Fn::Select': [1, { 'Fn::Split': ['//', { Ref: 'Queue' }] }] }, 'queue'],
    ['what another stack exports', { 'Fn::ImportValue': 'data:TableName' }, 'the-table'],
    ['a choice', { 'Fn::If': ['IsLocal', 'here', 'there'] }, 'here'],
    ['a value of a map', { 'Fn::FindInMap': ['Sizes', 'large', 'memory'] }, 1024],
    ['a parameter’s default', { Ref: 'Bootstrap' }, '/cdk/version'],
    [
      'a made-up ARN of what does not run here',
      { 'Fn::GetAtt': ['Role', 'Arn'] },
      'arn:aws:iam:eu-west-3:000000000000:web-Role',
    ],
    ['a property that is not there', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
  ])('%s', (_, value, expected) => {
    expect(resolver().resolve('web', value)).toEqual(expected);
  });

  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: CloudFormation's own placeholders

  it('a resource whose condition does not hold is not there', () => {
    expect(
      resolver()
        .ofType('AWS::SQS::Queue')
        .map(({ logicalId }) => logicalId),
    ).toEqual(['Queue']);
  });

  it('what is nowhere is named in the error', () => {
    expect(() => resolver().resolve('web', { Ref: 'Nothing' })).toThrow(/Nothing/);
    expect(() => resolver().resolve('web', { 'Fn::ImportValue': 'data:Other' })).toThrow(/data:Other/);
  });
});
