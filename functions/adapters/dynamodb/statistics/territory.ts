import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { Instant } from '#domain/shared/primitives.ts';
import { FiguresRun, PlacedProducer, TerritoryFigures, WaitingPlace } from '#domain/statistics/figures.ts';
import type { FiguresStore } from '#domain/statistics/statistics-store.ts';
import { conditionFailed, type Documents, expiryAfterDays } from '../dynamodb.ts';
import { territoryFiguresKey, territoryPartKey, territoryRunKey } from '../keys.ts';
import { everyItem } from '../paging.ts';
import { ifReadable, readRecord, readText, recordIn, recordKind, setAside } from '../records.ts';

const FIGURES = recordKind('territory', TerritoryFigures);
const RUN = recordKind('territory run', FiguresRun);

/** A computation is replaced the next night; a week without one is an alarm long before. */
const PART_DAYS = 7;
/** Some 2 kB a place with its sellers, 300 bytes a producer: well under the 400 kB of an item. */
const PLACES_A_PART = 100;
const PRODUCERS_A_PART = 500;

const Part = z.object({ sk: z.string(), parts: z.int(), data: z.string() });

/** The state of the territory, in the Agency table: the figures are one item, their lists as many as they need. */
export const figuresIn = (documents: Documents, table: string): FiguresStore => {
  const read = async (key: Record<string, string>) => {
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item;
  };
  const keep = async (
    runId: string,
    kind: 'places' | 'producers',
    { name, lists, now }: { readonly name: string; readonly lists: readonly unknown[][]; readonly now: Instant },
  ) => {
    for (const [number, list] of lists.entries()) {
      const Item = {
        ...territoryPartKey(runId, kind, `${name}#${String(number).padStart(4, '0')}`),
        kind: 'territory',
        parts: lists.length,
        shape: FIGURES.shape,
        data: JSON.stringify(list),
        expiresAt: expiryAfterDays(now, PART_DAYS),
      };
      await documents.send(new PutCommand({ TableName: table, Item }));
    }
  };

  return {
    // What cannot be read is as not computed yet; the next night does.
    current: async () => ifReadable(FIGURES, await read(territoryFiguresKey)),
    run: async () => {
      const item = await read(territoryRunKey);
      return item === undefined ? undefined : readRecord(RUN, item);
    },
    places: (runId) => readParts(documents, table, territoryPartKey(runId, 'places', ''), WaitingPlace),
    producers: (runId) => readParts(documents, table, territoryPartKey(runId, 'producers', ''), PlacedProducer),

    saveRun: async (run) => {
      try {
        await documents.send(
          new PutCommand({
            TableName: table,
            Item: {
              ...territoryRunKey,
              kind: 'territory',
              runId: run.id,
              revision: run.revision,
              ...recordIn(RUN, run),
            },
            ...(run.revision === 1
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : {
                  ConditionExpression: 'runId = :runId AND revision = :before',
                  ExpressionAttributeValues: { ':runId': run.id, ':before': run.revision - 1 },
                }),
          }),
        );
        return 'saved';
      } catch (error) {
        if (conditionFailed(error)) return 'lost';
        throw error;
      }
    },

    keepPlaces: (runId, department, places, now) =>
      keep(runId, 'places', { name: department, lists: inParts(places, PLACES_A_PART), now }),
    keepProducers: (runId, producers, now) =>
      keep(runId, 'producers', { name: 'all', lists: inParts(producers, PRODUCERS_A_PART), now }),

    publish: async (figures) => {
      const Item = { ...territoryFiguresKey, kind: 'territory', ...recordIn(FIGURES, figures) };
      await documents.send(new PutCommand({ TableName: table, Item }));
    },

    endRun: async ({ id }) => {
      try {
        await documents.send(
          new DeleteCommand({
            TableName: table,
            Key: territoryRunKey,
            ConditionExpression: 'attribute_not_exists(pk) OR runId = :runId',
            ExpressionAttributeValues: { ':runId': id },
          }),
        );
      } catch (error) {
        // Another run has taken its place.
        if (!conditionFailed(error)) throw error;
      }
    },
  };
};

const inParts = <Value>(values: readonly Value[], size: number): Value[][] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, part) => values.slice(part * size, (part + 1) * size));

/** A turn that died may have left more parts of a list than the one after it wrote: only as many count as the first says. */
const readParts = async <Schema extends z.ZodType>(
  documents: Documents,
  table: string,
  { pk, sk }: { readonly pk: string; readonly sk: string },
  schema: Schema,
): Promise<z.output<Schema>[]> => {
  const values: z.output<Schema>[] = [];
  const counts = new Map<string, number>();
  const items = await everyItem(documents, {
    TableName: table,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
  });
  const parts = setAside(items, (item) => {
    const part = Part.parse(item);
    return { ...part, list: readText(recordKind('territory', schema.array()), part.data, item) };
  });
  for (const part of parts) {
    const [, list = '', number = '0'] = part.sk.split('#');
    if (Number(number) === 0) counts.set(list, part.parts);
    if (Number(number) >= (counts.get(list) ?? 0)) continue;
    values.push(...part.list);
  }
  return values;
};
