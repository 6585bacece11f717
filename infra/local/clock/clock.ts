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
   * Moves the clock ahead of the machine's by this many milliseconds, and tells the listeners. Never backwards: leases, visibility and
   * cursors do not run backwards either. What is behind is taken for where the clock is.
   */
  moveToOffset(offsetMs: number): void {
    this.#offset[0] = Math.max(offsetMs, this.offsetMs);
    for (const listener of this.#listeners) listener(this.offsetMs);
  }

  /** The offset at which it is this instant (milliseconds since 1970) now. */
  offsetAt(instant: number): number {
    return instant - machineNow();
  }

  onMove(listener: (offsetMs: number) => void): void {
    this.#listeners.add(listener);
  }
}
