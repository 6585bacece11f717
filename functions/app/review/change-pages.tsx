import { actorOf, memberOf } from '#app/members/members-only.ts';
import { orProblem, problemOf } from '#app/shared/problem.ts';
import { communeName } from '#app/shared/resolve.ts';
import { roundWithReach } from '#app/shared/round-words.ts';
import { site } from '#app/shared/site.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { text } from '#domain/registration/draft-typed.ts';
import { ProducerId } from '#domain/shared/primitives.ts';
import { servePage } from '#platform/contract.ts';
import { parseWith } from '#platform/field-errors.ts';
import type { Call, Route, Typed } from '#platform/http.ts';
import { type HttpResponse, page, redirect } from '#platform/responses.ts';
import { AgencyChangePage, AgencyChangesPage, type ChangeProps } from '#web/review/change-page.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import type { ChangeUseCases } from './change-use-cases.ts';
import { pages } from './changes-contract.ts';
import { DecisionBody } from './contract.ts';
import { decisionIn } from './decision-api.ts';

type PageCall = Call<Record<string, string>, Typed, Typed>;

/** Pages of the changes of published producers that the agency reads before anyone else does; closed by `membersOnly`. */
export const changePages = (useCases: ChangeUseCases): Route[] => [
  ...servePage(pages.agencyChanges, { GET: (call) => showList(call, useCases) }),
  ...servePage(pages.agencyChange, {
    GET: (call) => showChange(call, useCases),
    POST: (call) => takeDecision(call, useCases),
  }),
];

const behind = (status: number, html: string): HttpResponse => page(status, html, { behindLink: true });

const showList = async (call: PageCall, useCases: ChangeUseCases): Promise<HttpResponse> => {
  const { lang, query } = call;
  const { changes, cursor } = await useCases.list(text(query.cursor) || undefined, actorOf(call));
  const shown = changes.map(({ producer, proposal }) => ({
    id: producer.id,
    name: producer.details.name,
    proposedAt: proposal.proposedAt,
  }));
  const props = { lang, site, member: memberOf(call), changes: shown, next: cursor };
  return behind(200, renderPage(<AgencyChangesPage {...props} />));
};

const idIn = (call: PageCall): ProducerId => {
  const id = ProducerId.safeParse(call.path.id);
  if (!id.success) throw problemOf('notFound', call.lang);
  return id.data;
};

type Shown = Partial<Pick<ChangeProps, 'outcome' | 'errors' | 'reason'>>;

const changePage = async (
  status: number,
  call: PageCall,
  { outcome, errors = [], reason = '' }: Shown,
  useCases: ChangeUseCases,
): Promise<HttpResponse> => {
  const { lang } = call;
  const found = orProblem(await useCases.find(idIn(call), actorOf(call)), lang);
  const { producer, proposal } = found;
  const expected = proposal && (await useCases.expected({ producer, proposal }, actorOf(call)));
  const props = {
    ...{ lang, site, member: memberOf(call), ...found, expected },
    communeName,
    roundInWords: (round: Producer['details']['rounds'][number]) => roundWithReach(round, lang),
    ...{ outcome, errors, reason },
  };
  return behind(status, renderPage(<AgencyChangePage {...props} />));
};

const showChange = (call: PageCall, useCases: ChangeUseCases): Promise<HttpResponse> => {
  const outcome = (['approved', 'rejected'] as const).find((name) => name === call.query.done);
  return changePage(200, call, { outcome }, useCases);
};

const takeDecision = async (call: PageCall, useCases: ChangeUseCases): Promise<HttpResponse> => {
  const { body, lang } = call;
  const id = idIn(call);
  const reason = text(body.reason);
  const isApproval = text(body.decision) === 'approve';
  const input = parseWith(DecisionBody, isApproval ? { decision: 'approve' } : { decision: 'reject', reason });
  if (!input.ok) return changePage(400, call, { errors: input.errors, reason }, useCases);
  const read = { id, proposedAt: text(body.proposedAt), version: Number(text(body.version)) };
  const outcome = await useCases.decide(read, decisionIn(input.value), actorOf(call));
  switch (outcome.kind) {
    case 'approved':
    case 'rejected':
      return redirect(href('agencyChange', lang, { id }, { done: outcome.kind }));
    case 'conflict':
    case 'siretTaken':
      return changePage(409, call, { outcome: outcome.kind }, useCases);
    case 'refused':
      throw problemOf(outcome.why, lang);
    case 'notFound':
      return changePage(404, call, { outcome: 'conflict' }, useCases);
  }
};
