import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const KEPT_RUNS = 10;

/**
 * The log of one run: a file in the state folder, to which this process and the Lambda workers append, each line headed by the part that
 * says it. With `verbose`, the same lines on standard output.
 */
export class RunLog {
  readonly file: string;
  readonly verbose: boolean;
  readonly #descriptor: number;

  constructor(stateDir: string, verbose: boolean) {
    const folder = join(stateDir, 'logs');
    mkdirSync(folder, { recursive: true });
    const runs = readdirSync(folder).sort();
    for (const old of runs.slice(0, Math.max(0, runs.length - KEPT_RUNS + 1)))
      rmSync(join(folder, old), { force: true });
    this.file = join(folder, `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${process.pid}.log`);
    this.verbose = verbose;
    this.#descriptor = openSync(this.file, 'a');
  }

  /** One or several lines from one part of the stack. */
  write(part: string, text: string): void {
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => `${part.padEnd(18)} ${line}\n`)
      .join('');
    writeSync(this.#descriptor, lines);
    if (this.verbose) writeSync(1, lines);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
