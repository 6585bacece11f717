import { api, type Route } from '../../platform/http.ts';
import { json } from '../../platform/responses.ts';
import { OpeningAnswer } from '../schemas/opening.ts';
import { askingOf } from './asking.ts';
import type { OpeningUseCases } from './opening-use-cases.ts';
import { refusedProblem } from './refusals.ts';

/** Calls about the opening; closed by `membersOnly`. Opened twice, it is open. */
export const openingApi = (useCases: OpeningUseCases): Route[] => [
  api('GET /api/agency/opening', {
    handle: async (call) => json(200, OpeningAnswer.parse(await useCases.look(askingOf(call)))),
  }),
  api('POST /api/agency/opening', {
    handle: async (call) => {
      const outcome = await useCases.open(askingOf(call));
      if (outcome.kind === 'refused') throw refusedProblem(outcome.why, call.lang);
      return json(200, OpeningAnswer.parse(await useCases.look(askingOf(call))));
    },
  }),
];
