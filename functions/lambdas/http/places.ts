import { linksFrom } from '#adapters/aws/link-secret.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { limitsIn } from '#adapters/dynamodb/limits.ts';
import { type AreaLimitDependencies, mayCountAreas } from '#app/places/area-limit.ts';
import { areaSummary } from '#app/places/area-summary.ts';
import { AreaQuestion } from '#app/places/contract.ts';
import { PlacesAnswer, PlacesQuery } from '#app/search/contract.ts';
import { communes } from '#app/shared/communes.ts';
import { orProblem } from '#app/shared/problem.ts';
import { serveSite } from '#app/shared/serve-site.tsx';
import { setting } from '#platform/configuration.ts';
import { api, HttpProblem } from '#platform/http.ts';
import { json, SHARED_CACHE } from '#platform/responses.ts';
import { tooManyAreas } from '#web/registration/texts.ts';
import { pick } from '#web/shared/text.ts';

const MAX_PLACES = 10;

const limited: AreaLimitDependencies = {
  limits: limitsIn(documentClient(), setting('LIMITS_TABLE')),
  links: linksFrom({ ring: setting('LINK_SECRET_ARN'), lasting: setting('LASTING_SECRET_ARN') }),
};

/** Places by name or postcode, from the list bundled with the function: what the browser asks when the address service is silent. */
export const handler = serveSite(
  api('GET /api/places', {
    query: PlacesQuery,
    async handle({ query }) {
      const items = communes()
        .complete(query.q, MAX_PLACES)
        .map((place) => ({ ...place, departmentName: communes().departmentName(place.department ?? '') ?? '' }));
      return json(200, PlacesAnswer.parse({ items }), { cache: SHARED_CACHE });
    },
  }),
  api('POST /api/areas/summary', {
    body: AreaQuestion,
    async handle({ body, ...call }) {
      if (!(await mayCountAreas(limited, call)))
        throw new HttpProblem({ code: 'too-many', detail: pick(tooManyAreas, call.lang) });
      return json(200, orProblem(areaSummary(body, call.lang), call.lang));
    },
  }),
);
