import { distanceKm } from '#domain/areas/geometry.ts';
import type { Position } from '#domain/shared/primitives.ts';
import { LAND_UNITS, type WrittenLand } from './communes-file.ts';

/** Where France ends: outlines of its departments, to a kilometre or two, and the towns of its neighbours beyond. */
export interface Land {
  /**
   * Departments that a position may lie in: those whose outline holds it, and those that begin within a kilometre or two. Empty outside them; undefined
   * in territories of which we have no outline.
   */
  departmentsAt(position: Position): ReadonlySet<string> | undefined;
  /** How far outside every outline, km; 0 within. Undefined where we have none. */
  kmOutside(position: Position): number | undefined;
  /** To the nearest town abroad near a border, km; infinite where there is none. */
  kmToTownAbroad(position: Position): number;
}

/** The grain of the outlines: a position so near a border may lie on either side. */
const BORDER_KM = 1.5;
const KM_PER_DEGREE = 111.195;
/** Outlines are asked about positions in boxes around them; farther off a position is certainly outside. */
const MARGIN_DEGREES = 0.5;

/** Flat: longitude and latitude of each point, in degrees. */
type Line = Float64Array;

interface Department {
  readonly code: string;
  readonly lines: readonly Line[];
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export const landIn = (written: WrittenLand): Land => {
  const lines = written.arcs.map(degreesOf);
  const departments = written.departments.map(([code, arcs]) => departmentOf(code, arcs, lines));
  const uses = new Map<number, number>();
  for (const arc of written.departments.flatMap(([, arcs]) => arcs)) uses.set(arc, (uses.get(arc) ?? 0) + 1);
  const isOuter = (arc: number): boolean => uses.get(arc) === 1;
  const coasts = written.departments.map(([, arcs]) =>
    arcs.filter(isOuter).flatMap((arc) => {
      const line = lines[arc];
      return line === undefined ? [] : [line];
    }),
  );
  const towns = townsOf(written.townsAbroad);
  const near = (position: Position, margin: number): number[] =>
    departments.flatMap((one, index) => (isInBox(position, one, margin) ? [index] : []));
  const holding = (position: Position): string[] =>
    near(position, 0).flatMap((index) => {
      const one = departments[index];
      return one !== undefined && isInside(position, one.lines) ? [one.code] : [];
    });
  return {
    departmentsAt: (position) => {
      const around = near(position, MARGIN_DEGREES);
      if (around.length === 0) return undefined;
      const held = holding(position);
      const beside = around.flatMap((index) => {
        const one = departments[index];
        return one !== undefined && kmToLines(position, one.lines) <= BORDER_KM ? [one.code] : [];
      });
      return new Set([...held, ...beside]);
    },
    kmOutside: (position) => {
      const around = near(position, MARGIN_DEGREES);
      if (around.length === 0) return undefined;
      if (holding(position).length > 0) return 0;
      return Math.min(...around.map((index) => kmToLines(position, coasts[index] ?? [])));
    },
    kmToTownAbroad: (position) =>
      towns
        .filter(({ lat, lon }) => Math.abs(lat - position.lat) < 0.2 && Math.abs(lon - position.lon) < 0.3)
        .reduce((least, town) => Math.min(least, distanceKm(town, position)), Number.POSITIVE_INFINITY),
  };
};

const degreesOf = (steps: readonly number[]): Line => {
  const line = new Float64Array(steps.length);
  let [x, y] = [0, 0];
  for (let at = 0; at < steps.length; at += 2) {
    x += steps[at] ?? 0;
    y += steps[at + 1] ?? 0;
    line[at] = x / LAND_UNITS;
    line[at + 1] = y / LAND_UNITS;
  }
  return line;
};

const departmentOf = (code: string, arcs: readonly number[], all: readonly Line[]): Department => {
  const lines = arcs.flatMap((arc) => all[arc] ?? []);
  const box = { west: 180, south: 90, east: -180, north: -90 };
  for (const line of lines)
    for (let at = 0; at < line.length; at += 2) {
      const [lon = 0, lat = 0] = [line[at], line[at + 1]];
      box.west = Math.min(box.west, lon);
      box.east = Math.max(box.east, lon);
      box.south = Math.min(box.south, lat);
      box.north = Math.max(box.north, lat);
    }
  return { code, lines, ...box };
};

const townsOf = (steps: readonly number[]): Position[] => {
  const degrees = degreesOf(steps);
  return Array.from({ length: degrees.length / 2 }, (_, index) => ({
    lon: degrees[2 * index] ?? 0,
    lat: degrees[2 * index + 1] ?? 0,
  }));
};

const isInBox = ({ lat, lon }: Position, { west, south, east, north }: Department, margin: number): boolean =>
  lon >= west - margin && lon <= east + margin && lat >= south - margin && lat <= north + margin;

/** Even-odd: whatever the order of the lines, a way out crosses the outline an odd number of times. */
const isInside = ({ lat, lon }: Position, lines: readonly Line[]): boolean => {
  let inside = false;
  for (const line of lines)
    for (let at = 2; at < line.length; at += 2) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [line[at - 2], line[at - 1], line[at], line[at + 1]];
      if (y1 > lat !== y2 > lat && lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
  return inside;
};

/** To the nearest edge, on a plane that is true around the position. */
const kmToLines = ({ lat, lon }: Position, lines: readonly Line[]): number => {
  const narrowing = Math.cos((lat * Math.PI) / 180);
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines)
    for (let at = 2; at < line.length; at += 2) {
      const [ax, ay] = [((line[at - 2] ?? 0) - lon) * narrowing, (line[at - 1] ?? 0) - lat];
      const [dx, dy] = [((line[at] ?? 0) - lon) * narrowing - ax, (line[at + 1] ?? 0) - lat - ay];
      const length = dx * dx + dy * dy;
      const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
      least = Math.min(least, Math.hypot(ax + share * dx, ay + share * dy));
    }
  return least * KM_PER_DEGREE;
};
