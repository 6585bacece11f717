import { z } from 'zod';

/** Product families, about a dozen cover the field. Their names are in catalogue.ts. */
export const FamilyCode = z.enum([
  'fruit',
  'vegetables',
  'meat',
  'curedMeats',
  'dairy',
  'eggs',
  'fish',
  'bread',
  'honey',
  'drinks',
  'grocery',
  'plants',
  'crafts',
]);
export type FamilyCode = z.infer<typeof FamilyCode>;

/** Labels; all but the territorial mark count for EGalim, the law on what canteens buy. */
export const LabelCode = z.enum([
  'BIO',
  'LABEL_ROUGE',
  'AOP',
  'IGP',
  'STG',
  'HVE',
  'PECHE_DURABLE',
  'RUP',
  'FERMIER',
  'COMMERCE_EQUITABLE',
  'VALEURS_PARC',
]);
export type LabelCode = z.infer<typeof LabelCode>;

export const PaymentCode = z.enum(['cash', 'card', 'cheque', 'transfer', 'mealVoucher', 'online']);
export type PaymentCode = z.infer<typeof PaymentCode>;

export const Availability = z.enum(['available', 'soon', 'soldOut']);

export type Availability = z.infer<typeof Availability>;

export const RoundMode = z.enum(['door', 'pickup', 'parcel']);

export type RoundMode = z.infer<typeof RoundMode>;
