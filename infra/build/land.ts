import { readFileSync } from 'node:fs';
import type { Topology } from 'topojson-specification';
import { LAND_UNITS, type WrittenLand } from '#adapters/communes/communes-file.ts';
import { landIn } from '#adapters/communes/land.ts';
import { DEPARTMENT_OF_COUNTRY } from './commune-positions.ts';
import type { SourceCity, Sources } from './communes-sources.ts';
import { arcOf, DEPARTMENTS_SOURCE, departmentArcs } from './map-departments.ts';
import { type Line, simplified } from './map-lines.ts';

/** Where France ends, for the list of communes: outlines of departments (the source is drawn to a kilometre), and towns abroad near its borders. */

/** Degrees; well below the grain of the source. */
const TOLERANCE = 0.004;
/** Towns farther off decide nothing: there the outline alone does. */
const ABROAD_KM = 12;

export const makeLand = ({ departments, cities }: Sources): WrittenLand => {
  const topology = JSON.parse(readFileSync(DEPARTMENTS_SOURCE, 'utf8')) as Topology;
  const outlines: WrittenLand = {
    arcs: topology.arcs.map((_, index) => steps(simplified(arcOf(topology, index), TOLERANCE))),
    departments: [...departmentArcs(departments)].sort(([one], [other]) => (one < other ? -1 : 1)),
    townsAbroad: [],
  };
  return { ...outlines, townsAbroad: steps(townsAbroad(cities, outlines)) };
};

const townsAbroad = (cities: readonly SourceCity[], outlines: WrittenLand): Line => {
  const { kmOutside } = landIn(outlines);
  return cities
    .filter(({ country }) => country !== 'FR' && DEPARTMENT_OF_COUNTRY[country] === undefined)
    .map(({ loc }) => loc.coordinates)
    .filter(([lon, lat]) => {
      const km = kmOutside({ lat, lon });
      // A town that the coarse outline takes for French lies on its very border.
      return km !== undefined && km <= ABROAD_KM;
    })
    .sort((one, other) => one[0] - other[0] || one[1] - other[1]);
};

/** Whole units, each point as the step from the one before. */
const steps = (line: Line): number[] => {
  const written: number[] = [];
  let [x, y] = [0, 0];
  for (const [lon, lat] of line) {
    const [dx, dy] = [Math.round(lon * LAND_UNITS) - x, Math.round(lat * LAND_UNITS) - y];
    written.push(dx, dy);
    [x, y] = [x + dx, y + dy];
  }
  return written;
};
