import { z } from 'zod';
import { reason } from '#domain/shared/reasons.ts';

/**
 * Whether the key of a SIRET (14 digits) is right: Luhn's sum is a multiple of ten. La Poste's establishments (SIREN 356000000) are the
 * documented exception: the plain sum of their digits is a multiple of five.
 */
export const siretKeyIsRight = (siret: string): boolean => {
  if (!/^\d{14}$/.test(siret)) return false;
  const digits = [...siret].map(Number);
  if (siret.startsWith('356000000') && digits.reduce((sum, digit) => sum + digit, 0) % 5 === 0) return true;
  const luhn = digits.reduce((sum, digit, index) => {
    if (index % 2 === 1) return sum + digit;
    return sum + (digit * 2 > 9 ? digit * 2 - 9 : digit * 2);
  }, 0);
  return luhn % 10 === 0;
};

/** A SIRET of 14 digits with a right key; spaces that people type are dropped. */
export const Siret = z
  .string()
  .transform((typed) => typed.replace(/[\s.]/g, ''))
  .pipe(
    z
      .string()
      .regex(/^\d{14}$/, reason('siretDigits'))
      .refine(siretKeyIsRight, reason('siretKey')),
  )
  .brand<'Siret'>();
export type Siret = z.infer<typeof Siret>;
