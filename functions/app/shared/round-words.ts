import { resolveArea } from '#domain/areas/resolve-area.ts';
import { reachOf } from '#domain/areas/round-reach.ts';
import type { Round } from '#domain/producers/producer.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { edgeInWords, reachInWords, roundInWords } from '#web/producers/round-in-words.ts';
import { sentence } from '#web/shared/format.ts';
import { communes } from './communes.ts';

/** A round in words, with the number of communes and of people that it reaches where that can be said. */
export const roundWithReach = (round: Round, lang: Language): string => {
  const known = communes();
  const area = resolveArea(round.area, known);
  const reach = area.ok ? reachOf(area.value, known) : undefined;
  const words = roundInWords(round, lang, known);
  if (reach === undefined) return words;
  return [words, `${sentence(reachInWords(reach, lang))}.`, edgeInWords(reach.edge, lang)]
    .filter((part) => part !== '')
    .join(' ');
};
