import { memoizeRecent } from '#app/publications/memoize-recent.ts';
import type { Area, ResolvedArea } from '#domain/areas/area.ts';
import { delivers } from '#domain/areas/delivers.ts';
import type { Place } from '#domain/areas/place.ts';
import type { Directory } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { Publication } from '#domain/producers/publication.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { unlessUnreadable } from '#domain/shared/unreadable-record.ts';
import { heardBy, mailsAMonth } from '#domain/subscriptions/forecast.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';

/** What was announced lately, for the feeds and for who thinks of subscribing. */
export interface RecentNews {
  /** Those a place hears of, the latest first; `undefined`: of the whole territory. At most 30. */
  newsOf(where: (producer: Producer, publication: Publication) => boolean, now: Instant): Promise<News[]>;
  /** About how many mails a month a subscription would bring, from what happened here; undefined where too little is known. */
  mailsAMonth(wishes: Subscription, now: Instant): Promise<number | undefined>;
}

interface News {
  readonly publication: Publication;
  readonly producer: Producer;
}

export interface RecentNewsDependencies {
  readonly directory: Pick<Directory, 'find'>;
  recent(now: Instant, weeks: number): Promise<Publication[]>;
  resolve(area: Area): ResolvedArea;
}

const WEEKS = 13;
const DAY_MS = 86_400_000;
/** Where the first announcement was less than so many days ago, nobody knows yet how it goes on. */
const LEAST_DAYS = 14;
const MAX_NEWS = 30;
/** Producers are read one by one: more than these in three months at one place are rounded anyway. */
const MAX_PRODUCERS = 80;

export const recentNews = ({ directory, recent, resolve }: RecentNewsDependencies): RecentNews => {
  // The same publications for every asker, and hardly ever other ones than ten minutes ago.
  const lately = memoizeRecent((now: Instant) => recent(now, WEEKS));

  const producersOf = async (publications: readonly Publication[]): Promise<ReadonlyMap<string, Producer>> => {
    const ids = [...new Set(publications.map(({ producerId }) => producerId))].slice(0, MAX_PRODUCERS);
    const found = await Promise.all(ids.map((id) => unlessUnreadable(directory.find(id), undefined)));
    return new Map(found.flatMap((producer) => (producer === undefined ? [] : [[producer.id, producer]])));
  };

  return {
    async newsOf(where, now) {
      const publications = (await lately(now)).slice(0, MAX_PRODUCERS);
      const producers = await producersOf(publications);
      return publications
        .flatMap((publication) => {
          const producer = producers.get(publication.producerId);
          return producer?.state === 'published' && where(producer, publication) ? [{ publication, producer }] : [];
        })
        .slice(0, MAX_NEWS);
    },

    async mailsAMonth(wishes, now) {
      const all = await lately(now);
      const first = all.at(-1)?.announceAt;
      const days = first === undefined ? 0 : Math.min(WEEKS * 7, (Date.parse(now) - Date.parse(first)) / DAY_MS);
      if (days < LEAST_DAYS) return undefined;
      const reaching = all.filter(({ newRounds }) =>
        newRounds.some((round) => delivers(resolve(round.area), wishes.place) !== 'no'),
      );
      const producers = await producersOf(reaching);
      return mailsAMonth(heardBy(wishes, reaching, { find: (id) => producers.get(id), resolve, days }));
    },
  };
};

/** Of a commune: who its people hear of. */
export const reachesPlace =
  (place: Place, resolve: (area: Area) => ResolvedArea) =>
  (_: Producer, { newRounds }: Publication): boolean =>
    newRounds.some((round) => delivers(resolve(round.area), place) !== 'no');
