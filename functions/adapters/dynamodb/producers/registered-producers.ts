import { nearKey } from '#domain/areas/keys.ts';
import { ProducerId } from '#domain/shared/primitives.ts';
import type { RegisteredNearby, RegisteredProducers } from '#domain/unclaimed/unclaimed-store.ts';
import { getAll } from '../batches.ts';
import { coverageReader } from '../coverage/coverage.ts';
import type { Documents } from '../dynamodb.ts';
import type { UnclaimedTables } from '../imports/unclaimed.ts';
import { ownerKey } from '../keys.ts';
import { setAside } from '../records.ts';

/** Cells are asked for over and over, list by list and step by step; what is remembered is at most as old as the instance that remembers. */
const MAX_CELLS = 500;

/** Who has registered: by SIRET in the Directory, by place in the Coverage index. One of these lives as long as one turn of the worker. */
export const registeredProducersIn = (documents: Documents, tables: UnclaimedTables): RegisteredProducers => {
  const coverage = coverageReader(documents, tables.coverage);
  const cells = new Map<string, Promise<readonly RegisteredNearby[]>>();

  const inCell = (cell: string): Promise<readonly RegisteredNearby[]> => {
    const known = cells.get(cell);
    if (known !== undefined) return known;
    if (cells.size >= MAX_CELLS) cells.clear();
    const asked = coverage.itemsUnder([nearKey(cell)]).then((items) =>
      items.map(({ card }) => ({
        id: card.producerId,
        name: card.name,
        commune: card.commune,
        lat: card.position.lat,
        lon: card.position.lon,
      })),
    );
    cells.set(cell, asked);
    asked.catch(() => cells.delete(cell));
    return asked;
  };

  return {
    async withSirets(sirets) {
      const items = await getAll(
        documents,
        tables.directory,
        [...new Set(sirets)].map((siret) => ownerKey(siret)),
      );
      return new Map(
        setAside(items, (item) => [String(item.pk).slice('owner#'.length), ProducerId.parse(item.producerId)] as const),
      );
    },

    async inCells(wanted) {
      const found = await Promise.all(wanted.map(async (cell) => [cell, await inCell(cell)] as const));
      return new Map(found);
    },
  };
};
