import { actorOf } from '#app/members/members-only.ts';
import { notDone, orProblem } from '#app/shared/problem.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { answerCall } from '#platform/contract.ts';
import { HttpProblem, type Route } from '#platform/http.ts';
import { json } from '#platform/responses.ts';
import { texts } from '#web/agency/texts.ts';
import { pick } from '#web/shared/text.ts';
import { calls, type DecisionBody } from './contract.ts';
import type { Decided } from './decide-registration.ts';
import { decisionIn, decisionProblem } from './decision-api.ts';
import type { AgencyUseCases } from './use-cases.ts';

/** The agency's calls; closed by `membersOnly`. */
export const agencyApi = (useCases: AgencyUseCases): Route[] => [
  answerCall(calls.list, async (call) => {
    const { query } = call;
    const { producers, cursor } = await useCases.producers(query.status, query.cursor, actorOf(call));
    return json(200, { status: query.status, items: producers, ...(cursor === undefined ? {} : { cursor }) });
  }),
  answerCall(calls.decide, async (call) => {
    const { path, body, lang } = call;
    const outcome = await useCases.decide({ id: path.id, version: body.version }, decisionIn(body), actorOf(call));
    return decisionAnswer(outcome, body.decision, lang);
  }),
  answerCall(calls.questions, async (call) => {
    orProblem(await useCases.find(call.path.id, actorOf(call)), call.lang);
    return json(200, { items: await useCases.questions(call.path.id) });
  }),
  answerCall(calls.ask, async (call) => {
    const outcome = await useCases.ask(call.path.id, call.body.question, actorOf(call));
    if (outcome.kind === 'asked') return json(202, { id: outcome.question.id, by: outcome.by });
    throw notDone(outcome, call.lang);
  }),
];

const decisionAnswer = (outcome: Decided, asked: DecisionBody['decision'], lang: Language) => {
  if (outcome.kind === 'approved' || outcome.kind === 'rejected') return decided(outcome.producer);
  if (outcome.kind !== 'alreadyDecided') throw decisionProblem(outcome, texts.conflictText, lang);
  // The same decision said twice is the same answer; another one is refused.
  if (outcome.producer.state === (asked === 'approve' ? 'published' : 'rejected')) return decided(outcome.producer);
  throw new HttpProblem({ code: 'conflict', detail: pick(texts.alreadyText, lang) });
};

const decided = ({ id, state, version }: Producer) => json(200, { id, state, version });
