import { z } from 'zod';
import type { CoverageEntry } from '#domain/areas/coverage-entry.ts';
import type { CoverageKey } from '#domain/areas/keys.ts';
import { Availability, FamilyCode, LabelCode } from '#domain/catalogue/codes.ts';
import { RoundWithoutArea } from '#domain/producers/producer.ts';
import { Audience, CommuneCode, Month, Position, ProducerId, Telephone } from '#domain/shared/primitives.ts';

/**
 * What a list shows of one round of one producer: the whole of what an uncached search reads. Kept as one JSON string in the index
 * (3.5 times faster to read than nested maps). Public content only: no private contact ever gets here.
 */
export const Card = z.strictObject({
  producerId: ProducerId,
  version: z.int(),
  name: z.string(),
  commune: CommuneCode,
  communeName: z.string(),
  position: Position,
  labels: z.array(LabelCode),
  /** Public telephone, where the producer wants a button. */
  telephone: Telephone.nullable().default(null),
  offers: z.array(
    z.strictObject({
      /** By which the live state says what there is of it; cards written before there was one have none. */
      id: z.string().default(''),
      name: z.string(),
      family: FamilyCode,
      months: z.array(Month),
      availability: Availability,
      audiences: z.array(Audience),
    }),
  ),
  invented: z.boolean(),
  /** Silent though asked whether it is still right: stands last. */
  sunk: z.literal(true).optional(),
  /** The round, its area left out: the key and the clipped shape say all that is needed of it. */
  round: RoundWithoutArea,
});
export type Card = z.infer<typeof Card>;

export interface CoverageItem extends CoverageEntry {
  readonly card: Card;
}

/** The index as the domain sees it. */
export interface Coverage {
  /**
   * All items under each of these keys, every page read, in one wave of queries. Rejects if any of the queries fails: never silently fewer
   * producers.
   */
  itemsUnder(keys: readonly CoverageKey[]): Promise<CoverageItem[]>;
  /** Writes the items of one version of a producer; idempotent. */
  write(producerId: ProducerId, version: number, items: readonly CoverageItem[]): Promise<void>;
  /** Removes every item of the producer older than `version`; idempotent. */
  removeOlderThan(producerId: ProducerId, version: number): Promise<void>;
}
