import { z } from 'zod';
import { FamilyCode } from '#domain/catalogue/codes.ts';
import { CommuneCode, Geohash } from '#domain/shared/primitives.ts';

/** `GET /api/not-yet`: the place as for `GET /api/producers`. */
export const UnclaimedParameters = z.strictObject({
  cell: Geohash.optional(),
  commune: CommuneCode.optional(),
  lat: z.coerce.number().min(-90).max(90).optional(),
  lon: z.coerce.number().min(-180).max(180).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(12),
});

export const UnclaimedAnswer = z.strictObject({
  place: z.strictObject({ label: z.string(), commune: z.string().nullable() }),
  /** Nearest first. They have not joined: nobody knows whether they deliver. */
  items: z.array(
    z.strictObject({
      name: z.string(),
      commune: z.string(),
      families: z.array(FamilyCode),
      products: z.array(z.string()),
      distanceKm: z.number(),
    }),
  ),
});
