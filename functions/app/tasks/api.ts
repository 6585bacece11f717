import { memberOf } from '#app/members/members-only.ts';
import { orProblem, problemOf } from '#app/shared/problem.ts';
import { isUrgent } from '#domain/tasks/task-groups.ts';
import { answerCall } from '#platform/contract.ts';
import { HttpProblem, type Route } from '#platform/http.ts';
import { json } from '#platform/responses.ts';
import { closedInWords, heldInWords } from '#web/agency/moments.ts';
import { calls, type TaskBody } from './contract.ts';
import { settlementOf } from './task-reading.ts';
import type { TaskUseCases } from './use-cases.ts';

/** The calls about tasks; closed by `membersOnly`. */
export const taskApi = (useCases: TaskUseCases): Route[] => [
  answerCall(calls.list, async (call) => {
    const { now, query } = call;
    const { groups, due, later, next } = await useCases.list(memberOf(call), now, Number(query.cursor ?? 0));
    const items = groups.flatMap(({ group }) => group.tasks).map((task) => ({ ...task, urgent: isUrgent(task, now) }));
    return json(200, { items, due, later, ...(next === undefined ? {} : { cursor: String(next) }) });
  }),
  answerCall(calls.settle, async (call) => {
    const { path, body, now } = call;
    const { outcome, ...rest } = body;
    const member = memberOf(call);
    if (outcome === 'taken') return answerOf(await useCases.takeOne(path.id, member, now), call, body);
    const settlement = orProblem(settlementOf({ ...rest, outcome }, now), call.lang);
    return answerOf(await useCases.settle(path.id, settlement, member, now), call, body);
  }),
];

type Answered = Awaited<ReturnType<TaskUseCases['takeOne']>>;

const answerOf = (
  answered: Answered,
  { now, lang }: { readonly now: string; readonly lang: 'fr' | 'en' },
  { outcome, answer }: TaskBody,
) => {
  switch (answered.kind) {
    case 'settled':
    case 'taken':
      return json(200, { id: answered.task.id, state: answered.task.state });
    case 'closed':
      // "Done" said twice is done; what could not be passed on is refused.
      if (outcome === 'done' && answer === undefined && answered.task.state === 'done')
        return json(200, { id: answered.task.id, state: answered.task.state });
      // Somebody was faster: who, when, and what they noted.
      throw new HttpProblem({ code: 'conflict', detail: closedInWords(answered.task, now, lang) });
    case 'held':
      throw new HttpProblem({ code: 'conflict', detail: heldInWords(answered.claim, now, lang) });
    case 'refused':
      throw problemOf(answered.why, lang);
    case 'notFound':
      throw problemOf('notFound', lang);
  }
};
