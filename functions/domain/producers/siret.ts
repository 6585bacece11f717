import { z } from 'zod';
import { readSiretNumber, type SiretFault } from '#domain/inputs/siret.ts';

/** What a form says of what is no SIRET; it asks again. */
const REASONS: Readonly<Record<SiretFault, string>> = {
  none: 'give your SIRET: the agency can help if you do not have one yet',
  siren: 'these nine digits are a SIREN: a SIRET has five more',
  vatNumber: 'this is a VAT number: a SIRET has 14 digits',
  letters: 'a SIRET has 14 digits',
  rounded: 'a SIRET has 14 digits',
  several: 'give one SIRET',
  digits: 'a SIRET has 14 digits',
  sirenKey: 'the key of this SIRET is wrong: one digit is mistyped',
  siretKey: 'the key of this SIRET is wrong: one digit is mistyped',
};

/** A SIRET of 14 digits with right keys; what people type around and between its digits is dropped. A zero that is missing is not supplied. */
export const Siret = z
  .string()
  .transform((typed, context) => {
    const read = readSiretNumber(typed);
    if (read.ok && !read.zeroLost) return read.value;
    context.addIssue({ code: 'custom', message: read.ok ? REASONS.digits : REASONS[read.reason] });
    return z.NEVER;
  })
  .pipe(z.string().brand<'Siret'>());
export type Siret = z.infer<typeof Siret>;
