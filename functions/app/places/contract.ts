import { z } from 'zod';
import { DrawingAnswer } from '#app/shared/schemas.ts';
import { Area } from '#domain/areas/area.ts';
import { Position } from '#domain/shared/primitives.ts';

const typed = (max: number) => z.string().max(max).optional();

/** The fields of a round that say where it goes, as they stand in the form of the registration. */
const TypedArea = z.strictObject({
  mode: typed(20),
  areaKind: typed(20),
  radiusKm: typed(20),
  places: typed(8_000),
  also: typed(8_000),
  without: typed(8_000),
  outline: typed(450_000),
  alsoOutline: typed(450_000),
  withoutOutline: typed(450_000),
  pickupCommune: typed(80),
  pickupChoice: typed(40),
  pick: z.record(z.string().max(100), z.string().max(60)).optional(),
});

/** `POST /api/areas/summary`: an area, or what is typed in the form, with the position of the farm. Nothing is kept. */
export const AreaQuestion = z.union([
  z.strictObject({ area: Area }),
  z.strictObject({ typed: TypedArea, farm: Position.nullable() }),
]);

export const AreaSummary = z.object({
  /** All of it in a sentence or two. */
  words: z.string(),
  /** null of the whole country. */
  communes: z.int().nullable(),
  inhabitants: z.int().nullable(),
  /** The largest towns near the edge, on either side. */
  edge: z.object({ inside: z.array(z.string()), outside: z.array(z.string()) }),
  drawing: DrawingAnswer,
});
