import type { Directory } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { Instant, PublicationId } from '#domain/shared/primitives.ts';
import { log } from '#platform/log.ts';
import { type Projecting, projectPublication } from './project-coverage.ts';

/** As long as SQS keeps a message back. */
const MAX_QUEUE_DELAY_SECONDS = 900;

interface BringingOut extends Projecting {
  readonly directory: Projecting['directory'] & Pick<Directory, 'findPublication'>;
  /** Who is published is no longer listed among those who are not yet with us. */
  retire(producer: Producer): Promise<unknown>;
  /** Has the subscribers matched in so many seconds. */
  matchIn(id: PublicationId, seconds: number): Promise<void>;
  now(): Instant;
}

/** Brings a publication into the index, then hands it to the matching of subscribers (announce.ts). */
export const bringOut = async (id: PublicationId, bringing: BringingOut): Promise<void> => {
  let publication = await bringing.directory.findPublication(id);
  if (publication === undefined) return log.warn('no such publication', { publicationId: id });
  if (publication.stage === 'written') {
    publication = await projectPublication(publication, bringing);
    const producer = await bringing.directory.find(publication.producerId);
    if (producer?.state === 'published') await bringing.retire(producer);
  }
  const wait = Math.ceil((Date.parse(publication.announceAt) - Date.parse(bringing.now())) / 1000);
  // What is to wait for longer than a message of the queue may is found by the sweep when its time has come.
  if (publication.stage !== 'matched' && wait <= MAX_QUEUE_DELAY_SECONDS) await bringing.matchIn(id, Math.max(0, wait));
};
