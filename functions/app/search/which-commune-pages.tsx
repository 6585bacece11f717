import { communes } from '#app/shared/communes.ts';
import { site } from '#app/shared/site.ts';
import { boundsOfCell, cellAt } from '#domain/areas/keys.ts';
import { ADDRESS_CELL_LENGTH, type Place } from '#domain/areas/place.ts';
import type { Filters } from '#domain/search/found.ts';
import type { PlaceQuery } from '#domain/search/place-query.ts';
import { Geohash, type Language, type Position } from '#domain/shared/primitives.ts';
import { page } from '#platform/responses.ts';
import { PlacePage, type PlacePageProps } from '#web/search/place-page.tsx';
import { renderPage } from '#web/shared/layout.tsx';

/** Centres are known to some kilometres, and communes are as wide: the right one is among the nearest, seldom the very nearest. */
const NEAR_KM = 15;
const FAR_KM = 30;
const MAX_CHOICES = 12;

/** Communes around a position, nearest first, each as the place of that position in it. */
const placesAround = (position: Position, cell: Geohash): Place[] => {
  const near = communes().communesWithin(position, NEAR_KM);
  return (near.length > 0 ? near : communes().communesWithin(position, FAR_KM))
    .slice(0, MAX_CHOICES)
    .flatMap(({ code }) => {
      const commune = communes().commune(code);
      return commune === undefined
        ? []
        : [{ ...commune, ...position, cell, kind: 'position' as const, approximate: false }];
    });
};

const positionIn = ({ cell, lat, lon }: PlaceQuery): { position: Position; cell: Geohash } | undefined => {
  if (cell !== undefined) {
    const { south, west, north, east } = boundsOfCell(cell);
    return { position: { lat: (south + north) / 2, lon: (west + east) / 2 }, cell };
  }
  if (lat === undefined || lon === undefined) return undefined;
  return { position: { lat, lon }, cell: Geohash.parse(cellAt(lat, lon, ADDRESS_CELL_LENGTH)) };
};

/**
 * Asks in which commune a position lies, where nobody said so and several are possible: areas made of communes depend on it, and a guess would
 * be wrong more often than not. Undefined where nothing need be asked.
 */
export const whichCommune = (query: PlaceQuery, filters: Filters, lang: Language) => {
  const at = query.commune === undefined ? positionIn(query) : undefined;
  const places = at === undefined ? [] : placesAround(at.position, at.cell);
  const isAway = at !== undefined && communes().nearest(at.position) === undefined;
  if (places.length < 2 && !isAway) return undefined;
  return placePage(200, { lang, filters, typed: '', around: !isAway, away: isAway, places });
};

/** Asks for a place, or which of several is meant. */
export const placePage = (
  status: number,
  props: Omit<PlacePageProps, 'site' | 'departmentName'>,
  options?: Parameters<typeof page>[2],
) => page(status, renderPage(<PlacePage {...props} site={site} departmentName={communes().departmentName} />), options);
