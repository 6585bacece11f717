import type { Acting } from '#domain/shared/acting.ts';
import type { Instant } from '#domain/shared/primitives.ts';

/** Who asks, and when. */
export interface Actor {
  readonly by: Acting;
  readonly now: Instant;
}
