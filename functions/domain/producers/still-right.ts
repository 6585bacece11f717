import { addDays, localTime } from '#domain/shared/calendar.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import type { Producer } from './producer.ts';

/** Once a season a producer is asked whether their page is still right. Who does not say so after two reminders sinks in lists, then rests. */

/** The first days of the meteorological seasons. */
const SEASON_STARTS = ['-03-01', '-06-01', '-09-01', '-12-01'];
/** Who has said or changed something so shortly before a season need not say it again. */
const LATELY_DAYS = 30;
/** Between one question and the next, and from the last to what follows from silence. */
const WAIT_DAYS = 14;
/** The question and two reminders; what comes after them is that the page rests. */
export const QUESTIONS = 3;

/** The first day of the season that a day is in. */
export const seasonOf = (date: string): string => {
  const year = Number(date.slice(0, 4));
  const starts = [year - 1, year].flatMap((one) => SEASON_STARTS.map((start) => `${one}${start}`));
  return starts.findLast((start) => start <= date) ?? date;
};

/** Whether they are to be asked this season: found by everybody, and silent since before it. */
export const isToConfirm = (
  { state, confirmedAt, publishedAt }: Pick<Producer, 'state' | 'confirmedAt' | 'publishedAt'>,
  now: Instant,
): boolean => {
  const last = confirmedAt ?? publishedAt;
  if (state !== 'published' || last === null) return false;
  return localTime(last).date < addDays(seasonOf(localTime(now).date), -LATELY_DAYS);
};

export type StillRightStep = { readonly kind: 'ask'; readonly number: number } | { readonly kind: 'sink' | 'rest' };

/** What is to be done tonight, by when each of the questions was asked; undefined: wait. */
export const stillRightStep = (
  { sunkAt }: Pick<Producer, 'sunkAt'>,
  asked: readonly (Instant | undefined)[],
  now: Instant,
): StillRightStep | undefined => {
  const { date } = localTime(now);
  const isOver = (at: Instant, days: number): boolean => addDays(localTime(at).date, days) <= date;
  const number = asked.indexOf(undefined);
  if (number > 0) {
    const before = asked[number - 1];
    return before !== undefined && isOver(before, WAIT_DAYS) ? { kind: 'ask', number } : undefined;
  }
  if (number === 0) return { kind: 'ask', number };
  const last = asked.at(-1);
  if (last === undefined || !isOver(last, WAIT_DAYS)) return undefined;
  if (sunkAt === undefined) return { kind: 'sink' };
  return isOver(sunkAt, WAIT_DAYS) ? { kind: 'rest' } : undefined;
};
