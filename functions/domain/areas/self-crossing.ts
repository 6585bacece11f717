/** Coordinates in whole units of 1e-5 degree (outline.ts): orientations of such points are exact in doubles. */
type Units = readonly [number, number];

interface Edge {
  readonly from: Units;
  readonly to: Units;
  readonly west: number;
  readonly east: number;
  readonly ring: number;
  /** Index of the point at which the edge ends. */
  readonly point: number;
}

/** Points moved by less than this (about 2 m) may have been moved by rounding alone: such a crossing is no one's mistake. */
const ROUNDING_UNITS = 2;

const edgesOf = (rings: readonly (readonly Units[])[]): Edge[] =>
  rings.flatMap((points, ring) =>
    points.flatMap((to, point) => {
      const from = points[point - 1];
      if (!from) return [];
      return [{ from, to, west: Math.min(from[0], to[0]), east: Math.max(from[0], to[0]), ring, point }];
    }),
  );

const lengthOf = ({ from, to }: Edge): number => Math.hypot(to[0] - from[0], to[1] - from[1]);

/** How far the point lies to the left of the edge's line, in units. */
const offset = (edge: Edge, [x, y]: Units): number => {
  const { from, to } = edge;
  return ((to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0])) / lengthOf(edge);
};

/** Do both ends of `other` lie clearly on different sides of the edge's line? */
const isSplitBy = (other: Edge, edge: Edge): boolean => {
  const [a, b] = [offset(edge, other.from), offset(edge, other.to)];
  return Math.sign(a) !== Math.sign(b) && Math.abs(a) > ROUNDING_UNITS && Math.abs(b) > ROUNDING_UNITS;
};

const isSamePoint = (a: Units, b: Units): boolean => a[0] === b[0] && a[1] === b[1];

const isSameEdge = (a: Edge, b: Edge): boolean =>
  lengthOf(a) > ROUNDING_UNITS &&
  ((isSamePoint(a.from, b.from) && isSamePoint(a.to, b.to)) ||
    (isSamePoint(a.from, b.to) && isSamePoint(a.to, b.from)));

const collide = (a: Edge, b: Edge): boolean => {
  const apart =
    Math.max(a.from[1], a.to[1]) < Math.min(b.from[1], b.to[1]) ||
    Math.max(b.from[1], b.to[1]) < Math.min(a.from[1], a.to[1]);
  return !apart && ((isSplitBy(a, b) && isSplitBy(b, a)) || isSameEdge(a, b));
};

/**
 * Where the rings of one polygon cross themselves or one another, or run along the same edge twice: ring and point of one of the edges.
 * Rings may touch. Sweeps from west to east: quadratic at worst, in practice linear.
 */
export const findSelfCrossing = (
  rings: readonly (readonly Units[])[],
): { readonly ring: number; readonly point: number } | undefined => {
  const edges = edgesOf(rings).sort((a, b) => a.west - b.west);
  for (const [index, edge] of edges.entries()) {
    for (let next = index + 1; next < edges.length; next += 1) {
      const other = edges[next];
      if (!other || other.west > edge.east) break;
      if (collide(edge, other)) return { ring: other.ring, point: other.point };
    }
  }
  return undefined;
};
