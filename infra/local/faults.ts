/** Something that goes wrong on demand, for some calls. */
export interface Fault<Kind extends string> {
  readonly kind: Kind;
  /** The recipient it is for; all when absent. */
  readonly to?: string | undefined;
  /** How many calls are still to fail. */
  readonly count: number;
}

/** Faults asked for and not yet used up, oldest first. */
export class Faults<Kind extends string> {
  #armed: Fault<Kind>[] = [];

  arm(fault: Fault<Kind>): void {
    this.#armed.push(fault);
  }

  clear(): void {
    this.#armed = [];
  }

  list(): readonly Fault<Kind>[] {
    return this.#armed;
  }

  /** The kind of fault that strikes a call to these recipients, if any; uses up one. */
  strike(recipients: readonly string[], kinds: readonly Kind[]): Kind | undefined {
    const fault = this.#armed.find(
      (one) => kinds.includes(one.kind) && (one.to === undefined || recipients.includes(one.to)),
    );
    if (fault === undefined) return undefined;
    this.#armed = this.#armed.flatMap((one) =>
      one !== fault ? [one] : fault.count > 1 ? [{ ...fault, count: fault.count - 1 }] : [],
    );
    return fault.kind;
  }
}
