export interface ArmedKill {
  readonly point: string;
  /** Name of the function, or part of it; any function when absent. */
  readonly function?: string | undefined;
  /** How many workers are still to die. */
  readonly count: number;
}

export interface FiredKill {
  readonly point: string;
  readonly function: string;
  readonly at: string;
}

/** Named points at which a worker dies: between two effects, where a crash would hurt. */
export class Kills {
  /** How many are armed: read by the workers, so that an unarmed point costs nothing. */
  readonly shared = new SharedArrayBuffer(4);
  readonly #count = new Int32Array(this.shared);
  #armed: ArmedKill[] = [];
  readonly #fired: FiredKill[] = [];

  arm(kill: ArmedKill): void {
    this.#armed.push(kill);
    this.#publish();
  }

  disarm(): void {
    this.#armed = [];
    this.#publish();
  }

  list(): { readonly armed: readonly ArmedKill[]; readonly fired: readonly FiredKill[] } {
    return { armed: this.#armed, fired: this.#fired };
  }

  /** Asked by a worker that has reached a point. Uses up one count of the kill it dies of. */
  dies(functionName: string, point: string): boolean {
    const kill = this.#armed.find(
      (armed) => armed.point === point && (armed.function === undefined || sameName(functionName, armed.function)),
    );
    if (kill === undefined) return false;
    this.#armed = this.#armed.flatMap((armed) =>
      armed !== kill ? [armed] : kill.count > 1 ? [{ ...kill, count: kill.count - 1 }] : [],
    );
    this.#fired.push({ point, function: functionName, at: new Date().toISOString() });
    this.#publish();
    return true;
  }

  #publish(): void {
    Atomics.store(this.#count, 0, this.#armed.length);
  }
}

/** Physical names carry the stack and a hash; people say `send`. */
const sameName = (physical: string, said: string): boolean =>
  physical.toLowerCase().includes(said.toLowerCase().replaceAll('-', ''));
