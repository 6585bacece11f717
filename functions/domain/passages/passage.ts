import { z } from 'zod';
import { instantAt, localTime, TIME_ZONE } from '#domain/shared/calendar.ts';
import { type Instant, RoundId } from '#domain/shared/primitives.ts';
import { type CalendarChanges, changeOn, type DayChange, NO_CHANGES, spanOver } from './calendar-changes.ts';
import { CalendarDay } from './calendar-rule.ts';
import { dayAt, dayNumber, weekdayAt } from './day-number.ts';
import { type Holiday, holidayOn } from './holidays.ts';
import { daysOf } from './occurrences.ts';
import { deadlineOn, type RoundCalendar } from './round-calendar.ts';

/** Which passage: of which round, on which day. What a request keeps. */
export const PassageRef = z.strictObject({ roundId: RoundId, day: CalendarDay });
export type PassageRef = z.infer<typeof PassageRef>;

/**
 * planned; toConfirm: the day is a public holiday and they have not said whether they drive; cancelled: with their word, or moved to `movedTo`; full: they
 * come, and take no more orders.
 */
type PassageState = 'planned' | 'toConfirm' | 'cancelled' | 'full';

/** One dated occurrence of a round. */
export interface Passage extends PassageRef {
  /** Until when to order; null where one can until the day itself. */
  readonly deadline: Instant | null;
  readonly state: PassageState;
  /** Their word about this day; empty where they gave none. */
  readonly word: string;
  /** The public holiday that it falls on, where they have not said anything of it. */
  readonly holiday: Holiday | null;
  /** Where this one went; it is cancelled here. */
  readonly movedTo: string | null;
  /** Where this one comes from. */
  readonly movedFrom: string | null;
  /** A day that the rule does not have. */
  readonly extra: boolean;
}

/** What the calendar needs of a round. */
export interface ScheduledRound {
  readonly id: RoundId;
  readonly mode: 'door' | 'pickup' | 'parcel';
  readonly calendar: RoundCalendar;
}

/** Where a round passes: which days are holidays, and by which clock its deadlines are. */
export interface Where {
  /** Of the farm, such as `40`. */
  readonly department: string;
  readonly zone?: string;
}

/** Every passage of a round from one day to another, both included, cancelled ones too, in the order of their days. */
export const passagesBetween = (
  round: ScheduledRound,
  changes: CalendarChanges | undefined,
  { from, to }: { readonly from: string; readonly to: string },
  where: Where,
): Passage[] => {
  const ruled = daysOf(round.calendar, from, to);
  if (changes === undefined || (changes.days.length === 0 && changes.spans.length === 0))
    return ruled.map((day) => passageOn(round, NO_CHANGES, day, where));
  const added = changes.days
    .filter(({ roundId, day, extra }) => extra && roundId === round.id && from <= day && day <= to)
    .map(({ day }) => day);
  return [...new Set([...ruled, ...added])].sort().map((day) => passageOn(round, changes, day, where));
};

/** The passage on a day; undefined where neither the rule nor the producer has one. */
export const passageOf = (
  round: ScheduledRound,
  changes: CalendarChanges | undefined,
  day: string,
  where: Where,
): Passage | undefined => passagesBetween(round, changes, { from: day, to: day }, where)[0];

const passageOn = (round: ScheduledRound, changes: CalendarChanges, day: string, where: Where): Passage => {
  const change = changeOn(changes, round.id, day);
  const passage = {
    roundId: round.id,
    day,
    deadline: deadlineOf(round.calendar, day, change, where.zone),
    word: change?.word ?? '',
    holiday: null,
    movedTo: change?.to ?? null,
    movedFrom: change?.movedFrom ?? null,
    extra: change?.extra ?? false,
  };
  if (change?.kind === 'cancelled' || change?.kind === 'moved') return { ...passage, state: 'cancelled' };
  const leave = change?.kind === 'confirmed' ? undefined : spanOver(changes, 'leave', round.id, day);
  if (leave !== undefined) return { ...passage, state: 'cancelled', word: passage.word || leave.word };
  const full = change?.kind === 'full' ? change : spanOver(changes, 'full', round.id, day);
  if (full !== undefined) return { ...passage, state: 'full', word: passage.word || full.word };
  const holiday = change === undefined ? holidayOn(day, where.department) : undefined;
  return holiday === undefined ? { ...passage, state: 'planned' } : { ...passage, state: 'toConfirm', holiday };
};

/** A passage that was moved is ordered for as long before as on its own day; an extra one on a day without a deadline, as on the other days. */
const deadlineOf = (
  { deadlines }: RoundCalendar,
  day: string,
  change: DayChange | undefined,
  zone: string = TIME_ZONE,
): Instant | null => {
  const number = dayNumber(day);
  const own = deadlineOn(weekdayAt(change?.movedFrom == null ? number : dayNumber(change.movedFrom)), deadlines);
  const deadline = own ?? (change?.extra === true ? deadlines[0] : undefined);
  return deadline === undefined ? null : instantAt(dayAt(number - deadline.daysBefore), deadline.time, zone);
};

/** Whether one can still ask for a passage: they come, take orders, and its deadline is to come. */
export const isOpen = (
  { day, deadline, state }: Passage,
  mode: ScheduledRound['mode'],
  now: Instant,
  zone: string = TIME_ZONE,
): boolean => {
  if (state === 'cancelled' || state === 'full') return false;
  if (deadline !== null) return deadline > now && day >= localTime(now, zone).date;
  const today = localTime(now, zone).date;
  // Without a deadline: a pick-up point can be asked for the same day, a delivery and a parcel the day before.
  return mode === 'pickup' ? day >= today : day > today;
};

/** Why a passage cannot be asked for. */
export type NotOpen = 'noPassage' | 'cancelled' | 'full' | 'deadlineGone';

/** Undefined where it can be asked for at `now`. */
export const whyNotOpen = (
  round: ScheduledRound,
  changes: CalendarChanges | undefined,
  day: string,
  { now, where }: { readonly now: Instant; readonly where: Where },
): NotOpen | undefined => {
  const passage = passageOf(round, changes, day, where);
  if (passage === undefined) return 'noPassage';
  if (passage.state === 'cancelled' || passage.state === 'full') return passage.state;
  return isOpen(passage, round.mode, now, where.zone) ? undefined : 'deadlineGone';
};

/** How far ahead a next passage is looked for: a season that has just ended begins again within the year. */
const LOOK_AHEAD_DAYS = 400;

/** A first look: nearly every round passes within it, and a search asks for hundreds. */
const FIRST_LOOK_DAYS = 21;

/** The next passages that can be asked for, at most `most`, in order. */
export const openPassages = (
  round: ScheduledRound,
  changes: CalendarChanges | undefined,
  now: Instant,
  where: Where,
  most = 1,
): Passage[] => {
  const today = localTime(now, where.zone).date;
  const open = (from: string, days: number) =>
    passagesBetween(round, changes, { from, to: dayAt(dayNumber(from) + days) }, where).filter((passage) =>
      isOpen(passage, round.mode, now, where.zone),
    );
  const soon = open(today, FIRST_LOOK_DAYS);
  if (soon.length >= most) return soon.slice(0, most);
  const later = open(dayAt(dayNumber(today) + FIRST_LOOK_DAYS + 1), LOOK_AHEAD_DAYS - FIRST_LOOK_DAYS - 1);
  return [...soon, ...later].slice(0, most);
};

/** The next passage that can be asked for; undefined where none is planned within a year. */
export const nextPassage = (
  round: ScheduledRound,
  changes: CalendarChanges | undefined,
  now: Instant,
  where: Where,
): Passage | undefined => openPassages(round, changes, now, where)[0];

/** The passage that one now is: followed to the day it was moved to, as often as it was. */
export const followed = (changes: CalendarChanges | undefined, ref: PassageRef): PassageRef => {
  const seen = new Set([ref.day]);
  let { day } = ref;
  for (;;) {
    const change = changeOn(changes ?? NO_CHANGES, ref.roundId, day);
    if (change?.kind !== 'moved' || change.to === null || seen.has(change.to)) return { ...ref, day };
    day = change.to;
    seen.add(day);
  }
};
