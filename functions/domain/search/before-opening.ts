import type { Place } from '#domain/areas/place.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { facetsOf } from './filters.ts';
import type { Filters, SearchResult } from './found.ts';

/** What a search finds before the directory opens: nobody, and from when on. */
export const closedResult = (place: Place, filters: Filters): SearchResult => ({
  place,
  filters,
  total: 0,
  coming: 0,
  delivering: 0,
  items: [],
  nextCursor: null,
  facets: facetsOf([]),
  nearest: [],
});

/** Seconds for which "opens on …" may be kept: never beyond the opening. */
export const secondsUntil = (opensAt: Instant, now: Instant): number =>
  Math.max(0, Math.floor((Date.parse(opensAt) - Date.parse(now)) / 1000));
