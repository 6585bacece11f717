import { installDate, machineNow } from './patched-date.ts';

/**
 * The one clock of a local stack: the machine's time and an offset that only grows. The offset lies in shared memory, so that Lambda
 * workers read the same time without a message; child processes are told by `onMove`.
 */
export class LocalClock {
  /** One 64-bit float: the offset in milliseconds. Given to every worker thread. */
  readonly shared = new SharedArrayBuffer(8);
  readonly #offset = new Float64Array(this.shared);
  readonly #listeners = new Set<(offsetMs: number) => void>();
  #uninstall: (() => void) | undefined;

  constructor(offsetMs = 0) {
    this.#offset[0] = offsetMs;
  }

  get offsetMs(): number {
    return this.#offset[0] ?? 0;
  }

  /** Milliseconds since 1970 on this clock. */
  now(): number {
    return machineNow() + this.offsetMs;
  }

  /** Makes this the time of the whole process. A process has one local stack at a time. */
  install(): void {
    this.#uninstall ??= installDate(() => this.offsetMs);
  }

  uninstall(): void {
    this.#uninstall?.();
    this.#uninstall = undefined;
  }

  /**
   * Moves the clock to an instant (milliseconds since 1970), and tells the listeners.
   * @throws RangeError when the instant is in the past: leases, visibility and cursors never run backwards
   */
  moveTo(at: number): void {
    const offset = at - machineNow();
    // Some milliseconds pass between the reading of a time and the move to it: not a move backwards worth a word.
    if (offset < this.offsetMs - 1_000) throw new RangeError('the clock only moves forward');
    this.#offset[0] = Math.max(offset, this.offsetMs);
    for (const listener of this.#listeners) listener(this.offsetMs);
  }

  onMove(listener: (offsetMs: number) => void): void {
    this.#listeners.add(listener);
  }
}
