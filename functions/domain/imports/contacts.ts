import { EmailAddress, Telephone } from '#domain/shared/primitives.ts';
import { MOST } from '#domain/unclaimed/unclaimed.ts';

/** Values read, and those that could not be. */
export interface ReadValues<Value> {
  readonly read: readonly Value[];
  readonly unreadable: readonly string[];
}

interface Parser<Value> {
  safeParse(text: string): { readonly success: true; readonly data: Value } | { readonly success: false };
}

/** Reads each cell's parts. A cell that holds nothing of the kind is unreadable as a whole. */
const readCells = <Value>(
  cells: readonly string[],
  partsOf: (cell: string) => readonly string[],
  parser: Parser<Value>,
): ReadValues<Value> => {
  const read = new Set<Value>();
  const unreadable: string[] = [];
  for (const cell of cells) {
    const results = partsOf(cell).map((part) => ({ part, result: parser.safeParse(part) }));
    if (results.length === 0) unreadable.push(cell);
    for (const { part, result } of results) {
      if (result.success) read.add(result.data);
      else unreadable.push(part);
    }
  }
  return { read: [...read].slice(0, MOST.contacts), unreadable };
};

/**
 * Telephone numbers. A spreadsheet drops the zero at the start of a number, so nine digits get theirs back; "06 … / 05 …" are two; what is in
 * brackets or words ("après 18 h") is not a number.
 */
export const readTelephones = (cells: readonly string[]): ReadValues<Telephone> =>
  readCells(cells, numbersIn, Telephone);

const numbersIn = (cell: string): string[] =>
  cell
    .split(/[;/|\n]| ou | et |, (?=\+|0)/i)
    .map((part) =>
      part
        .replace(/\((?!0[1-9])[^)]*\)/g, '')
        .replace(/[\p{L}:’']+\.?/gu, '')
        .trim(),
    )
    .filter((part) => /\d/.test(part))
    .map((part) => (/^[1-9]\d{8}$/.test(part.replace(/[\s.-]/g, '')) ? `0${part}` : part));

export const readEmails = (cells: readonly string[]): ReadValues<EmailAddress> =>
  readCells(cells, addressesIn, EmailAddress);

const addressesIn = (cell: string): string[] =>
  cell
    .split(/[;,/|\s]+/)
    .map((part) => part.replace(/^mailto:/i, '').replace(/^<|>$/g, ''))
    .filter((part) => part.includes('@'));

/** An address or a French number in the middle of other words. */
const EMAIL_INSIDE = /[^\s,;<>()]+@[^\s,;<>()]+\.[a-z]{2,}/gi;
const TELEPHONE_INSIDE = /(?:\+33 ?|\b0)[1-9](?:[ .-]?\d{2}){4}\b/g;

/** "Marie Dupont, marie@exemple.fr, 06 12 34 56 78": columns of contacts hold a name, an address, a number, or all three. */
export const apartFromAddresses = (
  cell: string,
): { readonly name: string; readonly emails: readonly string[]; readonly telephones: readonly string[] } => ({
  name: cell
    .replace(EMAIL_INSIDE, '')
    .replace(TELEPHONE_INSIDE, '')
    .replace(/[<(]\s*[>)]/g, '')
    .replace(/\s*[,;/:|–-]+\s*(?=[,;/:|–-]|$)/g, '')
    .replace(/^[\s,;/:|–-]+/, '')
    .trim(),
  emails: cell.match(EMAIL_INSIDE) ?? [],
  telephones: cell.match(TELEPHONE_INSIDE) ?? [],
});

/** A web address, with the scheme that people leave out; undefined where it is none. */
export const readWebsite = (written: string): string | undefined => {
  const [first = ''] = written.trim().split(/[\s;,]+/);
  const withScheme = /^https?:\/\//i.test(first) ? first : `https://${first}`;
  if (withScheme.length > MOST.text || !URL.canParse(withScheme)) return undefined;
  const { hostname, username } = new URL(withScheme);
  return username === '' && /^[^.\s]+(?:\.[^.\s]+)+$/.test(hostname) ? withScheme : undefined;
};

const YES = /^(?:yes|only|oui|o|y|x|1|true|vrai|bio|ab|organic)$|\bagriculture biologique\b|\bcertifie/i;

/** Whether a cell about organic farming says yes. "Conversion" is not yet. */
export const saysYes = (cell: string): boolean => YES.test(cell.trim()) && !/conversion/i.test(cell);
