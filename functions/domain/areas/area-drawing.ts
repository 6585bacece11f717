import type { z } from 'zod';
import type { Circle, CountryShape, PolygonShape, ResolvedArea, ResolvedShape } from './area.ts';
import type { Place } from './place.ts';

/** An area as a map can draw it: drawn shapes as they are, communes by their centres (their outlines are not known here). */
export type DrawnShape =
  | Circle
  | PolygonShape
  | {
      readonly kind: 'communes';
      readonly centres: readonly { readonly name: string; readonly lat: number; readonly lon: number }[];
    }
  | { readonly kind: 'departments'; readonly codes: readonly string[] }
  | z.infer<typeof CountryShape>;

export interface AreaDrawing {
  readonly include: readonly DrawnShape[];
  readonly exclude: readonly DrawnShape[];
}

interface Centres {
  commune(code: string): Pick<Place, 'lat' | 'lon'> | undefined;
  communeName(code: string): string | undefined;
}

export const drawingOf = ({ include, exclude }: ResolvedArea, places: Centres): AreaDrawing => ({
  include: include.map((shape) => drawn(shape, places)),
  exclude: exclude.map((shape) => drawn(shape, places)),
});

const drawn = (shape: ResolvedShape, places: Centres): DrawnShape => {
  if (shape.kind !== 'communes') return shape;
  const centres = shape.codes.flatMap((code) => {
    const centre = places.commune(code);
    return centre === undefined ? [] : [{ name: places.communeName(code) ?? code, lat: centre.lat, lon: centre.lon }];
  });
  return { kind: 'communes', centres };
};
