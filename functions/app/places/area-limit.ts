import type { Limit, Limits } from '#domain/shared/limits.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import type { SignedLinks } from '#platform/signed-link.ts';

export interface AreaLimitDependencies {
  readonly limits: Pick<Limits, 'allows'>;
  readonly links: () => Promise<Pick<SignedLinks, 'hash'>>;
}

/** The form asks twice a second at most while a slider moves: room for two producers of one house, not for a machine. */
export const AREAS_FROM_ONE_SOURCE: Limit = { what: 'area-summaries', most: 300, windowSeconds: 600 };

/** False for whoever has areas counted without end: an answer takes the whole list of communes, a tenth of a second of a function. */
export const mayCountAreas = async (
  { limits, links }: AreaLimitDependencies,
  { sourceAddress, now }: { readonly sourceAddress: string; readonly now: Instant },
): Promise<boolean> => limits.allows(AREAS_FROM_ONE_SOURCE, (await links()).hash(sourceAddress), now);
