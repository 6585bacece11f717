import { z } from 'zod';
import { TerritoryFigures, WaitingPlace } from '#domain/statistics/figures.ts';

/** `GET /api/agency/territory`. Numbers of people are rounded down to fives; those below five are left out. */
export const TerritoryAnswer = z.strictObject({
  /** null: nothing was computed yet. */
  figures: TerritoryFigures.nullable(),
  places: z.array(WaitingPlace),
});
