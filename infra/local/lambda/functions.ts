import { asList, asNumber, asObject, asText, type JsonObject } from '../json.ts';
import { statementsOf } from '../permissions/statements.ts';
import { LocalProblem } from '../problem.ts';
import type { Assembly, TemplateResource } from '../template/assembly.ts';
import { ACCOUNT, physicalName, REGION, type Resolver } from '../template/resolver.ts';
import type { FunctionDefinition, LambdaHost } from './definition.ts';
import { LambdaFunction } from './function.ts';

/** Tells the resolver what functions are called, before anything refers to them. */
export const nameFunctions = (resolver: Resolver): void => {
  for (const resource of resolver.ofType('AWS::Lambda::Function')) {
    const name = physicalName(resource, 64);
    resolver.know(resource, { ref: name, Arn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}` });
  }
  // A version or alias is the function itself here: there is one deployment.
  for (const resource of resolver.ofType('AWS::Lambda::Version', 'AWS::Lambda::Alias')) {
    const of = asText(resolver.resolve(resource.stack, resource.properties.FunctionName ?? ''));
    const arn = of.startsWith('arn:') ? of : `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${of}`;
    resolver.know(resource, { ref: arn, FunctionArn: arn, AliasArn: arn, Version: '1' });
  }
};

export interface FunctionsOptions {
  readonly resolver: Resolver;
  readonly assembly: Assembly;
  readonly host: LambdaHost;
  /** Addresses of the emulators: AWS_ENDPOINT_URL_… by service. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** What is other here than on AWS. */
  readonly overrides: Readonly<Record<string, string>>;
}

/** The functions of the template, by ARN. Those that are not Node (CDK's own helpers) are left out: what they do is done otherwise here. */
export const createFunctions = (options: FunctionsOptions): ReadonlyMap<string, LambdaFunction> => {
  const functions = new Map<string, LambdaFunction>();
  for (const resource of options.resolver.ofType('AWS::Lambda::Function')) {
    const definition = define(options, resource);
    if (definition !== undefined) functions.set(definition.arn, new LambdaFunction(definition, options.host));
  }
  return functions;
};

const define = (options: FunctionsOptions, resource: TemplateResource): FunctionDefinition | undefined => {
  const { resolver, assembly } = options;
  if (!asText(resource.properties.Runtime).startsWith('nodejs')) return undefined;
  const properties = resolver.propertiesOf(resource);
  const key = asText(asObject(properties.Code).S3Key);
  const codeDir = assembly.assets.get(key);
  if (codeDir === undefined) {
    if (asText(asObject(properties.Code).ZipFile) !== '') return undefined;
    throw new LocalProblem(`The code of ${resource.key} is not in the synthesized folder. Synthesize it again.`);
  }
  const name = physicalName(resource, 64);
  const memoryMb = asNumber(properties.MemorySize, 128);
  return {
    name,
    arn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`,
    codeDir,
    handler: asText(properties.Handler),
    memoryMb,
    timeoutSeconds: asNumber(properties.Timeout, 3),
    environment: environmentOf(options, name, properties),
    statements: statementsOf(resolver, resource),
    reservedConcurrency:
      properties.ReservedConcurrentExecutions === undefined
        ? undefined
        : asNumber(properties.ReservedConcurrentExecutions, 0),
  };
};

/** The template's variables, those of the Lambda runtime, and where the emulators are. Nothing of this machine's own environment. */
const environmentOf = (options: FunctionsOptions, name: string, properties: JsonObject): Record<string, string> => {
  const fromTemplate: Record<string, string> = {};
  for (const [variable, value] of Object.entries(asObject(asObject(properties.Environment).Variables))) {
    fromTemplate[variable] = options.overrides[variable] ?? asText(value);
  }
  const endpoints = Object.fromEntries(
    Object.entries(options.endpoints).map(([service, address]) => [`AWS_ENDPOINT_URL_${service}`, address]),
  );
  return {
    ...fromTemplate,
    ...endpoints,
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_EXECUTION_ENV: `AWS_Lambda_${asText(properties.Runtime)}`,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(asNumber(properties.MemorySize, 128)),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    LAMBDA_TASK_ROOT: '/var/task',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    PATH: '/usr/local/bin:/usr/bin:/bin',
  };
};

/** The function an ARN means: of the function itself, a version or alias (`…:function:name:live`), or API Gateway's way of writing it. */
export const functionByArn = (
  functions: ReadonlyMap<string, LambdaFunction>,
  arn: string,
): LambdaFunction | undefined => {
  const inner = /arn:[^:]+:lambda:[^:]+:\d+:function:[^:/]+/.exec(arn)?.[0];
  return inner === undefined ? undefined : functions.get(inner);
};

/** What a template's list of strings holds. */
export const texts = (value: JsonObject[string] | undefined): string[] => asList(value).map(asText);
