import type { CommuneCode } from '#domain/shared/primitives.ts';

/** An address typed to settle what depends on it. `silent`: whoever knows addresses does not answer; `unknown`: there is none like this. */
export type FoundAddress =
  | { readonly kind: 'found'; readonly lat: number; readonly lon: number; readonly commune: CommuneCode }
  | { readonly kind: 'unknown' | 'silent' };

/** Finds where an address of a commune is (functions/adapters/public-services/address-search.ts). Never throws. */
export interface AddressFinder {
  find(address: string, commune: CommuneCode): Promise<FoundAddress>;
}
