import { distanceKm } from '#domain/areas/geometry.ts';
import { NEAR_LEVELS, nearKeysAround } from '#domain/areas/keys.ts';
import type { Coverage } from '#domain/coverage/coverage.ts';
import type { Directory } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { Position, ProducerId } from '#domain/shared/primitives.ts';
import { LIKE_NAMES, nameLikeness } from './name-likeness.ts';

/** Another producer who may be the same. */
export interface Duplicate {
  readonly id: ProducerId;
  readonly name: string;
  readonly why: 'siret' | 'address' | 'name';
  /** Between the two; null where it is not known. */
  readonly km: number | null;
}

export interface DuplicatePorts {
  readonly directory: Pick<Directory, 'find' | 'ofOwner' | 'inState'>;
  /** Producers that are reached by an address, or were once. */
  readonly reachedBy: (address: string) => Promise<readonly ProducerId[]>;
  readonly coverage: Pick<Coverage, 'itemsUnder'>;
}

/** A farm that is registered twice is registered at the same place, give or take a hamlet. */
const NEAR_KM = 10;
const MAX_FOUND = 10;

/**
 * Who may be the same as this producer: by SIRET, by telephone or e-mail, or by a name that is nearly theirs within 10 km, among those published
 * and those that wait. Costs at most 1 + 5 queries by SIRET and address, 9 for the neighbourhood and 1 for the queue, when a member opens a
 * registration; never for a list.
 */
export const duplicatesOf = async (producer: Producer, ports: DuplicatePorts): Promise<Duplicate[]> => {
  const { details, id } = producer;
  const [bySiret, byAddress, nearby] = await Promise.all([
    ports.directory.ofOwner(details.siret),
    Promise.all(details.channels.map(({ address }) => ports.reachedBy(address))),
    neighbours(producer, ports),
  ]);
  const found = new Map<ProducerId, Duplicate>();
  const add = (duplicate: Duplicate) => {
    if (duplicate.id !== id && !found.has(duplicate.id) && found.size < MAX_FOUND) found.set(duplicate.id, duplicate);
  };
  for (const other of await named(bySiret, producer, ports)) add({ ...other, why: 'siret' });
  for (const other of await named(byAddress.flat(), producer, ports)) add({ ...other, why: 'address' });
  for (const { id: other, name, position } of nearby) {
    const km = distanceKm(details.position, position);
    if (km <= NEAR_KM && nameLikeness(name, details.name) >= LIKE_NAMES) add({ id: other, name, why: 'name', km });
  }
  return [...found.values()];
};

interface Neighbour {
  readonly id: ProducerId;
  readonly name: string;
  readonly position: Position;
}

/** Published ones by the index (cells of about 20 km), and the beginning of the queue. */
const neighbours = async ({ details }: Producer, { coverage, directory }: DuplicatePorts): Promise<Neighbour[]> => {
  const { lat, lon } = details.position;
  const [items, waiting] = await Promise.all([
    coverage.itemsUnder(nearKeysAround(lat, lon, NEAR_LEVELS[0])),
    directory.inState('pending'),
  ]);
  return [
    ...items.map(({ card }) => ({ id: card.producerId, name: card.name, position: card.position })),
    ...waiting.producers.map((other) => ({ id: other.id, name: other.details.name, position: other.details.position })),
  ];
};

const named = async (
  ids: readonly ProducerId[],
  { id, details }: Producer,
  { directory }: DuplicatePorts,
): Promise<Omit<Duplicate, 'why'>[]> => {
  const others = await Promise.all(
    [...new Set(ids)].filter((other) => other !== id).map((other) => directory.find(other)),
  );
  return others.flatMap((other) =>
    // Who was rejected or left may come again: that is no second one.
    other === undefined || other.state === 'rejected' || other.state === 'withdrawn'
      ? []
      : [{ id: other.id, name: other.details.name, km: distanceKm(details.position, other.details.position) }],
  );
};
