import type { z } from 'zod';
import { memberOf } from '#app/members/members-only.ts';
import { orProblem } from '#app/shared/problem.ts';
import { communeName } from '#app/shared/resolve.ts';
import { mayBeInvited } from '#domain/unclaimed/invitation-delivery.ts';
import { answerCall } from '#platform/contract.ts';
import type { Route } from '#platform/http.ts';
import { json } from '#platform/responses.ts';
import type { InvitationUseCases } from './agency-use-cases.ts';
import { calls, InvitationsAnswer, InvitedAnswer, UnclaimedListAnswer } from './invitation-contract.ts';

/** Calls about those who are not yet with us; closed by `membersOnly`. */
export const invitationApi = (useCases: InvitationUseCases): Route[] => [
  answerCall(calls.inviteList, async (call) => {
    const counts = orProblem(await useCases.inviteList(call.path.id, memberOf(call), call.now), call.lang);
    const { invited: toInvite, already, call: byCall, unreachable } = counts;
    return json(202, InvitationsAnswer.parse({ toInvite, already, call: byCall, unreachable }));
  }),
  answerCall(calls.list, async (call) => {
    const { query, lang, now } = call;
    const found = await useCases.inDepartment(query.department, query.cursor, memberOf(call));
    const { producers, cursor } = orProblem(found, lang);
    const unreached = await useCases.unreached(producers);
    const items = producers.map((producer): z.input<typeof UnclaimedListAnswer>['items'][number] => ({
      id: producer.id,
      name: producer.details.name,
      commune: communeName(producer.details.commune),
      source: producer.source,
      telephones: [...producer.details.telephones],
      emails: [...producer.details.emails],
      state: producer.state,
      invitedAt: producer.invitedAt,
      mayBeInvited: mayBeInvited(producer, now),
      unreached: unreached.has(producer.id),
    }));
    return json(200, UnclaimedListAnswer.parse({ items, cursor: cursor ?? null }));
  }),
  answerCall(calls.invite, async (call) => {
    const invited = await useCases.inviteOne(call.path.id, memberOf(call), call.now);
    return json(202, InvitedAnswer.parse({ outcome: orProblem(invited, call.lang) }));
  }),
  answerCall(calls.remove, async (call) => {
    const removed = await useCases.remove(call.path.id, memberOf(call), call.now);
    return json(200, { id: call.path.id, state: orProblem(removed, call.lang) });
  }),
];
