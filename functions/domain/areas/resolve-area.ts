import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { FieldError, PlainReason } from '#domain/shared/reasons.ts';
import type { AdministrativeCodes, Area, ResolvedArea, ResolvedShape, Shape } from './area.ts';
import { entriesOfArea, isCoverable } from './covering.ts';
import { isExchangedPosition, MAX_POLYGON_POINTS, pointCount, polygonFaults, roundedPolygon } from './polygon.ts';

/**
 * A polygon taken away from communes or departments goes with each of their index entries whole (a code has no position here): at most
 * this many points, about 1.5 kB.
 */
const MAX_POINTS_TAKEN_FROM_CODES = 300;

/** Communes taken away go with every cell and department: at most 3 kB. */
const MAX_COMMUNES_TAKEN_AWAY = 500;

interface Resolution {
  readonly shapes: readonly ResolvedShape[];
  readonly errors: readonly FieldError[];
}

const resolved = (...shapes: ResolvedShape[]): Resolution => ({ shapes, errors: [] });

/** The codes that are not known, as errors. */
const unknownCodes = (
  codes: readonly string[],
  field: string,
  code: PlainReason,
  isKnown: (code: string) => boolean,
): FieldError[] => codes.flatMap((one, index) => (isKnown(one) ? [] : [{ field: `${field}.codes.${index}`, code }]));

const distinct = <Code>(codes: readonly Code[]): Code[] => [...new Set(codes)];

const resolvePolygon = (shape: Shape & { kind: 'polygon' }, field: string): Resolution => {
  const errors = polygonFaults(shape.coordinates).map(({ path, code }) => ({
    field: path === '' ? `${field}.coordinates` : `${field}.coordinates.${path}`,
    code,
  }));
  return errors.length > 0 ? { shapes: [], errors } : resolved(roundedPolygon(shape));
};

const resolveShape = (shape: Shape, field: string, known: AdministrativeCodes): Resolution => {
  switch (shape.kind) {
    case 'circle':
      return isExchangedPosition(shape)
        ? { shapes: [], errors: [{ field: `${field}.lat`, code: 'latLonExchanged' }] }
        : resolved(shape);
    case 'country':
      return resolved(shape);
    case 'polygon':
      return resolvePolygon(shape, field);
    case 'communes':
      return {
        shapes: [{ kind: 'communes', codes: distinct(shape.codes) }],
        errors: unknownCodes(shape.codes, field, 'communeUnknown', (code) => known.hasCommune(code)),
      };
    case 'departments':
      return {
        shapes: [{ kind: 'departments', codes: distinct(shape.codes) }],
        errors: unknownCodes(shape.codes, field, 'departmentUnknown', (code) => known.hasDepartment(code)),
      };
    case 'epci': {
      const codes = distinct(shape.codes.flatMap((epci) => known.communesOfEpci(epci) ?? []));
      const isKnown = (epci: string) => known.communesOfEpci(epci) !== undefined;
      return {
        shapes: [{ kind: 'communes', codes }],
        errors: unknownCodes(shape.codes, field, 'epciUnknown', isKnown),
      };
    }
    case 'regions': {
      const codes = distinct(shape.codes.flatMap((region) => known.departmentsOfRegion(region) ?? []));
      const isKnown = (region: string) => known.departmentsOfRegion(region) !== undefined;
      return {
        shapes: [{ kind: 'departments', codes }],
        errors: unknownCodes(shape.codes, field, 'regionUnknown', isKnown),
      };
    }
  }
};

const polygonPoints = (shapes: readonly ResolvedShape[]): number =>
  shapes.reduce((sum, shape) => (shape.kind === 'polygon' ? sum + pointCount(shape.coordinates) : sum), 0);

const isDrawn = (shape: ResolvedShape): boolean => shape.kind === 'circle' || shape.kind === 'polygon';

/** What the index cannot hold, though each shape is sound. */
const limitErrors = (area: ResolvedArea): FieldError[] => {
  const error = (field: string, code: PlainReason): FieldError[] => [{ field, code }];
  const taken = area.exclude.flatMap((shape) => (shape.kind === 'communes' ? shape.codes : []));
  const takenPoints = polygonPoints(area.exclude);
  if (polygonPoints(area.include) + takenPoints > MAX_POLYGON_POINTS) return error('include', 'tooManyPoints');
  if (new Set(taken).size > MAX_COMMUNES_TAKEN_AWAY) return error('exclude', 'tooManyCommunesTakenAway');
  if (takenPoints > MAX_POINTS_TAKEN_FROM_CODES && !area.include.every(isDrawn)) {
    return error('exclude', 'tooDetailedTakenAway');
  }
  if (!isCoverable(area)) return error('include', 'areaTooWide');
  if (entriesOfArea(area).length === 0) return error('exclude', 'nothingLeft');
  return [];
};

/**
 * A declared area in the terms of the index: an EPCI becomes its communes, a region its departments, codes are looked up, polygons checked
 * and rounded to 1e-5 degree. Refuses unknown codes, unsound polygons and what the index cannot cover, each with the path of its field
 * within the area, such as `include.0.codes.2`.
 */
export const resolveArea = (area: Area, codes: AdministrativeCodes): Outcome<ResolvedArea, FieldError[]> => {
  const resolution = resolveAcceptedArea(area, codes);
  if (!resolution.ok) return resolution;
  const limits = limitErrors(resolution.value);
  return limits.length > 0 ? refused(limits) : resolution;
};

/** The same for an area that was accepted once: that the index can cover it is not tried out again. */
export const resolveAcceptedArea = (area: Area, codes: AdministrativeCodes): Outcome<ResolvedArea, FieldError[]> => {
  const include = area.include.map((shape, index) => resolveShape(shape, `include.${index}`, codes));
  const exclude = area.exclude.map((shape, index) => resolveShape(shape, `exclude.${index}`, codes));
  const errors = [...include, ...exclude].flatMap((resolution) => resolution.errors);
  if (errors.length > 0) return refused(errors);
  return done({
    include: include.flatMap(({ shapes }) => shapes),
    exclude: exclude.flatMap(({ shapes }) => shapes),
  });
};
