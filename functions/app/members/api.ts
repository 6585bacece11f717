import { notDone, orProblem } from '#app/shared/problem.ts';
import type { Member } from '#domain/members/member.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { answerCall } from '#platform/contract.ts';
import { HttpProblem, type Route } from '#platform/http.ts';
import { json } from '#platform/responses.ts';
import { memberTexts } from '#web/members/member-texts.ts';
import { pick } from '#web/shared/text.ts';
import type { MemberOutcome } from './change-member.ts';
import { calls } from './contract.ts';
import { actorOf } from './members-only.ts';
import type { MemberUseCases } from './use-cases.ts';

/** Calls about members and the audit trail; closed by `membersOnly`. */
export const memberApi = (useCases: MemberUseCases): Route[] => [
  answerCall(calls.list, async (call) =>
    json(200, { items: orProblem(await useCases.all(actorOf(call)), call.lang).map(({ member }) => member) }),
  ),
  answerCall(calls.invite, async (call) =>
    json(202, memberOrProblem(await useCases.invite(call.body, actorOf(call)), call.lang)),
  ),
  answerCall(calls.change, async (call) => {
    const rights = { ...call.body, version: call.body.version };
    return json(200, memberOrProblem(await useCases.change(call.path.id, rights, actorOf(call)), call.lang));
  }),
  answerCall(calls.again, async (call) =>
    json(202, memberOrProblem(await useCases.again(call.path.id, actorOf(call)), call.lang)),
  ),
  answerCall(calls.remove, async (call) =>
    json(200, memberOrProblem(await useCases.remove(call.path.id, actorOf(call)), call.lang)),
  ),
  answerCall(calls.audit, async (call) => {
    const { entries, cursor } = orProblem(await useCases.audit(call.query, actorOf(call)), call.lang);
    return json(200, { items: entries, ...(cursor === undefined ? {} : { cursor }) });
  }),
];

/** The member as they are now, or the problem to answer with. */
const memberOrProblem = (outcome: MemberOutcome, lang: Language): Member => {
  switch (outcome.kind) {
    case 'done':
      return outcome.member;
    case 'already':
      throw new HttpProblem({ code: 'conflict', detail: pick(memberTexts.already, lang) });
    case 'conflict':
      throw new HttpProblem({ code: 'conflict', detail: pick(memberTexts.conflict, lang) });
    case 'yourself':
      throw new HttpProblem({ code: 'forbidden', detail: pick(memberTexts.yourself, lang) });
    default:
      throw notDone(outcome, lang);
  }
};
