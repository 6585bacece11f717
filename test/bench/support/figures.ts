/** The value below which a share of all lies (nearest rank); 0 of nothing. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
};

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : sum(values) / values.length);

export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** How many times the least of them the largest is. */
export const spread = (values: readonly number[]): number => Math.max(...values) / Math.min(...values);

export type Cell = string | number;

/** A table in Markdown, so that what is printed can be kept as it is. Numbers stand to the right. */
export const table = (head: readonly string[], rows: readonly (readonly Cell[])[]): string => {
  const lines = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? grouped(cell) : cell)));
  const widths = head.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => (line[column] ?? '').length)),
  );
  const isNumber = head.map((_, column) => rows.every((row) => typeof row[column] === 'number'));
  const aligned = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => (isNumber[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (isNumber[column] ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`;
  return [aligned(head), rule, ...lines.map(aligned)].join('\n');
};

const grouped = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 2 });

/** What a budget says, and whether the figure holds it. */
export const verdict = (what: string, figure: number, budget: number): string =>
  `${figure <= budget ? 'holds  ' : 'BROKEN '} ${what}: ${rounded(figure, 2)}, budget ${budget}`;
