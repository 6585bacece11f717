import { RegisterSilent } from '#domain/review/registers.ts';
import { circuitBreaker } from '#platform/circuit-breaker.ts';

export interface RegisterOptions {
  /** Address of the service; `off`: it is not asked, and all stays pending. */
  readonly url: string;
  readonly fetch?: typeof fetch;
  readonly wait?: (milliseconds: number) => Promise<void>;
  readonly clock?: () => number;
}

const TIMEOUT_MS = 5_000;
/** Two copies of the worker (maxConcurrency) at one call in 500 ms each make 4 a second: under the 7 of an address, far under the 30 of a network. */
const PACE_MS = 500;
/** Five failures in a row are no accident; a minute is what the service asks for when it says 429. */
const BREAKER = { failures: 5, restMs: 60_000 };

/**
 * Calls to one public register: paced, given five seconds, spared while it is down. Whatever goes wrong is its silence, never a failure of ours.
 *
 * @throws RegisterSilent
 */
export const registerCall = (options: RegisterOptions) => {
  const { url, fetch: call = fetch, clock = () => performance.now() } = options;
  const wait = options.wait ?? ((milliseconds: number) => new Promise<void>((go) => setTimeout(go, milliseconds)));
  const guarded = circuitBreaker({ ...BREAKER, clock });
  let next = Number.NEGATIVE_INFINITY;
  return async (path: string): Promise<unknown> => {
    if (url === 'off') throw new RegisterSilent('not asked here');
    const at = Math.max(clock(), next);
    next = at + PACE_MS;
    if (at > clock()) await wait(at - clock());
    try {
      return await guarded(async () => {
        const answer = await call(url + path, {
          headers: { accept: 'application/json' },
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        if (!answer.ok) throw new Error(`status ${answer.status}`);
        return answer.json();
      });
    } catch (error) {
      throw new RegisterSilent('no answer', { cause: error });
    }
  };
};
