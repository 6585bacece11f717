import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { AwsError, awsJson } from '../aws-json.ts';
import { keepOutput, stopChild, untilReady } from '../child.ts';
import type { LocalClock } from '../clock/clock.ts';
import { asList, asObject, asText, isObject, type JsonObject } from '../json.ts';
import { freePort, HOST } from '../ports.ts';
import type { StateFolder } from '../state.ts';
import type { TemplateResource } from '../template/assembly.ts';
import type { Resolver } from '../template/resolver.ts';

const FILE = 'cognito.json';
const TARGET = 'AWSCognitoIdentityProviderService';

/** Ids that cognito-local gave to the pools and clients of the template, by their key there. */
type Ids = Record<string, string>;

/** Of a user pool. The password must meet the pool's policy. */
export interface Account {
  readonly email: string;
  readonly password: string;
}

export interface Cognito {
  readonly endpoint: string;
  /** Where tokens say they come from, and where the keys are that prove it: `<this>/.well-known/jwks.json`. `''` without a pool. */
  readonly issuer: string;
}

export interface CognitoOptions {
  readonly resolver: Resolver;
  readonly state: StateFolder;
  /** There from the start, in every group there is. */
  readonly account: Account | undefined;
}

/** Runs cognito-local in a process of its own: it keeps its data below its working directory, and its clock is ours. */
export const spawnCognito = async (state: StateFolder, clock: LocalClock, logFile: string) => {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      '--no-warnings',
      '--max-old-space-size=128',
      '--import',
      new URL('../clock/child-preload.ts', import.meta.url).href,
      createRequire(import.meta.url).resolve('cognito-local/lib/bin/start.js'),
    ],
    {
      cwd: state.folder('cognito'),
      env: {
        PATH: process.env.PATH,
        HOST,
        PORT: String(port),
        LOCAL_CLOCK_OFFSET_MS: String(clock.offsetMs),
        AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    },
  );
  keepOutput(child, logFile);
  clock.onMove((offsetMs) => {
    if (child.connected) child.send({ offsetMs }, () => undefined);
  });
  const endpoint = `http://${HOST}:${port}`;
  return {
    child,
    endpoint,
    stop: () => stopChild(child),
    ready: () => untilReady('cognito-local', child, async () => (await fetch(`${endpoint}/health`)).ok),
  };
};

/** Makes the pool and client of the template where they are not there yet, and the app's own account. */
export const setUpCognito = async (
  { endpoint }: { readonly endpoint: string },
  { resolver, state, account }: CognitoOptions,
): Promise<Cognito> => {
  const ids = state.read<Ids>(FILE) ?? {};
  let issuer = '';
  for (const resource of resolver.ofType('AWS::Cognito::UserPool')) {
    const poolId = await pool(endpoint, ids, resource, resolver.propertiesOf(resource));
    issuer = `${endpoint}/${poolId}`;
    resolver.know(resource, {
      ref: poolId,
      UserPoolId: poolId,
      Arn: `arn:aws:cognito-idp:local:local:userpool/${poolId}`,
      ProviderName: issuer.replace('http://', ''),
      ProviderURL: issuer,
    });
    const groups = resolver
      .ofType('AWS::Cognito::UserPoolGroup')
      .map((group) => asText(resolver.propertiesOf(group).GroupName));
    if (account !== undefined) await open(endpoint, poolId, account, groups);
  }
  for (const resource of resolver.ofType('AWS::Cognito::UserPoolClient')) {
    const clientId = await client(endpoint, ids, resource, resolver.propertiesOf(resource));
    resolver.know(resource, { ref: clientId, ClientId: clientId });
  }
  state.write(FILE, ids);
  return { endpoint, issuer };
};

const call = (endpoint: string, action: string, body: JsonObject): Promise<JsonObject> =>
  awsJson(endpoint, `${TARGET}.${action}`, body, '1.1');

const pool = async (
  endpoint: string,
  ids: Ids,
  resource: TemplateResource,
  properties: JsonObject,
): Promise<string> => {
  const known = ids[resource.key];
  if (known !== undefined) return known;
  const { UserPool } = await call(endpoint, 'CreateUserPool', {
    PoolName: resource.logicalId,
    UsernameAttributes: properties.UsernameAttributes ?? ['email'],
    Policies: properties.Policies ?? {},
    Schema: asList(properties.Schema).filter(
      (attribute) => isObject(attribute) && attribute.AttributeDataType !== undefined,
    ),
    // The template's second factor is asked for before this pool (second-factor.ts): cognito-local knows only part of it, no set-up of an
    // authenticator during sign-in.
    MfaConfiguration: 'OFF',
  });
  const id = asText(asObject(UserPool).Id);
  ids[resource.key] = id;
  return id;
};

const client = async (
  endpoint: string,
  ids: Ids,
  resource: TemplateResource,
  properties: JsonObject,
): Promise<string> => {
  const known = ids[resource.key];
  if (known !== undefined) return known;
  const settings = Object.fromEntries(
    [
      'AccessTokenValidity',
      'IdTokenValidity',
      'RefreshTokenValidity',
      'TokenValidityUnits',
      'ExplicitAuthFlows',
      'GenerateSecret',
    ].flatMap((name) => (properties[name] === undefined ? [] : [[name, properties[name]]])),
  );
  const { UserPoolClient } = await call(endpoint, 'CreateUserPoolClient', {
    UserPoolId: asText(properties.UserPoolId),
    ClientName: resource.logicalId,
    ...settings,
  });
  const id = asText(asObject(UserPoolClient).ClientId);
  ids[resource.key] = id;
  return id;
};

/** Opens an account, in every group there is. */
const open = async (
  endpoint: string,
  poolId: string,
  { email, password }: Account,
  groups: readonly string[],
): Promise<void> => {
  const user = { UserPoolId: poolId, Username: email };
  const isNew = await unlessThere('UsernameExistsException', () =>
    call(endpoint, 'AdminCreateUser', {
      ...user,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ],
    }),
  );
  if (isNew) await call(endpoint, 'AdminSetUserPassword', { ...user, Password: password, Permanent: true });
  for (const GroupName of groups) {
    await unlessThere('GroupExistsException', () => call(endpoint, 'CreateGroup', { UserPoolId: poolId, GroupName }));
    await call(endpoint, 'AdminAddUserToGroup', { ...user, GroupName });
  }
};

/** False where it was there already. */
const unlessThere = async (code: string, make: () => Promise<unknown>): Promise<boolean> => {
  try {
    await make();
    return true;
  } catch (error) {
    if (error instanceof AwsError && error.code === code) return false;
    throw error;
  }
};
