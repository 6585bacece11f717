import { cardText } from '#adapters/dynamodb/coverage/coverage.ts';
import { coverageItem } from '#adapters/dynamodb/keys.ts';
import type { CoverageKey } from '#domain/areas/keys.ts';
import type { CoverageItem } from '#domain/coverage/coverage.ts';
import { coverageItemsOf } from '#domain/coverage/projection.ts';
import { mean, sum } from '../support/figures.ts';
import { benchedProducer, resolveDrawn } from './benched-producer.ts';
import type { VariantFigures } from './levels.ts';
import { farmsOfReplica, placesToSearch } from './neighbourhood.ts';
import { searchOnce } from './searching.ts';

const SEARCHES = 300;

/** DynamoDB's rule for a Query: the sizes of its items together, in steps of 4 kB, half a unit each when eventually consistent. */
const readUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 4096)) / 2;

/** Names and values of the attributes, UTF-8; a null is one byte. */
const sizeOf = ({ key, fit, clip, card }: CoverageItem): number => {
  const texts = [
    'key',
    key,
    'item',
    coverageItem(card.producerId, card.round.id, card.version),
    'fit',
    fit,
    'clip',
    clip ?? '-',
  ];
  return sum([...texts, 'card', cardText(card)].map((text) => Buffer.byteLength(text)));
};

/** One neighbourhood, with the levels and cells that the domain has in this process; reads by DynamoDB's rule. */
export const measureInMemory = async (): Promise<VariantFigures> => {
  const index = new Map<CoverageKey, { items: CoverageItem[]; bytes: number }>();
  const producers = farmsOfReplica(0).map(benchedProducer);
  const writes: number[] = [];
  for (const { producer } of producers) {
    const items = itemsOrRefusal(() => coverageItemsOf(producer, resolveDrawn, 'Gaas'));
    if (items === undefined) continue;
    writes.push(items.length);
    for (const item of items) {
      const under = index.get(item.key) ?? { items: [], bytes: 0 };
      under.items.push(item);
      under.bytes += sizeOf(item);
      index.set(item.key, under);
    }
  }
  let [queries, units] = [0, 0];
  const searches: { candidates: number; hits: number }[] = [];
  for (const place of placesToSearch(SEARCHES, 1)) {
    const itemsUnder = async (keys: readonly CoverageKey[]): Promise<CoverageItem[]> => {
      queries += keys.length;
      units += sum(keys.map((key) => readUnits(index.get(key)?.bytes ?? 0)));
      return keys.flatMap((key) => index.get(key)?.items ?? []);
    };
    searches.push(await searchOnce(place, { itemsUnder }));
  }
  return {
    writes: mean(writes),
    mostWrites: Math.max(...writes),
    refused: 1 - writes.length / producers.length,
    queries: queries / SEARCHES,
    readUnits: units / SEARCHES,
    candidatesPerHit: sum(searches.map(({ candidates }) => candidates)) / sum(searches.map(({ hits }) => hits)),
  };
};

const itemsOrRefusal = (cover: () => CoverageItem[]): CoverageItem[] | undefined => {
  try {
    return cover();
  } catch (error) {
    if (error instanceof Error && error.message.includes('cells')) return undefined;
    throw error;
  }
};
