import { asList, asObject, asText, isObject, type Json, type JsonObject } from '../json.ts';
import type { Assembly, TemplateResource } from './assembly.ts';

/** fauxqs knows this account only, so that it is the account of everything local. */
export const ACCOUNT = '000000000000';
export const REGION = 'eu-west-3';

/** What `Ref` gives for a resource, and what `Fn::GetAtt` gives for each of its attributes. */
export interface Attributes {
  readonly ref: string;
  readonly [attribute: string]: string;
}

const PSEUDO: Readonly<Record<string, Json>> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Region': REGION,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackId': `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/local/local`,
  'AWS::NotificationARNs': [],
};

/** A dynamic reference: the secret, which part of it, and the version, which is always the current one here. */
const SECRET = /\{\{resolve:secretsmanager:(arn:[^{}]+):SecretString:([^:{}]*):[^:{}]*:[^:{}]*\}\}/g;

/** `AWS::NoValue`: a property that is not there. */
const NO_VALUE = Symbol('AWS::NoValue');
type Resolved = Json | typeof NO_VALUE;

/**
 * Resolves CloudFormation's intrinsic functions over all stacks. The parts of the local stack tell it, by `know`, what they made of a
 * resource; a resource of a type that has no local counterpart (a role, an alarm) is known by a made-up name and ARN.
 */
export class Resolver {
  readonly #assembly: Assembly;
  readonly #byKey = new Map<string, TemplateResource>();
  readonly #templates = new Map<string, JsonObject>();
  readonly #known = new Map<string, Attributes>();
  #secretOf: (arn: string) => string | undefined = () => undefined;

  constructor(assembly: Assembly) {
    this.#assembly = assembly;
    for (const resource of assembly.resources) this.#byKey.set(resource.key, resource);
    for (const stack of assembly.stacks) this.#templates.set(stack.name, stack.template);
  }

  /** All resources of a type that exist under the template's conditions. */
  ofType(...types: readonly string[]): readonly TemplateResource[] {
    return this.#assembly.resources.filter((resource) => types.includes(resource.type) && this.#exists(resource));
  }

  know(resource: TemplateResource, attributes: Attributes): void {
    this.#known.set(resource.key, attributes);
  }

  /** The properties of a resource, resolved. */
  propertiesOf(resource: TemplateResource): JsonObject {
    return asObject(this.#withSecrets(this.resolve(resource.stack, resource.properties)));
  }

  /** What a secret holds, by its ARN: for `{{resolve:secretsmanager:…}}`, which CloudFormation looks up when it deploys. */
  knowSecrets(secretOf: (arn: string) => string | undefined): void {
    this.#secretOf = secretOf;
  }

  #withSecrets(value: Json): Json {
    if (typeof value === 'string')
      return value.includes('{{resolve:secretsmanager:') ? value.replace(SECRET, this.#lookedUp) : value;
    if (Array.isArray(value)) return (value as readonly Json[]).map((item) => this.#withSecrets(item));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.#withSecrets(item)]));
  }

  readonly #lookedUp = (_: string, arn: string, key: string): string => {
    const secret = this.#secretOf(arn);
    if (secret === undefined) throw new Error(`the template looks up the secret ${arn}, which is not known`);
    return key === '' ? secret : asText(asObject(JSON.parse(secret) as Json)[key]);
  };

  /** The resource whose `Ref` or attribute is this text, among some types: the way back from a resolved value. */
  resourceCalled(value: string, ...types: readonly string[]): TemplateResource | undefined {
    return this.ofType(...types).find((resource) => Object.values(this.#attributesOf(resource)).includes(value));
  }

  /** @throws Error naming the function or reference that cannot be resolved */
  resolve(stack: string, value: Json): Json {
    const resolved = this.#resolve(stack, value);
    return resolved === NO_VALUE ? null : resolved;
  }

  #resolve(stack: string, value: Json): Resolved {
    if (Array.isArray(value)) {
      return (value as readonly Json[])
        .map((item) => this.#resolve(stack, item))
        .filter((item): item is Json => item !== NO_VALUE);
    }
    if (!isObject(value)) return value;
    const [name, ...others] = Object.keys(value);
    if (name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
      return this.#call(stack, name, value[name] ?? null);
    }
    const resolved: Record<string, Json> = {};
    for (const [key, item] of Object.entries(value)) {
      const inner = this.#resolve(stack, item);
      if (inner !== NO_VALUE) resolved[key] = inner;
    }
    return resolved;
  }

  #call(stack: string, name: string, argument: Json): Resolved {
    const text = (item: Json | undefined): string => asText(this.resolve(stack, item ?? null));
    const list = (item: Json | undefined): readonly Json[] => asList(this.resolve(stack, item ?? null));
    const [first, second, third] = asList(argument);
    switch (name) {
      case 'Ref':
        return this.#reference(stack, asText(argument));
      case 'Fn::GetAtt':
        return typeof argument === 'string'
          ? this.#attribute(stack, ...splitOnce(argument))
          : this.#attribute(stack, text(first), text(second));
      case 'Fn::Join':
        return list(second).map(asText).join(text(first));
      case 'Fn::Sub':
        return this.#substitute(stack, argument);
      case 'Fn::Select':
        return list(second)[Number(text(first))] ?? '';
      case 'Fn::Split':
        return text(second).split(text(first));
      case 'Fn::ImportValue':
        return this.#import(text(argument));
      case 'Fn::If':
        return this.#resolve(stack, (this.#condition(stack, asText(first)) ? second : third) ?? null);
      case 'Fn::FindInMap':
        return (
          asObject(asObject(asObject(this.#templates.get(stack)?.Mappings)[text(first)])[text(second)])[text(third)] ??
          ''
        );
      case 'Fn::Base64':
        return Buffer.from(text(argument)).toString('base64');
      case 'Fn::GetAZs':
        return ['a', 'b', 'c'].map((zone) => REGION + zone);
      case 'Fn::ToJsonString':
        return JSON.stringify(this.resolve(stack, argument));
      default:
        return this.#logic(stack, name, argument);
    }
  }

  /** The functions of conditions. */
  #logic(stack: string, name: string, argument: Json): boolean {
    const operands = asList(argument);
    const truth = (operand: Json | undefined): boolean => {
      if (isObject(operand) && typeof operand.Condition === 'string') return this.#condition(stack, operand.Condition);
      return this.resolve(stack, operand ?? null) === true;
    };
    switch (name) {
      case 'Fn::Equals':
        return (
          JSON.stringify(this.resolve(stack, operands[0] ?? null)) ===
          JSON.stringify(this.resolve(stack, operands[1] ?? null))
        );
      case 'Fn::Not':
        return !truth(operands[0]);
      case 'Fn::And':
        return operands.every(truth);
      case 'Fn::Or':
        return operands.some(truth);
      default:
        throw new Error(`the template of ${stack} uses ${name}, which is not known here`);
    }
  }

  #reference(stack: string, name: string): Resolved {
    if (name === 'AWS::NoValue') return NO_VALUE;
    if (name === 'AWS::StackName') return stack;
    const pseudo = PSEUDO[name];
    if (pseudo !== undefined) return pseudo;
    const resource = this.#byKey.get(`${stack}.${name}`);
    if (resource !== undefined) return this.#attributesOf(resource).ref;
    const parameter = asObject(this.#templates.get(stack)?.Parameters)[name];
    if (parameter !== undefined) return asObject(parameter).Default ?? '';
    throw new Error(`the template of ${stack} refers to ${name}, which it does not hold`);
  }

  #attribute(stack: string, logicalId: string, attribute: string): string {
    const resource = this.#byKey.get(`${stack}.${logicalId}`);
    if (resource === undefined)
      throw new Error(`the template of ${stack} refers to ${logicalId}.${attribute}, which it does not hold`);
    const attributes = this.#attributesOf(resource);
    return attributes[attribute] ?? `${attributes.ref}.${attribute}`;
  }

  #attributesOf(resource: TemplateResource): Attributes {
    const known = this.#known.get(resource.key);
    if (known !== undefined) return known;
    const service = resource.type.split('::')[1]?.toLowerCase() ?? 'local';
    const ref = physicalName(resource);
    return { ref, Arn: `arn:aws:${service}:${REGION}:${ACCOUNT}:${ref}` };
  }

  #substitute(stack: string, argument: Json): string {
    const [pattern, variables] =
      typeof argument === 'string' ? [argument, {}] : [asText(asList(argument)[0]), asObject(asList(argument)[1])];
    return pattern.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal !== '') return `\${${name}}`;
      const variable = variables[name];
      if (variable !== undefined) return asText(this.resolve(stack, variable));
      if (name.includes('.')) return this.#attribute(stack, ...splitOnce(name));
      const value = this.#reference(stack, name);
      return value === NO_VALUE ? '' : asText(value);
    });
  }

  #import(name: string): Json {
    for (const { name: stack, template } of this.#assembly.stacks) {
      for (const output of Object.values(asObject(template.Outputs))) {
        const exported = asObject(asObject(output).Export).Name;
        if (exported !== undefined && asText(this.resolve(stack, exported)) === name) {
          return this.resolve(stack, asObject(output).Value ?? null);
        }
      }
    }
    throw new Error(`no stack exports ${name}`);
  }

  #condition(stack: string, name: string): boolean {
    return this.resolve(stack, asObject(this.#templates.get(stack)?.Conditions)[name] ?? null) === true;
  }

  #exists(resource: TemplateResource): boolean {
    const condition = asObject(asObject(this.#templates.get(resource.stack)?.Resources)[resource.logicalId]).Condition;
    return typeof condition !== 'string' || this.#condition(resource.stack, condition);
  }
}

const splitOnce = (text: string): [string, string] => {
  const dot = text.indexOf('.');
  return [text.slice(0, dot), text.slice(dot + 1)];
};

/** A name as CloudFormation would make one: from the stack and the logical id, so that it is the same at the next start. At most `max` characters. */
export const physicalName = (resource: TemplateResource, max = 128): string => {
  const name = `${resource.stack}-${resource.logicalId}`;
  // The end of a logical id tells two resources apart (CDK puts a hash there); the beginning is for the reader.
  return name.length <= max ? name : `${name.slice(0, max - 13)}-${name.slice(-12)}`;
};
