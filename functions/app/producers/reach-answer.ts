import { resolvePublished } from '#app/shared/resolve.ts';
import { distanceBeyondKm } from '#domain/areas/distance-beyond.ts';
import { knownKm } from '#domain/areas/place.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { reachOf } from '#domain/search/reach.ts';
import { type SearchPorts, searchProducers } from '#domain/search/search.ts';
import type { Audience, Instant } from '#domain/shared/primitives.ts';
import type { ReachAnswer } from '#web/producers/reach-words.tsx';

/** Others named on the page of one who does not come. */
const MAX_INSTEAD = 3;

interface Asked {
  readonly place: ReachAnswer['place'];
  readonly audience: Audience;
  readonly now: Instant;
}

/** Whether a producer reaches a place; where they do not, how far it lies beyond their rounds, and who comes instead. */
export const reachAnswer = async (
  { id, details }: Producer,
  { place, audience, now }: Asked,
  ports: SearchPorts,
): Promise<ReachAnswer> => {
  const reach = reachOf(details.rounds, place, audience, resolvePublished);
  if (reach.delivers !== 'no') return { place, ...reach };
  const beyond = details.rounds
    .filter((round) => round.audiences.includes(audience))
    .flatMap((round) => distanceBeyondKm(resolvePublished(round.area), place) ?? []);
  const others = await searchProducers(
    { place, filters: { audience }, limit: MAX_INSTEAD + 1, cursor: null, now },
    ports,
  );
  return {
    place,
    ...reach,
    ...(beyond.length === 0 ? {} : { beyondKm: knownKm(Math.min(...beyond), place) }),
    instead: others.items
      .filter((other) => other.id !== id)
      .slice(0, MAX_INSTEAD)
      .map(({ id: other, name, families, rounds }) => ({ id: other, name, families, rounds })),
  };
};
