import { z } from 'zod';
import { foldText } from './fold-text.ts';
import { type PlainReason, reason } from './reasons.ts';

/**
 * E-mail addresses as people write them, read into one form: lower case, the domain in ASCII (`é` in punycode, RFC 5891), as our mail service takes
 * them. What we show is written back (web/texts/email-in-words.ts).
 */

type EmailFault = 'notAnAddress' | 'accentsBefore';

export type ReadEmail =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly reason: EmailFault };

/** RFC 5321, 4.5.3.1. */
const MAX_LOCAL = 64;
const MAX_ADDRESS = 254;
/** With what people write around it. */
const MAX_TYPED = 1_000;

/** The dot-atom of RFC 5322: words of these characters between single points. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const INTERNATIONAL_LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;

const NOT_AN_ADDRESS = { ok: false, reason: 'notAnAddress' } as const;

/** Reads one address. */
export const readEmail = (typed: string): ReadEmail => {
  if (typed.length > MAX_TYPED) return NOT_AN_ADDRESS;
  const written = foldText(typed)
    .trim()
    .replace(/^(?:mailto:)/i, '')
    .replace(/^<(.*)>$/, '$1')
    .toLowerCase();
  const at = written.lastIndexOf('@');
  const local = written.slice(0, Math.max(at, 0)).replaceAll('’', "'");
  const domain = asciiDomain(written.slice(at + 1));
  if (at < 1 || domain === undefined) return NOT_AN_ADDRESS;
  if (/^[\p{L}\p{M}\p{N}.+_-]+$/u.test(local) && /[^ -~]/.test(local)) return { ok: false, reason: 'accentsBefore' };
  const address = `${local}@${domain}`;
  const fits = local.length <= MAX_LOCAL && address.length <= MAX_ADDRESS;
  return fits && LOCAL.test(local) ? { ok: true, value: address } : NOT_AN_ADDRESS;
};

/** A domain of at least two labels; undefined where it is none. */
const asciiDomain = (domain: string): string | undefined => {
  const labels = domain.split('.');
  if (labels.length < 2 || !labels.every((label) => INTERNATIONAL_LABEL.test(label))) return undefined;
  // The one part of the platform that knows IDNA; labels of letters, figures and hyphens cannot be anything else of a URL.
  const address = `http://${domain}/`;
  const ascii = /^[ -~]*$/.test(domain) ? domain : URL.canParse(address) ? new URL(address).hostname : '';
  const all = ascii.split('.');
  return all.every((label) => LABEL.test(label)) && !/^\d+$/.test(all.at(-1) ?? '') ? ascii : undefined;
};

const REASONS: Readonly<Record<EmailFault, PlainReason>> = {
  notAnAddress: 'notAnEmail',
  accentsBefore: 'emailAccents',
};

/** One e-mail address, however it is written; kept in ASCII and lower case. */
export const EmailAddress = z
  .string()
  .transform((typed, context) => {
    const read = readEmail(typed);
    if (read.ok) return read.value;
    context.addIssue({ code: 'custom', message: reason(REASONS[read.reason]) });
    return z.NEVER;
  })
  .pipe(z.string().brand<'EmailAddress'>());
export type EmailAddress = z.infer<typeof EmailAddress>;

/** Words that stand between or before addresses, and say nothing. */
const BESIDE = /^(?:ou|et|or|and|e-?mails?|mails?|courriels?|adresses?|contact|[:\-–/&,.]+)[:.]?$/i;

/** Every address of a cell that may hold several, with the words that are none. A slash parts two addresses only where both have an @. */
export const readEmails = (
  cell: string,
): { readonly addresses: readonly string[]; readonly unreadable: readonly string[] } => {
  const text = foldText(cell).trim();
  if (readEmail(text).ok) return { addresses: [(readEmail(text) as { value: string }).value], unreadable: [] };
  const parts = text
    .replace(/[\p{L}\p{M}\s.'’-]*<([^<>]*@[^<>]*)>/gu, ' $1 ')
    .replace(/\bmailto:/gi, ' ')
    .split(/[;,|\s]+|(?<=@[^\s/@]+)\/(?=[^\s@]+@)/)
    .map((part) => part.replace(/^[(<[]+|[)>\].:]+$/g, ''))
    .filter((part) => part !== '' && !BESIDE.test(part));
  const addresses = new Set<string>();
  const unreadable: string[] = [];
  for (const part of parts) {
    const read = readEmail(part);
    if (read.ok) addresses.add(read.value);
    else unreadable.push(part);
  }
  // A sentence is one thing that is no address, not as many as it has words.
  return addresses.size === 0 && unreadable.length > 1 && !text.includes('@')
    ? { addresses: [], unreadable: [text] }
    : { addresses: [...addresses], unreadable };
};
