import { addDays, instantAt, localTime, secondsAfter, TIME_ZONE, weekdayOf } from '#domain/shared/calendar.ts';
import { type Occasion, occasionRank } from '#domain/shared/occasion.ts';
import type { Instant, PersonId, ProducerId, PublicationId } from '#domain/shared/primitives.ts';
import type { Frequency } from './subscription.ts';

/** That a person was told of a producer, or is about to be: one a pair, the last time. Lives as long as the person is with us. */
export interface ToldMarker {
  readonly person: PersonId;
  readonly producerId: ProducerId;
  readonly publicationId: PublicationId;
  readonly occasion: Occasion;
  /** The mail in which. */
  readonly day: string;
  readonly at: Instant;
}

/** So long a producer does not come back to the same person for a lesser occasion, or the same. */
const QUIET_DAYS = 30;

/** Whether a person may hear of this occasion, given the last time. Of the same publication: yes, it goes on where it was interrupted. */
export const mayTell = (
  last: Pick<ToldMarker, 'publicationId' | 'occasion' | 'at'> | undefined,
  next: { readonly id: PublicationId; readonly occasion: Occasion; readonly announceAt: Instant },
): boolean => {
  if (last === undefined || last.publicationId === next.id) return true;
  if (next.occasion === 'first') return false;
  return (
    occasionRank(next.occasion) < occasionRank(last.occasion) ||
    secondsAfter(last.at, QUIET_DAYS * 86_400) <= next.announceAt
  );
};

/** When the morning's mail leaves, local time; the weekly one on Friday. */
export const DIGEST_TIME = '08:30';
const FRIDAY = 5;

/** The mail of a day: `day` is its name, and at most one of a name leaves. */
export interface Slot {
  readonly day: string;
  readonly dueAt: Instant;
  readonly isOver: boolean;
}

/** A mail that is taken by another the moment we look is followed by the next: never by so many. */
const SLOTS_AHEAD = 4;
/** A publication that was held up for longer than this is told as if it were new. */
const MAX_DAYS_BEHIND = 14;

/**
 * The mails that may carry a news, in order. At once: the mail of the day, due now; if that has left, the mornings after. Daily: the next mornings.
 * Weekly: the next Fridays. They begin with the day on which the news came up (and not with today), so that a matcher that was interrupted at
 * midnight asks the same mails again.
 */
export const slotsOf = (frequency: Frequency, announceAt: Instant, now: Instant, zone: string = TIME_ZONE): Slot[] => {
  const today = localTime(now, zone).date;
  const earliest = addDays(today, -MAX_DAYS_BEHIND);
  const from = localTime(announceAt, zone).date;
  const [, begins = from] = [from, earliest].sort();
  const slots: Slot[] = [];
  for (let day = begins, ahead = 0; ahead < SLOTS_AHEAD; day = addDays(day, 1)) {
    if (frequency === 'weekly' && weekdayOf(day) !== FRIDAY) continue;
    const morning = instantAt(day, DIGEST_TIME, zone);
    if (frequency !== 'atOnce' && morning < announceAt) continue;
    const isOver = day < today;
    const dueAt = frequency === 'atOnce' && day <= today ? now : morning;
    slots.push({ day, dueAt, isOver });
    if (day > today || (day === today && dueAt > now)) ahead += 1;
  }
  return slots;
};
