import { existsSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { installDate } from '../clock/patched-date.ts';
import { installGuard } from '../permissions/guard.ts';
import { describeError, type FromWorker, type Invocation, VERDICT, type WorkerData } from './protocol.ts';

/**
 * A Lambda execution environment in a worker thread: its own environment variables, memory limit and time, one event at a time. Loaded
 * once, then fed by messages. Order matters: output, time and kill points are in place before the handler's module is loaded.
 */

const data = workerData as WorkerData;
const port = parentPort;
if (port === null) throw new Error('this file is the start of a worker thread');
const tell = (message: FromWorker): void => port.postMessage(message);

/** Straight to the file, not through the main thread: nothing is lost when the worker is killed, and the main thread stays free. */
const writeOutputTo = (file: string, verbose: boolean): void => {
  const descriptor = openSync(file, 'a');
  const label = `${data.functionName} `.padEnd(19);
  const write = (chunk: string | Uint8Array, encoding?: unknown, done?: () => void): boolean => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    const line = `${label}${text.endsWith('\n') ? text : `${text}\n`}`;
    writeSync(descriptor, line);
    if (verbose) writeSync(1, line);
    const after = typeof encoding === 'function' ? encoding : done;
    if (typeof after === 'function') after();
    return true;
  };
  process.stdout.write = write as typeof process.stdout.write;
  process.stderr.write = write as typeof process.stderr.write;
};

/** `reached(point)` in the functions: costs one memory read while nothing is armed. */
const installKillPoints = (): void => {
  const armed = new Int32Array(data.kills);
  const verdict = new Int32Array(data.verdict);
  const reached = (point: string): void => {
    if (Atomics.load(armed, 0) === 0) return;
    Atomics.store(verdict, 0, VERDICT.none);
    tell({ kind: 'point', point });
    Atomics.wait(verdict, 0, VERDICT.none, 5_000);
    if (Atomics.load(verdict, 0) === VERDICT.die) process.exit(137);
  };
  Reflect.set(globalThis, Symbol.for('local.point'), reached);
};

type Handler = (event: unknown, context: unknown) => unknown;

const loadHandler = async (): Promise<Handler> => {
  const dot = data.handler.lastIndexOf('.');
  const [file, name] = [data.handler.slice(0, dot), data.handler.slice(dot + 1)];
  const path = ['.mjs', '.js', '.cjs']
    .map((end) => join(data.codeDir, file + end))
    .find((candidate) => existsSync(candidate));
  if (path === undefined) throw new Error(`Cannot find module '${file}'`);
  const module = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
  const handler = module[name] ?? (module.default as Record<string, unknown> | undefined)?.[name];
  if (typeof handler !== 'function') throw new Error(`${data.handler} is undefined or not exported`);
  return handler as Handler;
};

const contextOf = (requestId: string) => {
  const deadline = performance.now() + data.timeoutMs;
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: data.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: data.arn,
    logGroupName: `/aws/lambda/${data.functionName}`,
    logStreamName: 'local',
    memoryLimitInMB: String(data.memoryMb),
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
};

/** What Lambda makes of a result: JSON. An HTTP answer is a few texts, which are handed over as they are, so that pages are not encoded twice. */
const payloadOf = (result: unknown): unknown => {
  if (typeof result !== 'object' || result === null)
    return result === undefined ? null : JSON.parse(JSON.stringify(result));
  if ('statusCode' in result && 'body' in result && typeof result.body === 'string') {
    const { body, ...rest } = result;
    return { ...(JSON.parse(JSON.stringify(rest)) as object), body };
  }
  return JSON.parse(JSON.stringify(result)) as unknown;
};

writeOutputTo(data.logFile, data.verbose);
const offset = new Float64Array(data.clock);
installDate(() => offset[0] ?? 0);
installKillPoints();
if (data.statements !== undefined) installGuard(data.functionName, data.statements);

try {
  const handler = await loadHandler();
  port.on('message', async ({ requestId, event }: Invocation) => {
    try {
      tell({ kind: 'done', requestId, payload: payloadOf(await handler(event, contextOf(requestId))) });
    } catch (error) {
      const described = describeError(error);
      console.error(`${requestId} ${(described.trace ?? [described.errorMessage]).join('\n')}`);
      tell({ kind: 'failed', requestId, error: described });
    }
  });
  tell({ kind: 'ready' });
} catch (error) {
  const described = describeError(error);
  console.error((described.trace ?? [described.errorMessage]).join('\n'));
  tell({ kind: 'failedToLoad', error: described });
}
