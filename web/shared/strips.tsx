import type { Language, Weekday } from '#domain/shared/primitives.ts';
import { monthName, weekdayList, weekdayName } from './format.ts';

const DAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** The week as seven letters, the days of a round filled; read aloud as words. */
export const DayStrip = ({ weekdays, lang }: { readonly weekdays: readonly Weekday[]; readonly lang: Language }) => (
  <span class="days" role="img" aria-label={weekdayList(weekdays, lang)}>
    {DAYS.map((day) => (
      <span key={day} class={weekdays.includes(day) ? 'on' : undefined}>
        {weekdayName(day, lang).charAt(0).toUpperCase()}
      </span>
    ))}
  </span>
);

interface SeasonRowProps {
  readonly months: readonly number[];
  readonly now: number;
  readonly lang: Language;
  readonly inSeasonWord: string;
}

/** The twelve cells of one product in a season table: a filled shape and a hidden word where it is in season. */
export const SeasonCells = ({ months, now, inSeasonWord }: SeasonRowProps) => (
  <>
    {MONTHS.map((month) => (
      <td
        key={month}
        class={[months.includes(month) ? 'on' : '', month === now ? 'now' : ''].join(' ').trim() || undefined}
      >
        {months.includes(month) ? <span class="sr">{inSeasonWord}</span> : null}
      </td>
    ))}
  </>
);

/** The head of a season table: twelve letters, full names for those who listen. */
export const SeasonHead = ({ now, lang }: { readonly now: number; readonly lang: Language }) => (
  <>
    {MONTHS.map((month) => (
      <th key={month} scope="col" class={month === now ? 'now' : undefined}>
        <abbr title={monthName(month, lang)} aria-label={monthName(month, lang)}>
          {monthName(month, lang).charAt(0).toUpperCase()}
        </abbr>
      </th>
    ))}
  </>
);
