import { addDays, localTime } from '#domain/shared/calendar.ts';
import type { Instant, Language } from '#domain/shared/primitives.ts';
import type { Task, TaskClaim } from '#domain/tasks/task.ts';
import { BY_ITSELF } from '#domain/tasks/task-steps.ts';
import { dateInWords, timeInWords } from '#web/shared/format.ts';
import { pick } from '#web/shared/text.ts';
import { taskTexts } from '#web/tasks/task-texts.ts';

/** Moments as people at work say them. */

/** "aujourd’hui à 10 h 12", "hier à 18 h", "demain à 8 h 30", "mardi 24 novembre à 9 h". */
export const momentInWords = (at: Instant, now: Instant, lang: Language): string => {
  const { date, time } = localTime(at);
  return pick(taskTexts.moment, lang, { day: dayInWords(date, now, lang), time: timeInWords(time, lang) });
};

/** "aujourd’hui", "hier", "demain", else the date. */
const dayInWords = (date: string, now: Instant, lang: Language): string => {
  const { date: today } = localTime(now);
  if (date === today) return pick(taskTexts.today, lang);
  if (date === addDays(today, -1)) return pick(taskTexts.yesterday, lang);
  if (date === addDays(today, 1)) return pick(taskTexts.tomorrow, lang);
  return dateInWords(date, lang);
};

/** "d’aujourd’hui", "de demain", "du jeudi 26 novembre". */
export const ofDayInWords = (date: string, now: Instant, lang: Language): string => {
  const { date: today } = localTime(now);
  if (date === today) return pick(taskTexts.ofToday, lang);
  if (date === addDays(today, 1)) return pick(taskTexts.ofTomorrow, lang);
  return pick(taskTexts.ofDay, lang, { day: dateInWords(date, lang) });
};

/** Who closed a task, when, and what they noted: read by who came second. */
export const closedInWords = (task: Task, now: Instant, lang: Language): string => {
  const text = task.state === 'givenUp' ? taskTexts.givenUpBefore : taskTexts.doneBefore;
  const who = task.doneBy ?? '';
  const when = momentInWords(task.doneAt ?? now, now, lang);
  if (who === BY_ITSELF) return `${closedByItself(task.note, lang)} (${when})`;
  const noted = task.note === '' ? '' : ` ${pick(taskTexts.noted, lang, { note: task.note })}`;
  return `${pick(text, lang, { who, when })}${noted}`;
};

/** Nobody needed to call: why, of the codes that `taskSettled` has. */
export const closedByItself = (why: string, lang: Language): string => {
  if (why === 'answered') return pick(taskTexts.itselfAnswered, lang);
  return pick(why === 'cancelled' ? taskTexts.itselfCancelled : taskTexts.itselfOver, lang);
};

/** Who is at it, since when, until when unless they go on. */
export const heldInWords = ({ by, since, until }: TaskClaim, now: Instant, lang: Language): string => {
  const text = pick(taskTexts.takenText, lang, {
    since: momentInWords(since, now, lang),
    until: momentInWords(until, now, lang),
  });
  return `${pick(taskTexts.takenTitle, lang, { who: by })}. ${text}`;
};
