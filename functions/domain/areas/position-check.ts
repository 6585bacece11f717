import type { Position } from '#domain/shared/primitives.ts';
import { distanceKm } from './geometry.ts';
import type { KnownPlaces } from './known-places.ts';

/** Whether a position can be in the commune named: `centre` where they were placed there for want of an address. */
export type PositionCheck = 'centre' | 'inside' | 'edge' | 'outside';

/** Around a centre, to find its neighbours: even in the Landes the fourth is nearer. */
const AROUND_KM = 25;
const NEIGHBOUR = 4;
const LEAST_REACH_KM = 2.5;
const MAX_REACH_KM = 15;

/**
 * How far a commune reaches from its centre, km: its surface is in no list that we may carry, but centres lie about as far from each other as
 * communes are wide. The fourth nearest centre is about one width away; a corner of a square is 0.7 of a width from its centre.
 */
export const communeReachKm = (centre: Position, code: string, places: Pick<KnownPlaces, 'communesWithin'>): number => {
  const others = places
    .communesWithin(centre, AROUND_KM)
    .flatMap((other) => (other.code === code ? [] : [distanceKm(centre, other)]))
    .toSorted((a, b) => a - b);
  const width = others[NEIGHBOUR - 1] ?? others.at(-1) ?? MAX_REACH_KM;
  return Math.min(MAX_REACH_KM, Math.max(LEAST_REACH_KM, 0.7 * width));
};

/** `edge`: within half as much again as the commune is taken to reach. Never a proof: a reason to look at the map. */
export const positionCheck = (km: number | null, reachKm: number): PositionCheck => {
  if (km === null) return 'centre';
  if (km <= reachKm) return 'inside';
  return km <= 1.5 * reachKm ? 'edge' : 'outside';
};
