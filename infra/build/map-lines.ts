import { BACKGROUND_UNITS, type WrittenBounds, type WrittenLine } from '#web/map/background-file.ts';

/** Lines of a map made smaller: fewer points, cut to a box, written as steps. Longitude and latitude in degrees. */

export type LonLat = readonly [lon: number, lat: number];
export type Line = readonly LonLat[];

const distanceToChord = (point: LonLat, from: LonLat, to: LonLat): number => {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const [x, y] = [point[0] - from[0], point[1] - from[1]];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / length));
  return Math.hypot(x - share * dx, y - share * dy);
};

/**
 * Fewer points, none farther than `tolerance` degrees from the line that is left; ends stay, so that lines which meet still meet.
 * D. Douglas and T. Peucker, "Algorithms for the reduction of the number of points", 1973.
 */
export const simplified = (line: Line, tolerance: number): Line => {
  const kept = new Set([0, line.length - 1]);
  const open: [number, number][] = [[0, line.length - 1]];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [first, last] = part;
    const [from, to] = [line[first], line[last]];
    if (from === undefined || to === undefined) continue;
    // Of a ring both ends are one point: then the farthest from it is as good a place to divide as any.
    let farthest = { at: -1, distance: tolerance };
    for (let at = first + 1; at < last; at += 1) {
      const point = line[at];
      const distance = point === undefined ? 0 : distanceToChord(point, from, to);
      if (distance > farthest.distance) farthest = { at, distance };
    }
    if (farthest.at < 0) continue;
    kept.add(farthest.at);
    open.push([first, farthest.at], [farthest.at, last]);
  }
  return line.filter((_, at) => kept.has(at));
};

interface Edge {
  readonly holds: (point: LonLat) => boolean;
  readonly cross: (from: LonLat, to: LonLat) => LonLat;
}

const between = (from: number, to: number, at: number): number => (at - from) / (to - from);

const edgesOf = ([west, south, east, north]: WrittenBounds): Edge[] => {
  const upright =
    (lon: number) =>
    (from: LonLat, to: LonLat): LonLat => [lon, from[1] + between(from[0], to[0], lon) * (to[1] - from[1])];
  const level =
    (lat: number) =>
    (from: LonLat, to: LonLat): LonLat => [from[0] + between(from[1], to[1], lat) * (to[0] - from[0]), lat];
  return [
    { holds: ([lon]) => lon >= west, cross: upright(west) },
    { holds: ([lon]) => lon <= east, cross: upright(east) },
    { holds: ([, lat]) => lat >= south, cross: level(south) },
    { holds: ([, lat]) => lat <= north, cross: level(north) },
  ];
};

/** A ring cut to a box; empty where it lies outside. I. Sutherland and G. Hodgman, "Reentrant polygon clipping", 1974. */
export const clippedRing = (ring: Line, bounds: WrittenBounds): Line =>
  edgesOf(bounds).reduce<Line>((points, { holds, cross }) => {
    const kept: LonLat[] = [];
    points.forEach((point, at) => {
      const before = points[at === 0 ? points.length - 1 : at - 1];
      if (before === undefined) return;
      if (holds(point) !== holds(before)) kept.push(cross(before, point));
      if (holds(point)) kept.push(point);
    });
    return kept;
  }, ring);

/** The parts of a line that touch a box; an edge that leaves it is kept whole. */
export const partsWithin = (line: Line, [west, south, east, north]: WrittenBounds): Line[] => {
  const isIn = ([lon, lat]: LonLat) => lon >= west && lon <= east && lat >= south && lat <= north;
  const parts: LonLat[][] = [];
  let part: LonLat[] | undefined;
  line.forEach((point, at) => {
    const before = line[at - 1];
    if (before === undefined) return;
    if (!isIn(point) && !isIn(before)) {
      part = undefined;
      return;
    }
    if (part === undefined) {
      part = [before];
      parts.push(part);
    }
    part.push(point);
  });
  return parts;
};

const inUnits = (degrees: number): number => Math.round(degrees * BACKGROUND_UNITS);

/** As it is kept in the file: points that become one are one. */
export const written = (line: Line): WrittenLine => {
  const steps: number[] = [];
  let [x, y] = [0, 0];
  for (const [lon, lat] of line) {
    const [dx, dy] = [inUnits(lon) - x, inUnits(lat) - y];
    if (steps.length > 0 && dx === 0 && dy === 0) continue;
    steps.push(dx, dy);
    [x, y] = [x + dx, y + dy];
  }
  return steps;
};
