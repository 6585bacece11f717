import { actorOf } from '#app/members/members-only.ts';
import { orProblem, problemOf } from '#app/shared/problem.ts';
import { answerCall } from '#platform/contract.ts';
import type { Route } from '#platform/http.ts';
import { json } from '#platform/responses.ts';
import { calls, OpeningAnswer } from './contract.ts';
import type { OpeningUseCases } from './use-cases.ts';

/** Calls about the opening; closed by `membersOnly`. Opened twice, it is open. */
export const openingApi = (useCases: OpeningUseCases): Route[] => [
  answerCall(calls.look, async (call) =>
    json(200, OpeningAnswer.parse(orProblem(await useCases.look(actorOf(call)), call.lang))),
  ),
  answerCall(calls.open, async (call) => {
    const outcome = await useCases.open(actorOf(call));
    if (outcome.kind === 'refused') throw problemOf(outcome.why, call.lang);
    return json(200, OpeningAnswer.parse(orProblem(await useCases.look(actorOf(call)), call.lang)));
  }),
];
