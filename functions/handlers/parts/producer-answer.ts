import type { z } from 'zod';
import { href } from '../../../web/paths.ts';
import { roundTitle } from '../../../web/rounds/round-in-words.ts';
import { drawingOf } from '../../domain/areas/area-drawing.ts';
import type { Producer } from '../../domain/directory/producer.ts';
import type { PublicProducer } from '../../domain/search/public-producer.ts';
import type { Reach } from '../../domain/search/reach.ts';
import type { Audience, Language } from '../../domain/shared/primitives.ts';
import { AreasAnswer, ProducerAnswer } from '../schemas/search.ts';
import { communes } from './communes.ts';
import { resolvePublished } from './resolve.ts';
import { roundAnswer } from './search-answer.ts';

/** One producer as the API says it, and whether he reaches the place asked for. */
export const producerAnswer = (
  producer: PublicProducer,
  reach: Reach | undefined,
  lang: Language,
): z.output<typeof ProducerAnswer> =>
  ProducerAnswer.parse({
    ...producer,
    rounds: producer.rounds.map(roundAnswer),
    delivers: reach?.delivers ?? null,
    url: href('producer', lang, { id: producer.id }),
  });

/** Where the rounds of a producer go, for a map to draw. */
export const areasAnswer = ({ details }: Producer, audience: Audience, lang: Language): z.output<typeof AreasAnswer> =>
  AreasAnswer.parse({
    rounds: details.rounds
      .filter((round) => round.audiences.includes(audience))
      .map((round) => ({
        id: round.id,
        title: roundTitle(round, lang),
        drawing: drawingOf(resolvePublished(round.area), communes()),
        pickup: round.pickup,
      })),
  });
