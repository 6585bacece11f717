import { Siret, siretKeyIsRight } from '#domain/producers/siret.ts';
import { codedMessage } from './coded-message.ts';
import type { RowMessage } from './row-words.ts';

/** `note`: the row can be taken without it. */
export type ReadSiret =
  | { readonly kind: 'siret'; readonly siret: Siret }
  | { readonly kind: 'refused' | 'note'; readonly reason: RowMessage };

/** A SIRET as lists have it, often after a spreadsheet took it for a number: rounded, or without its leading zero. */
export const readSiret = (written: string): ReadSiret => {
  if (/^\d(?:[.,]\d+)?e\+?1[0-3]$/i.test(written)) return { kind: 'refused', reason: codedMessage('siretRounded') };
  const digits = written.replace(/[\s.\u00a0\u202f'’-]/g, '');
  if (!/^\d+$/.test(digits)) return { kind: 'refused', reason: codedMessage('siretLetters') };
  if (digits.length === 9) return { kind: 'note', reason: codedMessage('siren') };
  if (digits.length === 13 && siretKeyIsRight(`0${digits}`))
    return { kind: 'refused', reason: codedMessage('siretZeroLost', { siret: `0${digits}` }) };
  if (digits.length !== 14) return { kind: 'refused', reason: codedMessage('siretDigits', { digits: digits.length }) };
  const read = Siret.safeParse(digits);
  return read.success ? { kind: 'siret', siret: read.data } : { kind: 'refused', reason: codedMessage('siretKey') };
};
