import type { Place } from '#domain/areas/place.ts';
import type { Filters } from '#domain/search/found.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { href } from '#web/shared/paths.ts';

/** Names are known, so that each can be asked for by name. */
export interface PlaceAndAudience extends Readonly<Record<string, string | undefined>> {
  readonly cell: string;
  readonly commune: string | undefined;
  readonly audience: string | undefined;
}

interface Shown {
  readonly place: Pick<Place, 'cell' | 'commune'>;
  readonly filters: Filters;
}

/** The place and for whom, as addresses and forms carry them: cell and commune, never a name or an address. */
export const placeQuery = ({ place, filters }: Shown): PlaceAndAudience => ({
  cell: place.cell,
  commune: place.commune ?? undefined,
  audience: filters.audience === 'consumer' ? undefined : filters.audience,
});

/** The shareable address of results, its parameters always in the same order so that caches meet the same one. */
export const resultsAddress = (shown: Shown, lang: Language, cursor?: string): string =>
  href('search', lang, {}, { ...filtersQuery(shown), cursor });

/** Where a calendar follows who comes, with the same filters. */
export const calendarAddress = (shown: Shown, lang: Language): string =>
  href('placeCalendar', lang, {}, filtersQuery(shown));

const filtersQuery = (shown: Shown) => {
  const { family, label, day, season, q } = shown.filters;
  return { ...placeQuery(shown), family, label, day, season: season ? '1' : undefined, words: q };
};
