import { z } from 'zod';
import { COUNTING, PUBLIC } from '#app/shared/contracts.ts';
import { DrawingAnswer } from '#app/shared/schemas.ts';
import { Area } from '#domain/areas/area.ts';
import { Place } from '#domain/areas/place.ts';
import { Position } from '#domain/shared/primitives.ts';
import type { Calls } from '#platform/contract.ts';

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

/** `GET /api/places`. */
const PlacesQuery = z.strictObject({ q: z.string().trim().min(1).max(120) });

export const PlacesAnswer = z.object({
  items: z.array(
    z.object({
      ...Place.shape,
      /** In words, to tell communes of the same name apart. */
      departmentName: z.string(),
    }),
  ),
});

export const calls = {
  complete: {
    method: 'GET',
    path: '/api/places',
    guard: PUBLIC,
    summary: 'Places by name or postcode',
    query: PlacesQuery,
    answers: { 200: PlacesAnswer },
  },
  summary: {
    method: 'POST',
    path: '/api/areas/summary',
    guard: COUNTING,
    summary: 'What an area comes to: in words, communes, inhabitants, towns at its edge, and its outline',
    body: AreaQuestion,
    answers: { 200: AreaSummary },
    problems: ['too-many'],
  },
} as const satisfies Calls;
