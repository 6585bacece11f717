import { costOf } from '#domain/catalogue/price.ts';
import type { Round } from '#domain/producers/producer.ts';
import type { RequestLine } from './request.ts';

/** What a request comes to at the prices shown, as far as they say. */
export interface Total {
  readonly euros: number;
  /** Whether every line has a price and a quantity that go together: else it is "at least". */
  readonly isWhole: boolean;
}

export type Terms = Pick<Round, 'minimumEuros' | 'feeEuros' | 'feeWaivedFromEuros'>;

export const totalOf = (lines: readonly RequestLine[]): Total => {
  const costs = lines.map(({ quantity, offer }) => (offer === undefined ? undefined : costOf(quantity, offer.price)));
  return {
    euros: Math.round(costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0) * 100) / 100,
    isWhole: !costs.includes(undefined),
  };
};

/** The fee for a total, and what is missing to the least order; what is not known to be whole may be enough. */
export const termsFor = (
  { euros, isWhole }: Total,
  { minimumEuros, feeEuros, feeWaivedFromEuros }: Terms,
): { readonly feeEuros: number; readonly missingEuros: number } => ({
  feeEuros: feeWaivedFromEuros !== null && euros >= feeWaivedFromEuros ? 0 : feeEuros,
  missingEuros: isWhole ? Math.max(0, Math.round(((minimumEuros ?? 0) - euros) * 100) / 100) : 0,
});
