import { z } from 'zod';
import { Circle } from '#domain/areas/area.ts';
import { PolygonShape } from '#domain/areas/area.ts';
import { DepartmentCode } from '#domain/shared/primitives.ts';
import { Centre } from '#app/search/contract.ts';


export const DrawingAnswer = z.object({ include: z.array(DrawnShape), exclude: z.array(DrawnShape) });

export const DrawnShape = z.discriminatedUnion('kind', [
  Circle,
  PolygonShape,
  z.object({ kind: z.literal('communes'), centres: z.array(Centre) }),
  z.object({ kind: z.literal('departments'), codes: z.array(DepartmentCode) }),
  z.object({ kind: z.literal('country') }),
]);
