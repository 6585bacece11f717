import { z } from 'zod';
import { Circle, PolygonShape } from '#domain/areas/area.ts';
import { DepartmentCode, Position } from '#domain/shared/primitives.ts';

export const Centre = z.object({ name: z.string(), ...Position.shape });

const DrawnShape = z.discriminatedUnion('kind', [
  Circle,
  PolygonShape,
  z.object({ kind: z.literal('communes'), centres: z.array(Centre) }),
  z.object({ kind: z.literal('departments'), codes: z.array(DepartmentCode) }),
  z.object({ kind: z.literal('country') }),
]);

/** An area as a map draws it. */
export const DrawingAnswer = z.object({ include: z.array(DrawnShape), exclude: z.array(DrawnShape) });
