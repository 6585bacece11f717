import { memberOf } from '#app/members/members-only.ts';
import { answerCall } from '#platform/contract.ts';
import { HttpProblem, type Route } from '#platform/http.ts';
import { type HttpResponse, json } from '#platform/responses.ts';
import { calls } from './contract.ts';
import { geoJson, placesCsv, producersCsv, weeksCsv } from './files.ts';
import type { Territory, TerritoryUseCases } from './use-cases.ts';

/** The territory's calls and files; closed by `membersOnly`. */
export const territoryApi = (useCases: TerritoryUseCases): Route[] => {
  const computed = async (call: Parameters<typeof memberOf>[0]): Promise<Territory> => {
    const territory = await useCases.look(memberOf(call));
    if (territory === undefined) throw new HttpProblem({ code: 'not-found' });
    return territory;
  };
  return [
    answerCall(calls.look, async (call) => {
      const territory = await useCases.look(memberOf(call));
      return json(200, { figures: territory?.figures ?? null, places: territory?.places ?? [] });
    }),
    answerCall(calls.places, async (call) => {
      const territory = await computed(call);
      return file('attentes', 'csv', placesCsv(territory.places, call.lang), territory);
    }),
    answerCall(calls.producers, async (call) => {
      const territory = await computed(call);
      return file('producteurs', 'csv', producersCsv(territory.figures, call.lang), territory);
    }),
    answerCall(calls.weeks, async (call) => {
      const territory = await computed(call);
      return file('semaines', 'csv', weeksCsv(territory.figures, call.lang), territory);
    }),
    answerCall(calls.map, async (call) => {
      const territory = await computed(call);
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
