import type { Area, ResolvedArea } from '../areas/area.ts';
import type { Directory } from '../directory/directory.ts';
import type { Producer } from '../directory/producer.ts';
import type { Publication } from '../directory/publication.ts';
import type { Coverage } from './coverage.ts';
import { coverageItemsOf } from './projection.ts';

/** What bringing a publication into the index leans on. */
export interface Projecting {
  readonly directory: Pick<Directory, 'find' | 'savePublication'>;
  readonly coverage: Coverage;
  readonly resolve: (area: Area) => ResolvedArea;
  readonly communeName: (code: string) => string;
  /** Called between two effects; see functions/platform/points.ts. */
  readonly reached: (point: 'project.after-write' | 'project.after-removal') => void;
}

/**
 * Brings the producer of a publication into the index as he is now. May run twice, and for versions out of order: what counts is the producer's
 * version now, not the one the publication was written for.
 *
 * @throws where the producer changed while his index was being written; the message comes back and the newer version is written over.
 */
export const projectPublication = async (publication: Publication, projecting: Projecting): Promise<void> => {
  const { directory } = projecting;
  const producer = await directory.find(publication.producerId);
  if (producer === undefined) throw new Error(`publication ${publication.id} is of a producer who is not there`);
  if (!(await bringIntoIndex(producer, projecting)))
    throw new Error(`producer ${producer.id} changed while his index was written`);
  await directory.savePublication({ ...publication, stage: 'projected' });
};

/**
 * First the producer's items are written, then those of his older versions are removed, so that he never shows twice (search keeps the highest
 * version) nor for a moment not at all. False where he changed meanwhile: his newer version has to be written over.
 */
export const bringIntoIndex = async (
  producer: Producer,
  { directory, coverage, resolve, communeName, reached }: Omit<Projecting, 'directory'> & Pick<Checked, 'directory'>,
): Promise<boolean> => {
  await coverage.write(
    producer.id,
    producer.version,
    coverageItemsOf(producer, resolve, communeName(producer.details.commune)),
  );
  reached('project.after-write');
  await coverage.removeOlderThan(producer.id, producer.version);
  reached('project.after-removal');
  const after = await directory.find(producer.id);
  return after?.version === producer.version;
};

interface Checked {
  readonly directory: Pick<Directory, 'find'>;
}
