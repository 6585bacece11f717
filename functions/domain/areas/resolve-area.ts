import { done, type FieldError, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { AdministrativeCodes, Area, ResolvedArea, ResolvedShape, Shape } from './area.ts';
import { entriesOfArea, isCoverable } from './covering.ts';
import {
  isExchangedPosition,
  MAX_POLYGON_POINTS,
  POLYGON_REASONS,
  pointCount,
  polygonFaults,
  roundedPolygon,
} from './polygon.ts';

/**
 * A polygon taken away from communes or departments goes with each of their index entries whole (a code has no position here): at most
 * this many points, about 1.5 kB.
 */
export const MAX_POINTS_TAKEN_FROM_CODES = 300;

/** Communes taken away go with every cell and department: at most 3 kB. */
export const MAX_COMMUNES_TAKEN_AWAY = 500;

/** Why an area is refused; whole sentences without variables, so that the pages can translate them. See also `POLYGON_REASONS`. */
export const AREA_REASONS = {
  exchanged: 'latitude and longitude look exchanged: this point lies in Africa, and in France the other way round',
  unknownCommune: 'there is no commune with this code',
  unknownEpci: 'there is no EPCI with this code',
  unknownDepartment: 'there is no department with this code',
  unknownRegion: 'there is no region with this code',
  tooWide:
    'these circles and polygons are too wide together, or too near a pole: draw a smaller area, or choose departments or the country',
  tooManyCommunesTakenAway: 'at most 500 communes can be taken away: take away departments, or draw what is left',
  tooDetailedTakenAway:
    'a polygon taken away from communes, departments or the country has at most 300 points: simplify its outline',
  tooManyNamed: 'at most 200 places are named one by one: name a department, or draw the outline',
  nothingLeft: 'nothing is left of this area once the rest is taken away',
} as const;

interface Resolution {
  readonly shapes: readonly ResolvedShape[];
  readonly errors: readonly FieldError[];
}

const resolved = (...shapes: ResolvedShape[]): Resolution => ({ shapes, errors: [] });

/** The codes that are not known, as errors. */
const unknownCodes = (
  codes: readonly string[],
  field: string,
  reason: string,
  isKnown: (code: string) => boolean,
): FieldError[] =>
  codes.flatMap((code, index) => (isKnown(code) ? [] : [{ field: `${field}.codes.${index}`, reason }]));

const distinct = <Code>(codes: readonly Code[]): Code[] => [...new Set(codes)];

const resolvePolygon = (shape: Shape & { kind: 'polygon' }, field: string): Resolution => {
  const errors = polygonFaults(shape.coordinates).map(({ path, reason }) => ({
    field: path === '' ? `${field}.coordinates` : `${field}.coordinates.${path}`,
    reason,
  }));
  return errors.length > 0 ? { shapes: [], errors } : resolved(roundedPolygon(shape));
};

const resolveShape = (shape: Shape, field: string, known: AdministrativeCodes): Resolution => {
  switch (shape.kind) {
    case 'circle':
      return isExchangedPosition(shape)
        ? { shapes: [], errors: [{ field: `${field}.lat`, reason: AREA_REASONS.exchanged }] }
        : resolved(shape);
    case 'country':
      return resolved(shape);
    case 'polygon':
      return resolvePolygon(shape, field);
    case 'communes':
      return {
        shapes: [{ kind: 'communes', codes: distinct(shape.codes) }],
        errors: unknownCodes(shape.codes, field, AREA_REASONS.unknownCommune, (code) => known.hasCommune(code)),
      };
    case 'departments':
      return {
        shapes: [{ kind: 'departments', codes: distinct(shape.codes) }],
        errors: unknownCodes(shape.codes, field, AREA_REASONS.unknownDepartment, (code) => known.hasDepartment(code)),
      };
    case 'epci': {
      const codes = distinct(shape.codes.flatMap((epci) => known.communesOfEpci(epci) ?? []));
      const isKnown = (epci: string) => known.communesOfEpci(epci) !== undefined;
      return {
        shapes: [{ kind: 'communes', codes }],
        errors: unknownCodes(shape.codes, field, AREA_REASONS.unknownEpci, isKnown),
      };
    }
    case 'regions': {
      const codes = distinct(shape.codes.flatMap((region) => known.departmentsOfRegion(region) ?? []));
      const isKnown = (region: string) => known.departmentsOfRegion(region) !== undefined;
      return {
        shapes: [{ kind: 'departments', codes }],
        errors: unknownCodes(shape.codes, field, AREA_REASONS.unknownRegion, isKnown),
      };
    }
  }
};

const polygonPoints = (shapes: readonly ResolvedShape[]): number =>
  shapes.reduce((sum, shape) => (shape.kind === 'polygon' ? sum + pointCount(shape.coordinates) : sum), 0);

const isDrawn = (shape: ResolvedShape): boolean => shape.kind === 'circle' || shape.kind === 'polygon';

/** What the index cannot hold, though each shape is sound. */
const limitErrors = (area: ResolvedArea): FieldError[] => {
  const error = (field: string, reason: string): FieldError[] => [{ field, reason }];
  const taken = area.exclude.flatMap((shape) => (shape.kind === 'communes' ? shape.codes : []));
  const takenPoints = polygonPoints(area.exclude);
  if (polygonPoints(area.include) + takenPoints > MAX_POLYGON_POINTS)
    return error('include', POLYGON_REASONS.tooManyPoints);
  if (new Set(taken).size > MAX_COMMUNES_TAKEN_AWAY) return error('exclude', AREA_REASONS.tooManyCommunesTakenAway);
  if (takenPoints > MAX_POINTS_TAKEN_FROM_CODES && !area.include.every(isDrawn)) {
    return error('exclude', AREA_REASONS.tooDetailedTakenAway);
  }
  if (!isCoverable(area)) return error('include', AREA_REASONS.tooWide);
  if (entriesOfArea(area).length === 0) return error('exclude', AREA_REASONS.nothingLeft);
  return [];
};

/**
 * A declared area in the terms of the index: an EPCI becomes its communes, a region its departments, codes are looked up, polygons checked
 * and rounded to 1e-5 degree. Refuses unknown codes, unsound polygons and what the index cannot cover, each with the path of its field
 * within the area, such as `include.0.codes.2`.
 */
export const resolveArea = (area: Area, codes: AdministrativeCodes): Outcome<ResolvedArea, FieldError[]> => {
  const include = area.include.map((shape, index) => resolveShape(shape, `include.${index}`, codes));
  const exclude = area.exclude.map((shape, index) => resolveShape(shape, `exclude.${index}`, codes));
  const errors = [...include, ...exclude].flatMap((resolution) => resolution.errors);
  if (errors.length > 0) return refused(errors);
  const value: ResolvedArea = {
    include: include.flatMap(({ shapes }) => shapes),
    exclude: exclude.flatMap(({ shapes }) => shapes),
  };
  const limits = limitErrors(value);
  return limits.length > 0 ? refused(limits) : done(value);
};
