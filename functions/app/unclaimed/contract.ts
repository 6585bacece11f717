import { z } from 'zod';
import { FORM, LINK, PUBLIC, pagesOf } from '#app/shared/contracts.ts';
import { FamilyCode } from '#domain/catalogue/codes.ts';
import { CommuneCode, Geohash } from '#domain/shared/primitives.ts';
import type { Calls } from '#platform/contract.ts';

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
      /** That commune or a neighbour: only the position is known. */
      communeIsNear: z.literal(true).optional(),
      families: z.array(FamilyCode),
      products: z.array(z.string()),
      distanceKm: z.number(),
    }),
  ),
});

export const calls = {
  near: {
    method: 'GET',
    path: '/api/not-yet',
    guard: PUBLIC,
    summary: 'Producers of public lists near a place who have not joined: name, commune and products',
    query: UnclaimedParameters,
    answers: { 200: UnclaimedAnswer },
  },
} as const satisfies Calls;

export const pages = pagesOf({
  unclaimed: { GET: PUBLIC },
  invited: { GET: LINK, POST: LINK },
});

/** Answered where requests are. */
export const askPages = pagesOf({
  unclaimedAsk: { GET: FORM, POST: FORM },
});
