import { localTime } from '#domain/shared/calendar.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import type { CalendarChanges } from './calendar-changes.ts';
import { dayAt, dayNumber } from './day-number.ts';
import { isOpen, nextPassage, type Passage, passagesBetween, type ScheduledRound, type Where } from './passage.ts';

/** A passage as people see it in a list of what is to come. */
export interface ShownPassage extends Passage {
  /** Whether one can still ask for it. */
  readonly open: boolean;
}

/** What is to come of a round. */
export interface Upcoming {
  /** The first that can still be asked for; null where none is planned within a year. */
  readonly next: Passage | null;
  /** All of three weeks, cancelled and full ones too: who counts on Thursday must see that it is not this Thursday. */
  readonly passages: readonly ShownPassage[];
}

/** Three weeks hold the next of nearly every round, and every second week too. */
const SHOWN_DAYS = 21;

/**
 * Upcoming passages of this minute: thousands of searches show the same rounds, and deadlines are whole minutes, so that within one nothing changes
 * but by the producer's word.
 */
const thisMinute = {
  minute: '',
  ofRound: new WeakMap<
    ScheduledRound,
    { readonly changes: CalendarChanges | undefined; readonly department: string; readonly upcoming: Upcoming }
  >(),
};

/** What is to come of a round at `now`. */
export const upcomingOf = (
  round: ScheduledRound,
  changes: CalendarChanges | undefined,
  now: Instant,
  where: Where,
): Upcoming => {
  const minute = now.slice(0, 'YYYY-MM-DDTHH:MM'.length);
  if (thisMinute.minute !== minute) {
    thisMinute.minute = minute;
    thisMinute.ofRound = new WeakMap();
  }
  const known = thisMinute.ofRound.get(round);
  if (known?.changes === changes && known?.department === where.department) return known.upcoming;
  const upcoming = upcomingNow(round, changes, now, where);
  thisMinute.ofRound.set(round, { changes, department: where.department, upcoming });
  return upcoming;
};

const upcomingNow = (
  round: ScheduledRound,
  changes: CalendarChanges | undefined,
  now: Instant,
  where: Where,
): Upcoming => {
  const today = localTime(now, where.zone).date;
  const to = dayAt(dayNumber(today) + SHOWN_DAYS);
  const passages = passagesBetween(round, changes, { from: today, to }, where).map((passage) => ({
    ...passage,
    open: isOpen(passage, round.mode, now, where.zone),
  }));
  return {
    next: passages.find(({ open }) => open) ?? nextPassage(round, changes, now, where) ?? null,
    passages,
  };
};
