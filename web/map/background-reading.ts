import {
  BACKGROUND_UNITS,
  BACKGROUND_VERSION,
  type BackgroundFile,
  type TownsFile,
  type WrittenBounds,
  type WrittenLine,
  type WrittenTowns,
} from './background-file.ts';

/** Our own background, read from its file into the plane that maps are drawn on. No Leaflet here. */

/** Points on the Web Mercator plane, the whole world from 0 to 1 in both directions, y downwards: flat x, y, x, y. */
export interface DrawnLine {
  readonly points: Float64Array;
  readonly bounds: DrawnBounds;
}

export interface DrawnBounds {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
}

interface DrawnDetail {
  readonly bounds: DrawnBounds;
  readonly land: readonly DrawnLine[];
  readonly borders: readonly DrawnLine[];
}

export interface DrawnTown {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

export interface Background {
  readonly world: readonly DrawnLine[];
  readonly details: readonly DrawnDetail[];
  /** Borders between departments. */
  readonly departments: readonly DrawnLine[];
  readonly towns: readonly DrawnTown[];
}

const RADIANS = Math.PI / 180;

/** Degrees WGS84 to the plane (EPSG:3857), as Leaflet and tile servers divide it. */
export const onPlane = (lat: number, lon: number): { readonly x: number; readonly y: number } => {
  const sine = Math.sin(Math.min(85.0511, Math.max(-85.0511, lat)) * RADIANS);
  return { x: lon / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
};

/** The points of a written line: longitude and latitude in degrees. */
export const degreesOf = (line: WrittenLine): [lon: number, lat: number][] => {
  const points: [number, number][] = [];
  let [x, y] = [0, 0];
  for (let at = 0; at + 1 < line.length; at += 2) {
    x += line[at] ?? 0;
    y += line[at + 1] ?? 0;
    points.push([x / BACKGROUND_UNITS, y / BACKGROUND_UNITS]);
  }
  return points;
};

const drawn = (line: WrittenLine): DrawnLine => {
  const degrees = degreesOf(line);
  const points = new Float64Array(degrees.length * 2);
  const bounds = { west: 1, north: 1, east: 0, south: 0 };
  degrees.forEach(([lon, lat], at) => {
    const { x, y } = onPlane(lat, lon);
    points[2 * at] = x;
    points[2 * at + 1] = y;
    bounds.west = Math.min(bounds.west, x);
    bounds.east = Math.max(bounds.east, x);
    bounds.north = Math.min(bounds.north, y);
    bounds.south = Math.max(bounds.south, y);
  });
  return { points, bounds };
};

const drawnBounds = ([west, south, east, north]: WrittenBounds): DrawnBounds => {
  const [topLeft, bottomRight] = [onPlane(north, west), onPlane(south, east)];
  return { west: topLeft.x, north: topLeft.y, east: bottomRight.x, south: bottomRight.y };
};

const readTowns = ({ names, positions }: WrittenTowns): DrawnTown[] => {
  const degrees = degreesOf(positions);
  return names.split('|').flatMap((name, at) => {
    const [lon, lat] = degrees[at] ?? [];
    return lon === undefined || lat === undefined ? [] : [{ name, ...onPlane(lat, lon) }];
  });
};

/** @throws where the file is of another version than this code */
export const readBackground = (file: BackgroundFile): Background => {
  refuseOther(file.version);
  return {
    world: file.world.map(drawn),
    details: file.details.map(({ bounds, land, borders }) => ({
      bounds: drawnBounds(bounds),
      land: land.map(drawn),
      borders: borders.map(drawn),
    })),
    departments: file.departments.between.flatMap((index) => {
      const arc = file.departments.arcs[index];
      return arc === undefined ? [] : [drawn(arc)];
    }),
    towns: readTowns(file.towns),
  };
};

export const readMoreTowns = (file: TownsFile): DrawnTown[] => {
  refuseOther(file.version);
  return readTowns(file.towns);
};

const refuseOther = (version: number): void => {
  if (version !== BACKGROUND_VERSION)
    throw new Error(`the background is version ${version}, not ${BACKGROUND_VERSION}`);
};

/** Rings of a department in degrees ([lon, lat]), outer ones and holes alike; none where it is not in the file (some territories overseas). */
export const departmentRings = ({ arcs, rings }: BackgroundFile['departments'], code: string): [number, number][][] =>
  (rings[code] ?? []).map((ring) =>
    ring.flatMap((index, at) => {
      const points = degreesOf(arcs[index < 0 ? ~index : index] ?? []);
      const run = index < 0 ? points.reverse() : points;
      // The arcs of a ring meet: the point where they do is written once.
      return at === 0 ? run : run.slice(1);
    }),
  );
