import { orProblem, problemOf } from '#app/shared/problem.ts';
import { unreachable } from '#domain/shared/outcome.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { api, HttpProblem, type Route } from '#platform/http.ts';
import { type HttpResponse, json } from '#platform/responses.ts';
import { memberTexts } from '#web/members/member-texts.ts';
import { pick } from '#web/shared/text.ts';
import type { MemberOutcome } from './change-member.ts';
import { AuditQuery, MemberBody, MemberInvitation, MemberPath } from './contract.ts';
import { actorOf } from './members-only.ts';
import type { MemberUseCases } from './use-cases.ts';

/** Calls about members and the audit trail; closed by `membersOnly`. */
export const memberApi = (useCases: MemberUseCases): Route[] => [
  api('GET /api/agency/members', {
    handle: async (call) =>
      json(200, { items: orProblem(await useCases.all(actorOf(call)), call.lang).map(({ member }) => member) }),
  }),
  api('POST /api/agency/members', {
    body: MemberInvitation,
    handle: async (call) => answered(await useCases.invite(call.body, actorOf(call)), call.lang, 202),
  }),
  api('POST /api/agency/members/{id}', {
    path: MemberPath,
    body: MemberBody,
    handle: async (call) => {
      const rights = { ...call.body, version: call.body.version };
      return answered(await useCases.change(call.path.id, rights, actorOf(call)), call.lang);
    },
  }),
  api('POST /api/agency/members/{id}/invitations', {
    path: MemberPath,
    handle: async (call) => answered(await useCases.again(call.path.id, actorOf(call)), call.lang, 202),
  }),
  api('POST /api/agency/members/{id}/removal', {
    path: MemberPath,
    handle: async (call) => answered(await useCases.remove(call.path.id, actorOf(call)), call.lang),
  }),
  api('GET /api/agency/audit', {
    query: AuditQuery,
    handle: async (call) => {
      const { entries, cursor } = orProblem(await useCases.audit(call.query, actorOf(call)), call.lang);
      return json(200, { items: entries, ...(cursor === undefined ? {} : { cursor }) });
    },
  }),
];

const answered = (outcome: MemberOutcome, lang: Language, status: 200 | 202 = 200): HttpResponse => {
  switch (outcome.kind) {
    case 'done':
      return json(status, outcome.member);
    case 'already':
      throw new HttpProblem({ code: 'conflict', detail: pick(memberTexts.already, lang) });
    case 'conflict':
      throw new HttpProblem({ code: 'conflict', detail: pick(memberTexts.conflict, lang) });
    case 'yourself':
      throw new HttpProblem({ code: 'forbidden', detail: pick(memberTexts.yourself, lang) });
    case 'notFound':
      throw problemOf('notFound', lang);
    case 'refused':
      throw problemOf(outcome.why, lang);
    default:
      return unreachable(outcome);
  }
};
