import { readEmails as addressesIn, EmailAddress } from '#domain/shared/email-address.ts';
import { readTelephones as numbersIn, Telephone } from '#domain/shared/telephone.ts';
import { MOST } from '#domain/unclaimed/unclaimed.ts';

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
    read: [...new Set(given.flatMap(({ values }) => values))].slice(0, MOST.contacts),
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
