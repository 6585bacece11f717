import { actorOf } from '#app/members/members-only.ts';
import { orProblem, problemOf } from '#app/shared/problem.ts';
import { api, type Route } from '#platform/http.ts';
import { json } from '#platform/responses.ts';
import { OpeningAnswer } from './contract.ts';
import type { OpeningUseCases } from './use-cases.ts';

/** Calls about the opening; closed by `membersOnly`. Opened twice, it is open. */
export const openingApi = (useCases: OpeningUseCases): Route[] => [
  api('GET /api/agency/opening', {
    handle: async (call) => json(200, OpeningAnswer.parse(orProblem(await useCases.look(actorOf(call)), call.lang))),
  }),
  api('POST /api/agency/opening', {
    handle: async (call) => {
      const outcome = await useCases.open(actorOf(call));
      if (outcome.kind === 'refused') throw problemOf(outcome.why, call.lang);
      return json(200, OpeningAnswer.parse(orProblem(await useCases.look(actorOf(call)), call.lang)));
    },
  }),
];
