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

export type SearchAnswer = z.output<typeof ProducersAnswer>;
type Answer = SearchAnswer;

interface Asked {
  readonly lang: Language;
  readonly now: Instant;
  readonly opensAt?: Instant | null;
}

/**
 * The result as the API says it. Field by field, as the schema has them, instead of through it: the opening hour asks for this hundreds of times
 * a second. A test holds the answer against the schema, which knows nothing more.
 */
export const searchAnswer = (computed: SearchResult, asked: Asked): Answer => {
  const result = asFarAsKnown(computed);
  return {
    ...answerAround(result, asked),
    items: result.items.map((item) => foundAnswer(item, asked.lang, weekAfter(asked.now))),
  };
};

/**
 * The same, written: what is the same from one search to the next (a producer, a round with its passages) is written once, and only distances, answers and
 * order are put in. A property test holds it against `searchAnswer`.
 */
export const searchAnswerText = (computed: SearchResult, asked: Asked): string => {
  const result = asFarAsKnown(computed);
  const until = weekAfter(asked.now);
  const items = result.items.map((item) => foundText(item, asked.lang, until));
  return `${opened(JSON.stringify(answerAround(result, asked)))}"items":[${items.join(',')}]}`;
};

const answerAround = (result: SearchResult, { lang, opensAt = null }: Asked): Omit<Answer, 'items'> => ({
  place: result.place,
  opensAt,
  total: result.total,
  coming: result.coming,
  rankingRule: RANKING_RULE[lang],
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

type ListedItem = Answer['nearest'][number];

const listedAnswer = (item: ListedProducer, lang: Language): ListedItem => ({
  ...anywhere(item, lang),
  distanceKm: rounded(item.distanceKm),
});

/** What is said of a producer wherever it is asked from. */
const anywhere = (item: ListedProducer, lang: Language): Omit<ListedItem, 'distanceKm'> => ({
  id: item.id,
  name: item.name,
  commune: item.commune,
  position: item.position,
  families: [...item.families],
  labels: [...item.labels],
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
  rounds: item.rounds.map((round) => ({ ...roundAnswer(listedRound(round, until)), delivers: round.delivers })),
  why: whyFound(item.rounds, item.distanceKm, lang),
});

const listedRound = (round: FoundRound, until: string): FoundRound => ({
  ...round,
  passages: round.passages.filter(({ day }) => day < until),
});

const foundText = (item: FoundProducer, lang: Language, until: string): string => {
  const rounds = item.rounds.map((round) => roundText(round, until)).join(',');
  const why = JSON.stringify(whyFound(item.rounds, item.distanceKm, lang));
  const who = producersWritten.of(item.inSeason, lang, () => opened(JSON.stringify(anywhere(item, lang))));
  return `${who}"distanceKm":${rounded(item.distanceKm)},"delivers":"${item.delivers}","comes":${item.comes},"rounds":[${rounds}],"why":${why}}`;
};

const roundText = (round: FoundRound, until: string): string => {
  const here = roundsWritten.of(round.passages, until, () =>
    opened(JSON.stringify(roundAnywhere(listedRound(round, until)))),
  );
  const pickup = round.pickup === null ? 'null' : JSON.stringify(pickupAnswer(round.pickup));
  return `${here}"delivers":"${round.delivers}","pickup":${pickup}}`;
};

/** An object's text, to be gone on with. */
const opened = (text: string): string => `${text.slice(0, -1)},`;

/**
 * Texts as long as that which they were made with is in memory, the last variant of each. A list that is made with its producer (`toldAnew`) or round (`upcomingOf`), and never
 * changed, stands for it: the producer itself is another object in each search.
 */
const writtenOnce = () => {
  const texts = new WeakMap<object, { readonly variant: string; readonly text: string }>();
  return {
    of: (madeWith: object, variant: string, write: () => string): string => {
      const known = texts.get(madeWith);
      if (known?.variant === variant) return known.text;
      const text = write();
      texts.set(madeWith, { variant, text });
      return text;
    },
  };
};
const producersWritten = writtenOnce();
const roundsWritten = writtenOnce();

type AnsweredRound = Pick<
  FoundRound,
  'id' | 'mode' | 'name' | 'calendar' | 'next' | 'passages' | 'minimumEuros' | 'feeEuros' | 'feeWaivedFromEuros'
> & {
  readonly pickup: (NonNullable<PublicRound['pickup']> & { readonly distanceKm?: number }) | null;
};

/** A round in the words of the API: days, minimum, fee. */
export const roundAnswer = (round: AnsweredRound): Omit<Answer['items'][number]['rounds'][number], 'delivers'> => ({
  ...roundAnywhere(round),
  pickup: round.pickup === null ? null : pickupAnswer(round.pickup),
});

const roundAnywhere = (round: Omit<AnsweredRound, 'pickup'>) => ({
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
