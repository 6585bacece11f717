import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { keysOfPlace } from '#domain/areas/keys.ts';
import type { Place } from '#domain/areas/place.ts';
import { Card } from '#domain/coverage/coverage.ts';
import { sum } from '../support/figures.ts';
import type { SeededEmulator } from './emulator.ts';
import { COVERAGE } from './tables.ts';

export interface DecodingFigures {
  /** Per search, ms. */
  readonly jsonMs: number;
  readonly zodMs: number;
  readonly cards: number;
}

const REPEATS = 30;

/** What reading the cards of a search costs: their JSON, and the check by zod that they are what was written. */
export const measureDecoding = async (emulator: SeededEmulator, places: readonly Place[]): Promise<DecodingFigures> => {
  const searches = await Promise.all(places.map((place) => cardsOf(emulator, place)));
  const perSearch = (decode: (text: string) => unknown): number => {
    const run = (): number => {
      const started = performance.now();
      for (let turn = 0; turn < REPEATS; turn += 1)
        for (const cards of searches) cards.forEach((card) => void decode(card));
      return (performance.now() - started) / REPEATS / places.length;
    };
    run();
    return run();
  };
  const jsonMs = perSearch((text) => JSON.parse(text));
  const bothMs = perSearch((text) => Card.parse(JSON.parse(text)));
  return { jsonMs, zodMs: bothMs - jsonMs, cards: sum(searches.map((cards) => cards.length)) / places.length };
};

const cardsOf = async ({ documents }: SeededEmulator, place: Place): Promise<string[]> => {
  const pages = keysOfPlace(place).map((key) =>
    documents.send(
      new QueryCommand({
        TableName: COVERAGE.name,
        KeyConditionExpression: '#key = :key',
        ExpressionAttributeNames: { '#key': 'key' },
        ExpressionAttributeValues: { ':key': key },
      }),
    ),
  );
  return (await Promise.all(pages)).flatMap(({ Items = [] }) => Items.map(({ card }) => String(card)));
};
