import type { UnclaimedId } from '#domain/shared/primitives.ts';

/** A farm of somebody's list that may be this producer, who has registered by themselves. */
export interface LikelyHimself {
  readonly id: UnclaimedId;
  readonly name: string;
  readonly communeName: string;
  /** The list it came from. */
  readonly source: string;
  readonly why: 'claimed' | 'siret' | 'address' | 'name';
  /** Between the two. */
  readonly km: number;
  /** Whether it leaves the list by itself when they are published; else a member has to say that it is they. */
  readonly leaves: boolean;
}
