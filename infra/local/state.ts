import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { LocalProblem } from './problem.ts';

/**
 * The one folder that holds everything that outlives a stop: tables, mails, messages, secrets, the pool of members, the clock. Held by one
 * process at a time.
 */
export class StateFolder {
  readonly path: string;
  readonly #lock: string;

  /**
   * Takes the folder, making it if it is not there.
   * @param fresh drops what an earlier run left
   * @throws LocalProblem when another running process holds it
   */
  constructor(path: string, fresh = false) {
    this.path = path;
    this.#lock = join(path, 'lock');
    mkdirSync(path, { recursive: true });
    this.#take();
    if (fresh) {
      rmSync(path, { recursive: true, force: true });
      mkdirSync(path, { recursive: true });
      this.#take();
    }
  }

  /** A file of the folder. */
  at(...names: readonly string[]): string {
    return join(this.path, ...names);
  }

  /** A sub-folder, made if it is not there. */
  folder(name: string): string {
    const folder = this.at(name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** What was written under a name, or `undefined`. */
  read<Value>(name: string): Value | undefined {
    try {
      return JSON.parse(readFileSync(this.at(name), 'utf8')) as Value;
    } catch {
      return undefined;
    }
  }

  /** Written whole or not at all; readable by this user only, since secrets are kept this way. */
  write(name: string, value: unknown): void {
    writeFileSync(this.at(`${name}.new`), JSON.stringify(value, null, 2), { mode: 0o600 });
    renameSync(this.at(`${name}.new`), this.at(name));
  }

  release(): void {
    rmSync(this.#lock, { force: true });
  }

  #take(): void {
    for (;;) {
      try {
        const file = openSync(this.#lock, 'wx');
        writeSync(file, String(process.pid));
        closeSync(file);
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = Number(readFileSync(this.#lock, 'utf8'));
      if (isRunning(holder)) {
        throw new LocalProblem(
          `Another local stack (process ${holder}) uses the folder ${this.path}. Stop it first, or choose another folder.`,
        );
      }
      // The holder crashed: its lock says nothing any more.
      rmSync(this.#lock, { force: true });
    }
  }
}

const isRunning = (pid: number): boolean => {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
