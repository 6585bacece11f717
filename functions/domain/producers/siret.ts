import { z } from 'zod';
import { readSiretNumber, type SiretFault } from '#domain/inputs/siret.ts';
import { type PlainReason, reason } from '#domain/shared/reasons.ts';

/** What a form says of what is no SIRET; it asks again. */
const REASONS: Readonly<Record<SiretFault, PlainReason>> = {
  none: 'siretMissing',
  siren: 'siretIsSiren',
  vatNumber: 'siretIsVat',
  letters: 'siretDigits',
  rounded: 'siretDigits',
  several: 'siretSeveral',
  digits: 'siretDigits',
  sirenKey: 'siretKey',
  siretKey: 'siretKey',
};

/** A SIRET of 14 digits with right keys; what people type around and between its digits is dropped. A zero that is missing is not supplied. */
export const Siret = z
  .string()
  .transform((typed, context) => {
    const read = readSiretNumber(typed);
    if (read.ok && !read.zeroLost) return read.value;
    context.addIssue({ code: 'custom', message: reason(read.ok ? 'siretDigits' : REASONS[read.reason]) });
    return z.NEVER;
  })
  .pipe(z.string().brand<'Siret'>());
export type Siret = z.infer<typeof Siret>;
