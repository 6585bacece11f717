import { z } from 'zod';
import { foldText } from './fold-text.ts';
import { type PlainReason, reason } from './reasons.ts';

/**
 * E-mail addresses as people write them, read into one form: lower case, the domain in ASCII (`é` in punycode, RFC 5891), as our mail service takes
 * them. What we show is written back (web/shared/email-in-words.ts).
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
/** Letters, two at least (RFC 3696), or punycode. */
const TOP_LEVEL = /^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/;
const INTERNATIONAL_LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;

/** Written so that machines do not find it: `marie(at)exemple.fr`. */
const HIDDEN_AT = /\s*[([]\s*(?:at|arobase|@)\s*[)\]]\s*/gi;
const HIDDEN_DOT = /\s*[([]\s*(?:dot|point)\s*[)\]]\s*/gi;

const NOT_AN_ADDRESS = { ok: false, reason: 'notAnAddress' } as const;

/** Reads one address. */
export const readEmail = (typed: string): ReadEmail => {
  if (typed.length > MAX_TYPED) return NOT_AN_ADDRESS;
  const written = foldText(typed)
    .trim()
    .replace(/^(?:e-?mail|mail|courriel)\s*:\s*/i, '')
    .replace(/^mailto:([^?]*)(?:\?.*)?$/i, '$1')
    .replace(/^(?:<(.*)>|«\s*(.*?)\s*»|“(.*)”|"([^"]*)"|'([^']*)')$/, '$1$2$3$4$5')
    .replace(HIDDEN_AT, '@')
    .replace(HIDDEN_DOT, '.')
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
  return all.every((label) => LABEL.test(label)) && TOP_LEVEL.test(all.at(-1) ?? '') ? ascii : undefined;
};

const REASONS: Readonly<Record<EmailFault, PlainReason>> = {
  notAnAddress: 'notAnEmail',
  accentsBefore: 'emailAccents',
};

/** One e-mail address, however it is written; kept in ASCII and lower case. */
export const EmailAddress = z
  .string()
  .meta({ format: 'email' })
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

/** Half of an address may stand before it: `marie,paul@exemple.fr` and `marie et paul@exemple.fr` are not Paul's. */
const HALF = /(?<![^\s;,|])[^\s;,|@:]+(?:[;,|]|\s(?:et|ou|and|or|&|\+)\s)[^\s;,|@]+@[^\s;,|]+/giu;

/** Every address of a cell that may hold several, with the words that are none. A slash parts two addresses only where both have an @. */
export const readEmails = (
  cell: string,
): { readonly addresses: readonly string[]; readonly unreadable: readonly string[] } => {
  const text = foldText(cell).trim();
  const whole = readEmail(text);
  if (whole.ok) return { addresses: [whole.value], unreadable: [] };
  const tidy = text
    .replace(/[\p{L}\p{M}\s.'’-]*<([^<>]*@[^<>]*)>/gu, ' $1 ')
    .replace(/\bmailto:([^?\s]*)(?:\?\S*)?/gi, ' $1 ')
    .replace(/(?<!\p{L})(?:e-?mails?|mails?|courriels?)\s*:/giu, ' ')
    .replace(HIDDEN_AT, '@')
    .replace(HIDDEN_DOT, '.');
  const halves = tidy.match(HALF) ?? [];
  const parts = tidy
    .replace(HALF, ' ; ')
    .split(/[;,|\s]+|(?<=@[^\s/@]+)\/(?=[^\s@]+@)/)
    .map((part) => part.replace(/^[(<[«“"]+|[)>\].:!…»”"]+$/g, ''))
    .filter((part) => part !== '' && !BESIDE.test(part));
  const addresses = new Set<string>();
  // Words side by side are one thing that is no address.
  const runs: string[][] = [[]];
  for (const part of parts) {
    const read = readEmail(part);
    if (!read.ok) runs.at(-1)?.push(part);
    else {
      addresses.add(read.value);
      runs.push([]);
    }
  }
  const unreadable = [...halves, ...runs.filter((run) => run.length > 0).map((run) => run.join(' '))];
  return addresses.size === 0 && unreadable.length > 0
    ? { addresses: [], unreadable: [text] }
    : { addresses: [...addresses], unreadable };
};
