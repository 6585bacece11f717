import type { Area, Shape } from '#domain/areas/area.ts';
import { writeGeoJson } from '#domain/areas/geojson.ts';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { placeField, readNamedPlace } from '#domain/areas/named-places.ts';
import type { Typed } from '#domain/producers/directory.ts';
import type { Language, Position } from '#domain/shared/primitives.ts';
import { readArea } from './draft-area.ts';

/** An area as it stands in the form: the way back from `readArea`. */

export interface TypedAreaContext {
  readonly places: KnownPlaces;
  readonly lang: Language;
  /** The middle of a circle: the farm, or the pick-up point. */
  readonly centre: Position;
  /** The farm: whoever is nearer is meant first. */
  readonly near: Position;
  readonly mode: string;
}

const KEPT: Typed = { areaKind: 'kept', keptArea: '1' };

/**
 * The fields that say the area; where no form can say it (around another point, more places than anybody reads through) it is marked as kept.
 * Whatever is written here was read back and is the same area: a form never shows one that it would change.
 */
export const typedArea = (area: Area, context: TypedAreaContext): Typed => {
  const typed = written(area, context);
  if (typed === undefined) return KEPT;
  const { include, exclude, errors } = readArea({ ...typed, mode: context.mode }, context);
  const isSame =
    errors.length === 0 &&
    canonical(include) === canonical(area.include) &&
    canonical(exclude) === canonical(area.exclude);
  return isSame ? typed : KEPT;
};

/** Codes of one kind said in two fields are one shape and the other way round: what counts is what is named, not in how many parts. */
const canonical = (shapes: readonly unknown[]): string =>
  JSON.stringify(
    (shapes as readonly Shape[])
      .flatMap((shape) =>
        'codes' in shape ? shape.codes.map((code) => `${shape.kind} ${code}`) : JSON.stringify(shape),
      )
      .sort(),
  );

const written = (area: Area, context: TypedAreaContext): Typed | undefined => {
  const main = mainTyped(area.include, context);
  if (main === undefined) return undefined;
  const [addedOutline, ...moreAdded] = main.rest.filter((shape) => shape.kind === 'polygon');
  const [takenOutline, ...moreTaken] = area.exclude.filter((shape) => shape.kind === 'polygon');
  const added = namesTyped(main.rest.filter(isNamed), context);
  const taken = namesTyped(area.exclude.filter(isNamed), context);
  const isSaid = (shape: Shape) => isNamed(shape) || shape.kind === 'polygon';
  if (added === undefined || taken === undefined || moreAdded.length > 0 || moreTaken.length > 0) return undefined;
  if (![...main.rest, ...area.exclude].every(isSaid)) return undefined;
  return {
    ...main.typed,
    ...(added.text === '' ? {} : { also: added.text }),
    ...(addedOutline === undefined ? {} : { alsoOutline: writeGeoJson(addedOutline) }),
    ...(taken.text === '' ? {} : { without: taken.text }),
    ...(takenOutline === undefined ? {} : { withoutOutline: writeGeoJson(takenOutline) }),
    ...pickTyped({ ...main.pick, ...added.pick, ...taken.pick }),
  };
};

interface Main {
  readonly typed: Typed;
  readonly pick: Readonly<Record<string, string>>;
  /** What the main field does not say. */
  readonly rest: readonly Shape[];
}

/** What the choice "how far" says: the circle around the farm, the country, an outline, or else the places named. */
const mainTyped = (include: readonly Shape[], context: TypedAreaContext): Main | undefined => {
  const { centre } = context;
  const main = (typed: Typed, said: Shape): Main => ({
    typed,
    pick: {},
    rest: include.filter((shape) => shape !== said),
  });
  for (const shape of include) {
    if (shape.kind === 'circle' && shape.lat === centre.lat && shape.lon === centre.lon)
      return main({ areaKind: 'circle', radiusKm: String(shape.radiusKm).replace('.', ',') }, shape);
    if (shape.kind === 'country') return main({ areaKind: 'country' }, shape);
  }
  const named = include.filter(isNamed);
  if (named.length === 0) {
    const drawn = include.find((shape) => shape.kind === 'polygon');
    return drawn === undefined ? undefined : main({ areaKind: 'drawn', outline: writeGeoJson(drawn) }, drawn);
  }
  const names = namesTyped(named, context);
  return names === undefined
    ? undefined
    : {
        typed: { areaKind: 'named', places: names.text },
        pick: names.pick,
        rest: include.filter((shape) => !isNamed(shape)),
      };
};

const pickTyped = (pick: Readonly<Record<string, string>>): Typed => (Object.keys(pick).length === 0 ? {} : { pick });

type Named = Extract<Shape, { codes: unknown }>;
const isNamed = (shape: Shape): shape is Named => 'codes' in shape;

/** More than these are not read through by anybody: the list of a department's communes is not a form. */
const MAX_NAMED = 80;

interface Names {
  /** One a line. */
  readonly text: string;
  /** Which place is meant by a name of several. */
  readonly pick: Readonly<Record<string, string>>;
}

/** Undefined where one of them has no name that leads back to it. */
const namesTyped = (shapes: readonly Named[], { places, near }: TypedAreaContext): Names | undefined => {
  const named: string[] = [];
  const pick: Record<string, string> = {};
  for (const shape of shapes) {
    for (const code of shape.codes) {
      const name = NAMES[shape.kind](code, places);
      if (name === undefined || named.length === MAX_NAMED) return undefined;
      named.push(name);
      const reading = readNamedPlace(name, places, near);
      if (reading.kind === 'several') pick[placeField(name)] ??= `${KINDS[shape.kind]}:${code}`;
    }
  }
  return { text: named.join('\n'), pick };
};

const KINDS = { communes: 'commune', epci: 'epci', departments: 'department', regions: 'region' } as const;

const NAMES: Readonly<Record<Named['kind'], (code: string, places: KnownPlaces) => string | undefined>> = {
  communes: (code, places) => places.communeName(code),
  epci: (code, places) => places.epciName(code),
  departments: (code, places) => places.departmentName(code),
  regions: (code, places) => places.regionName(code),
};
