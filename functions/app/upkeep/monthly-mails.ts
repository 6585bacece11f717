import { type NewDelivery, newDelivery } from '#domain/ledger/new-delivery.ts';
import { instantAt, localTime, secondsAfter } from '#domain/shared/calendar.ts';
import type { Instant, PersonId } from '#domain/shared/primitives.ts';
import { isPaused } from '#domain/subscriptions/matching.ts';
import { DIGEST_TIME } from '#domain/subscriptions/news.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import type { PersonNews, SubscriptionStep } from '#domain/subscriptions/subscription-store.ts';

/** What the night owes subscribers without any news: that we still watch, once in a silence; and, to who asked for it, what is in season. */
export interface MonthlyMails {
  readonly personNews: PersonNews;
  readonly ledger: { enqueueAll(deliveries: readonly NewDelivery[]): Promise<void> };
  change(id: Subscription['id'], step: SubscriptionStep): Promise<Subscription | undefined>;
}

/** Half a year without any news. */
export const SILENT_DAYS = 182;
/** "In season" leaves on one of the first mornings of the month: two nights that failed delay it, and no more. */
const LAST_DAY_OF_SEASON = 3;
const DAY_SECONDS = 86_400;

/** @returns how many mails are owed; asked again in the same night, the same ones, once. */
export const oweMonthlyMails = async (
  subscriptions: readonly Subscription[],
  now: Instant,
  mails: MonthlyMails,
): Promise<number> => {
  const running = subscriptions.filter((one) => one.state === 'active' && !isPaused(one, now));
  const silent = await silentAmong(running, now, mails);
  const deliveries = [
    ...inSeason(running, now),
    ...silent.map(({ subscription, since }) => stillWatching(subscription, since, now)),
  ];
  if (deliveries.length > 0) await mails.ledger.enqueueAll(deliveries);
  // NewAuditEntry once it is owed: were the note lost, the same mail would be owed again, and be the same.
  for (const { subscription, since } of silent)
    await mails.change(subscription.id, (one) =>
      one.stillWatchingAt === since ? undefined : { ...one, stillWatchingAt: since },
    );
  return deliveries.length;
};

interface Silent {
  readonly subscription: Subscription;
  /** Since when nothing was new. */
  readonly since: Instant;
}

const silentAmong = async (
  running: readonly Subscription[],
  now: Instant,
  { personNews }: MonthlyMails,
): Promise<Silent[]> => {
  const isLongAgo = (at: Instant): boolean => secondsAfter(at, SILENT_DAYS * DAY_SECONDS) <= now;
  const began = ({ consent, createdAt }: Subscription): Instant => consent.confirmedAt ?? createdAt;
  const found: Silent[] = [];
  for (const subscription of running) {
    if (!isLongAgo(began(subscription))) continue;
    const told = await personNews.toldTo(subscription.person);
    const since = [began(subscription), ...told.map(({ at }) => at)].sort().at(-1) ?? now;
    if (isLongAgo(since) && subscription.stillWatchingAt !== since) found.push({ subscription, since });
  }
  return found;
};

const stillWatching = ({ person, language }: Subscription, since: Instant, now: Instant): NewDelivery =>
  toPerson({ kind: 'stillWatching', person, since }, language, now);

const inSeason = (running: readonly Subscription[], now: Instant): NewDelivery[] => {
  const { date } = localTime(now);
  if (Number(date.slice('YYYY-MM-'.length)) > LAST_DAY_OF_SEASON) return [];
  const month = date.slice(0, 'YYYY-MM'.length);
  const once = new Map<PersonId, Subscription>();
  for (const one of running) if (one.season !== null && !once.has(one.person)) once.set(one.person, one);
  return [...once.values()].map(({ person, language }) => toPerson({ kind: 'season', person, month }, language, now));
};

/** In the morning, not at three at night. */
const toPerson = (about: NewDelivery['about'], language: Subscription['language'], now: Instant): NewDelivery => {
  const morning = instantAt(localTime(now).date, DIGEST_TIME);
  return newDelivery({ about, channel: 'email', to: '', language, now, dueAt: morning > now ? morning : now });
};
