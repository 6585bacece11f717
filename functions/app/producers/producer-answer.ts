import type { z } from 'zod';
import { roundAnswer } from '#app/search/search-answer.ts';
import { communes } from '#app/shared/communes.ts';
import { resolvePublished } from '#app/shared/resolve.ts';
import { drawingOf } from '#domain/areas/area-drawing.ts';
import type { Place } from '#domain/areas/place.ts';
import { boundsAround, clipAround } from '#domain/areas/settling.ts';
import { writeRecurrence } from '#domain/passages/recurrence.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { PublicProducer } from '#domain/search/public-producer.ts';
import { type Reach, reachOf } from '#domain/search/reach.ts';
import type { Audience, Language } from '#domain/shared/primitives.ts';
import { roundTitle } from '#web/producers/round-in-words.ts';
import { href } from '#web/shared/paths.ts';
import { AreasAnswer, ProducerAnswer, ReachAnswerSchema } from './contract.ts';

/** One producer as the API says it, and whether they reach the place asked for. */
export const producerAnswer = (
  producer: PublicProducer,
  reach: Reach | undefined,
  { lang, today }: { readonly lang: Language; readonly today: string },
): z.output<typeof ProducerAnswer> =>
  ProducerAnswer.parse({
    ...producer,
    rounds: producer.rounds.map((round) => ({
      ...roundAnswer(round),
      recurrence: writeRecurrence(round.calendar, today),
      stops: round.pickup?.stops ?? [],
    })),
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

/** What lets a browser decide which rounds reach an address of a commune. */
export const settlingAnswer = (
  { details }: Producer,
  place: Place,
  audience: Audience,
): z.output<typeof ReachAnswerSchema> => {
  const bounds = boundsAround(place);
  return ReachAnswerSchema.parse({
    bounds,
    rounds: reachOf(details.rounds, place, audience, resolvePublished).rounds.map(({ id, delivers }) => {
      const round = details.rounds.find((one) => one.id === id);
      const clip =
        round === undefined || delivers !== 'depends' ? null : clipAround(resolvePublished(round.area), bounds);
      return { id, delivers, clip };
    }),
  });
};
