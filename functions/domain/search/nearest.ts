import { NEAR_LEVELS, nearKeysAround } from '#domain/areas/keys.ts';
import type { Place } from '#domain/areas/place.ts';
import type { Card, Coverage } from '#domain/coverage/coverage.ts';
import type { LiveStates } from '#domain/producers/live.ts';
import { localTime } from '#domain/shared/calendar.ts';
import type { Audience, Instant, ProducerId } from '#domain/shared/primitives.ts';
import type { ListedProducer } from './found.ts';
import { listed } from './listing.ts';

const SHOWN = 6;

/**
 * The nearest producers, wherever they deliver: asked only where nobody delivers to the place. Nine queries for the cells around, nine
 * wider ones where these are empty.
 */
export const nearestProducers = async (
  place: Pick<Place, 'lat' | 'lon'>,
  audience: Audience,
  now: Instant,
  { coverage, live }: { readonly coverage: Pick<Coverage, 'itemsUnder'>; readonly live: LiveStates },
): Promise<ListedProducer[]> => {
  const { month } = localTime(now);
  for (const level of NEAR_LEVELS) {
    const items = await coverage.itemsUnder(nearKeysAround(place.lat, place.lon, level));
    const near = newest(items.map((item) => item.card)).flatMap((card) => listed(card, place, audience, month) ?? []);
    const there = await notAway(near.sort((a, b) => a.distanceKm - b.distanceKm).slice(0, MAX_LOOKED_AT), live);
    if (there.length > 0) return there.slice(0, SHOWN);
  }
  return [];
};

/** Twice as many as are shown: some may be away. */
const MAX_LOOKED_AT = 2 * SHOWN;

const notAway = async (near: readonly ListedProducer[], live: LiveStates): Promise<ListedProducer[]> => {
  const states = await live.of(near.map(({ id }) => id));
  return near.filter(({ id }) => states.get(id)?.paused !== true);
};

const newest = (cards: readonly Card[]): Card[] => {
  const byProducer = new Map<ProducerId, Card>();
  for (const card of cards) {
    const known = byProducer.get(card.producerId);
    if (known === undefined || known.version < card.version) byProducer.set(card.producerId, card);
  }
  return [...byProducer.values()];
};
