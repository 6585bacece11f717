import { memberOf } from '#app/members/members-only.ts';
import { api, type Call, HttpProblem, type Route } from '#platform/http.ts';
import { type HttpResponse, json } from '#platform/responses.ts';
import { geoJson, placesCsv, producersCsv, weeksCsv } from './files.ts';
import type { Territory, TerritoryUseCases } from './use-cases.ts';

type AnyCall = Call<unknown, unknown, unknown>;

/** The territory's calls and files; closed by `membersOnly`. */
export const territoryApi = (useCases: TerritoryUseCases): Route[] => {
  const answering = (
    key: string,
    write: (territory: Territory, call: AnyCall) => Promise<HttpResponse> | HttpResponse,
  ) =>
    api(key, {
      handle: async (call) => {
        const territory = await useCases.look(memberOf(call));
        if (territory === undefined) throw new HttpProblem({ code: 'not-found' });
        return write(territory, call);
      },
    });
  return [
    api('GET /api/agency/territory', {
      handle: async (call) => {
        const territory = await useCases.look(memberOf(call));
        return json(200, { figures: territory?.figures ?? null, places: territory?.places ?? [] });
      },
    }),
    answering('GET /api/agency/territory/places.csv', (territory, { lang }) =>
      file('attentes', 'csv', placesCsv(territory.places, lang), territory),
    ),
    answering('GET /api/agency/territory/producers.csv', (territory, { lang }) =>
      file('producteurs', 'csv', producersCsv(territory.figures, lang), territory),
    ),
    answering('GET /api/agency/territory/weeks.csv', (territory, { lang }) =>
      file('semaines', 'csv', weeksCsv(territory.figures, lang), territory),
    ),
    answering('GET /api/agency/territory.geojson', async (territory, call) => {
      const { figures, places } = territory;
      const producers = await useCases.producers(figures, memberOf(call));
      const content = geoJson(places, producers, { at: figures.at, lang: call.lang });
      return file('carte', 'geojson', JSON.stringify(content), territory);
    }),
  ];
};

const TYPES = { csv: 'text/csv; charset=utf-8', geojson: 'application/geo+json; charset=utf-8' } as const;

const file = (name: string, ending: keyof typeof TYPES, body: string, { figures }: Territory): HttpResponse => ({
  status: 200,
  headers: {
    'content-type': TYPES[ending],
    'cache-control': 'no-store',
    'content-disposition': `attachment; filename="territoire-${name}-${figures.at.slice(0, 10)}.${ending}"`,
  },
  body,
});
