import { AgencyHomePage } from '../../../web/agency/home-page.tsx';
import { AgencyProducerPage, type Outcome } from '../../../web/agency/producer-page.tsx';
import { type RejectionReason, rejectionReasons } from '../../../web/agency/texts.ts';
import { renderPage } from '../../../web/layout.tsx';
import { href, pagePaths } from '../../../web/paths.ts';
import { pick } from '../../../web/texts/text.ts';
import { text } from '../../domain/directory/draft-typed.ts';
import { type Producer, ProducerState } from '../../domain/directory/producer.ts';
import type { FieldError } from '../../domain/shared/outcome.ts';
import { type Language, ProducerId } from '../../domain/shared/primitives.ts';
import { reasonIn } from '../../domain/shared/reasons.ts';
import { parseWith } from '../../platform/field-errors.ts';
import { type Call, HttpProblem, type Member, pageRoutes, type Route, type Typed } from '../../platform/http.ts';
import { type HttpResponse, page, redirect } from '../../platform/responses.ts';
import { DecisionBody } from '../schemas/agency.ts';
import type { AgencyUseCases } from './agency-use-cases.ts';
import { communes } from './communes.ts';
import { memberOf } from './members-only.ts';
import { roundWithReach } from './round-words.ts';
import { site } from './site.ts';

type PageCall = Call<Record<string, string>, Typed, Typed>;

/** The agency's pages; closed by `membersOnly`. */
export const agencyPages = (useCases: AgencyUseCases): Route[] => [
  ...pageRoutes('GET', pagePaths.agencyHome, (call) => showHome(call, useCases)),
  ...pageRoutes('GET', pagePaths.agencyProducer, (call) => showProducer(call, useCases)),
  ...pageRoutes('POST', pagePaths.agencyProducer, (call) => takeDecision(call, useCases)),
];

const behind = (status: number, html: string): HttpResponse => page(status, html, { behindLink: true });
const nameOf = (producer: Producer): string =>
  communes().communeName(producer.details.commune) ?? producer.details.commune;

const showHome = async (call: PageCall, useCases: AgencyUseCases): Promise<HttpResponse> => {
  const { query, lang } = call;
  const state = ProducerState.catch('pending').parse(query.status);
  const cursor = text(query.cursor) || undefined;
  const [counts, found] = await Promise.all([useCases.counts(), useCases.producers(state, cursor)]);
  const producers = await Promise.all(
    found.producers.map(async (producer) => ({
      producer,
      communeName: nameOf(producer),
      checks: state === 'pending' ? await useCases.checks(producer) : undefined,
    })),
  );
  const props = { lang, site, member: memberOf(call), state, counts, producers };
  return behind(200, renderPage(<AgencyHomePage {...props} next={found.cursor} isFirst={cursor === undefined} />));
};

interface ReviewView {
  readonly status: number;
  readonly lang: Language;
  readonly member: Member;
  readonly asking?: 'approve' | 'reject' | undefined;
  readonly outcome?: Outcome | undefined;
  readonly errors?: readonly FieldError[];
  readonly reason?: { readonly code: string; readonly words: string };
}

const reviewPage = async (producer: Producer, useCases: AgencyUseCases, view: ReviewView): Promise<HttpResponse> => {
  const { status, asking, outcome, errors = [], reason = { code: '', words: '' }, ...who } = view;
  const words = producer.details.rounds.map((round) => roundWithReach(round, who.lang));
  const props = {
    ...who,
    site,
    producer,
    communeName: nameOf(producer),
    roundsInWords: words,
    asking,
    outcome,
    errors,
    reason,
  };
  return behind(status, renderPage(<AgencyProducerPage {...props} checks={await useCases.checks(producer)} />));
};

const idOf = ({ path }: PageCall): ProducerId => {
  const id = ProducerId.safeParse(path.id);
  if (!id.success) throw new HttpProblem({ code: 'not-found' });
  return id.data;
};

const showProducer = async (call: PageCall, useCases: AgencyUseCases): Promise<HttpResponse> => {
  const { query, lang } = call;
  const producer = await useCases.find(idOf(call));
  if (producer === undefined) throw new HttpProblem({ code: 'not-found' });
  const asking = query.decision === 'approve' || query.decision === 'reject' ? query.decision : undefined;
  // Said of what is true now, whatever the address says.
  const done = query.done !== undefined && (producer.state === 'published' || producer.state === 'rejected');
  const outcome = done ? (producer.state === 'published' ? 'approved' : 'rejected') : undefined;
  return reviewPage(producer, useCases, { status: 200, lang, member: memberOf(call), asking, outcome });
};

const takeDecision = async (call: PageCall, useCases: AgencyUseCases): Promise<HttpResponse> => {
  const { body, lang, now } = call;
  const id = idOf(call);
  const producer = await useCases.find(id);
  if (producer === undefined) throw new HttpProblem({ code: 'not-found' });
  const again = (view: Omit<ReviewView, 'lang' | 'member'>, shown: Producer = producer) =>
    reviewPage(shown, useCases, { lang, member: memberOf(call), ...view });
  const asking = body.decision === 'reject' ? 'reject' : 'approve';
  const typed = { code: text(body.reasonCode), words: text(body.reason) };
  const reason = reasonFor(producer, typed);
  const input = parseWith(
    DecisionBody,
    { decision: text(body.decision), version: Number(text(body.version)), ...(asking === 'reject' ? { reason } : {}) },
    lang,
  );
  if (!input.ok) return again({ status: 400, asking, reason: typed, errors: onShown(input.errors, typed.code, lang) });
  const decision =
    input.value.decision === 'approve' ? { kind: input.value.decision } : { kind: input.value.decision, reason };
  const outcome = await useCases.decide(id, decision, memberOf(call), { now, version: input.value.version });
  switch (outcome.kind) {
    case 'approved':
    case 'rejected':
      return redirect(href('agencyProducer', lang, { id }, { done: 1 }));
    case 'alreadyDecided':
      return again({ status: 409, outcome: 'alreadyDecided' }, outcome.producer);
    case 'conflict':
      return again({ status: 409, outcome: 'conflict' }, (await useCases.find(id)) ?? producer);
    case 'notFound':
      throw new HttpProblem({ code: 'not-found' });
  }
};

/** The sentence of the list in the producer's language, then the member's own words. */
const reasonFor = (producer: Producer, { code, words }: { readonly code: string; readonly words: string }): string => {
  const listed =
    code in rejectionReasons ? pick(rejectionReasons[code as RejectionReason], producer.details.language) : '';
  return [listed, words].filter((part) => part !== '').join(' ');
};

const onShown = (errors: readonly FieldError[], code: string, lang: Language): FieldError[] =>
  errors.map((error) =>
    error.field === 'reason' && code === ''
      ? { field: 'reasonCode', reason: reasonIn(lang, 'say why: the producer will read it') }
      : error,
  );
