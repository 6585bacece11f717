import type { ShownPassage } from '#domain/passages/upcoming.ts';
import type { FoundProducer } from '#domain/search/found.ts';
import { addDays } from '#domain/shared/calendar.ts';
import type { Instant, Language } from '#domain/shared/primitives.ts';
import { dateInWords, sentence } from '#web/shared/format.ts';
import { Tag } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { deadlineLeft, passageState, texts } from './week-texts.ts';

/** Who comes this week: days, and on each day the farms, the one whose deadline runs out first on top. */

/** One farm that comes on a day, by one of its rounds. */
interface Coming {
  readonly producer: FoundProducer;
  readonly round: FoundProducer['rounds'][number];
  readonly passage: ShownPassage;
}

export interface WeekDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly coming: readonly Coming[];
}

const WEEK_DAYS = 7;

/** The days from today on with those who come, days without anybody left out. */
const weekOf = (producers: readonly FoundProducer[], today: string): WeekDay[] =>
  Array.from({ length: WEEK_DAYS }, (_, after) => addDays(today, after)).flatMap((day) => {
    const coming = producers
      .flatMap((producer) =>
        producer.rounds.flatMap((round) =>
          round.passages.filter((passage) => passage.day === day).map((passage) => ({ producer, round, passage })),
        ),
      )
      .sort((one, other) => rank(one.passage).localeCompare(rank(other.passage)));
    return coming.length === 0 ? [] : [{ day, coming }];
  });

/** What can still be asked for first, by its deadline; then what cannot. */
const rank = ({ open, deadline, day }: ShownPassage): string => `${open ? 0 : 1} ${deadline ?? `${day}T24`}`;

interface WeekViewProps {
  readonly producers: readonly FoundProducer[];
  readonly place: Readonly<Record<string, string | undefined>>;
  readonly today: string;
  readonly now: Instant;
  readonly lang: Language;
}

export const WeekView = ({ producers, place, today, now, lang }: WeekViewProps) => {
  const days = weekOf(producers, today);
  if (days.length === 0) return <p>{pick(texts.nobody, lang)}</p>;
  return (
    <ol class="week">
      {days.map(({ day, coming }) => (
        <li key={day}>
          <h2>{sentence(dateInWords(day, lang))}</h2>
          <ul class="plain">
            {coming.map((one) => (
              <ComingLine key={`${one.round.id} ${day}`} coming={one} place={place} now={now} lang={lang} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
};

type LineProps = Pick<WeekViewProps, 'place' | 'now' | 'lang'> & { readonly coming: Coming };

const ComingLine = ({ coming: { producer, round, passage }, place, now, lang }: LineProps) => (
  <li class={`coming ${passage.state}`}>
    <p>
      <a href={href('producer', lang, { id: producer.id }, place)}>{producer.name}</a>{' '}
      {passage.state === 'planned' ? null : <Tag look="part">{passageState(passage, lang)}</Tag>}
    </p>
    <p class="soft">
      {[
        round.pickup?.name ?? pick(texts[round.mode], lang),
        passage.open ? deadlineLeft(passage.deadline, now, lang) : closedInWords(passage, lang),
      ]
        .filter((part) => part !== '')
        .join(' · ')}
    </p>
    {passage.word === '' ? null : <p class="told">{passage.word}</p>}
  </li>
);

const closedInWords = ({ state }: ShownPassage, lang: Language): string =>
  state === 'planned' || state === 'toConfirm' ? pick(texts.closed, lang) : '';
