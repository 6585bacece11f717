import { foldText } from '#domain/shared/fold-text.ts';
import { saysNone } from './none-given.ts';

/** The number of an establishment (SIRET: 14 digits, the first nine its company's SIREN) as forms and lists have it. */

/** Why a text is no SIRET. `none`: it says so itself. */
export type SiretFault =
  | 'none'
  | 'siren'
  | 'vatNumber'
  | 'letters'
  | 'rounded'
  | 'several'
  | 'digits'
  | 'sirenKey'
  | 'siretKey';

export type ReadSiretNumber =
  | {
      readonly ok: true;
      readonly value: string;
      /** A spreadsheet had dropped the zero at its start: both keys are right with it. */
      readonly zeroLost: boolean;
    }
  | { readonly ok: false; readonly reason: SiretFault; readonly digits: number };

/** Luhn's sum, from the right: every second figure doubled, its own figures added. */
const luhn = (digits: string): number =>
  [...digits].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);

/** La Poste's establishments are numbered by another rule (INSEE): the plain sum of their figures is a multiple of five. */
const LA_POSTE = '356000000';

const sirenKeyIsRight = (siren: string): boolean =>
  /^\d{9}$/.test(siren) && !/^0+$/.test(siren) && luhn(siren) % 10 === 0;

/** Whether both keys are right: that of the company and that of the establishment. */
export const siretKeyIsRight = (siret: string): boolean => {
  if (!/^\d{14}$/.test(siret) || !sirenKeyIsRight(siret.slice(0, 9))) return false;
  if (siret.startsWith(LA_POSTE) && [...siret].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0) return true;
  return luhn(siret) % 10 === 0;
};

const LABEL =
  /^(?:n°|no\b|num(?:éro)?\.?)?\s*(?:de\s+)?(?:siret|siren|rcs(?:\s+\p{L}[\p{L}\s-]*)?)?\s*(?:n°|no\b)?\s*[:=]?\s*/iu;
/** What lists put around or behind: a town of registration, a spreadsheet's decimal zero, an apostrophe that makes a number a text. */
const AROUND = /^['’"]+|['’"\s;,.]+$|\s*\(?\bRCS\b.*$|\s*\(\D*\)|\bNIC\b|(?<=\d)[.,]0+$/giu;

/** With all that people write around it. */
const MAX_TYPED = 300;

export const readSiretNumber = (written: string): ReadSiretNumber => {
  const fault = (reason: SiretFault, digits = 0): ReadSiretNumber => ({ ok: false, reason, digits });
  if (written.length > MAX_TYPED) return fault('letters');
  const text = foldText(written).trim().replace(LABEL, '').replace(AROUND, '');
  if (saysNone(text) || /^non?$/i.test(text)) return fault('none');
  if (/^\d(?:[.,]\d+)?\s*e\s*\+?\s*1[0-3]$/i.test(text)) return fault('rounded');
  if (/^FR\s?[\dA-Z]{2}(?:[\s.]?\d{3}){3}$/i.test(text)) return fault('vatNumber');
  const digits = text.replace(/[\s.\-/_'’]/g, '');
  if (!/^\d+$/.test(digits)) return fault('letters');
  return readDigits(digits, fault);
};

const readDigits = (
  digits: string,
  fault: (reason: SiretFault, digits?: number) => ReadSiretNumber,
): ReadSiretNumber => {
  if (/^0+$/.test(digits)) return fault('none');
  if (digits.length === 28) return fault('several', 28);
  if (digits.length === 9 || /^\d{9}0{5}$/.test(digits)) return fault('siren', digits.length);
  if (digits.length === 13 && siretKeyIsRight(`0${digits}`)) return { ok: true, value: `0${digits}`, zeroLost: true };
  if (digits.length !== 14) return fault('digits', digits.length);
  if (siretKeyIsRight(digits)) return { ok: true, value: digits, zeroLost: false };
  return fault(sirenKeyIsRight(digits.slice(0, 9)) ? 'siretKey' : 'sirenKey', 14);
};
