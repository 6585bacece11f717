/** Work of our own that failed again and again, and lies aside until a person decides. Each kind is one queue's. */
export const STUCK_KINDS = [
  'projectCoverage',
  'matchSubscribers',
  'send',
  'feedback',
  'importRows',
  'checkRegisters',
  'territoryFigures',
  'reconcile',
] as const;
export type StuckKind = (typeof STUCK_KINDS)[number];

export interface StuckWork {
  readonly kind: StuckKind;
  readonly count: number;
}

/** Provided by functions/adapters/aws/dead-queues.ts. */
export interface DeadQueues {
  /** The kinds of which something lies aside; about as many as it says. */
  list(): Promise<readonly StuckWork[]>;
  /** Has it all done again, as much as a call has time for; answers how much. Whoever does it finds what was done before. */
  again(kind: StuckKind): Promise<number>;
  /** Gives it up for good; answers how much. */
  drop(kind: StuckKind): Promise<number>;
}
