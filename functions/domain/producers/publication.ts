import { z } from 'zod';
import { PassageRef } from '#domain/passages/passage.ts';
import { Occasion } from '#domain/shared/occasion.ts';
import { Instant, ProducerId, PublicationId } from '#domain/shared/primitives.ts';
import { Offer, Round } from './producer.ts';

export { Occasion };

/** A durable intent to bring one version of a producer into the index, and to announce it. */
export const Publication = z.strictObject({
  id: PublicationId,
  producerId: ProducerId,
  /** The producer's version that this publication brings into the index. */
  version: z.int().min(1),
  /** null: nothing is announced (a pause, a withdrawal, a correction). */
  occasion: Occasion.nullable(),
  oldRounds: z.array(Round),
  newRounds: z.array(Round),
  /** Of a new product: what was not among the offers before. */
  newOffers: z.array(Offer.pick({ name: true, family: true, audiences: true })).optional(),
  /** Of an extra passage: which one. It may be taken back until it is told. */
  passage: PassageRef.optional(),
  /** Of one who comes back: since when they were away. Those who subscribed meanwhile have not seen them. */
  awaySince: Instant.optional(),
  /**
   * One of many at the same time (several approved at once, an import): announced together from this instant on, one mail a person for all of the
   * wave. Absent: announced by itself.
   */
  wave: Instant.optional(),
  writtenAt: Instant,
  announceAt: Instant,
  /** written -> projected (the index shows it) -> matched (one Delivery per subscriber concerned exists). */
  stage: z.enum(['written', 'projected', 'matched']),
  /** Where matching has got to, opaque; null before it starts. */
  cursor: z.string().nullable(),
  /** People who hear of it. */
  matched: z.int().min(0),
  /** How many batches of mails are written (ledger/letters.ts); records of before have none. */
  batches: z.int().min(0).default(0),
});
export type Publication = z.infer<typeof Publication>;

const STAGES: readonly Publication['stage'][] = ['written', 'projected', 'matched'];

/** 0, 1 or 2: a publication only ever goes forward. */
export const stageRank = (publication: Pick<Publication, 'stage'>): number => STAGES.indexOf(publication.stage);

/** Nothing is left to do: in the index, and announced where it was to be. */
export const isFinished = ({ stage, occasion }: Pick<Publication, 'stage' | 'occasion'>): boolean =>
  stage === 'matched' || (stage === 'projected' && occasion === null);

/** Waves begin at the quarters of an hour, so that publications that know nothing of each other meet in one. */
const WAVE_SECONDS = 900;
export const nextWave = (now: Instant): Instant =>
  new Date((Math.floor(Date.parse(now) / (WAVE_SECONDS * 1000)) + 1) * WAVE_SECONDS * 1000).toISOString();

type Announced = Pick<Publication, 'occasion' | 'newOffers'>;

/** What is new of one who stays published and whose rounds are as before: products that they did not have. Null: nothing. */
export const newProductsOf = (
  before: { readonly offers: readonly Offer[] },
  after: { readonly offers: readonly Offer[] },
): Announced => {
  const known = new Set(before.offers.map(({ name, family }) => `${family} ${name.toLowerCase()}`));
  const newOffers = after.offers
    .filter(({ name, family }) => !known.has(`${family} ${name.toLowerCase()}`))
    .map(({ name, family, audiences }) => ({ name, family, audiences }));
  return newOffers.length === 0 ? { occasion: null } : { occasion: 'newProduct', newOffers };
};

/** When it may be announced, once it has waited for so long that it may still be taken back. */
export const afterGrace = (
  { occasion, announceAt, writtenAt }: Pick<Publication, 'occasion' | 'announceAt' | 'writtenAt'>,
  graceSeconds: number,
): Instant => {
  const graceEnds = new Date(Date.parse(writtenAt) + graceSeconds * 1000).toISOString();
  return occasion === null || announceAt >= graceEnds ? announceAt : graceEnds;
};

/** When there is next something to do: at once until it is in the index, then when it may be announced. */
export const dueSince = ({ stage, writtenAt, announceAt }: Publication): Instant =>
  stage === 'written' || announceAt < writtenAt ? writtenAt : announceAt;
