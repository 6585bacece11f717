import type { z } from 'zod';
import { href } from '../../../web/paths.ts';
import type { PublicProducer } from '../../domain/search/public-producer.ts';
import type { Reach } from '../../domain/search/reach.ts';
import type { Language } from '../../domain/shared/primitives.ts';
import { ProducerAnswer } from '../schemas/search.ts';
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
