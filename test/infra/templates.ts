import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureSynthesized } from '#infra/build/synth-cached.ts';

/** What the rules of this suite look at: every resource of every synthesized template, with its references told as `stack/id`. */

export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [name: string]: Json };
export type Properties = { readonly [name: string]: Json };

export interface Resource {
  /** `stack/logical id`: what `targetOf` answers. */
  readonly key: string;
  readonly stack: string;
  readonly type: string;
  readonly properties: Properties;
  readonly deletionPolicy: Json;
  readonly updateReplacePolicy: Json;
}

interface Template {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties?: Properties } & Properties>
  >;
  readonly Outputs?: Readonly<Record<string, { readonly Value: Json; readonly Export?: { readonly Name: string } }>>;
}

const { outdir } = await ensureSynthesized();
export const cloudAssembly = outdir;

const templates = new Map(
  readdirSync(outdir)
    .filter((file) => file.endsWith('.template.json'))
    .map((file) => [
      file.replace('.template.json', ''),
      JSON.parse(readFileSync(join(outdir, file), 'utf8')) as Template,
    ]),
);

export const allResources: readonly Resource[] = [...templates].flatMap(([stack, template]) =>
  Object.entries(template.Resources).map(([id, resource]) => ({
    key: `${stack}/${id}`,
    stack,
    type: resource.Type,
    properties: resource.Properties ?? {},
    deletionPolicy: resource.DeletionPolicy,
    updateReplacePolicy: resource.UpdateReplacePolicy,
  })),
);

/** All resources of a type. Throws when there is none: a rule over nothing would hold for ever. */
export const resourcesOf = (type: string): readonly Resource[] => {
  const found = allResources.filter((resource) => resource.type === type);
  if (found.length === 0) throw new Error(`no resource is a ${type}`);
  return found;
};

/** What stacks tell each other. */
export const exports = [...templates].flatMap(([stack, { Outputs }]) =>
  Object.values(Outputs ?? {}).flatMap(({ Value, Export }) =>
    Export === undefined ? [] : [{ name: Export.Name, stack, value: Value }],
  ),
);

const exported = new Map(exports.map(({ name, ...from }) => [name, from]));

/** The resource that a value refers to (`Ref`, `Fn::GetAtt`, an import from another stack, or the first one within a joined string). */
export const targetOf = (value: Json, stack: string): string | undefined => {
  if (Array.isArray(value)) return value.map((part) => targetOf(part, stack)).find((target) => target !== undefined);
  if (typeof value !== 'object' || value === null) return undefined;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::ImportValue': name, 'Fn::Join': joined } = value as Properties;
  if (typeof Ref === 'string') return Ref.startsWith('AWS::') ? undefined : `${stack}/${Ref}`;
  if (Array.isArray(attribute)) return `${stack}/${attribute[0]}`;
  if (typeof name === 'string') {
    const source = exported.get(name);
    return source && targetOf(source.value, source.stack);
  }
  return targetOf(joined, stack);
};

/** The value under a path of property names; undefined where it ends early. */
export const at = (resource: Resource, ...path: readonly (string | number)[]): Json =>
  path.reduce<Json>(
    (value, name) => (typeof value === 'object' && value !== null ? (value as Properties)[name] : undefined),
    resource.properties,
  );

export const listAt = (resource: Resource, ...path: readonly (string | number)[]): readonly Json[] => {
  const value = at(resource, ...path);
  return Array.isArray(value) ? value : [];
};

export const property = (value: Json, name: string): Json =>
  typeof value === 'object' && value !== null ? (value as Properties)[name] : undefined;

export const theOne = (type: string): Resource => {
  const [only, ...more] = resourcesOf(type);
  if (only === undefined || more.length > 0) throw new Error(`there is more than one ${type}`);
  return only;
};

export const byKey = (key: string | undefined): Resource => {
  const found = allResources.find((resource) => resource.key === key);
  if (found === undefined) throw new Error(`no resource is ${key}`);
  return found;
};

/** Functions that the CDK brings along, to fill the bucket and to set the ceiling of SMS: it chooses their runtime and architecture itself. */
const isProvidedByCdk = ({ key }: Resource): boolean => /\/(CustomCDKBucketDeployment|AWS679f53)/.test(key);

/** Our own functions, by the name that infra/functions/ gives them. */
export const ourFunctions: ReadonlyMap<string, Resource> = new Map(
  resourcesOf('AWS::Lambda::Function')
    .filter((resource) => !isProvidedByCdk(resource))
    .map((resource) => [String(at(resource, 'Description')).replace('Alaronde: ', ''), resource]),
);

export const functionNamed = (name: string): Resource => {
  const found = ourFunctions.get(name);
  if (found === undefined) throw new Error(`no function is called ${name}`);
  return found;
};

export const eventSources = resourcesOf('AWS::Lambda::EventSourceMapping').map((source) => ({
  source,
  from: targetOf(at(source, 'EventSourceArn'), source.stack),
  to: targetOf(at(source, 'FunctionName'), source.stack),
}));

/** What an alarm watches: the resources named in its dimensions. */
const watchedBy = (alarm: Resource): readonly (string | undefined)[] =>
  listAt(alarm, 'Dimensions').map((dimension) => targetOf(property(dimension, 'Value'), alarm.stack));

export const alarmsOn = ({ key }: Resource): readonly Resource[] =>
  resourcesOf('AWS::CloudWatch::Alarm').filter((alarm) => watchedBy(alarm).includes(key));

export interface Statement {
  readonly policy: Resource;
  readonly effect: Json;
  readonly actions: readonly string[];
  readonly resources: readonly Json[];
}

const asList = (value: Json): readonly Json[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

export const statements: readonly Statement[] = resourcesOf('AWS::IAM::Policy').flatMap((policy) =>
  listAt(policy, 'PolicyDocument', 'Statement').map((statement) => ({
    policy,
    effect: property(statement, 'Effect'),
    actions: asList(property(statement, 'Action')).map(String),
    resources: asList(property(statement, 'Resource')),
  })),
);

/** All actions that a function's role allows. */
export const actionsOf = (lambda: Resource): readonly string[] => {
  const role = targetOf(at(lambda, 'Role'), lambda.stack);
  return statements
    .filter(({ policy }) => listAt(policy, 'Roles').some((given) => targetOf(given, policy.stack) === role))
    .flatMap(({ actions }) => actions);
};

/** The folder of the cloud assembly that a function is deployed from. */
export const deployedFolder = (lambda: Resource): string =>
  join(cloudAssembly, `asset.${String(at(lambda, 'Code', 'S3Key')).replace('.zip', '')}`);
