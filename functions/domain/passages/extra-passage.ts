import { localTime } from '#domain/shared/calendar.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import type { CalendarChanges } from './calendar-changes.ts';
import { type Passage, type PassageRef, passageOf, type ScheduledRound, type Where } from './passage.ts';

/** An extra passage that people may still be told of: it stands in the calendar, is not full, and its day is to come. */
export const extraPassage = (
  { roundId, day }: PassageRef,
  { rounds, changes }: { readonly rounds: readonly ScheduledRound[]; readonly changes: CalendarChanges | undefined },
  where: Where,
  now: Instant,
): Passage | undefined => {
  const round = rounds.find(({ id }) => id === roundId);
  const passage = round && passageOf(round, changes, day, where);
  const isOn = passage?.extra === true && passage.state === 'planned' && day >= localTime(now, where.zone).date;
  return isOn ? passage : undefined;
};
