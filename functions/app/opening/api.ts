import { actorOf } from '#app/members/actor.ts';
import { refusedProblem } from '#app/members/refusals.ts';
import { api, type Route } from '#platform/http.ts';
import { json } from '#platform/responses.ts';
import { OpeningAnswer } from './contract.ts';
import type { OpeningUseCases } from './use-cases.ts';

/** Calls about the opening; closed by `membersOnly`. Opened twice, it is open. */
export const openingApi = (useCases: OpeningUseCases): Route[] => [
  api('GET /api/agency/opening', {
    handle: async (call) => json(200, OpeningAnswer.parse(await useCases.look(actorOf(call)))),
  }),
  api('POST /api/agency/opening', {
    handle: async (call) => {
      const outcome = await useCases.open(actorOf(call));
      if (outcome.kind === 'refused') throw refusedProblem(outcome.why, call.lang);
      return json(200, OpeningAnswer.parse(await useCases.look(actorOf(call))));
    },
  }),
];
