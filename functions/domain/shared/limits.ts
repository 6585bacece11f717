import type { Instant } from './primitives.ts';

/** How often somebody may do something within a window. */
export interface Limit {
  readonly what: string;
  readonly most: number;
  readonly windowSeconds: number;
}

/** What has been counted, for whoever watches. */
export interface CountedLimits {
  /** Tries of `who` in the window of that instant, those that were refused too. */
  used(limit: Limit, who: string, at: Instant): Promise<number>;
}

export interface Limits {
  /** Counts one more try of `who` (already hashed); false when it is over the limit of the running window. */
  allows(limit: Limit, who: string, now: Instant): Promise<boolean>;
  /** Takes `count` units of a shared allowance (sending rate) in this window; false when the window is used up. */
  take(limit: Limit, who: string, count: number, now: Instant): Promise<boolean>;
}
