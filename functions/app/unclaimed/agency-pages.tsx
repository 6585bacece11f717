import { memberOf } from '#app/members/members-only.ts';
import { communes } from '#app/shared/communes.ts';
import { orProblem, problemOf } from '#app/shared/problem.ts';
import { communeName } from '#app/shared/resolve.ts';
import { site } from '#app/shared/site.ts';
import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { limitOf, refusedToChange } from '#domain/members/member.ts';
import { text } from '#domain/registration/draft-typed.ts';
import { DepartmentCode, ProducerId, UnclaimedId } from '#domain/shared/primitives.ts';
import { invitationWay, mayBeInvited } from '#domain/unclaimed/invitation-delivery.ts';
import type { UnclaimedProducer } from '#domain/unclaimed/unclaimed.ts';
import { servePage } from '#platform/contract.ts';
import { type Call, HttpProblem, type Route, type Typed } from '#platform/http.ts';
import { type HttpResponse, page, redirect } from '#platform/responses.ts';
import { renderPage } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { AgencyUnclaimedPage } from '#web/unclaimed/agency-unclaimed-page.tsx';
import { inviteTexts, outcomeOfInviting } from '#web/unclaimed/invite-texts.ts';
import type { InvitationUseCases } from './agency-use-cases.ts';
import { pages } from './invitation-contract.ts';

type PageCall = Call<Record<string, string>, Typed, Typed>;

/** The agency's list of those who are not yet with us; closed by `membersOnly`. */
export const unclaimedPages = (useCases: InvitationUseCases): Route[] => [
  ...servePage(pages.agencyUnclaimed, { GET: (call) => show(call, useCases), POST: (call) => act(call, useCases) }),
];

const show = async (call: PageCall, useCases: InvitationUseCases): Promise<HttpResponse> => {
  const { lang, query } = call;
  const member = memberOf(call);
  const mine = limitOf(member);
  const typed = text(query.departement).trim().toUpperCase();
  const asked = DepartmentCode.safeParse(typed.padStart(2, '0'));
  const department = asked.success && typed !== '' ? asked.data : mine?.[0];
  const one = UnclaimedId.safeParse(text(query.ferme));
  const shown = one.success
    ? { producers: [await useCases.find(one.data, member)].flatMap((found) => found ?? []), cursor: undefined }
    : await ofDepartment(call, useCases, department);
  const unreached = await useCases.unreached(shown.producers);
  const props = {
    lang,
    site,
    member,
    department,
    departmentName: department === undefined ? undefined : communes().departmentName(department),
    farms: shown.producers.map((producer) => ({ ...farmOf(producer, call), unreached: unreached.has(producer.id) })),
    chosen: one.success ? one.data : undefined,
    cursor: shown.cursor,
    said: saidIn(call),
  };
  return page(200, renderPage(<AgencyUnclaimedPage {...props} />), { behindLink: true });
};

const ofDepartment = async (
  { lang, query, member: caller }: PageCall,
  useCases: InvitationUseCases,
  department: string | undefined,
): Promise<{ readonly producers: readonly UnclaimedProducer[]; readonly cursor: string | undefined }> => {
  if (department === undefined) return { producers: [], cursor: undefined };
  const found = await useCases.inDepartment(department, text(query.suite) || undefined, memberOf({ member: caller }));
  return orProblem(found, lang);
};

const farmOf = (producer: UnclaimedProducer, call: PageCall) => {
  const way = invitationWay(producer.details);
  return {
    producer,
    communeName: communeName(producer.details.commune),
    way: way.channel,
    mayBeInvited: mayBeInvited(producer, call.now),
    mayChange: refusedToChange(memberOf(call), departmentOfCommune(producer.details.commune)) === undefined,
  };
};

/** What the last press came to, from an address that the page gave itself. */
const saidIn = ({ query, lang }: PageCall): string | undefined => {
  const outcome = text(query.fait);
  if (outcome === 'removed') return pick(inviteTexts.removed, lang);
  const known = Object.entries(outcomeOfInviting).find(([name]) => name === outcome);
  return known === undefined ? undefined : pick(known[1], lang);
};

const act = async (call: PageCall, useCases: InvitationUseCases): Promise<HttpResponse> => {
  const { body, lang, now, query } = call;
  const id = UnclaimedId.safeParse(text(body.ferme));
  if (!id.success) throw new HttpProblem({ code: 'not-found' });
  const member = memberOf(call);
  if (text(body.action) === 'same') return takeAsSame(call, id.data, useCases);
  const removes = text(body.action) === 'remove';
  const outcome = removes
    ? await useCases.remove(id.data, member, now)
    : await useCases.inviteOne(id.data, member, now);
  const cameTo = orProblem<string>(outcome, lang);
  const department = text(body.departement) || text(query.departement);
  const back = { departement: department, suite: text(body.suite), fait: removes ? 'removed' : cameTo };
  return redirect(href('agencyUnclaimed', lang, {}, back));
};

/** Pressed on the page of the registration that may be the same farm: back to it. */
const takeAsSame = async (call: PageCall, id: UnclaimedId, useCases: InvitationUseCases): Promise<HttpResponse> => {
  const { body, lang, now } = call;
  const producerId = ProducerId.safeParse(text(body.producteur));
  if (!producerId.success) throw new HttpProblem({ code: 'not-found' });
  const outcome = await useCases.takeAsSame({ id, producerId: producerId.data }, memberOf(call), now);
  // Somebody else was faster, or the farm is off the list already: the page says how it stands now.
  if (!outcome.ok && outcome.reason !== 'notFound') throw problemOf(outcome.reason, lang);
  const said = outcome.ok && (outcome.value === 'left' || outcome.value === 'leaves') ? outcome.value : 'notSame';
  return redirect(href('agencyProducer', lang, { id: producerId.data }, { said }));
};
