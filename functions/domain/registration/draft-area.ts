import { readGeoJson } from '#domain/areas/geojson.ts';
import { MAX_NAMED_PLACES, placeField, readNamedPlace, shapesOf, splitPlaces } from '#domain/areas/named-places.ts';
import type { Typed } from '#domain/producers/directory.ts';
import type { Position } from '#domain/shared/primitives.ts';
import type { FieldError, PlainReason } from '#domain/shared/reasons.ts';
import type { Question, StepContext } from './draft-reading.ts';
import { amount, branch, text } from './draft-typed.ts';

/** The area of a round as it is typed: one way of saying it, places added and taken away, outlines as GeoJSON. */

export interface AreaReading {
  readonly include: readonly unknown[];
  readonly exclude: readonly unknown[];
  /** The field of the form that each shape of `include` and of `exclude` came from. */
  readonly from: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  readonly errors: readonly FieldError[];
  readonly questions: readonly Question[];
}

export interface AreaContext extends Pick<StepContext, 'lang' | 'places'> {
  /** The middle of a circle: the farm, or the pick-up point; undefined as long as it is not known. */
  readonly centre: Position | undefined;
  /** Whoever is nearer is meant first, where a name is that of several. */
  readonly near: Position | undefined;
}

/** Fields that say an area, in the form's own names. */
export const AREA_FIELDS = [
  'areaKind',
  'radiusKm',
  'places',
  'outline',
  'also',
  'alsoOutline',
  'without',
  'withoutOutline',
  'pick',
] as const;

interface Part {
  readonly shapes: readonly unknown[];
  readonly field: string;
  readonly errors: readonly FieldError[];
  readonly questions: readonly Question[];
}

const part = (field: string, shapes: readonly unknown[]): Part => ({ shapes, field, errors: [], questions: [] });

const faulty = (field: string, code: PlainReason): Part => ({ ...part(field, []), errors: [{ field, code }] });

export const readArea = (typed: Typed, context: AreaContext): AreaReading => {
  const include = [mainPart(typed, context), namedPart(typed, 'also', context), outlinePart(typed, 'alsoOutline')];
  const exclude = [namedPart(typed, 'without', context), outlinePart(typed, 'withoutOutline')];
  const shapes = (parts: readonly Part[]) => parts.flatMap((one) => one.shapes);
  const fields = (parts: readonly Part[]) => parts.flatMap((one) => one.shapes.map(() => one.field));
  const all = [...include, ...exclude];
  return {
    include: shapes(include),
    exclude: shapes(exclude),
    from: { include: fields(include), exclude: fields(exclude) },
    errors: all.flatMap((one) => one.errors),
    questions: all.flatMap((one) => one.questions),
  };
};

const mainPart = (typed: Typed, context: AreaContext): Part => {
  switch (text(typed.areaKind)) {
    case 'circle':
      return circlePart(typed, context);
    case 'named':
      return text(typed.places) === '' ? faulty('places', 'placesMissing') : namedPart(typed, 'places', context);
    case 'drawn':
      return text(typed.outline) === '' ? faulty('outline', 'outlineMissing') : outlinePart(typed, 'outline');
    case 'country':
      return text(typed.mode) === 'parcel'
        ? part('areaKind', [{ kind: 'country' }])
        : faulty('areaKind', 'countryOnlyForParcels');
    default:
      return faulty('areaKind', 'areaMissing');
  }
};

const circlePart = (typed: Typed, { centre }: AreaContext): Part => {
  const radiusKm = amount(typed.radiusKm);
  if (radiusKm === undefined) return faulty('radiusKm', 'radiusMissing');
  if (Number.isNaN(radiusKm)) return faulty('radiusKm', 'notKilometres');
  if (centre !== undefined) return part('radiusKm', [{ kind: 'circle', lat: centre.lat, lon: centre.lon, radiusKm }]);
  const isPickup = text(typed.mode) === 'pickup';
  return faulty('radiusKm', isPickup ? 'pickupPlaceFirst' : 'farmPlaceFirst');
};

const outlinePart = (typed: Typed, field: 'outline' | 'alsoOutline' | 'withoutOutline'): Part => {
  const outline = text(typed[field]);
  if (outline === '') return part(field, []);
  const read = readGeoJson(outline);
  return read.ok ? part(field, [read.value]) : faulty(field, read.reason);
};

/** Places named one a line; a name of several is asked, and the choice posted under `pick`. */
const namedPart = (typed: Typed, field: 'places' | 'also' | 'without', { places, near }: AreaContext): Part => {
  const picked = branch(typed.pick);
  const chosen: string[] = [];
  const errors: FieldError[] = [];
  const questions: Question[] = [];
  const names = splitPlaces(text(typed[field]));
  if (names.length > MAX_NAMED_PLACES) return faulty(field, 'tooManyNamed');
  for (const name of names) {
    const reading = readNamedPlace(name, places, near);
    if (reading.kind === 'one') chosen.push(reading.meaning.value);
    if (reading.kind === 'none') errors.push({ field, code: 'placeUnknown', values: { typed: name } });
    if (reading.kind !== 'several') continue;
    const choiceField = placeField(name);
    const choice = text(picked[choiceField]);
    questions.push({ field: `pick.${choiceField}`, typed: name, meanings: reading.meanings, chosen: choice });
    if (reading.meanings.some(({ value }) => value === choice)) chosen.push(choice);
    else
      errors.push({
        field: `pick.${choiceField}`,
        code: 'placeAmbiguous',
      });
  }
  return { shapes: shapesOf(chosen, places), field, errors, questions };
};

/** Where in the form a fault of the area is shown: `area.include.1.codes.0` belongs to what its second shape was typed in. */
export const areaField = (path: string, { from }: AreaReading, typed: Typed): string => {
  const [, side, index] = /^area\.(include|exclude)\.(\d+)/.exec(path) ?? [];
  const known = side === 'include' || side === 'exclude' ? from[side][Number(index)] : undefined;
  if (known !== undefined) return known;
  if (path.startsWith('area.exclude')) return text(typed.withoutOutline) === '' ? 'without' : 'withoutOutline';
  return MAIN_FIELDS[text(typed.areaKind)] ?? 'areaKind';
};

const MAIN_FIELDS: Readonly<Record<string, string>> = { circle: 'radiusKm', named: 'places', drawn: 'outline' };
