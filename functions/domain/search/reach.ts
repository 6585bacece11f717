import { combineAnswers } from '../areas/answer.ts';
import type { Answer, Area, ResolvedArea } from '../areas/area.ts';
import { delivers } from '../areas/delivers.ts';
import { distanceKm } from '../areas/geometry.ts';
import type { Place } from '../areas/place.ts';
import type { Round } from '../directory/producer.ts';
import type { Audience, RoundId } from '../shared/primitives.ts';

/** Whether one producer reaches one place: asked on his own page, answered from his areas themselves. */
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
      ...(round.pickup === null ? {} : { pickupKm: distanceKm(round.pickup, place) }),
    }));
  return { delivers: combineAnswers(answered.map((round) => round.delivers)), rounds: answered };
};
