import type { ResolvedArea } from './area.ts';
import { type Clip, type ClipShape, clipHolds, readClip, type Spot, wholeClip, writeClip } from './clip.ts';
import type { Bounds } from './keys.ts';
import { clipOutline } from './outline.ts';

/** What settles "part of your commune": the area around a commune, small enough for a browser, which holds the exact address against it. */

/** Half the side of the box that goes to the browser, km: wider than nearly every commune of the metropolis (Arles reaches 30 km). */
const SETTLED_KM = 30;

const KM_PER_DEGREE = 111.2;

/** A box around the middle of a commune: addresses outside it are not settled by its clips. Cut at the ends of the map. */
export const boundsAround = ({ lat, lon }: Spot['point']): Bounds => {
  const high = SETTLED_KM / KM_PER_DEGREE;
  const wide = high / Math.cos((lat * Math.PI) / 180);
  return {
    south: Math.max(-90, lat - high),
    north: Math.min(90, lat + high),
    west: Math.max(-180, lon - wide),
    east: Math.min(180, lon + wide),
  };
};

const clippedTo = (shape: ClipShape, bounds: Bounds): ClipShape =>
  shape.kind === 'outline' ? { kind: 'outline', outline: clipOutline(shape.outline, bounds) } : shape;

/** What of an area decides within the box, as text: a polygon of 2,000 points is a few of them there. */
export const clipAround = (area: ResolvedArea, bounds: Bounds): string => {
  const { include, exclude }: Clip = wholeClip(area);
  const within = (shapes: readonly ClipShape[]) => shapes.map((shape) => clippedTo(shape, bounds));
  return writeClip({ include: within(include), exclude: within(exclude) });
};

/**
 * Does the round reach the exact address? The same as the whole area says. Undefined where the address lies outside the box.
 * @throws where the clip cannot be read
 */
export const settled = (clip: string, bounds: Bounds, spot: Spot): boolean | undefined => {
  const { lat, lon } = spot.point;
  const isWithin = lat > bounds.south && lat < bounds.north && lon > bounds.west && lon < bounds.east;
  return isWithin ? clipHolds(readClip(clip), spot) : undefined;
};
