import { join, resolve } from 'node:path';
import { AwsEndpoint } from './aws-endpoint.ts';
import { LocalClock } from './clock/clock.ts';
import { travel } from './clock/travel.ts';
import { type Account, setUpCognito, spawnCognito } from './cognito/cognito.ts';
import { SecondFactor } from './cognito/second-factor.ts';
import type { ControlRoutes } from './control/http.ts';
import { mailRoutes } from './control/mail-routes.ts';
import { phoneRoutes } from './control/phone-routes.ts';
import { secondFactorRoutes } from './control/second-factor-routes.ts';
import { stackRoutes } from './control/stack-routes.ts';
import { type DynamoDb, startDynamoDb } from './dynamodb/emulator.ts';
import { createTables } from './dynamodb/tables.ts';
import { TtlReaper } from './dynamodb/ttl-reaper.ts';
import { startEventSources } from './event-sources.ts';
import { createFront } from './front.ts';
import { createApis, nameApis } from './http/api.ts';
import { untilIdle } from './idle.ts';
import { createFunctions, nameFunctions } from './lambda/functions.ts';
import { Kills } from './lambda/kills.ts';
import { RunLog } from './log.ts';
import { QueueEmulator } from './queues/emulator.ts';
import { createQueuesAndTopics } from './queues/resources.ts';
import { Scheduler } from './schedules/scheduler.ts';
import { Secrets } from './secrets/secrets.ts';
import { setUpSes } from './ses/identities.ts';
import { MailStore } from './ses/mail-store.ts';
import { Ses } from './ses/ses.ts';
import { CONTROLS, SiteServer } from './site-server.ts';
import { PhoneStore } from './sms/phone-store.ts';
import { setUpSms } from './sms/setup.ts';
import { Sms } from './sms/sms.ts';
import type { Addresses, LocalStack } from './stack.ts';
import { StateFolder } from './state.ts';
import { Teardown } from './teardown.ts';
import { type Assembly, readAssembly } from './template/assembly.ts';
import { REGION, Resolver } from './template/resolver.ts';
import { viewOf } from './views.ts';

export interface StartOptions {
  /** Port of the site; 0 takes a free one. */
  readonly port: number;
  /** Where everything is kept that outlives a stop. */
  readonly stateDir: string;
  /** The synthesized folder (`cdk.out`). May still be in the making: what needs no template starts meanwhile. */
  readonly outdir: string | Promise<string>;
  /** What the app that runs here brings along. */
  readonly app?: LocalApp;
  /** Drops what an earlier run left. */
  readonly fresh?: boolean;
  /** Members owe a code of their telephone, as on AWS; the sample account does not. Else as the run before had it. */
  readonly secondFactor?: boolean;
  /** Without it the front keeps no answer: each request goes to its function. For benchmarks. */
  readonly frontCache?: boolean;
  /** What functions print, on standard output too. */
  readonly verbose?: boolean;
  /** Told what is being done, in a word or two. */
  readonly onProgress?: (what: string) => void;
  /** Done when all parts run, before the site answers: until then callers hear that it is starting. */
  readonly beforeOpen?: (stack: LocalStack) => Promise<void>;
}

/** What a template cannot say of the app that it deploys, and the app says itself. */
export interface LocalApp {
  /** An account of the user pool that is there from the start, in every group, and signs in by its password alone. */
  account?(assembly: Assembly): Account | undefined;
  /** Settings of functions that are other here than in the template, by name: the site's own address, public services that cannot be reached. */
  settings?(here: Here): Readonly<Record<string, string>>;
  /** Controls of its own, below `/__local`: stand-ins of services that are nobody's here. */
  controls?(base: string): ControlRoutes;
  /** What `GET /__local` answers besides. */
  describe?(addresses: Addresses): Readonly<Record<string, unknown>>;
}

/** Where things are on this machine. */
interface Here {
  readonly site: string;
  /** Below it: the local controls. */
  readonly controls: string;
  /** Who signs tokens here; `''` without a user pool. */
  readonly issuer: string;
}

const CLOCK = 'clock.json';
const SETTLE_MS = 20_000;

/**
 * Runs the synthesized template on this machine; about two seconds.
 * @throws LocalProblem when something stands in the way that the user can put right (a port or folder in use)
 */
export const startLocal = async (options: StartOptions): Promise<LocalStack> => {
  const teardown = new Teardown();
  try {
    return await start(options, teardown);
  } catch (error) {
    await teardown.run();
    throw error;
  }
};

const start = async (options: StartOptions, teardown: Teardown): Promise<LocalStack> => {
  const progress = options.onProgress ?? (() => undefined);
  const server = new SiteServer();
  await server.listen(options.port);
  teardown.add(() => server.close());
  const state = new StateFolder(resolve(options.stateDir), options.fresh);
  teardown.add(() => state.release());
  const log = new RunLog(state.path, options.verbose ?? false);
  teardown.add(() => log.close());
  const clock = new LocalClock(state.read<{ offsetMs: number }>(CLOCK)?.offsetMs ?? 0);
  clock.install();
  teardown.add(() => clock.uninstall());

  progress('reading the template');
  // The emulators need nothing of the template to start: they do while it is synthesized.
  const emulators = startEmulators(state, clock, teardown);
  const [assembly, { dynamoDb, cognito, queues }] = await Promise.all([
    Promise.resolve(options.outdir).then(readAssembly),
    emulators,
  ]);
  const resolver = new Resolver(assembly);
  const { app = {} } = options;
  const account = app.account?.(assembly);

  progress('making tables, queues and the rest');
  nameFunctions(resolver);
  nameApis(resolver);
  createQueuesAndTopics(resolver, queues);
  const publish = (topicArn: string, message: string, subject?: string): void =>
    queues.publish(topicArn, message, subject);
  const mails = new MailStore(state.folder('mail'));
  teardown.add(() => mails.close());
  const ses = new Ses({ setup: setUpSes(resolver), store: mails, publish });
  const phone = new PhoneStore(state.folder('phone'));
  const sms = new Sms({ setup: setUpSms(resolver), store: phone, publish });
  teardown.add(() => {
    ses.pending.clear();
    sms.pending.clear();
  });
  const secondFactor = new SecondFactor({
    endpoint: cognito.endpoint,
    state,
    exempt: account?.email,
    now: () => clock.now(),
  });
  if (options.secondFactor !== undefined) secondFactor.turn(options.secondFactor);
  const aws = new AwsEndpoint([ses, sms, new Secrets(resolver, state), secondFactor]);
  await aws.start();
  teardown.add(() => aws.stop());
  const [tables, members] = await Promise.all([
    createTables(resolver, dynamoDb.endpoint),
    setUpCognito(cognito, { resolver, state, account }),
  ]);
  const reaper = new TtlReaper(dynamoDb.endpoint, tables);
  teardown.add(() => reaper.stop());

  const kills = new Kills();
  const endpoints: Record<string, string> = {
    DYNAMODB: dynamoDb.endpoint,
    DYNAMODB_STREAMS: dynamoDb.endpoint,
    SQS: queues.endpoint,
    SNS: queues.endpoint,
    S3: queues.endpoint,
    SES: aws.address,
    PINPOINT_SMS_VOICE_V2: aws.address,
    SECRETS_MANAGER: aws.address,
    COGNITO_IDENTITY_PROVIDER: aws.address,
  };
  const overrides =
    app.settings?.({ site: server.address, controls: server.address + CONTROLS, issuer: members.issuer }) ?? {};
  const functions = createFunctions({
    resolver,
    assembly,
    host: { region: REGION, log, clock, kills },
    endpoints,
    overrides,
  });
  const all = [...functions.values()];
  teardown.add(() => Promise.all(all.map((one) => one.stop())));

  const apis = createApis(resolver, functions);
  const apiAddresses = await Promise.all(apis.map((api) => api.listen()));
  teardown.add(() => Promise.all(apis.map((api) => api.close())));
  const front = createFront(resolver, assembly, apis, options.frontCache);
  const sources = await startEventSources({
    resolver,
    functions,
    queues,
    tables,
    reaper,
    dynamoDbEndpoint: dynamoDb.endpoint,
    state,
    log,
  });
  teardown.add(async () => {
    for (const source of sources.queueSources) source.stop();
    await Promise.all(sources.streamSources.map((source) => source.stop()));
  });
  // What was taken in the last moment before a kill, and never reported.
  ses.reportAgain();
  sms.reportAgain();
  const scheduler = new Scheduler({ resolver, functions, queues });
  teardown.add(() => scheduler.stop());

  const idle = (timeoutMs = 30_000): Promise<boolean> =>
    untilIdle({ functions: all, ...sources, pending: [ses.pending, sms.pending] }, timeoutMs);
  const travelTo = (offset: number): Promise<void> =>
    travel(
      {
        clock,
        scheduler,
        queues,
        reaper,
        settle: () => idle(SETTLE_MS),
        remember: (offsetMs) => state.write(CLOCK, { offsetMs }),
      },
      offset,
    );
  const addresses: Addresses = {
    site: server.address,
    mailbox: `${server.address}${CONTROLS}/mailbox`,
    phone: `${server.address}${CONTROLS}/phone`,
    dynamodb: dynamoDb.endpoint,
    sqs: queues.endpoint,
    cognito: members.endpoint,
    api: apiAddresses[0] ?? '',
    account,
  };
  const stack: LocalStack = {
    site: server.address,
    addresses,
    endpoints,
    clock: {
      now: () => clock.now(),
      get offsetMs() {
        return clock.offsetMs;
      },
      advance: (seconds) => travelTo(clock.offsetMs + seconds * 1_000),
      moveTo: (at) => travelTo(clock.offsetAt(at)),
    },
    kills,
    ses,
    mails,
    sms,
    phone,
    idle,
    ...viewOf({ tables, functions: all, queues }),
    runSchedule: (name) => scheduler.run(name),
    pause: () => dynamoDb.pause(),
    resume: () => dynamoDb.resume(),
    clearCache: front.clear,
    stop: () => teardown.run(),
  };
  await options.beforeOpen?.(stack);
  server.open(
    front.handle,
    stackRoutes(CONTROLS, stack, app.describe?.(addresses)),
    mailRoutes(CONTROLS, ses, mails),
    phoneRoutes(CONTROLS, sms, phone),
    secondFactorRoutes(CONTROLS, secondFactor),
    app.controls?.(CONTROLS) ?? {},
  );
  return stack;
};

interface Emulators {
  readonly dynamoDb: DynamoDb;
  readonly cognito: Awaited<ReturnType<typeof spawnCognito>>;
  readonly queues: QueueEmulator;
}

/** The parts that know nothing of the template. If one fails, the others are stopped by the teardown all the same. */
const startEmulators = async (state: StateFolder, clock: LocalClock, teardown: Teardown): Promise<Emulators> => {
  const logs = state.folder('logs');
  const [dynamoDb, cognito, queues] = await Promise.all([
    startDynamoDb({ databaseFile: state.at('dynamodb.db'), logFile: join(logs, 'dynamodb.txt') }).then((started) => {
      teardown.add(() => started.stop());
      return started;
    }),
    spawnCognito(state, clock, join(logs, 'cognito.txt')).then(async (spawned) => {
      teardown.add(() => spawned.stop());
      await spawned.ready();
      return spawned;
    }),
    QueueEmulator.start(state.folder('queues')).then((started) => {
      teardown.add(() => started.stop());
      return started;
    }),
  ]);
  return { dynamoDb, cognito, queues };
};
