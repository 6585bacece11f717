import type { z } from 'zod';
import { actorOf } from '#app/members/members-only.ts';
import { orProblem, problemOf } from '#app/shared/problem.ts';
import { type Reviewed, reviewedOf } from '#domain/producers/proposal.ts';
import { answerCall } from '#platform/contract.ts';
import type { Route } from '#platform/http.ts';
import { json } from '#platform/responses.ts';
import { changeTexts } from '#web/review/change-texts.ts';
import type { ChangeUseCases, WaitingChange } from './change-use-cases.ts';
import { type ChangeAnswer, calls } from './changes-contract.ts';
import { decisionIn, decisionProblem } from './decision-api.ts';

/** Calls about changes of published producers; closed by `membersOnly`. */
export const changeApi = (useCases: ChangeUseCases): Route[] => [
  answerCall(calls.list, async (call) => {
    const { changes, cursor } = await useCases.list(call.query.cursor, actorOf(call));
    return json(200, { items: changes.map(changeAnswer), ...(cursor ? { cursor } : {}) });
  }),
  answerCall(calls.show, async (call) => {
    const { producer, proposal } = orProblem(await useCases.find(call.path.id, actorOf(call)), call.lang);
    if (proposal === undefined) throw problemOf('notFound', call.lang);
    return json(200, changeAnswer({ producer, proposal }));
  }),
  answerCall(calls.decide, async (call) => {
    const { path, body, lang } = call;
    const { proposedAt, version } = body;
    const outcome = await useCases.decide({ id: path.id, proposedAt, version }, decisionIn(body), actorOf(call));
    if (!('producer' in outcome)) throw decisionProblem(outcome, changeTexts.conflict, lang);
    const { id, state } = outcome.producer;
    return json(200, { id, state, version: outcome.producer.version });
  }),
];

const changeAnswer = ({ producer, proposal }: WaitingChange): z.output<typeof ChangeAnswer> => {
  const current = reviewedOf(producer.details);
  const differs = (Object.keys(current) as (keyof Reviewed)[]).filter(
    (field) => JSON.stringify(current[field]) !== JSON.stringify(proposal.wanted[field]),
  );
  const only = (of: Reviewed) => Object.fromEntries(differs.map((field) => [field, of[field]]));
  return {
    id: producer.id,
    name: producer.details.name,
    version: producer.version,
    proposedAt: proposal.proposedAt,
    before: only(current),
    after: only(proposal.wanted),
  };
};
