import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import type { CalendarChanges } from '#domain/passages/calendar-changes.ts';
import { dayNumber, weekdayAt } from '#domain/passages/day-number.ts';
import { type NotOpen, openPassages, type PassageRef, whyNotOpen } from '#domain/passages/passage.ts';
import type { Producer, Round } from '#domain/producers/producer.ts';
import type { Instant, Weekday } from '#domain/shared/primitives.ts';
import type { ReasonCode } from '#domain/shared/reasons.ts';

/** Which passage a request asks for. */

interface Calendar {
  readonly producer: Producer;
  readonly changes: CalendarChanges | undefined;
  readonly now: Instant;
}

const whereOf = ({ details }: Producer) => ({ department: departmentOfCommune(details.commune) });

/** Among so many is one on each weekday of a round that passes every day. */
const PASSAGES_LOOKED_AT = 14;

/** Who wishes for a weekday is given the first passage on it that is open: a producer has to know which Tuesday. Null where there is none. */
export const passageOnWeekday = (
  rounds: readonly Round[],
  weekday: Weekday,
  { producer, changes, now }: Calendar,
): PassageRef | null => {
  const [first] = rounds
    .flatMap((round) => openPassages(round, changes, now, whereOf(producer), PASSAGES_LOOKED_AT))
    .filter(({ day }) => weekdayAt(dayNumber(day)) === weekday)
    .sort((one, other) => one.day.localeCompare(other.day));
  return first === undefined ? null : { roundId: first.roundId, day: first.day };
};

/** Why this passage cannot be asked for; undefined where it can. */
export const whyNotPassage = (
  rounds: readonly Round[],
  { roundId, day }: PassageRef,
  { producer, changes, now }: Calendar,
): (typeof CODES)[NotOpen] | undefined => {
  const round = rounds.find(({ id }) => id === roundId);
  const why = round === undefined ? 'noPassage' : whyNotOpen(round, changes, day, { now, where: whereOf(producer) });
  return why && CODES[why];
};

const CODES = {
  noPassage: 'notOnThatDay',
  cancelled: 'passageCancelled',
  full: 'passageFull',
  deadlineGone: 'passageTooLate',
} as const satisfies Record<NotOpen, ReasonCode>;
