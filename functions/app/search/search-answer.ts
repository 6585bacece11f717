import type { z } from 'zod';
import { dayAt, dayNumber } from '#domain/passages/day-number.ts';
import { orderBeforeOf, weekdaysOf } from '#domain/passages/round-calendar.ts';
import type { ShownPassage } from '#domain/passages/upcoming.ts';
import type { FoundProducer, FoundRound, ListedProducer, SearchResult } from '#domain/search/found.ts';
import type { PublicRound } from '#domain/search/public-producer.ts';
import { localTime } from '#domain/shared/calendar.ts';
import type { Instant, Language } from '#domain/shared/primitives.ts';
import { asFarAsKnown } from '#web/search/honest-distance.ts';
import { RANKING_RULE } from '#web/search/ranking-rule.ts';
import { whyFound } from '#web/search/why-found.ts';
import { href } from '#web/shared/paths.ts';
import type { ProducersAnswer } from './contract.ts';

type Answer = z.output<typeof ProducersAnswer>;

/**
 * The result as the API says it. Field by field, as the schema has them, instead of through it: the opening hour asks for this hundreds of times
 * a second. A test holds the answer against the schema, which knows nothing more.
 */
export const searchAnswer = (
  computed: SearchResult,
  { lang, now, opensAt = null }: { lang: Language; now: Instant; opensAt?: Instant | null },
): Answer => answerOf(asFarAsKnown(computed), { lang, now, opensAt });

const answerOf = (
  result: SearchResult,
  { lang, now, opensAt }: { lang: Language; now: Instant; opensAt: Instant | null },
): Answer => ({
  place: result.place,
  opensAt,
  total: result.total,
  coming: result.coming,
  rankingRule: RANKING_RULE[lang],
  items: result.items.map((item) => foundAnswer(item, lang, weekAfter(now))),
  nextCursor: result.nextCursor,
  facets: {
    families: [...result.facets.families],
    labels: [...result.facets.labels],
    days: [...result.facets.days],
    inSeason: result.facets.inSeason,
  },
  nearest: result.nearest.map((item) => listedAnswer(item, lang)),
});

/** A hundred metres: more would say where within the cell. */
const rounded = (km: number): number => Math.round(km * 10) / 10;

const listedAnswer = (item: ListedProducer, lang: Language): Answer['nearest'][number] => ({
  id: item.id,
  name: item.name,
  commune: item.commune,
  position: item.position,
  families: [...item.families],
  labels: [...item.labels],
  distanceKm: rounded(item.distanceKm),
  inSeason: [...item.inSeason],
  allYear: [...item.allYear],
  telephone: item.telephone,
  invented: item.invented,
  url: href('producer', lang, { id: item.id }),
});

/** A list says who comes this week; the three weeks of one producer are in the answer about that producer. */
const LISTED_DAYS = 7;
const weekAfter = (now: Instant): string => dayAt(dayNumber(localTime(now).date) + LISTED_DAYS);

const foundAnswer = (item: FoundProducer, lang: Language, until: string): Answer['items'][number] => ({
  ...listedAnswer(item, lang),
  delivers: item.delivers,
  comes: item.comes,
  rounds: item.rounds.map((round) => ({
    ...roundAnswer({ ...round, passages: round.passages.filter(({ day }) => day < until) }),
    delivers: round.delivers,
  })),
  why: whyFound(item.rounds, item.distanceKm, lang),
});

type AnsweredRound = Pick<
  FoundRound,
  'id' | 'mode' | 'name' | 'calendar' | 'next' | 'passages' | 'minimumEuros' | 'feeEuros' | 'feeWaivedFromEuros'
> & {
  readonly pickup: (NonNullable<PublicRound['pickup']> & { readonly distanceKm?: number }) | null;
};

/** A round in the words of the API: days, minimum, fee. */
export const roundAnswer = (round: AnsweredRound): Omit<Answer['items'][number]['rounds'][number], 'delivers'> => ({
  id: round.id,
  mode: round.mode,
  name: round.name,
  days: [...weekdaysOf(round.calendar)],
  orderBefore: orderBeforeOf(round.calendar),
  next: round.next === null ? null : { date: round.next.day, orderBefore: round.next.deadline },
  passages: round.passages.map(passageAnswer),
  minimum: round.minimumEuros,
  fee: round.feeEuros,
  feeWaivedFrom: round.feeWaivedFromEuros,
  pickup: round.pickup === null ? null : pickupAnswer(round.pickup),
});

const passageAnswer = (passage: ShownPassage): Answer['items'][number]['rounds'][number]['passages'][number] => ({
  day: passage.day,
  orderBefore: passage.deadline,
  state: passage.state,
  open: passage.open,
  word: passage.word,
  holiday: passage.holiday,
  movedTo: passage.movedTo,
  movedFrom: passage.movedFrom,
});

const pickupAnswer = ({ name, address, hours, lat, lon, distanceKm }: NonNullable<AnsweredRound['pickup']>) => ({
  name,
  address,
  hours,
  lat,
  lon,
  ...(distanceKm === undefined ? {} : { distanceKm: rounded(distanceKm) }),
});
