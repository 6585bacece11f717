import { distanceKm } from '#domain/areas/geometry.ts';
import type { Position } from '#domain/shared/primitives.ts';
import type { Round } from './producer.ts';

/** A round may stop at several places, one after the other: the first is its pick-up point, the others are its stops. */

export type Pickup = NonNullable<Round['pickup']>;
type Place = Omit<Pickup, 'stops'>;

/** All places where the round stops, in their order. */
export const placesOf = ({ stops = [], ...first }: Pickup): Place[] => [
  first,
  ...stops.map((stop) => ({ address: '', ...stop })),
];

/** The place of a round that is nearest to somebody, and how far it is. */
export const nearestStop = (pickup: Pickup, from: Position): Place & { readonly distanceKm: number } =>
  placesOf(pickup)
    .map((place) => ({ ...place, distanceKm: distanceKm(place, from) }))
    .reduce((nearest, one) => (one.distanceKm < nearest.distanceKm ? one : nearest));
