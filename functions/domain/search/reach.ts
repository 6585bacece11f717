import { combineAnswers } from '#domain/areas/answer.ts';
import type { Answer, Area, ResolvedArea } from '#domain/areas/area.ts';
import { delivers } from '#domain/areas/delivers.ts';
import { knownKm, type Place } from '#domain/areas/place.ts';
import { nearestStop } from '#domain/producers/pickup-stops.ts';
import type { Round } from '#domain/producers/producer.ts';
import type { Audience, RoundId } from '#domain/shared/primitives.ts';

/** Whether one producer reaches one place: asked on their own page, answered from their areas themselves. */
export interface Reach {
  readonly delivers: Answer;
  readonly rounds: readonly { readonly id: RoundId; readonly delivers: Answer; readonly pickupKm?: number }[];
}

export const reachOf = (
  rounds: readonly Round[],
  place: Place,
  audience: Audience,
  resolve: (area: Area) => ResolvedArea,
): Reach => {
  const answered = rounds
    .filter((round) => round.audiences.includes(audience))
    .map((round) => ({
      id: round.id,
      delivers: delivers(resolve(round.area), place),
      ...(round.pickup === null ? {} : { pickupKm: knownKm(nearestStop(round.pickup, place).distanceKm, place) }),
    }));
  return { delivers: combineAnswers(answered.map((round) => round.delivers)), rounds: answered };
};
