import { readEmails as addressesIn, EmailAddress } from '#domain/shared/email-address.ts';
import { readTelephones as numbersIn, Telephone } from '#domain/shared/telephone.ts';
import { MAX } from '#domain/unclaimed/unclaimed.ts';

/** Values read, and those that could not be. */
export interface ReadValues<Value> {
  readonly read: readonly Value[];
  readonly unreadable: readonly string[];
}

const gathered = <Value>(
  cells: readonly string[],
  read: (cell: string) => { readonly values: readonly Value[]; readonly unreadable: readonly string[] },
): ReadValues<Value> => {
  const given = cells.map(read);
  return {
    read: [...new Set(given.flatMap(({ values }) => values))].slice(0, MAX.contacts),
    unreadable: given.flatMap(({ unreadable }) => unreadable),
  };
};

/** Telephone numbers. A spreadsheet drops the zero at the start of a number; overseas some write no code, so that the department counts. */
export const readTelephones = (cells: readonly string[], department?: string): ReadValues<Telephone> =>
  gathered(cells, (cell) => {
    const { numbers, unreadable } = numbersIn(cell, { department, zeroLost: true });
    return { values: numbers.map((number) => Telephone.parse(number)), unreadable };
  });

export const readEmails = (cells: readonly string[]): ReadValues<EmailAddress> =>
  gathered(cells, (cell) => {
    const { addresses, unreadable } = addressesIn(cell);
    return { values: addresses.map((address) => EmailAddress.parse(address)), unreadable };
  });

/** An address or a number in the middle of other words. */
const EMAIL_INSIDE = /[^\s,;:<>()]+@[^\s,;<>()]+\.\p{L}{2,}/giu;
const TELEPHONE_INSIDE =
  /(?<![\p{L}\d])(?:\(\+\d{1,3}\)|\+|0)[\d().\s/-]{7,20}\d(?:[\s,(]*(?:poste|ext\.?)\s*\d{1,6}\)?)?(?!\d)/giu;

/** "Marie Dupont, marie@exemple.fr, 06 12 34 56 78": columns of contacts hold a name, an address, a number, or all three. */
export const apartFromAddresses = (
  cell: string,
): { readonly name: string; readonly emails: readonly string[]; readonly telephones: readonly string[] } => ({
  name: cell
    .replace(EMAIL_INSIDE, '')
    .replace(TELEPHONE_INSIDE, '')
    .replace(/[<(]\s*[>)]/g, '')
    .replace(
      /\s+(?:ou|et|or|and)(?=\s*$)|^\s*(?:ou|et|or|and)\s+|(?<!\p{L})(?:t[ée]l(?:[ée]phone)?|mobile|portable|mail|e-?mail|courriel)\s*\.?\s*:?(?=\s|$)/giu,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\s*[,;/:|–-]+\s*(?=[,;/:|–-]|$)/g, '')
    .replace(/^[\s,;/:|–-]+/, '')
    .trim(),
  emails: cell.match(EMAIL_INSIDE) ?? [],
  telephones: cell.match(TELEPHONE_INSIDE) ?? [],
});

/** What stands in a neighbour's column: an address among telephone numbers, a number or a web address among e-mail addresses. */
export const inTheirColumns = (cells: {
  readonly telephone: readonly string[];
  readonly email: readonly string[];
  readonly website: readonly string[];
}): typeof cells => {
  const foreign = (all: readonly string[], pattern: RegExp) => all.flatMap((cell) => cell.match(pattern) ?? []);
  const without = (all: readonly string[], ...patterns: readonly RegExp[]) =>
    all
      .map((cell) => patterns.reduce((text, pattern) => text.replace(pattern, ' '), cell))
      .map((cell, index) =>
        cell === all[index] ? cell : cell.replace(/^[\s,;:/|–-]+|[\s,;:/|–-]+$|\s+(?:ou|et)\s*$/g, ''),
      )
      .filter((cell) => cell !== '');
  return {
    telephone: [...without(cells.telephone, EMAIL_INSIDE), ...foreign(cells.email, TELEPHONE_INSIDE)],
    email: [
      ...without(cells.email, TELEPHONE_INSIDE, SITE_ALONE),
      ...foreign(cells.telephone, EMAIL_INSIDE),
      ...foreign(cells.website, EMAIL_ALONE),
    ],
    website: [...without(cells.website, EMAIL_ALONE), ...foreign(cells.email, SITE_ALONE)],
  };
};
const EMAIL_ALONE = /^\s*[^\s,;:/<>()]+@[^\s,;/<>()]+\.\p{L}{2,}\s*$/giu;
const SITE_ALONE = /^\s*(?:https?:\/\/|www\.)[^\s@]+\s*$/giu;

/** A web address, with the scheme that people leave out; undefined where it is none. */
export const readWebsite = (written: string): string | undefined => {
  const [first = ''] = written.trim().split(/[\s;,]+/);
  const withScheme = /^https?:\/\//i.test(first) ? first : `https://${first}`;
  if (withScheme.length > MAX.text || !URL.canParse(withScheme)) return undefined;
  const { hostname, username } = new URL(withScheme);
  return username === '' && /^[^.\s]+(?:\.[^.\s]+)+$/.test(hostname) ? withScheme : undefined;
};

const YES = /^(?:yes|only|oui|o|y|x|1|true|vrai|bio|ab|organic)$|\bagriculture biologique\b|\bcertifie/i;

/** Whether a cell about organic farming says yes. "Conversion" is not yet. */
export const saysYes = (cell: string): boolean => YES.test(cell.trim()) && !/conversion/i.test(cell);
