import type { ShownPassage } from '#domain/passages/upcoming.ts';
import type { PublicRound } from '#domain/search/public-producer.ts';
import type { Language, ProducerId } from '#domain/shared/primitives.ts';
import { momentInWords } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import type { FeedEvent } from './calendar-feed.ts';
import { passageState, texts } from './week-texts.ts';

interface Passing {
  readonly id: ProducerId;
  readonly name: string;
  readonly rounds: readonly (Pick<PublicRound, 'id' | 'mode' | 'name' | 'pickup'> & {
    readonly passages: readonly ShownPassage[];
  })[];
}

interface Seen {
  readonly lang: Language;
  /** Of the site, without a path. */
  readonly origin: string;
  /** Carried to the producer's page: the place that the calendar is about. */
  readonly place?: Readonly<Record<string, string | undefined>>;
}

/** The passages of producers as entries of a calendar, by day: who, how, until when to order, and the word about that day. */
export const calendarEvents = (producers: readonly Passing[], { lang, origin, place = {} }: Seen): FeedEvent[] =>
  producers
    .flatMap(({ id, name, rounds }) =>
      rounds.flatMap(({ id: round, mode, pickup, passages }) =>
        passages.map((passage) => ({
          // The round of another producer may have the same id.
          id: `${id}-${round}-${passage.day}`,
          passage,
          summary: [
            `${name}${lang === 'fr' ? '\u00a0' : ''}: ${pick(texts[mode], lang)}`,
            ...(passage.state === 'planned' ? [] : [passageState(passage, lang)]),
          ].join(', '),
          description: [untilWhen(passage, lang), passage.word].filter((part) => part !== '').join('\n'),
          location: pickup === null ? '' : [pickup.name, pickup.address].filter((part) => part !== '').join(', '),
          url: origin + href('producer', lang, { id }, place),
        })),
      ),
    )
    .sort((one, other) => one.passage.day.localeCompare(other.passage.day));

const untilWhen = ({ state, deadline }: ShownPassage, lang: Language): string =>
  state === 'cancelled' || deadline === null ? '' : pick(texts.before, lang, { moment: momentInWords(deadline, lang) });
