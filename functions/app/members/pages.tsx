import { communes } from '#app/shared/communes.ts';
import { notDone, orProblem, problemOf } from '#app/shared/problem.ts';
import { site } from '#app/shared/site.ts';
import type { Member } from '#domain/members/member.ts';
import { Invitation, MemberRights } from '#domain/members/member-store.ts';
import { text } from '#domain/registration/draft-typed.ts';
import { MemberId, ProducerId } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { territory } from '#platform/configuration.ts';
import { servePage } from '#platform/contract.ts';
import { parseWith } from '#platform/field-errors.ts';
import type { Call, Route, Typed } from '#platform/http.ts';
import { type HttpResponse, page, redirect } from '#platform/responses.ts';
import { AuditPage } from '#web/members/audit-page.tsx';
import { type MemberNotice, MemberPage } from '#web/members/member-page.tsx';
import { MembersPage } from '#web/members/members-page.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { pages } from './contract.ts';
import { actorOf, memberOf } from './members-only.ts';
import type { MemberUseCases } from './use-cases.ts';

type PageCall = Call<Record<string, string>, Typed, Typed>;

/** Pages about members and the audit trail; closed by `membersOnly`. */
export const memberPages = (useCases: MemberUseCases): Route[] => [
  ...servePage(pages.agencyMembers, {
    GET: (call) => showMembers(call, useCases, 200, NOTHING_TYPED, []),
    POST: (call) => takeInvitation(call, useCases),
  }),

  ...servePage(pages.agencyMember, {
    GET: (call) => showMember(call, useCases, 200, noticeIn(call), []),
    POST: (call) => takeChange(call, useCases),
  }),

  ...servePage(pages.agencyAudit, { GET: (call) => showAudit(call, useCases) }),
];

const behind = (status: number, html: string): HttpResponse => page(status, html, { behindLink: true });

/** Those of the territory: nobody registers elsewhere. */
const departments = () =>
  territory().departments.map((code) => ({ code, name: communes().departmentName(code) ?? code }));

export interface TypedMember {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly departments: readonly string[];
}
const NOTHING_TYPED: TypedMember = { email: '', name: '', role: 'partner', departments: [] };

const typedIn = (body: Typed): TypedMember => ({
  email: text(body.email),
  name: text(body.name),
  role: text(body.role),
  departments: [body.departments ?? []].flat().map(text),
});

const showMembers = async (
  call: PageCall,
  useCases: MemberUseCases,
  status: number,
  typed: TypedMember,
  errors: readonly FieldError[],
): Promise<HttpResponse> => {
  const { lang, query } = call;
  const members = orProblem(await useCases.all(actorOf(call)), lang);
  const props = { lang, site, member: memberOf(call), members, departments: departments(), typed, errors };
  const done = (['invited', 'removed'] as const).find((name) => name === query.done);
  return behind(status, renderPage(<MembersPage {...props} done={done} who={text(query.who)} />));
};

const takeInvitation = async (call: PageCall, useCases: MemberUseCases): Promise<HttpResponse> => {
  const { body, lang } = call;
  const typed = typedIn(body);
  const { role, departments: chosen } = typed;
  const input = parseWith(Invitation, { ...typed, departments: role === 'agency' ? [] : chosen, language: lang });
  if (!input.ok) return showMembers(call, useCases, 400, typed, input.errors);
  const outcome = await useCases.invite(input.value, actorOf(call));
  switch (outcome.kind) {
    case 'done':
      return redirect(href('agencyMembers', lang, {}, { done: 'invited', who: input.value.email }));
    case 'already':
      return redirect(href('agencyMember', lang, { id: outcome.member.id }, { said: 'already' }));
    case 'conflict':
      return showMembers(call, useCases, 409, typed, []);
    case 'refused':
      throw problemOf(outcome.why, lang);
    default:
      throw new Error(`an invitation cannot end in ${outcome.kind}`);
  }
};

const noticeIn = ({ query }: PageCall): MemberNotice | undefined =>
  (['changed', 'invitedAgain', 'already'] as const).find((name) => name === query.said);

const idOf = ({ path, lang }: PageCall): MemberId => {
  const id = MemberId.safeParse(path.id);
  if (!id.success) throw problemOf('notFound', lang);
  return id.data;
};

const showMember = async (
  call: PageCall,
  useCases: MemberUseCases,
  status: number,
  notice: MemberNotice | undefined,
  errors: readonly FieldError[],
  typed?: TypedMember,
): Promise<HttpResponse> => {
  const { lang, query } = call;
  const found = orProblem(await useCases.find(idOf(call), actorOf(call)), lang);
  const props = { lang, site, member: memberOf(call), shown: found, departments: departments(), notice, errors };
  return behind(
    status,
    renderPage(<MemberPage {...props} typed={typed ?? asTyped(found.member)} asking={query.removal !== undefined} />),
  );
};

const asTyped = ({ email, name, role, departments }: Member): TypedMember => ({
  email,
  name,
  role,
  departments,
});

const takeChange = async (call: PageCall, useCases: MemberUseCases): Promise<HttpResponse> => {
  const { body } = call;
  const id = idOf(call);
  const actor = actorOf(call);
  switch (body.action) {
    case 'remove':
      return afterwards(call, useCases, await useCases.remove(id, actor), 'removed');
    case 'inviteAgain':
      return afterwards(call, useCases, await useCases.again(id, actor), 'invitedAgain');
    default: {
      const typed = typedIn(body);
      const { name, role, departments: chosen } = typed;
      const rights = parseWith(MemberRights, { name, role, departments: role === 'agency' ? [] : chosen });
      if (!rights.ok) return showMember(call, useCases, 400, undefined, rights.errors, typed);
      const version = Number(text(body.version)) || undefined;
      return afterwards(call, useCases, await useCases.change(id, { ...rights.value, version }, actor), 'changed');
    }
  }
};

const afterwards = async (
  call: PageCall,
  useCases: MemberUseCases,
  outcome: Awaited<ReturnType<MemberUseCases['change']>>,
  said: 'changed' | 'invitedAgain' | 'removed',
): Promise<HttpResponse> => {
  const { lang } = call;
  switch (outcome.kind) {
    case 'done':
      return redirect(
        said === 'removed'
          ? href('agencyMembers', lang, {}, { done: said, who: outcome.member.email })
          : href('agencyMember', lang, { id: outcome.member.id }, { said }),
      );
    case 'already':
    case 'conflict':
    case 'yourself':
      return showMember(call, useCases, outcome.kind === 'yourself' ? 403 : 409, outcome.kind, []);
    default:
      throw notDone(outcome, lang);
  }
};

const showAudit = async (call: PageCall, useCases: MemberUseCases): Promise<HttpResponse> => {
  const { lang, query } = call;
  const actor = actorOf(call);
  const member = MemberId.safeParse(text(query.member)).data;
  const producer = ProducerId.safeParse(text(query.producer)).data;
  const cursor = text(query.cursor) || undefined;
  const [audit, all] = await Promise.all([useCases.audit({ member, producer, cursor }, actor), useCases.all(actor)]);
  const [read, members] = [orProblem(audit, lang), orProblem(all, lang)];
  const props = { lang, site, member: memberOf(call), members: members.map((listed) => listed.member) };
  return behind(
    200,
    renderPage(<AuditPage {...props} {...read} filter={{ member, producer }} isFirst={cursor === undefined} />),
  );
};
