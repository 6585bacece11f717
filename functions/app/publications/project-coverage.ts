import type { Area, ResolvedArea } from '#domain/areas/area.ts';
import type { Coverage } from '#domain/coverage/coverage.ts';
import { coverageItemsOf } from '#domain/coverage/projection.ts';
import type { Directory } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { afterGrace, type Publication } from '#domain/producers/publication.ts';
import type { ProducerId } from '#domain/shared/primitives.ts';

/**
 * How long the items of older versions stay beside the new ones, seconds: longer than a search function remembers what it read under a key (60 s,
 * `SEARCH_CACHE`). Each key has its own age there: where the old item was under a key read anew and the new one lies under a key read before, the round
 * would be nowhere. Of each round the newest version speaks, so that nothing shows twice.
 */
export const OLD_ITEMS_STAY_SECONDS = 90;

/** What bringing a publication into the index leans on. */
export interface Projecting {
  readonly directory: Pick<Directory, 'find' | 'savePublication'>;
  readonly coverage: Coverage;
  readonly resolve: (area: Area) => ResolvedArea;
  readonly communeName: (code: string) => string;
  /** What is taken back so soon after it was written announces nothing, seconds: as it is set now. */
  graceSeconds(): Promise<number>;
  /** Has the items of older versions removed in `OLD_ITEMS_STAY_SECONDS`. */
  readonly removeLater: (older: OlderItems) => Promise<void>;
  /** Called between two effects; see functions/platform/points.ts. */
  readonly reached: (point: 'project.after-write' | 'project.after-removal') => void;
}

/** What versions before this one left in the index. */
export interface OlderItems {
  readonly producerId: ProducerId;
  readonly version: number;
}

/**
 * Brings the producer of a publication into the index as they are now. May run twice, and for versions out of order: what counts is the producer's
 * version now, not the one the publication was written for. First their items are written, then those of older versions go: later where they are
 * shown, at once where they are not (paused, left).
 *
 * @throws where the producer changed while their index was being written; the message comes back and the newer version is written over.
 */
export const projectPublication = async (publication: Publication, projecting: Projecting): Promise<Publication> => {
  const { directory, coverage, removeLater, reached } = projecting;
  const producer = await directory.find(publication.producerId);
  if (producer === undefined) throw new Error(`publication ${publication.id} is of a producer who is not there`);
  await coverage.write(producer.id, producer.version, itemsNow(producer, projecting));
  reached('project.after-write');
  if (producer.state === 'published') await removeLater({ producerId: producer.id, version: producer.version });
  else await coverage.removeOlderThan(producer.id, producer.version);
  reached('project.after-removal');
  if (!(await isStill(producer, directory)))
    throw new Error(`producer ${producer.id} changed while their index was written`);
  const projected: Publication = {
    ...publication,
    stage: 'projected',
    announceAt: afterGrace(publication, await projecting.graceSeconds()),
  };
  await directory.savePublication(projected);
  return projected;
};

type Mending = Pick<Projecting, 'coverage' | 'resolve' | 'communeName'> & {
  readonly directory: Pick<Directory, 'find'>;
};

/**
 * The same at once, for the night: what it removes is older than anybody remembers. Items are written first, so that they never show twice (search
 * keeps the highest version) nor for a moment not at all. False where they changed meanwhile: their newer version has to be written over.
 */
export const bringIntoIndex = async (producer: Producer, mending: Mending): Promise<boolean> => {
  await mending.coverage.write(producer.id, producer.version, itemsNow(producer, mending));
  await mending.coverage.removeOlderThan(producer.id, producer.version);
  return isStill(producer, mending.directory);
};

const itemsNow = (producer: Producer, { resolve, communeName }: Pick<Projecting, 'resolve' | 'communeName'>) =>
  coverageItemsOf(producer, resolve, communeName(producer.details.commune));

const isStill = async ({ id, version }: Producer, directory: Pick<Directory, 'find'>): Promise<boolean> =>
  (await directory.find(id))?.version === version;
