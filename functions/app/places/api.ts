import { communes } from '#app/shared/communes.ts';
import { orProblem } from '#app/shared/problem.ts';
import { answerCall } from '#platform/contract.ts';
import { HttpProblem, type Route } from '#platform/http.ts';
import { json, SHARED_CACHE } from '#platform/responses.ts';
import { tooManyAreas } from '#web/registration/texts.ts';
import { pick } from '#web/shared/text.ts';
import { type AreaLimitDependencies, mayCountAreas } from './area-limit.ts';
import { areaSummary } from './area-summary.ts';
import { calls, PlacesAnswer } from './contract.ts';

const MAX_PLACES = 10;

/** Places by name or postcode, from the list bundled with the function: what the browser asks when the address service is silent. */
export const placesApi = (limited: AreaLimitDependencies): Route[] => [
  answerCall(calls.complete, async ({ query }) => {
    const items = communes()
      .complete(query.q, MAX_PLACES)
      .map((place) => ({ ...place, departmentName: communes().departmentName(place.department ?? '') ?? '' }));
    return json(200, PlacesAnswer.parse({ items }), { cache: SHARED_CACHE });
  }),
  answerCall(calls.summary, async ({ body, ...call }) => {
    if (!(await mayCountAreas(limited, call)))
      throw new HttpProblem({ code: 'too-many', detail: pick(tooManyAreas, call.lang) });
    return json(200, orProblem(areaSummary(body, call.lang), call.lang));
  }),
];
