import { api, HttpProblem } from '../platform/http.ts';
import { json, SHARED_CACHE } from '../platform/responses.ts';
import { areaSummary } from './parts/area-summary.ts';
import { communes } from './parts/communes.ts';
import { serveSite } from './parts/serve-site.tsx';
import { AreaQuestion } from './schemas/areas.ts';
import { PlacesAnswer, PlacesQuery } from './schemas/search.ts';

const MOST_PLACES = 10;

/** Places by name or postcode, from the list bundled with the function: what the browser asks when the address service is silent. */
export const handler = serveSite(
  api('GET /api/places', {
    query: PlacesQuery,
    async handle({ query }) {
      const items = communes()
        .complete(query.q, MOST_PLACES)
        .map((place) => ({ ...place, departmentName: communes().departmentName(place.department ?? '') ?? '' }));
      return json(200, PlacesAnswer.parse({ items }), { cache: SHARED_CACHE });
    },
  }),
  api('POST /api/areas/summary', {
    body: AreaQuestion,
    async handle({ body, lang }) {
      const summary = areaSummary(body, lang);
      if (!summary.ok) throw new HttpProblem({ code: 'invalid', errors: summary.reason });
      return json(200, summary.value);
    },
  }),
);
