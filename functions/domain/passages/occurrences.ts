import type { DayRule } from './calendar-rule.ts';
import { dayAt, dayNumber, weekdayAt, weekNumber } from './day-number.ts';

/** The days that a rule makes, before anything is said of one of them. */

/** Longest that two passages of a rule lie apart, in days: 29 February that is a Thursday comes back after 28 years, 40 across 2100. */
const LONGEST_GAP_DAYS = 41 * 366;

/** A rule without a first day is looked at from here. */
const SINCE_EVER = '2024-01-01';

/** The days of a rule from one day to another, both included, `YYYY-MM-DD`, in order; at most `most`. */
export const daysOf = (calendar: DayRule, from: string, to: string, most = Number.POSITIVE_INFINITY): string[] => {
  const { rule, starts, ends } = calendar;
  const first = starts !== null && starts > from ? starts : from;
  const last = ends !== null && ends < to ? ends : to;
  const days: string[] = [];
  if (rule.kind === 'dates') {
    for (const date of rule.dates)
      if (date >= first && date <= last && days.length < most && inSeason(date, calendar)) days.push(date);
    return days;
  }
  const until = dayNumber(last);
  for (let number = dayNumber(first); number <= until && days.length < most; number += 1) {
    if (!rule.weekdays.includes(weekdayAt(number)) || !isItsWeek(number, calendar)) continue;
    const day = dayAt(number);
    if (inSeason(day, calendar)) days.push(day);
  }
  return days;
};

/** Whether the rule passes on a day. */
export const occursOn = (calendar: DayRule, day: string): boolean => daysOf(calendar, day, day).length > 0;

/** The first day that a rule ever makes; undefined for one that never passes. */
export const firstDayOf = (calendar: DayRule): string | undefined => {
  if (calendar.rule.kind === 'dates') return daysOf(calendar, calendar.rule.dates[0] ?? '', '9999-12-31', 1)[0];
  const from = calendar.starts ?? (calendar.ends !== null && calendar.ends < SINCE_EVER ? calendar.ends : SINCE_EVER);
  return daysOf(calendar, from, dayAt(dayNumber(from) + LONGEST_GAP_DAYS), 1)[0];
};

const isItsWeek = (number: number, { rule, starts }: DayRule): boolean => {
  if (rule.kind === 'dates') return true;
  if (rule.kind === 'weekly')
    return (
      rule.everyWeeks === 1 ||
      (starts !== null && (weekNumber(number) - weekNumber(dayNumber(starts))) % rule.everyWeeks === 0)
    );
  const dayOfMonth = Number(dayAt(number).slice(8));
  const isLast = dayAt(number + 7).slice(5, 7) !== dayAt(number).slice(5, 7);
  return rule.nth.some((nth) => (nth === -1 ? isLast : Math.ceil(dayOfMonth / 7) === nth));
};

const inSeason = (day: string, { season }: DayRule): boolean => {
  if (season === null) return true;
  const date = day.slice(5);
  const { from, to } = season;
  return from <= to ? from <= date && date <= to : date >= from || date <= to;
};
