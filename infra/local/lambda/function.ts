import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { FunctionDefinition, LambdaHost, Result } from './definition.ts';
import { Environment, type EnvironmentUsage } from './environment.ts';

/**
 * Environments per function on this machine, whatever the template allows: one per core, and two at least. Each that is added has to be loaded and to
 * become fast on cores that are busy already, and reads for itself what the others know.
 */
const MAX_ENVIRONMENTS = Math.max(2, availableParallelism());
const SPARE_IDLE_MS = 30_000;
const LAST_IDLE_MS = 10 * 60_000;

interface Waiting {
  readonly requestId: string;
  readonly event: unknown;
  readonly resolve: (result: Result) => void;
}

export interface InvokeOptions {
  /** HTTP is throttled when the reserved concurrency is used up; event sources wait instead, as their pollers do. */
  readonly throttle?: boolean;
}

/** A Lambda function: its environments, started as load grows and stopped when idle, and the events that wait for one. */
export class LambdaFunction {
  readonly definition: FunctionDefinition;
  readonly #host: LambdaHost;
  readonly #most: number;
  readonly #reaper: NodeJS.Timeout;
  #environments: Environment[] = [];
  #waiting: Waiting[] = [];
  #starting = 0;
  #stopped = false;
  /** Events given and not yet answered. */
  inFlight = 0;
  invocations = 0;
  errors = 0;

  constructor(definition: FunctionDefinition, host: LambdaHost) {
    this.definition = definition;
    this.#host = host;
    this.#most = Math.min(definition.reservedConcurrency ?? MAX_ENVIRONMENTS, MAX_ENVIRONMENTS);
    this.#reaper = setInterval(() => this.#reapIdle(), 10_000);
    this.#reaper.unref();
  }

  get environments(): number {
    return this.#environments.length;
  }

  /** What its running environments have used. */
  async usage(): Promise<readonly EnvironmentUsage[]> {
    const all = await Promise.all(this.#environments.map((environment) => environment.usage()));
    return all.filter((one) => one !== undefined);
  }

  /** Runs the function on one event. Never rejects: what went wrong is in the result, as Lambda tells it. */
  async invoke(event: unknown, options: InvokeOptions = {}): Promise<Result> {
    const { reservedConcurrency } = this.definition;
    if (options.throttle === true && reservedConcurrency !== undefined && this.inFlight >= reservedConcurrency) {
      return {
        ok: false,
        cause: 'throttled',
        error: { errorType: 'TooManyRequestsException', errorMessage: 'Rate Exceeded.' },
      };
    }
    this.inFlight += 1;
    this.invocations += 1;
    const result = await new Promise<Result>((resolve) => {
      this.#waiting.push({ requestId: randomUUID(), event, resolve });
      this.#serve();
    });
    this.inFlight -= 1;
    if (!result.ok) {
      this.errors += 1;
      this.#host.log.write(
        this.definition.name,
        `${result.cause}: ${result.error.errorType}: ${result.error.errorMessage}`,
      );
    }
    return result;
  }

  /** Starts one environment ahead of the first event. */
  warm(): void {
    if (this.#environments.length === 0) this.#start();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#reaper);
    await Promise.all(this.#environments.map((environment) => environment.stop()));
    this.#failWaiting({
      ok: false,
      cause: 'crash',
      error: { errorType: 'Local.Stopped', errorMessage: 'the local stack has stopped' },
    });
  }

  #serve(): void {
    while (this.#waiting.length > 0) {
      const free = this.#environments.find(
        (environment) => !environment.busy && !environment.dead && this.#loaded.has(environment),
      );
      if (free === undefined) break;
      const next = this.#waiting.shift();
      if (next === undefined) break;
      void free.run(next.requestId, next.event).then((result) => {
        next.resolve(result);
        this.#serve();
      });
    }
    // A start costs a core for a moment: one at a time, and more than one only for a real backlog.
    const backlog = this.#waiting.length;
    const wanted = backlog > 0 && (this.#environments.length === 0 || backlog > this.#starting);
    if (wanted && this.#starting < 1 && this.#environments.length < this.#most && !this.#stopped) this.#start();
  }

  readonly #loaded = new WeakSet<Environment>();

  #start(): void {
    this.#starting += 1;
    const environment = new Environment(this.definition, this.#host, (gone) => {
      this.#environments = this.#environments.filter((other) => other !== gone);
      this.#serve();
    });
    this.#environments.push(environment);
    void environment.ready.then((ready) => {
      this.#starting -= 1;
      if (ready) this.#loaded.add(environment);
      else if (this.#environments.every((other) => other.dead || other === environment)) {
        // A module that cannot be loaded will not be loaded by trying again: the events that wait fail, as on AWS.
        this.#failWaiting({
          ok: false,
          cause: 'crash',
          error: environment.loadError ?? {
            errorType: 'Runtime.ExitError',
            errorMessage: 'the function ended while it was loaded',
          },
        });
      }
      this.#serve();
    });
  }

  #failWaiting(result: Result): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { resolve } of waiting) resolve(result);
  }

  /** The spare environments go after half a minute of rest, the last one after ten: they hold memory, and start in a moment. */
  #reapIdle(): void {
    if (this.#waiting.length > 0) return;
    const restingFor = (milliseconds: number): Environment[] =>
      this.#environments.filter(
        (one) => !one.busy && this.#loaded.has(one) && performance.now() - one.lastUsed > milliseconds,
      );
    const spare = restingFor(SPARE_IDLE_MS);
    const kept = spare.length === this.#environments.length ? 1 : 0;
    for (const environment of spare.slice(kept)) void environment.stop();
    if (this.#environments.length === 1) for (const environment of restingFor(LAST_IDLE_MS)) void environment.stop();
  }
}
