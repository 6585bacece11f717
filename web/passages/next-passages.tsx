import type { PublicRound } from '#domain/search/public-producer.ts';
import type { Instant, Language } from '#domain/shared/primitives.ts';
import { dateInWords, sentence } from '#web/shared/format.ts';
import { Tag } from '#web/shared/notices.tsx';
import { pick } from '#web/shared/text.ts';
import { deadlineLeft, passageState, texts } from './week-texts.ts';

interface Props {
  readonly rounds: readonly PublicRound[];
  /** Where a calendar follows them. */
  readonly calendar: string;
  readonly now: Instant;
  readonly lang: Language;
}

/** Days shown; the calendar has three weeks. */
const MAX_SHOWN = 6;

/** When a producer passes next, round by round mixed, each day with its deadline or why nothing can be asked for it. */
export const NextPassages = ({ rounds, calendar, now, lang }: Props) => {
  const coming = rounds
    .flatMap((round) => round.passages.map((passage) => ({ round, passage })))
    .sort((one, other) => one.passage.day.localeCompare(other.passage.day))
    .slice(0, MAX_SHOWN);
  if (coming.length === 0) return null;
  return (
    <>
      <h3>{pick(texts.next, lang)}</h3>
      <ul class="plain week">
        {coming.map(({ round, passage }) => (
          <li key={`${round.id} ${passage.day}`} class={`coming ${passage.state}`}>
            <strong>{sentence(dateInWords(passage.day, lang))}</strong>
            {' · '}
            {round.pickup?.name ?? pick(texts[round.mode], lang)}{' '}
            {passage.state === 'planned' ? null : <Tag look="part">{passageState(passage, lang)}</Tag>}
            <span class="soft">
              {passage.open
                ? ` ${deadlineLeft(passage.deadline, now, lang)}`
                : passage.state === 'planned' || passage.state === 'toConfirm'
                  ? ` ${pick(texts.closed, lang)}`
                  : ''}
            </span>
            {passage.word === '' ? null : <p class="told">{passage.word}</p>}
          </li>
        ))}
      </ul>
      <p>
        <a href={calendar} rel="nofollow">
          {pick(texts.calendar, lang)}
        </a>{' '}
        <span class="soft">{pick(texts.calendarHelp, lang)}</span>
      </p>
    </>
  );
};
