import { COMMUNE_CELL_LENGTH, type Place } from './place.ts';

/** A commune's centre that is known to a few kilometres says nothing of single ones. */
const COARSE_KM = 5;

/**
 * A distance as far as it is known: from an address in metres; from a commune, whose people live around its centre, in whole kilometres; from a centre that
 * is known to a few kilometres, in fives. For what is said: the order of results stands on what was computed.
 */
export const knownKm = (km: number, place: Pick<Place, 'cell' | 'approximate'>): number => {
  if (place.cell.length > COMMUNE_CELL_LENGTH) return km;
  const step = place.approximate ? COARSE_KM : 1;
  return Math.max(step, Math.round(km / step) * step);
};

/** Of a farm that lies at the centre of its commune, no metres are known either. */
export const wholeKm = (km: number): number => Math.max(1, Math.round(km));
