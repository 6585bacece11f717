import { AgencyChangePage, AgencyChangesPage, type ChangeProps } from '../../../web/agency/change-page.tsx';
import { renderPage } from '../../../web/layout.tsx';
import { href, pagePaths } from '../../../web/paths.ts';
import { refusedToRead } from '../../domain/agency/member.ts';
import { departmentOfCommune } from '../../domain/areas/commune-department.ts';
import { text } from '../../domain/directory/draft-typed.ts';
import type { OwnPorts } from '../../domain/directory/own-changes.ts';
import type { OwnRecords } from '../../domain/directory/own-records.ts';
import type { Producer } from '../../domain/directory/producer.ts';
import { decideProposal } from '../../domain/directory/review-proposal.ts';
import { ProducerId, PublicationId, TaskId } from '../../domain/shared/primitives.ts';
import type { OpeningDay } from '../../domain/subscriptions/opening-day.ts';
import { newId } from '../../platform/clock.ts';
import { parseWith } from '../../platform/field-errors.ts';
import { type Call, HttpProblem, pageRoutes, type Route, type Typed } from '../../platform/http.ts';
import { type HttpResponse, page, redirect } from '../../platform/responses.ts';
import { DecisionBody } from '../schemas/agency.ts';
import { memberOf } from './members-only.ts';
import { refusedProblem } from './refusals.ts';
import { communeName } from './resolve.ts';
import { roundWithReach } from './round-words.ts';
import { site } from './site.ts';

type PageCall = Call<Record<string, string>, Typed, Typed>;

export interface ChangesParts extends OwnPorts {
  readonly own: Pick<OwnRecords, 'proposalOf' | 'openProposals'>;
  readonly opening: OpeningDay;
}

/** Changes of published producers that the agency reads before anyone else does; closed by `membersOnly`. */
export const agencyChanges = (parts: ChangesParts): Route[] => [
  ...pageRoutes('GET', pagePaths.agencyChanges, (call) => showList(call, parts)),
  ...pageRoutes('GET', pagePaths.agencyChange, (call) => showChange(call, parts)),
  ...pageRoutes('POST', pagePaths.agencyChange, (call) => takeDecision(call, parts)),
];

const behind = (status: number, html: string): HttpResponse => page(status, html, { behindLink: true });

const showList = async (call: PageCall, { own, directory }: ChangesParts): Promise<HttpResponse> => {
  const { lang, query } = call;
  const { proposals, cursor } = await own.openProposals(text(query.cursor) || undefined);
  const changes = await Promise.all(
    proposals.map(async ({ producerId, wanted, proposedAt }) => {
      const details = (await directory.find(producerId))?.details ?? wanted;
      const isHers = refusedToRead(memberOf(call), departmentOfCommune(details.commune)) === undefined;
      return isHers ? [{ id: producerId, name: details.name, proposedAt }] : [];
    }),
  );
  return behind(
    200,
    renderPage(
      <AgencyChangesPage lang={lang} site={site} member={memberOf(call)} changes={changes.flat()} next={cursor} />,
    ),
  );
};

const producerOf = async (call: PageCall, { directory }: ChangesParts): Promise<Producer> => {
  const id = ProducerId.safeParse(call.path.id);
  const producer = id.success ? await directory.find(id.data) : undefined;
  if (producer === undefined) throw new HttpProblem({ code: 'not-found' });
  const why = refusedToRead(memberOf(call), departmentOfCommune(producer.details.commune));
  if (why !== undefined) throw refusedProblem(why, call.lang);
  return producer;
};

type Shown = Partial<Pick<ChangeProps, 'outcome' | 'errors' | 'reason'>>;

const changePage = async (
  status: number,
  call: PageCall,
  { outcome, errors = [], reason = '' }: Shown,
  parts: ChangesParts,
): Promise<HttpResponse> => {
  const { lang } = call;
  const producer = await producerOf(call, parts);
  const proposal = await parts.own.proposalOf(producer.id);
  const props = {
    lang,
    site,
    member: memberOf(call),
    producer,
    proposal: proposal?.rejection === null ? proposal : undefined,
    communeName,
    roundInWords: (round: Producer['details']['rounds'][number]) => roundWithReach(round, lang),
    outcome,
    errors,
    reason,
  };
  return behind(status, renderPage(<AgencyChangePage {...props} />));
};

const showChange = (call: PageCall, parts: ChangesParts): Promise<HttpResponse> => {
  const outcome = (['approved', 'rejected'] as const).find((name) => name === call.query.done);
  return changePage(200, call, { outcome }, parts);
};

const takeDecision = async (call: PageCall, parts: ChangesParts): Promise<HttpResponse> => {
  const { body, lang, now } = call;
  const { id } = await producerOf(call, parts);
  const reason = text(body.reason);
  const isApproval = text(body.decision) === 'approve';
  const input = parseWith(DecisionBody, isApproval ? { decision: 'approve' } : { decision: 'reject', reason }, lang);
  if (!input.ok) return changePage(400, call, { errors: input.errors, reason }, parts);
  const outcome = await decideProposal(parts, id, isApproval ? { kind: 'approve' } : { kind: 'reject', reason }, {
    by: memberOf(call),
    entryId: newId(),
    roundInWords: (round) => roundWithReach(round, 'fr'),
    now,
    opensAt: await parts.opening(),
    proposedAt: text(body.proposedAt),
    expectedVersion: Number(text(body.version)),
    publicationId: PublicationId.parse(newId()),
    taskId: TaskId.parse(newId()),
  });
  switch (outcome.kind) {
    case 'approved':
    case 'rejected':
      return redirect(href('agencyChange', lang, { id }, { done: outcome.kind }));
    case 'conflict':
    case 'siretTaken':
      return changePage(409, call, { outcome: outcome.kind }, parts);
    case 'refused':
      throw refusedProblem(outcome.why, lang);
    case 'notFound':
      return changePage(404, call, { outcome: 'conflict' }, parts);
  }
};
