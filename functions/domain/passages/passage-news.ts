import type { CalendarChanges } from './calendar-changes.ts';
import { followed, type Passage, type PassageRef, passageOf, type ScheduledRound, type Where } from './passage.ts';

/** What became of a passage that somebody asked for. */
export type PassageFate =
  /** They come on `day`, which is the day asked for or the one it was moved to. */
  | { readonly kind: 'comes'; readonly day: string; readonly word: string }
  | { readonly kind: 'cancelled'; readonly word: string }
  /** The round is no more, or no longer has that day. */
  | { readonly kind: 'gone' };

/** A producer's rounds with what they say of single days. */
export interface Calendar {
  readonly rounds: readonly ScheduledRound[];
  readonly changes: CalendarChanges;
}

/** What a passage that was asked for is now. Full is not its end: who asked before has a place. */
export const fateOf = (ref: PassageRef, { rounds, changes }: Calendar, where: Where): PassageFate => {
  const round = rounds.find(({ id }) => id === ref.roundId);
  if (round === undefined) return { kind: 'gone' };
  const { day } = followed(changes, ref);
  const passage: Passage | undefined = passageOf(round, changes, day, where);
  if (passage === undefined) return { kind: 'gone' };
  const { state, word } = passage;
  return state === 'cancelled' ? { kind: 'cancelled', word } : { kind: 'comes', day, word };
};

/** Whether somebody who asked for a passage has to be told: its day or its taking place is another than before. */
export const isNews = (before: PassageFate, after: PassageFate): boolean =>
  before.kind !== after.kind || (before.kind === 'comes' && after.kind === 'comes' && before.day !== after.day);
