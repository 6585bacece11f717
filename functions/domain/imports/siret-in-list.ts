import { Siret, siretKeyIsRight } from '#domain/producers/siret.ts';
import type { RowSaid } from './row-words.ts';
import { said } from './said.ts';

/** `note`: the row can be taken without it. */
export type ReadSiret =
  | { readonly kind: 'siret'; readonly siret: Siret }
  | { readonly kind: 'refused' | 'note'; readonly reason: RowSaid };

/** A SIRET as lists have it, often after a spreadsheet took it for a number: rounded, or without its leading zero. */
export const readSiret = (written: string): ReadSiret => {
  if (/^\d(?:[.,]\d+)?e\+?1[0-3]$/i.test(written)) return { kind: 'refused', reason: said('siretRounded') };
  const digits = written.replace(/[\s.\u00a0\u202f'’-]/g, '');
  if (!/^\d+$/.test(digits)) return { kind: 'refused', reason: said('siretLetters') };
  if (digits.length === 9) return { kind: 'note', reason: said('siren') };
  if (digits.length === 13 && siretKeyIsRight(`0${digits}`))
    return { kind: 'refused', reason: said('siretZeroLost', { siret: `0${digits}` }) };
  if (digits.length !== 14) return { kind: 'refused', reason: said('siretDigits', { digits: digits.length }) };
  const read = Siret.safeParse(digits);
  return read.success ? { kind: 'siret', siret: read.data } : { kind: 'refused', reason: said('siretKey') };
};
