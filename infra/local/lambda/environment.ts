import { Worker } from 'node:worker_threads';
import type { FunctionDefinition, LambdaHost, Result } from './definition.ts';
import type { FromWorker, FunctionError, WorkerData } from './protocol.ts';
import { VERDICT } from './protocol.ts';

/** What one environment has used so far. */
export interface EnvironmentUsage {
  readonly thread: number;
  readonly processorMs: number;
  /** Its heap and what lies beside it, as it is now. */
  readonly memoryMb: number;
}

/** One execution environment: a worker thread, which answers one event at a time. */
export class Environment {
  readonly ready: Promise<boolean>;
  busy = false;
  lastUsed = performance.now();
  readonly #worker: Worker;
  readonly #definition: FunctionDefinition;
  readonly #exited: Promise<void>;
  #settle: ((result: Result) => void) | undefined;
  #loadError: FunctionError | undefined;
  #fatal: FunctionError | undefined;
  #dead = false;

  constructor(definition: FunctionDefinition, host: LambdaHost, onExit: (environment: Environment) => void) {
    this.#definition = definition;
    const verdict = new SharedArrayBuffer(4);
    const workerData: WorkerData = {
      functionName: definition.name,
      codeDir: definition.codeDir,
      handler: definition.handler,
      memoryMb: definition.memoryMb,
      timeoutMs: definition.timeoutSeconds * 1_000,
      arn: definition.arn,
      region: host.region,
      logFile: host.log.file,
      verbose: host.log.verbose,
      clock: host.clock.shared,
      kills: host.kills.shared,
      verdict,
      statements: definition.statements,
    };
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData,
      env: { ...definition.environment },
      // Whatever started the main process (a test runner's loader) is no business of the function's.
      execArgv: ['--no-warnings'],
      resourceLimits: { maxOldGenerationSizeMb: definition.memoryMb },
    });
    let loaded: (ready: boolean) => void = () => undefined;
    this.ready = new Promise((resolve) => {
      loaded = resolve;
    });
    this.#exited = new Promise((resolve) => {
      this.#worker.once('exit', (code) => {
        this.#dead = true;
        loaded(false);
        this.#finish(this.#ending(code));
        onExit(this);
        resolve();
      });
    });
    this.#worker.on('error', (error: NodeJS.ErrnoException) => {
      const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.#fatal = {
        errorType: outOfMemory ? 'Runtime.OutOfMemory' : 'Runtime.ExitError',
        errorMessage: outOfMemory ? `more than ${definition.memoryMb} MB of memory` : String(error.stack ?? error),
      };
      host.log.write(definition.name, `${this.#fatal.errorType}: ${this.#fatal.errorMessage}`);
    });
    this.#worker.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'ready':
          return loaded(true);
        case 'failedToLoad':
          this.#loadError = message.error;
          void this.stop();
          return;
        case 'done':
          return this.#finish({ ok: true, payload: message.payload });
        case 'failed':
          return this.#finish({ ok: false, cause: 'error', error: message.error });
        case 'point': {
          const cell = new Int32Array(verdict);
          Atomics.store(cell, 0, host.kills.dies(definition.name, message.point) ? VERDICT.die : VERDICT.goOn);
          Atomics.notify(cell, 0);
        }
      }
    });
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** Why the handler could not be loaded, if so. */
  get loadError(): FunctionError | undefined {
    return this.#loadError ?? this.#fatal;
  }

  /** Gives the environment one event; resolves when it has answered, run out of time or died. Never rejects. */
  run(requestId: string, event: unknown): Promise<Result> {
    this.busy = true;
    return new Promise((resolve) => {
      const { timeoutSeconds } = this.#definition;
      const timer = setTimeout(() => {
        // Stopped before the caller hears of it: its next event must not find this environment.
        void this.stop();
        this.#finish({
          ok: false,
          cause: 'timeout',
          error: {
            errorType: 'Sandbox.Timedout',
            errorMessage: `RequestId: ${requestId} Error: Task timed out after ${timeoutSeconds}.00 seconds`,
          },
        });
      }, timeoutSeconds * 1_000);
      this.#settle = (result) => {
        clearTimeout(timer);
        this.busy = false;
        this.lastUsed = performance.now();
        resolve(result);
      };
      this.#worker.postMessage({ requestId, event });
    });
  }

  /** Undefined where it does not run: not yet, or no more. */
  async usage(): Promise<EnvironmentUsage | undefined> {
    const thread = this.#worker.threadId;
    try {
      const [{ user, system }, heap] = await Promise.all([this.#worker.cpuUsage(), this.#worker.getHeapStatistics()]);
      const bytes = heap.total_heap_size + heap.external_memory + heap.malloced_memory;
      return { thread, processorMs: (user + system) / 1_000, memoryMb: bytes / 2 ** 20 };
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_NOT_RUNNING') return undefined;
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.#dead = true;
    await this.#worker.terminate();
    await this.#exited;
  }

  #finish(result: Result): void {
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.(result);
  }

  #ending(code: number): Result {
    return {
      ok: false,
      cause: 'crash',
      error: this.#loadError ??
        this.#fatal ?? {
          errorType: 'Runtime.ExitError',
          errorMessage: `Error: Runtime exited with error: exit status ${code}`,
        },
    };
  }
}
