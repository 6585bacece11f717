import type { z } from 'zod';
import { href } from '../../../web/paths.ts';
import type { FoundProducer, FoundRound, ListedProducer, SearchResult } from '../../domain/search/found.ts';
import type { PublicRound } from '../../domain/search/public-producer.ts';
import { RANKING_RULE } from '../../domain/search/ranking.ts';
import type { Instant, Language } from '../../domain/shared/primitives.ts';
import { ProducersAnswer } from '../schemas/search.ts';

/** The result as the API says it. The schema strips whatever it does not name. */
export const searchAnswer = (
  result: SearchResult,
  lang: Language,
  opensAt: Instant | null = null,
): z.output<typeof ProducersAnswer> =>
  ProducersAnswer.parse({
    ...result,
    opensAt,
    rankingRule: RANKING_RULE[lang],
    items: result.items.map((item) => foundAnswer(item, lang)),
    nearest: result.nearest.map((item) => listedAnswer(item, lang)),
  });

/** A hundred metres: more would say where within the cell. */
const rounded = (km: number): number => Math.round(km * 10) / 10;

const listedAnswer = (item: ListedProducer, lang: Language) => ({
  ...item,
  distanceKm: rounded(item.distanceKm),
  url: href('producer', lang, { id: item.id }),
});

const foundAnswer = (item: FoundProducer, lang: Language) => ({
  ...listedAnswer(item, lang),
  delivers: item.delivers,
  why: item.why[lang],
  rounds: item.rounds.map((round) => ({ ...roundAnswer(round), delivers: round.delivers })),
});

/** A round in the words of the API: days, minimum, fee. */
export const roundAnswer = (
  round: Pick<
    FoundRound,
    'id' | 'mode' | 'name' | 'weekdays' | 'orderBefore' | 'next' | 'minimumEuros' | 'feeEuros'
  > & {
    readonly pickup: (NonNullable<PublicRound['pickup']> & { readonly distanceKm?: number }) | null;
  },
) => ({
  ...round,
  days: round.weekdays,
  minimum: round.minimumEuros,
  fee: round.feeEuros,
  pickup:
    round.pickup?.distanceKm === undefined
      ? round.pickup
      : { ...round.pickup, distanceKm: rounded(round.pickup.distanceKm) },
});
