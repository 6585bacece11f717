/** Time that goes from event to event. */
export class SimulatedClock {
  now: number;
  readonly #events: { readonly at: number; readonly turn: number; readonly run: () => Promise<void> }[] = [];
  #turns = 0;

  constructor(start: string) {
    this.now = Date.parse(start);
  }

  instant(at: number = this.now): string {
    return new Date(at).toISOString();
  }

  /** In order of time; of two at the same instant, the one that was said first. */
  at(at: number, run: () => Promise<void>): void {
    this.#turns += 1;
    const event = { at: Math.max(at, this.now), turn: this.#turns, run };
    const events = this.#events;
    let place = events.push(event) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!isBefore(event, events[above])) break;
      events[place] = events[above] as typeof event;
      place = above;
    }
    events[place] = event;
  }

  in(milliseconds: number, run: () => Promise<void>): void {
    this.at(this.now + milliseconds, run);
  }

  async runUntil(end: number): Promise<void> {
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.now = next.at;
      await next.run();
    }
    this.now = end;
  }

  #next(end: number) {
    const events = this.#events;
    const [first] = events;
    if (first === undefined || first.at > end) return undefined;
    const last = events.pop();
    if (last !== undefined && events.length > 0) {
      let place = 0;
      for (;;) {
        const left = 2 * place + 1;
        const least = isBefore(events[left + 1], events[left]) ? left + 1 : left;
        const below = events[least];
        if (below === undefined || !isBefore(below, last)) break;
        events[place] = below;
        place = least;
      }
      events[place] = last;
    }
    return first;
  }
}

interface Ordered {
  readonly at: number;
  readonly turn: number;
}

const isBefore = (one: Ordered | undefined, other: Ordered | undefined): boolean =>
  one !== undefined && (other === undefined || one.at < other.at || (one.at === other.at && one.turn < other.turn));
