/** Things that will happen shortly (receipts, bounces): known, so that "idle" can wait for them and a stop can drop them. */
export class Pending {
  readonly #timers = new Set<NodeJS.Timeout>();

  get count(): number {
    return this.#timers.size;
  }

  after(milliseconds: number, action: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, milliseconds);
    this.#timers.add(timer);
  }

  clear(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
