import { z } from 'zod';
import { actorOf, memberOf } from '#app/members/members-only.ts';
import { orProblem, problemOf } from '#app/shared/problem.ts';
import { site } from '#app/shared/site.ts';
import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { Delivery } from '#domain/ledger/delivery.ts';
import { refusedToChange, refusedToRun } from '#domain/members/member.ts';
import { text } from '#domain/registration/draft-typed.ts';
import { ProducerId, PublicationId } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { STUCK_KINDS } from '#domain/upkeep/stuck-work.ts';
import { servePage } from '#platform/contract.ts';
import { parseWith } from '#platform/field-errors.ts';
import type { Call, Route, Typed } from '#platform/http.ts';
import { type HttpResponse, page, redirect } from '#platform/responses.ts';
import { AnnouncementPage } from '#web/publications/announcement-page.tsx';
import { AnnouncementsPage } from '#web/publications/announcements-page.tsx';
import { DeadLettersPage } from '#web/publications/dead-letters-page.tsx';
import { GracePage } from '#web/publications/grace-page.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import type { AnnouncedUseCases } from './announced.ts';
import { GraceForm, pages } from './contract.ts';
import type { GraceUseCases } from './grace.ts';
import type { StuckWorkUseCases } from './stuck-work.ts';

const StuckKindSchema = z.enum(STUCK_KINDS);

type PageCall = Call<Record<string, string>, Typed, Typed>;

/** What the agency sees of alerts; closed by `membersOnly`. */
export const announcedPages = (
  useCases: AnnouncedUseCases,
  stuck: StuckWorkUseCases,
  grace: GraceUseCases,
): Route[] => [
  ...servePage(pages.agencyGrace, {
    GET: (call) => showGrace(call, grace, {}),
    POST: (call) => changeGrace(call, grace),
  }),
  ...servePage(pages.agencyMessages, { GET: (call) => showAll(call, useCases) }),
  ...servePage(pages.agencyAnnouncement, {
    GET: (call) => showOne(call, useCases),
    POST: (call) => sendAllAgain(call, useCases),
  }),
  ...servePage(pages.agencyDeadLetters, {
    GET: (call) => showDead(call, useCases, stuck),
    POST: (call) => (call.body.work === undefined ? sendAgain(call, useCases) : settleWork(call, stuck)),
  }),
];

const behind = (node: Parameters<typeof renderPage>[0]): HttpResponse =>
  page(200, renderPage(node), { behindLink: true });

const common = (call: PageCall) => ({ lang: call.lang, site, member: memberOf(call), now: call.now });

const cursorIn = ({ query }: PageCall): string | undefined => text(query.cursor) || undefined;

/** How many were just sent again, where the address says it. */
const againIn = ({ query }: PageCall): number | undefined =>
  query.again === undefined ? undefined : Number.parseInt(text(query.again), 10) || 0;

const showAll = async (call: PageCall, useCases: AnnouncedUseCases): Promise<HttpResponse> => {
  const producer = ProducerId.safeParse(text(call.query.producer)).data;
  const cursor = cursorIn(call);
  const found = await useCases.list({ cursor, producer }, actorOf(call));
  const runs = refusedToRun(memberOf(call)) === undefined;
  return behind(
    <AnnouncementsPage {...common(call)} {...found} {...{ producer, runs }} isFirst={cursor === undefined} />,
  );
};

const idOf = ({ path, lang }: PageCall): PublicationId => {
  const id = PublicationId.safeParse(path.id);
  if (!id.success) throw problemOf('notFound', lang);
  return id.data;
};

const showOne = async (call: PageCall, useCases: AnnouncedUseCases): Promise<HttpResponse> => {
  const found = orProblem(await useCases.find(idOf(call), actorOf(call)), call.lang);
  const department = departmentOfCommune(found.producer.details.commune);
  const mayChange = refusedToChange(memberOf(call), department) === undefined;
  return behind(<AnnouncementPage {...common(call)} {...found} {...{ mayChange, again: againIn(call) }} />);
};

const sendAllAgain = async (call: PageCall, useCases: AnnouncedUseCases): Promise<HttpResponse> => {
  const again = orProblem(await useCases.sendAllAgain(idOf(call), actorOf(call)), call.lang);
  return redirect(href('agencyAnnouncement', call.lang, { id: idOf(call) }, { again }));
};

const showDead = async (
  call: PageCall,
  useCases: AnnouncedUseCases,
  stuck: StuckWorkUseCases,
): Promise<HttpResponse> => {
  const cursor = cursorIn(call);
  const found = orProblem(await useCases.deadLetters(cursor, actorOf(call)), call.lang);
  const work = cursor === undefined ? orProblem(await stuck.list(actorOf(call)), call.lang) : [];
  const settled = StuckKindSchema.safeParse(text(call.query.work)).success
    ? { again: countIn(call, 'redone'), dropped: countIn(call, 'dropped') }
    : undefined;
  const props = { ...common(call), ...found, work, settled };
  return behind(<DeadLettersPage {...props} isFirst={cursor === undefined} again={againIn(call)} />);
};

const countIn = ({ query }: PageCall, name: 'redone' | 'dropped'): number | undefined =>
  query[name] === undefined ? undefined : Number.parseInt(text(query[name]), 10) || 0;

const settleWork = async (call: PageCall, stuck: StuckWorkUseCases): Promise<HttpResponse> => {
  const { body, lang } = call;
  const kind = StuckKindSchema.safeParse(text(body.work));
  const how = text(body.how);
  if (!kind.success || (how !== 'again' && how !== 'drop')) throw problemOf('notFound', lang);
  const count = orProblem(await stuck.settle(kind.data, how, actorOf(call)), lang);
  const said = how === 'again' ? { redone: count } : { dropped: count };
  return redirect(href('agencyDeadLetters', lang, {}, { work: kind.data, ...said }));
};

const sendAgain = async (call: PageCall, useCases: AnnouncedUseCases): Promise<HttpResponse> => {
  const { body, lang } = call;
  // What is no name of a message was not ticked on our page.
  const chosen = [(body.each === undefined ? body.id : body.all) ?? []].flat().map(text).filter(isDeliveryId);
  const again = orProblem(await useCases.sendAgain(chosen, actorOf(call)), lang);
  return redirect(href('agencyDeadLetters', lang, {}, { again }));
};

const isDeliveryId = (typed: string): boolean => Delivery.shape.id.safeParse(typed).success;

const showGrace = async (
  call: PageCall,
  grace: GraceUseCases,
  { typed, errors = [] }: { readonly typed?: string; readonly errors?: readonly FieldError[] },
): Promise<HttpResponse> => {
  const { minutes, set } = orProblem(await grace.look(actorOf(call)), call.lang);
  const props = { ...common(call), set, errors, saved: call.query.saved !== undefined && errors.length === 0 };
  return page(
    errors.length === 0 ? 200 : 400,
    renderPage(<GracePage {...props} minutes={typed ?? String(minutes)} />),
    {
      behindLink: true,
    },
  );
};

const changeGrace = async (call: PageCall, grace: GraceUseCases): Promise<HttpResponse> => {
  orProblem(await grace.look(actorOf(call)), call.lang);
  const typed = text(call.body.minutes);
  const input = parseWith(GraceForm, { minutes: typed });
  if (!input.ok) return showGrace(call, grace, { typed, errors: input.errors });
  orProblem(await grace.change(input.value.minutes, actorOf(call)), call.lang);
  return redirect(href('agencyGrace', call.lang, {}, { saved: 1 }));
};
