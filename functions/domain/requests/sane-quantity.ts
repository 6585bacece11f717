import { readQuantity } from '#domain/inputs/quantity.ts';
import { foldText } from '#domain/shared/fold-text.ts';
import { freeText } from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';

/** More kilos, litres or pieces than anybody brings on a round: a slip of the keyboard. */
const MAX_QUANTITY = 10_000;

/** Nothing, or less. */
const NONE = /^\s*(?:-\s*\d|[0.,]+(?![\d.,]))/;

/** A quantity in words, or none: what has a number has one that somebody can bring. */
export const SaneQuantity = freeText(60)
  .refine((text) => !NONE.test(foldText(text)), reason('quantityNone'))
  .refine((text) => !isTooLarge(text), reason('quantityTooLarge'));

const isTooLarge = (text: string): boolean => {
  const read = readQuantity(text);
  if (read !== undefined) return read.most > MAX_QUANTITY;
  const [number] = /\d{5,}/.exec(foldText(text).replace(/(?<=\d)[ .](?=\d{3}(?!\d))/g, '')) ?? [];
  return number !== undefined && Number(number) > MAX_QUANTITY;
};
