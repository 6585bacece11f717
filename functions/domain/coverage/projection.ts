import type { Area, ResolvedArea } from '#domain/areas/area.ts';
import { entriesOfArea } from '#domain/areas/covering.ts';
import { cellAt, NEAR_LEVELS, nearKey } from '#domain/areas/keys.ts';
import type { Producer, Round } from '#domain/producers/producer.ts';
import type { Card, CoverageItem } from './coverage.ts';

/**
 * All that the index holds of one version of a producer: each of their rounds under the keys of its area, and where their farm lies.
 * None for a producer who is not published: projecting them removes them from the index.
 *
 * @param resolve looks up the codes of an area; `communeName` is that of the farm.
 */
export const coverageItemsOf = (
  producer: Producer,
  resolve: (area: Area) => ResolvedArea,
  communeName: string,
): CoverageItem[] => {
  if (producer.state !== 'published') return [];
  const reached = producer.details.rounds.flatMap((round) => {
    const card = cardOf(producer, round, communeName);
    return entriesOfArea(resolve(round.area)).map((entry) => ({ ...entry, card }));
  });
  return [...reached, ...nearItems(producer, communeName)];
};

/** One item per near level: the nearest producers are found by their farm, whatever their rounds. */
const nearItems = (producer: Producer, communeName: string): CoverageItem[] => {
  const [round] = producer.details.rounds;
  if (round === undefined) return [];
  const { lat, lon } = producer.details.position;
  const card = cardOf(producer, round, communeName);
  return NEAR_LEVELS.map((level) => ({ key: nearKey(cellAt(lat, lon, level)), fit: 'full', clip: null, card }));
};

/** What anyone may see in a list: chosen field by field, so that nothing private slips in with a new field of the producer. */
export const cardOf = (
  { id, version, invented, sunkAt, details }: Producer,
  round: Round,
  communeName: string,
): Card => {
  const { area: _, ...shown } = round;
  return {
    producerId: id,
    version,
    name: details.name,
    commune: details.commune,
    communeName,
    position: details.position,
    labels: details.labels,
    telephone: details.publicContacts.telephone,
    offers: details.offers.map(({ id: offer, name, family, months, availability, audiences }) => ({
      id: offer,
      name,
      family,
      months,
      availability,
      audiences,
    })),
    invented,
    ...(sunkAt === undefined ? {} : { sunk: true }),
    round: shown,
  };
};
