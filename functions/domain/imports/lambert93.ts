import type { Position } from '#domain/shared/primitives.ts';

/** Constants of the projection, metres and radians (IGN, "Projection cartographique conique conforme de Lambert", NTG 71, and NTG 60 for RGF93). */
const EXPONENT = 0.725607765053267;
const CONSTANT = 11_754_255.426096;
const POLE = { x: 700_000, y: 12_655_612.049876 };
const ECCENTRICITY = 0.0818191910428158;
const MERIDIAN = 3;

/** Metropolitan France lies within, metres. */
const BOUNDS = { west: 0, east: 1_300_000, south: 6_000_000, north: 7_200_000 };

export const looksLikeLambert93 = (x: number, y: number): boolean =>
  x > BOUNDS.west && x < BOUNDS.east && y > BOUNDS.south && y < BOUNDS.north;

const DEGREES = 180 / Math.PI;

/**
 * Latitude and longitude (degrees, RGF93, the same as WGS84 within a metre) of a point in Lambert 93 (metres east and north): the projection of
 * French public data. Algorithms ALG0004 and ALG0002 of NTG 71.
 */
export const fromLambert93 = (x: number, y: number): Position => {
  const radius = Math.hypot(x - POLE.x, y - POLE.y);
  const isometric = -Math.log(radius / CONSTANT) / EXPONENT;
  const lon = MERIDIAN + (Math.atan((x - POLE.x) / (POLE.y - y)) / EXPONENT) * DEGREES;
  return { lat: latitudeOf(isometric) * DEGREES, lon };
};

/** Six turns of the fixed-point iteration leave an error below a tenth of a millimetre. */
const latitudeOf = (isometric: number): number => {
  let lat = 2 * Math.atan(Math.exp(isometric)) - Math.PI / 2;
  for (let turn = 0; turn < 6; turn += 1) {
    const sine = ECCENTRICITY * Math.sin(lat);
    lat = 2 * Math.atan(((1 + sine) / (1 - sine)) ** (ECCENTRICITY / 2) * Math.exp(isometric)) - Math.PI / 2;
  }
  return lat;
};
