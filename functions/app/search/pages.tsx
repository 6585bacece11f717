import type { z } from 'zod';
import { placeError, placesTyped } from '#app/places/place-meant.ts';
import { communes } from '#app/shared/communes.ts';
import { site } from '#app/shared/site.ts';
import { cellAt } from '#domain/areas/keys.ts';
import { ADDRESS_CELL_LENGTH, type Place, placeName } from '#domain/areas/place.ts';
import { productsInSeason } from '#domain/catalogue/catalogue.ts';
import type { OpeningDay } from '#domain/opening/opening-day.ts';
import { isOpen } from '#domain/opening/opening-day.ts';
import { holdsStreet } from '#domain/places/written-place.ts';
import { recipesOfMonth } from '#domain/recipes/recipes.ts';
import type { AddressFinder } from '#domain/search/address.ts';
import { closedResult, secondsUntil } from '#domain/search/before-opening.ts';
import { communeAddress, communeAt } from '#domain/search/commune-address.ts';
import type { Filters } from '#domain/search/found.ts';
import { placeMeant } from '#domain/search/place-query.ts';
import { type SearchPorts, searchProducers } from '#domain/search/search.ts';
import { localTime } from '#domain/shared/calendar.ts';
import { Geohash, type Language } from '#domain/shared/primitives.ts';
import { servePage } from '#platform/contract.ts';
import { parseWith } from '#platform/field-errors.ts';
import { HttpProblem, type Route } from '#platform/http.ts';
import { cacheFor, moved, PRODUCERS_CACHE, page, redirect, SHARED_CACHE } from '#platform/responses.ts';
import { resultsAddress } from '#web/search/address.ts';
import { ClosedPage } from '#web/search/closed-page.tsx';
import { HomePage } from '#web/search/home-page.tsx';
import { ResultsPage } from '#web/search/results-page.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { reasonText } from '#web/shared/reason-texts.ts';
import { fromAddress } from './address-pages.ts';
import { MAX_PER_PAGE, pages, ResultsPageQuery, USUAL_PER_PAGE } from './contract.ts';
import { givenCursor } from './given-cursor.ts';
import { placePage, whichCommune } from './which-commune-pages.tsx';

type Query = z.output<typeof ResultsPageQuery>;

/** Home, the place asked for, and who delivers there. */
export const searchPages = (ports: SearchPorts, opening: OpeningDay, finder: AddressFinder): Route[] => [
  ...servePage(pages.home, {
    GET: async ({ lang, now }) => {
      const opensAt = await opening();
      return page(200, home(lang, now, opensAt), {
        cache: isOpen(opensAt, now) ? SHARED_CACHE : cacheFor(secondsUntil(opensAt, now)),
      });
    },
  }),
  ...servePage(pages.search, {
    GET: async ({ lang, now, query }) => {
      const parsed = parseWith(ResultsPageQuery, query);
      if (!parsed.ok) throw new HttpProblem({ code: 'invalid', errors: parsed.errors });
      return namesPlace(parsed.value)
        ? results(parsed.value, { ...ports, opensAt: await opening() }, lang, now)
        : placeAsked(parsed.value, lang, finder);
    },
    POST: fromAddress('search', finder),
  }),
  ...servePage(pages.commune, {
    GET: async ({ path, lang, now }) => {
      const place = communeAt(path.place ?? '', communes());
      const address = place && communeAddress(place);
      if (place === undefined || address === undefined) throw new HttpProblem({ code: 'not-found' });
      const canonical = href('commune', lang, { place: address });
      if (address !== path.place) return moved(canonical, { cache: SHARED_CACHE });
      const query = ResultsPageQuery.parse({ cell: place.cell, commune: place.commune ?? undefined });
      return results(query, { ...ports, opensAt: await opening() }, lang, now);
    },
  }),
];

const home = (lang: Language, now: string, opensAt: string): string => {
  const { month } = localTime(now);
  return renderPage(
    <HomePage
      lang={lang}
      site={site}
      month={month}
      inSeason={productsInSeason(month)}
      recipes={recipesOfMonth(month)}
      opensAt={isOpen(opensAt, now) ? undefined : opensAt}
    />,
  );
};

const namesPlace = ({ cell, commune, lat }: Query): boolean =>
  cell !== undefined || commune !== undefined || lat !== undefined;

const filtersOf = ({ audience, family, label, day, season, words }: Query): Filters => ({
  audience,
  family,
  label,
  day,
  season,
  q: words,
});

interface ResultPorts extends SearchPorts {
  /** Nobody is shown before; empty: the directory is open. */
  readonly opensAt: string;
}

const results = async (query: Query, { opensAt, ...ports }: ResultPorts, lang: Language, now: string) => {
  const filters = filtersOf(query);
  const choice = whichCommune(query, filters, lang);
  if (choice !== undefined) return choice;
  const meant = placeMeant(query, communes());
  if (!meant.ok) {
    const mistake = reasonText(placeError(meant.reason), lang);
    return placePage(400, { lang, filters, typed: '', places: [], mistake });
  }
  const place = meant.value;
  // One address for one answer: a position, or a commune alone, becomes cell and commune, which can be shared and cached.
  if (query.cell !== place.cell || query.commune !== (place.commune ?? undefined))
    return redirect(resultsAddress({ place, filters }, lang));
  if (!isOpen(opensAt, now)) {
    const result = closedResult(place, filters);
    return page(200, renderPage(<ClosedPage result={result} opensAt={opensAt} lang={lang} site={site} />), {
      cache: cacheFor(secondsUntil(opensAt, now)),
    });
  }
  const cursor = query.cursor === undefined ? null : givenCursor(query.cursor);
  const limit = query.view === 'week' ? MAX_PER_PAGE : USUAL_PER_PAGE;
  const result = await searchProducers({ place, filters, limit, cursor, now }, ports);
  const shownCursor = cursor === null ? undefined : query.cursor;
  return page(
    200,
    renderPage(
      <ResultsPage
        result={result}
        cursor={shownCursor}
        lang={lang}
        site={site}
        addressFault={query.address}
        week={query.view === 'week' ? { now, today: localTime(now).date } : undefined}
      />,
    ),
    { cache: PRODUCERS_CACHE },
  );
};

/**
 * A street typed with its commune leads to that very address, or to its commune with the reason why not. The answer stands in no cache: it belongs to
 * whoever typed it.
 */
const toAddress = async (
  typed: string,
  meant: Place,
  { filters, lang, finder }: { readonly filters: Filters; readonly lang: Language; readonly finder: AddressFinder },
) => {
  const { commune } = meant;
  const found = commune === null ? ({ kind: 'unknown' } as const) : await finder.find(typed, commune);
  if (found.kind !== 'found')
    return redirect(`${resultsAddress({ place: meant, filters }, lang)}&address=${found.kind}`);
  const exact = { ...meant, cell: Geohash.parse(cellAt(found.lat, found.lon, ADDRESS_CELL_LENGTH)) };
  return redirect(resultsAddress({ place: { ...exact, commune: found.commune }, filters }, lang));
};

const placeAsked = async (query: Query, lang: Language, finder: AddressFinder) => {
  const typed = query.q ?? '';
  const filters = filtersOf(query);
  const { meant, choices, near, answer, wide } = placesTyped(typed);
  if (meant?.commune != null && holdsStreet(typed, placeName(meant)))
    return toAddress(typed, meant, { filters, lang, finder });
  if (meant !== undefined) return redirect(resultsAddress({ place: meant, filters }, lang), { cache: SHARED_CACHE });
  return placePage(200, { lang, filters, typed, places: choices, answer, wide, near }, { cache: SHARED_CACHE });
};
