import { readCsv, SEPARATORS, type Separator } from './csv.ts';

/** Enough records to see a habit, little enough to read four times. */
const SAMPLE_CHARACTERS = 64_000;

export interface FoundSeparator {
  readonly separator: Separator;
  /** Values in most of the lines; 1 where nothing separates them. */
  readonly columns: number;
}

/**
 * The separator that cuts most lines into the same number of values, the more the better. Decimal commas or lists between semicolons inside
 * the cells cut line by line differently: that is what tells them from the separator.
 */
export const findSeparator = (text: string): FoundSeparator => {
  const sample = sampleOf(text);
  const [best] = SEPARATORS.map((separator) => judged(sample, separator)).sort((a, b) => b.score - a.score);
  return best === undefined || best.score === 0
    ? { separator: ',', columns: 1 }
    : { separator: best.separator, columns: best.columns };
};

/** Whole lines only: a record cut by the sample would count as one that differs. */
const sampleOf = (text: string): string => {
  if (text.length <= SAMPLE_CHARACTERS) return text;
  const lastBreak = text.lastIndexOf('\n', SAMPLE_CHARACTERS);
  return text.slice(0, lastBreak > 0 ? lastBreak : SAMPLE_CHARACTERS);
};

const judged = (sample: string, separator: Separator): FoundSeparator & { readonly score: number } => {
  const counts = new Map<number, number>();
  const filled = readCsv(sample, separator).records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  for (const { cells } of filled) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [columns, lines] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  const agreeing = filled.length === 0 ? 0 : lines / filled.length;
  return { separator, columns, score: columns < 2 ? 0 : agreeing * (1 + Math.log2(columns)) };
};
