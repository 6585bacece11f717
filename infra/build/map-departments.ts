import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { foldName } from '#domain/places/place-words.ts';
import type { WrittenDepartments } from '#web/map/background-file.ts';
import { type Line, type LonLat, simplified, written } from './map-lines.ts';

export const DEPARTMENTS_SOURCE = fileURLToPath(new URL('data/french-departments.topo.json', import.meta.url));

/** Misprints of the source, and what it calls otherwise than the official list. */
const MENDED: Readonly<Record<string, string>> = {
  'Haute-Rhin': 'Haut-Rhin',
  'Meurhe-et-Moselle': 'Meurthe-et-Moselle',
  'Seien-et-Marne': 'Seine-et-Marne',
  'Guyane française': 'Guyane',
};

/** The source's own grain: takes the stairs out of its borders. */
const TOLERANCE = 0.012;

type Named = (Polygon | MultiPolygon) & { readonly properties?: { readonly name?: string } };

/**
 * The outlines of departments, each border once.
 * @throws where a department of the source is not in the official list, so that a new misprint is seen at the build.
 */
export const departmentOutlines = (official: Official): WrittenDepartments => {
  const topology = readTopology();
  const rings = ringsOf(topology, official);
  const users = new Map<number, number>();
  for (const arc of Object.values(rings).flat(2).map(arcIndex)) users.set(arc, (users.get(arc) ?? 0) + 1);
  return {
    arcs: topology.arcs.map((_, index) => written(simplified(arcOf(topology, index), TOLERANCE))),
    rings,
    between: [...users].filter(([, count]) => count > 1).map(([arc]) => arc),
  };
};

/** By code, the arcs that a department's outline is made of, each once. */
export const departmentArcs = (official: Official): Map<string, number[]> =>
  new Map(
    Object.entries(ringsOf(readTopology(), official)).map(([code, rings]) => [
      code,
      [...new Set(rings.flat().map(arcIndex))],
    ]),
  );

type Official = readonly { readonly code: string; readonly nom: string }[];
type Departments = Topology<{ fra: GeometryCollection }>;

const readTopology = (): Departments => JSON.parse(readFileSync(DEPARTMENTS_SOURCE, 'utf8')) as Departments;

/** TopoJSON writes an arc that runs backwards as the complement of its index. */
const arcIndex = (arc: number): number => (arc < 0 ? ~arc : arc);

const ringsOf = (topology: Departments, official: Official): Record<string, number[][]> => {
  const codes = new Map(official.map(({ code, nom }) => [foldName(nom), code]));
  const rings: Record<string, number[][]> = {};
  for (const geometry of topology.objects.fra.geometries as Named[]) {
    const name = geometry.properties?.name ?? '';
    const code = codes.get(foldName(MENDED[name] ?? name));
    if (code === undefined) throw new Error(`${DEPARTMENTS_SOURCE} has a department that is not one: ${name}`);
    rings[code] = geometry.type === 'Polygon' ? geometry.arcs : geometry.arcs.flat();
  }
  return rings;
};

/** An arc in degrees: TopoJSON writes whole steps of a grid. */
export const arcOf = ({ arcs, transform }: Topology, index: number): Line => {
  const [scale, translate] = [transform?.scale ?? [1, 1], transform?.translate ?? [0, 0]];
  let [x, y] = [0, 0];
  return (arcs[index] ?? []).map(([dx = 0, dy = 0]): LonLat => {
    [x, y] = [x + dx, y + dy];
    return [x * (scale[0] ?? 1) + (translate[0] ?? 0), y * (scale[1] ?? 1) + (translate[1] ?? 0)];
  });
};
