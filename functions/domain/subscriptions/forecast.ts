import type { Area, ResolvedArea } from '#domain/areas/area.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { Publication } from '#domain/producers/publication.ts';
import { addDays, localTime, weekdayOf } from '#domain/shared/calendar.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { concernedBy } from './matching.ts';
import type { Frequency, Subscription } from './subscription.ts';

/** What somebody would have heard, had they subscribed before: the base of the forecast. */
export interface Heard {
  /** Mails that would have left. */
  readonly mails: number;
  /** Over so many days. */
  readonly days: number;
}

const WEEK_DAYS = 7;
const MONTH_DAYS = 30;

/**
 * The news of the last weeks, told to a subscription that is not there yet: one mail a day, a morning or a Friday, as it would be. Pure.
 * @param find the producer of a publication as they are now; undefined where they are not shown any more: nobody would have a reason to expect another.
 * @param days over which `publications` reach back, at most
 */
export const heardBy = (
  wishes: Subscription,
  publications: readonly Publication[],
  {
    find,
    resolve,
    days,
  }: { find(id: Producer['id']): Producer | undefined; resolve(area: Area): ResolvedArea; days: number },
): Heard => {
  const letters = new Set<string>();
  for (const publication of publications) {
    const producer = find(publication.producerId);
    if (producer?.state !== 'published') continue;
    if (concernedBy(publication, producer, resolve)(wishes))
      letters.add(letterOf(publication.announceAt, wishes.frequency));
  }
  return { mails: letters.size, days };
};

/** The mail that carries what is announced then: of a day, or of the Friday of that week. */
const letterOf = (announceAt: Instant, frequency: Frequency): string => {
  const { date } = localTime(announceAt);
  return frequency === 'weekly' ? addDays(date, WEEK_DAYS - weekdayOf(date)) : date;
};

/** Mails a month, rounded up to the next half below two and to whole numbers above: nobody wants to be promised 1.37 mails. */
export const mailsAMonth = ({ mails, days }: Heard): number => {
  const exact = (mails * MONTH_DAYS) / Math.max(1, days);
  return exact < 2 ? Math.ceil(exact * 2) / 2 : Math.ceil(exact);
};
