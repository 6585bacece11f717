import { documentClient } from '../adapters/dynamodb.ts';
import { limitsIn } from '../adapters/limits.ts';
import { linksFrom } from '../adapters/link-secret.ts';
import { setting } from '../platform/configuration.ts';
import { api, HttpProblem } from '../platform/http.ts';
import { json, SHARED_CACHE } from '../platform/responses.ts';
import { type AreaLimitParts, refuseManyAreas } from './parts/area-limit.ts';
import { areaSummary } from './parts/area-summary.ts';
import { communes } from './parts/communes.ts';
import { serveSite } from './parts/serve-site.tsx';
import { AreaQuestion } from './schemas/areas.ts';
import { PlacesAnswer, PlacesQuery } from './schemas/search.ts';

const MOST_PLACES = 10;

const limited: AreaLimitParts = {
  limits: limitsIn(documentClient(), setting('LIMITS_TABLE')),
  links: linksFrom(setting('LINK_SECRET_ARN')),
};

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
    async handle({ body, ...call }) {
      await refuseManyAreas(limited, call);
      const summary = areaSummary(body, call.lang);
      if (!summary.ok) throw new HttpProblem({ code: 'invalid', errors: summary.reason });
      return json(200, summary.value);
    },
  }),
);
