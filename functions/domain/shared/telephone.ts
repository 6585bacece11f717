import { type MetadataJson, parsePhoneNumberFromString } from 'libphonenumber-js/core';
import { z } from 'zod';
import { foldText } from './fold-text.ts';
import { type PlainReason, reason } from './reasons.ts';
import plans from './telephone-plans.json' with { type: 'json' };

/**
 * Telephone numbers as people write them, read into one form: E.164, with the extension behind it where there is one (`+33558000000;ext=12`, as RFC
 * 3966 has it). French and overseas numbers by the plan of ARCEP, others by libphonenumber (telephone-plans.json).
 */

/** `notANumber` is anything that we cannot read; `abroad` a country whose numbers we do not know. */
type TelephoneFault = 'notANumber' | 'abroad';

export type ReadTelephone =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly reason: TelephoneFault };

export interface TelephoneReading {
  /** Department of whoever the number belongs to: in the Pacific and in Saint-Pierre-et-Miquelon people write six or eight digits without a code. */
  readonly department?: string | undefined;
  /** Numbers of a spreadsheet, which drops a zero at the start: nine digits get theirs back. A person who typed nine has forgotten any one. */
  readonly zeroLost?: boolean;
}

const NOT_A_NUMBER = { ok: false, reason: 'notANumber' } as const;
const ABROAD = { ok: false, reason: 'abroad' } as const;
const number = (value: string): ReadTelephone => ({ ok: true, value });

/** As it is kept: read before any other work, since every record that is loaded holds some. */
const STORED = /^\+33[1-9]\d{8}$/;

/** What stands before a number to say what it is. */
const LABEL =
  /^(?:(?:n°|no|num(?:éro)?\.?)\s*(?:de\s+)?)?(?:t[ée]l(?:[ée]phone|\.)?|tph\.?|phone|portable|port\.|mobile|mob\.|gsm|fixe|whatsapp|fax)?\s*(?:fixe|portable|mobile|pro)?\s*[:.]?\s*(?:tel:)?(?=[+(\d])/iu;

const EXTENSION =
  /[\s,;(–-]*(?:;ext=|(?<!\p{L})(?:postes?|post|p\.?|extension|ext\.?|interne|int\.?|touche|choix|x)|#)\s*(?:n°|no\b|[:.])?\s*(\d{1,6})[\s.)]*$/iu;

/** What people put between the figures of a number. */
const BETWEEN = /[\s.,:*\-/_()·•'’–—]/gu;
/** What a spreadsheet or a program leaves behind a number: a decimal zero, the mark of a list. */
const LEFT_OVER = /(?<=\d{8})[.,]0+$|[\s;,!]+$/u;

/** Longer than any number with all that people write around it. */
const MAX_TYPED = 200;

/** Reads one number. More than one, or words among its figures, are not one number. */
export const readTelephone = (typed: string, reading: TelephoneReading = {}): ReadTelephone => {
  if (STORED.test(typed) && !OVERSEAS_PREFIX.test(typed.slice(3))) return number(typed);
  if (typed.length > MAX_TYPED) return NOT_A_NUMBER;
  const written = foldText(typed).trim().replace(LABEL, '').replace(LEFT_OVER, '');
  const extension = EXTENSION.exec(written)?.[1];
  const digits = written.replace(EXTENSION, '').replace(/\(0\)/, '').replace(BETWEEN, '').replace(/^00/, '+');
  if (!/^\+?\d{4,16}$/.test(digits) || digits.startsWith('+0')) return NOT_A_NUMBER;
  const read = digits.startsWith('+') ? international(digits) : national(digits, reading);
  return read.ok && extension !== undefined ? number(`${read.value};ext=${extension}`) : read;
};

/**
 * Prefixes of national numbers, the zero left out, by the territory that has them. 0508 is dialled as such from the
 * mainland; 06 39 98 is kept for fiction there (ARCEP, decision 2018-0881), the rest of 0639 is Mayotte's.
 */
const OVERSEAS: readonly (readonly [prefix: RegExp, code: string])[] = [
  [/^(?:26[239]|69[23]|639(?!98))\d{6}$/, '+262'],
  [/^(?:590|69[01])\d{6}$/, '+590'],
  [/^(?:594|694)\d{6}$/, '+594'],
  [/^(?:596|69[67])\d{6}$/, '+596'],
  [/^508(?=\d{6}$)/, '+508'],
];
const OVERSEAS_PREFIX = /^(?:26[239]|69[0-467]|639(?!98)|590|594|596|508)/;

/** Territories whose numbers are dialled as they are within them: how many digits, and their code. */
const WITHIN: Readonly<Record<string, readonly [digits: number, code: string]>> = {
  '975': [6, '+508'],
  '986': [6, '+681'],
  '987': [8, '+689'],
  '988': [6, '+687'],
};

/** Nine digits of a French number, on the mainland or overseas. */
const french = (nine: string): ReadTelephone => {
  const [prefix, code] = OVERSEAS.find(([one]) => one.test(nine)) ?? [];
  if (prefix !== undefined) return number(`${code}${code === '+508' ? nine.slice(3) : nine}`);
  return /^[1-9]\d{8}$/.test(nine) ? number(`+33${nine}`) : NOT_A_NUMBER;
};

/** Digits after the code of a territory. */
const BEHIND: Readonly<Record<string, RegExp>> = {
  '262': /^[25-9]\d{8}$/,
  '590': /^[5-9]\d{8}$/,
  '594': /^[5-9]\d{8}$/,
  '596': /^[5-9]\d{8}$/,
  '508': /^(?:[2-9]\d{5}|[78]\d{8})$/,
  '681': /^(?:[478]\d{5}|8[0-5]\d{7})$/,
  '687': /^[2-9]\d{5}$/,
  '689': /^(?:[48]\d{7}|[2-79]\d{5})$/,
};

const international = (digits: string): ReadTelephone => {
  if (digits.startsWith('+33')) return french(digits.slice(3).replace(/^0/, ''));
  const code = digits.slice(1, 4);
  const behind = BEHIND[code];
  if (behind !== undefined) {
    const rest = digits.slice(4).replace(/^0/, '');
    return behind.test(rest) ? number(`+${code}${rest}`) : NOT_A_NUMBER;
  }
  const parsed = parsePhoneNumberFromString(digits, plans as unknown as MetadataJson);
  if (parsed === undefined) return ABROAD;
  return parsed.isPossible() && parsed.isValid() ? number(parsed.number) : NOT_A_NUMBER;
};

const national = (digits: string, { department, zeroLost }: TelephoneReading): ReadTelephone => {
  if (/^0\d{9}$/.test(digits)) return french(digits.slice(1));
  const [length, code] = WITHIN[department ?? ''] ?? [];
  if (digits.length === length) return international(`${code}${digits}`);
  // A code without its plus: 33 6 12 34 56 78, 33 06 12 34 56 78, 262 692 12 34 56.
  if (/^330?[1-9]\d{8}$/.test(digits)) return international(`+${digits}`);
  if (/^(?:262|59[046])0?[5-9]\d{8}$|^2620?2\d{8}$|^6890?\d{8}$/.test(digits)) return international(`+${digits}`);
  if (/^[1-9]\d{8}$/.test(digits) && zeroLost === true) return french(digits);
  if (digits.length < 10) return NOT_A_NUMBER;
  const abroad = international(`+${digits}`);
  return abroad.ok ? abroad : NOT_A_NUMBER;
};

/** Where a number is: of France or its territories (we can text it there), or of another country (it can be called). */
const isFrench = (telephone: string): boolean => /^\+(?:33|262|508|59[046]|68[179])/.test(telephone);

const FRENCH_MOBILE =
  /^\+(?:33[67]\d{8}|262(?:69[23]|639|709)\d{6}|590(?:69[01]|709)\d{6}|594(?:694|709)\d{6}|596(?:69[67]|709)\d{6}|687[7-9]\d{5}|6898[79]\d{6}|681[78]\d{5}|508(?:708\d{6}|[0-9]\d{5}))$/;
/** Fixed lines of Saint-Pierre-et-Miquelon, where six digits say little. */
const MIQUELON_FIXED = /^\+50841\d{4}$/;

/** Why a number cannot be texted; undefined where it can. */
const whyNotTexted = (telephone: string): 'landline' | 'abroad' | undefined => {
  if (!isFrench(telephone)) return 'abroad';
  return FRENCH_MOBILE.test(telephone) && !MIQUELON_FIXED.test(telephone) ? undefined : 'landline';
};

export const isTextable = (telephone: string): boolean => whyNotTexted(telephone) === undefined;

/** What each fault is refused with. */
const REASONS: Readonly<Record<TelephoneFault, PlainReason>> = {
  notANumber: 'notATelephone',
  abroad: 'telephoneAbroad',
};

/** One telephone number, however it is written; kept in E.164. */
export const Telephone = z
  .string()
  .transform((typed, context) => {
    const read = readTelephone(typed);
    if (read.ok) return read.value;
    context.addIssue({ code: 'custom', message: reason(REASONS[read.reason]) });
    return z.NEVER;
  })
  .pipe(z.string().brand<'Telephone'>());
export type Telephone = z.infer<typeof Telephone>;

/** A number that receives text messages from us. */
export const MobileTelephone = Telephone.superRefine((telephone, context) => {
  const why = whyNotTexted(telephone);
  if (why === undefined) return;
  context.addIssue({
    code: 'custom',
    message: why === 'landline' ? 'landlineHasNoSms' : 'smsInFranceOnly',
  });
});

/** Between the numbers of one cell, from the surest to the most doubtful. */
const SPLITS: readonly RegExp[] = [
  /[;|\n]|\s(?:ou|et|or|and|puis)\s|(?<=\d)\s+(?=(?:t[ée]l[ée]?copie(?:ur)?|fax)\b)/iu,
  /\s[-–/]\s|,\s*(?=[+0(])|\/\s*(?=(?:\+|00?[1-9]))/u,
  /(?<=\d)\s+(?=(?:\+|00)\d)|(?<=\d{9})\s*[/\s]\s*(?=\d{9})|\/(?=\s*\d{1,2}\s*$)/u,
];

/** A French number in the middle of others. */
const WITHIN_TEXT = /(?:(?:\+|00)33[\s.]?(?:\(0\))?[\s.]?|0)[1-9](?:[\s./-]?\d\d){4}/g;

/** Every number of a cell that may hold several, with the parts that are none. A cell with no figure in it holds no number at all. */
export const readTelephones = (
  cell: string,
  reading: TelephoneReading = {},
): { readonly numbers: readonly string[]; readonly unreadable: readonly string[] } => {
  const found = partsOf(foldText(cell), reading, 0);
  const numbers = [...new Set(found.flatMap(({ read }) => (read.ok ? [read.value] : [])))];
  return { numbers, unreadable: found.flatMap(({ part, read }) => (read.ok ? [] : [part])) };
};

interface Part {
  readonly part: string;
  readonly read: ReadTelephone;
}

const partsOf = (text: string, reading: TelephoneReading, from: number): Part[] => {
  const part = bare(text);
  if (part === '') return [];
  // A fax is called by nobody: it is no number of theirs, and that is said.
  if (FAX.test(text) || FAX_BEHIND.test(text)) return [{ part: text.trim(), read: NOT_A_NUMBER }];
  const whole = readTelephone(part, reading);
  if (whole.ok) return [{ part, read: whole }];
  for (let at = from; at < SPLITS.length; at += 1) {
    const parts = text.split(SPLITS[at] ?? '').filter((one) => /\d/.test(one));
    if (parts.length > 1) return parts.flatMap((one) => partsOf(one, reading, at));
  }
  const within = part.match(WITHIN_TEXT) ?? [];
  const covered = within.join('').replace(/\D/g, '').length === part.replace(/\D/g, '').length;
  if (within.length > 0 && covered) return within.map((one) => ({ part: one, read: readTelephone(one, reading) }));
  // As it is written, so that whoever reads the remark finds it.
  return [{ part: text.trim(), read: whole }];
};

/** "Tél/Fax" is both. */
const FAX = /^[\s:,;./(-]*(?:t[ée]l[ée]?copie(?:ur)?|fax)\b/iu;
/** `05 58 00 00 00 (fax)`, and no other number beside it. */
const FAX_BEHIND = /^[^\p{L}]*\d[\s(:,-]*(?<!t[ée]l[./ ]?\s*[/-]?\s*)(?:t[ée]l[ée]?copie(?:ur)?|fax)[\s).]*$/iu;

/** Without what is said beside a number: notes in brackets, hours ("après 18 h"), names; an extension stays. */
const bare = (text: string): string => {
  if (!/\d/.test(text)) return text.trim();
  const extension = EXTENSION.exec(text)?.[0] ?? '';
  const number = text
    .replace(EXTENSION, '')
    .replace(/\((?!\s*0\s*\)|\s*\+?\d[\d\s.]*\))[^)]*\)/g, ' ')
    .replace(
      /(?:(?<!\p{L})(?:apr[èe]s|avant|de|[àa]|entre|vers|d[èe]s)\s+|-\s*|(?<=\s|^))\d{1,2}\s*h(?:\d\d)?(?!\p{L})/giu,
      ' ',
    )
    .replace(/\bn°/giu, ' ')
    .replace(/(?:\p{L}[\p{L}.’'-]*\s*)+:?/gu, ' ')
    .trim();
  return number + extension;
};
