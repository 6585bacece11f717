/** What every list that we give out goes through. */

/** A cell that a spreadsheet would run: =, +, -, @, a tab or a line break first (OWASP, CSV Injection). */
const RUNS = /^[=+\-@\t\r\n]/;
/** A number may begin with a sign, a telephone number with +: neither runs anything. */
const IS_NUMBER = /^[+-]?\d[\d .,\u00a0\u202f]*$/;

const cellOut = (value: string | number | null | undefined): string => {
  const text = value === null || value === undefined ? '' : String(value);
  const safe = RUNS.test(text) && !IS_NUMBER.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/**
 * A CSV file as French spreadsheets open it by a double click: semicolons, CRLF, UTF-8 with its mark. A cell that would run as a formula gets
 * an apostrophe before it.
 */
export const csvOut = (
  headings: readonly string[],
  rows: Iterable<readonly (string | number | null | undefined)[]>,
): string => {
  const lines = [headings.map(cellOut).join(';')];
  for (const row of rows) lines.push(row.map(cellOut).join(';'));
  return `\ufeff${lines.join('\r\n')}\r\n`;
};
