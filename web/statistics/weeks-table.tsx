import type { Language } from '#domain/shared/primitives.ts';
import type { TerritoryFigures } from '#domain/statistics/figures.ts';
import { dayAndYear } from '#web/shared/format.ts';
import { pick, wholeNumber } from '#web/shared/text.ts';
import { texts } from './texts.ts';

const COLUMNS = ['requests', 'answers', 'alerts'] as const;
const BAR = 100;

/** Twelve weeks: numbers to read, bars to see how it goes. */
export const WeeksTable = ({ weeks, lang }: { readonly weeks: TerritoryFigures['weeks']; readonly lang: Language }) => (
  <table class="figures">
    <caption>{pick(texts.weeksCaption, lang)}</caption>
    <thead>
      <tr>
        <th scope="col">{pick(texts.week, lang)}</th>
        {COLUMNS.map((name) => (
          <th key={name} scope="col" class="number">
            {pick(texts[name], lang)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {weeks.map((week) => (
        <tr key={week.week}>
          <th scope="row">{dayInShort(week.week, lang)}</th>
          {COLUMNS.map((name) => (
            <td key={name} class="number">
              <Bar value={week[name]} most={Math.max(1, ...weeks.map((one) => one[name]))} />
              {wholeNumber(week[name], lang)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

/** "23 novembre": twelve weeks need no year. */
const dayInShort = (week: string, lang: Language): string =>
  dayAndYear(`${week}T12:00:00.000Z`, lang).replace(/ \d{4}$/, '');

const Bar = ({ value, most }: { readonly value: number; readonly most: number }) => (
  <svg viewBox={`0 0 ${BAR} 8`} width={BAR} height="8" aria-hidden="true" focusable="false" preserveAspectRatio="none">
    <rect x={BAR - (BAR * value) / most} y="0" width={(BAR * value) / most} height="8" fill="currentColor" />
  </svg>
);
