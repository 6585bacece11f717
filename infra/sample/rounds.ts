import type { z } from 'zod';
import type { Area } from '#domain/areas/area.ts';
import type { Round } from '#domain/producers/producer.ts';
import type { Audience, Weekday } from '#domain/shared/primitives.ts';

type AreaInput = z.input<typeof Area>;
type LatLon = readonly [number, number];

/** A round as its farm drives it: most areas are drawn around the farm. */
export type RoundOf = (farm: LatLon) => Omit<z.input<typeof Round>, 'id'>;
export type AreaOf = (farm: LatLon) => AreaInput;

export const MON = 1;
export const TUE = 2;
export const WED = 3;
export const THU = 4;
export const FRI = 5;
export const SAT = 6;
export const SUN = 7;

/** Everyone within so many kilometres of the farm. */
export const within =
  (radiusKm: number): AreaOf =>
  ([lat, lon]) => ({ include: [{ kind: 'circle', lat, lon, radiusKm }] });

/** Everyone within so many kilometres of somewhere else: a town where the van stops. */
export const around =
  ([lat, lon]: LatLon, radiusKm: number): AreaOf =>
  () => ({ include: [{ kind: 'circle', lat, lon, radiusKm }] });

export const epci =
  (...codes: string[]): AreaOf =>
  () => ({ include: [{ kind: 'epci', codes }] });

export const communes =
  (...codes: string[]): AreaOf =>
  () => ({ include: [{ kind: 'communes', codes }] });

export const departments =
  (...codes: string[]): AreaOf =>
  () => ({ include: [{ kind: 'departments', codes }] });

/**
 * The country, but for what the parcel carrier of the sample leaves out: Corsica, for the sea, and Creuse, so that the sample has
 * villages where nobody delivers at all and "tell me when one does" can be seen.
 */
export const FRANCE: AreaOf = () => ({
  include: [{ kind: 'country' }],
  exclude: [{ kind: 'departments', codes: ['2A', '2B', '23'] }],
});

interface Terms {
  readonly to: AreaOf;
  readonly on: readonly Weekday[];
  /** Order before this weekday and time. */
  readonly before?: readonly [Weekday, string];
  /** Euros. */
  readonly minimum?: number;
  /** Euros. */
  readonly fee?: number;
  readonly for?: readonly Audience[];
}

const round = (mode: 'door' | 'parcel', name: string, terms: Terms): RoundOf => {
  const { to, on, before, minimum, fee, for: audiences } = terms;
  return (farm) => ({
    mode,
    name,
    area: to(farm),
    audiences: [...(audiences ?? ['consumer'])],
    weekdays: [...on],
    orderBefore: before ? { weekday: before[0], time: before[1] } : null,
    minimumEuros: minimum ?? null,
    feeEuros: fee ?? 0,
  });
};

export const door = (name: string, terms: Terms): RoundOf => round('door', name, terms);
export const parcel = (name: string, terms: Terms): RoundOf => round('parcel', name, terms);

/** Where people come to: a market, a hall, a farm gate. */
export interface Stop {
  readonly name: string;
  readonly address: string;
  readonly at: LatLon;
  /** How far people come from, km. */
  readonly drawsKm: number;
}

/** A pick-up point: the area is where people come from. */
export const pickup =
  (stop: Stop, hours: string, terms: Omit<Terms, 'to' | 'fee'>): RoundOf =>
  () => ({
    mode: 'pickup',
    name: stop.name,
    area: { include: [{ kind: 'circle', lat: stop.at[0], lon: stop.at[1], radiusKm: stop.drawsKm }] },
    audiences: [...(terms.for ?? ['consumer'])],
    weekdays: [...terms.on],
    orderBefore: terms.before ? { weekday: terms.before[0], time: terms.before[1] } : null,
    minimumEuros: terms.minimum ?? null,
    feeEuros: 0,
    pickup: { name: stop.name, address: stop.address, hours, lat: stop.at[0], lon: stop.at[1] },
  });
