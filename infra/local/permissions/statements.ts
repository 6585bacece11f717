import { asObject, asText, type Json, type JsonObject } from '../json.ts';
import type { TemplateResource } from '../template/assembly.ts';
import type { Resolver } from '../template/resolver.ts';
import type { Statement } from './permissions.ts';

/** What a policy can say beyond this is not used by the app, and would have to be understood here before it is. */
const UNDERSTOOD = new Set(['Sid', 'Effect', 'Action', 'Resource']);

/**
 * The statements of a function's role. Undefined where the template gives it none, which CloudFormation does not take: fixtures only.
 * @throws Error for what cannot be judged here: conditions, exceptions, policies that AWS manages
 */
export const statementsOf = (resolver: Resolver, lambda: TemplateResource): readonly Statement[] | undefined => {
  const { Role } = resolver.propertiesOf(lambda);
  if (Role === undefined) return undefined;
  const role = resolver.resourceCalled(asText(Role), 'AWS::IAM::Role');
  if (role === undefined) throw new Error(`the role of ${lambda.key} is not in the template`);
  const { ManagedPolicyArns = [], Policies = [], RoleName } = resolver.propertiesOf(role);
  if (list(ManagedPolicyArns).length > 0) throw new Error(`${role.key} has a policy that AWS manages: unknown here`);
  const names = [asText(RoleName ?? ''), asText(resolver.resolve(role.stack, { Ref: role.logicalId }))];
  const attached = resolver
    .ofType('AWS::IAM::Policy')
    .map((policy) => resolver.propertiesOf(policy))
    .filter(({ Roles = [] }) => list(Roles).some((name) => names.includes(asText(name))));
  return [...list(Policies).map(asObject), ...attached].flatMap(({ PolicyDocument }) =>
    list(asObject(PolicyDocument).Statement).map((statement) => statementIn(asObject(statement), role.key)),
  );
};

const statementIn = (statement: JsonObject, role: string): Statement => {
  const unknown = Object.keys(statement).find((name) => !UNDERSTOOD.has(name));
  if (unknown !== undefined) throw new Error(`a statement of ${role} has ${unknown}: unknown here`);
  return {
    allows: statement.Effect === 'Allow',
    actions: list(statement.Action).map(asText),
    resources: list(statement.Resource).map(asText),
  };
};

/** One or many, as policies are written. */
const list = (value: Json | undefined): readonly Json[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
};
