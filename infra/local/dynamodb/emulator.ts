import { createRequire } from 'node:module';
import { awsJson } from '../aws-json.ts';
import { spawnGuarded, stopChild, untilReady } from '../child.ts';
import { freePort, HOST } from '../ports.ts';
import { LocalProblem } from '../problem.ts';

export interface DynamoDb {
  readonly endpoint: string;
  stop(): Promise<void>;
  /** Takes the database down, as in an outage; `stop` and `resume` work on a database that is down. */
  pause(): Promise<void>;
  /** Brings it back on the same port, with its data. */
  resume(): Promise<void>;
}

export interface DynamoDbOptions {
  /** Where SQLite keeps the data; in memory when absent. */
  readonly databaseFile: string | undefined;
  readonly logFile: string;
}

const answers = (endpoint: string) => async (): Promise<boolean> => {
  await awsJson(endpoint, 'DynamoDB_20120810.ListTables', {});
  return true;
};

/**
 * Starts dynoxide, the native emulator (Linux x64), on a free port; or uses the endpoint that the user gave in AWS_ENDPOINT_URL_DYNAMODB
 * (DynamoDB Local), which is not ours to stop.
 */
export const startDynamoDb = async (options: DynamoDbOptions): Promise<DynamoDb> => {
  const given = process.env.AWS_ENDPOINT_URL_DYNAMODB;
  if (given !== undefined && given !== '') {
    await untilReady(`DynamoDB at ${given}`, undefined, answers(given));
    const nothing = async (): Promise<void> => undefined;
    return { endpoint: given, stop: nothing, pause: nothing, resume: nothing };
  }
  const program = findProgram();
  const port = await freePort();
  const endpoint = `http://${HOST}:${port}`;
  const start = async () => {
    const kept = options.databaseFile === undefined ? [] : ['--db-path', options.databaseFile];
    const child = spawnGuarded(program, ['--host', HOST, '--port', String(port), ...kept], options.logFile);
    await untilReady('dynoxide', child, answers(endpoint));
    return child;
  };
  let child = await start();
  return {
    endpoint,
    stop: () => stopChild(child),
    pause: () => stopChild(child),
    resume: async () => {
      if (child.exitCode !== null || child.signalCode !== null) child = await start();
    },
  };
};

const findProgram = (): string => {
  try {
    return createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
  } catch {
    throw new LocalProblem(
      'The DynamoDB emulator runs on Linux x64 only. Start DynamoDB Local yourself and set AWS_ENDPOINT_URL_DYNAMODB to its address.',
    );
  }
};
