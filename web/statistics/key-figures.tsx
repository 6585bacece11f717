import type { Language } from '#domain/shared/primitives.ts';
import type { TerritoryFigures } from '#domain/statistics/figures.ts';
import { pick, wholeNumber } from '#web/shared/text.ts';
import { hoursInWords } from './in-words.ts';
import { texts } from './texts.ts';

interface Props {
  readonly figures: TerritoryFigures;
  readonly lang: Language;
}

/** The five figures that say how it goes. */
export const KeyFigures = ({ figures, lang }: Props) => {
  const { producers, subscriptions, waiting, medianHoursToAnswer: median, asked, answered } = figures;
  const people = (count: number | null) =>
    count === null ? pick(texts.fewerThanFive, lang) : wholeNumber(count, lang);
  const entries = [
    [wholeNumber(producers.byState.published, lang), texts.publishedProducers],
    [people(subscriptions), texts.subscribers],
    [people(waiting), texts.waitingPeople],
    // Of several departments there are answers, and no median.
    ...(median === null && answered > 0
      ? []
      : [[median === null ? pick(texts.noAnswers, lang) : hoursInWords(median, lang), texts.median] as const]),
    ...(asked === 0 ? [] : [[`${Math.round((100 * answered) / asked)}\u00a0%`, texts.answeredShare] as const]),
  ] as const;
  return (
    <dl class="key-figures">
      {entries.map(([value, label]) => (
        <div key={label.fr}>
          <dt>{pick(label, lang)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};
