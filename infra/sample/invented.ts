/** Numbers and addresses that look right, pass their keys, and belong to nobody. */

/** Digit that brings the Luhn sum of `digits` and itself to a multiple of ten (ISO/IEC 7812-1, annex B). */
export const luhnKey = (digits: string): string => {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return String((10 - (sum % 10)) % 10);
};

/**
 * A SIRET whose two keys are right: SIREN 999 and the number in five digits, then establishment 0001. INSEE gives out SIRENs from
 * below, so that those in 999 are plainly made up.
 *
 * @param number 1 to 99,999, one for each invented producer
 */
export const inventedSiret = (number: number): string => {
  const base = `999${String(number).padStart(5, '0')}`;
  const establishment = `${base}${luhnKey(base)}0001`;
  return `${establishment}${luhnKey(establishment)}`;
};

/** Last four digits of a telephone number, two by two; 37 is prime to 10,000, so that no two numbers share them. */
const lastDigits = (number: number): string => {
  const digits = String((number * 37) % 10_000).padStart(4, '0');
  return `${digits.slice(0, 2)} ${digits.slice(2)}`;
};

/** Ranges that Arcep keeps for fiction (decision 2018-0881): nobody will ever be called by mistake. */
export const inventedLandline = (number: number): string => `05 36 49 ${lastDigits(number)}`;
export const inventedMobile = (number: number): string => `06 39 98 ${lastDigits(number)}`;
