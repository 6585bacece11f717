import { type Day, sheetFor } from '#app/requests/producer-day.ts';
import { site } from '#app/shared/site.ts';
import { csvOut } from '#domain/imports/reading/csv-out.ts';
import { CalendarDay } from '#domain/passages/calendar-rule.ts';
import { type Language, RoundId } from '#domain/shared/primitives.ts';
import { type HttpResponse, page, text } from '#platform/responses.ts';
import { sheetTable } from '#web/requests/sheet-in-words.ts';
import { SheetPage } from '#web/requests/sheet-page.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import type { SelfServiceDependencies } from './dependencies.ts';

interface SheetAsked {
  readonly token: string;
  readonly lang: Language;
  readonly round: string;
  readonly date: string;
  readonly format: string;
}

/** The sheet of a passage, as a page or as a table; undefined where the address names none. */
export const showSheet = async (
  { token, lang, round, date, format }: SheetAsked,
  day: Day,
  dependencies: Pick<SelfServiceDependencies, 'requests'>,
): Promise<HttpResponse | undefined> => {
  const [roundId, at] = [RoundId.safeParse(round), CalendarDay.safeParse(date)];
  if (!roundId.success || !at.success) return undefined;
  const passage = { roundId: roundId.data, day: at.data };
  const sheet = await sheetFor(passage, day, dependencies);
  if (format === 'csv') {
    const { headings, rows } = sheetTable(sheet, lang);
    return text(200, csvOut(headings, rows), {
      behindLink: true,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${lang === 'fr' ? 'feuille' : 'sheet'}-${passage.day}.csv"`,
      },
    });
  }
  return page(
    200,
    renderPage(
      <SheetPage
        lang={lang}
        site={site}
        token={token}
        name={day.producer.details.name}
        round={day.producer.details.rounds.find(({ id }) => id === passage.roundId)}
        sheet={sheet}
      />,
    ),
    { behindLink: true },
  );
};
