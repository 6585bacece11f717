import { AgencyHomePage } from '../../../web/agency/home-page.tsx';
import { AgencyProducerPage, type Outcome } from '../../../web/agency/producer-page.tsx';
import { AgencyTasksPage, taskField } from '../../../web/agency/tasks-page.tsx';
import { type RejectionReason, rejectionReasons } from '../../../web/agency/texts.ts';
import { renderPage } from '../../../web/layout.tsx';
import { href, pagePaths } from '../../../web/paths.ts';
import { pick } from '../../../web/texts/text.ts';
import { branch, text } from '../../domain/directory/draft-typed.ts';
import { type Producer, ProducerState } from '../../domain/directory/producer.ts';
import type { FieldError } from '../../domain/shared/outcome.ts';
import { type Language, ProducerId, TaskId } from '../../domain/shared/primitives.ts';
import { reasonIn } from '../../domain/shared/reasons.ts';
import { parseWith } from '../../platform/field-errors.ts';
import { type Call, HttpProblem, type Member, pageRoutes, type Route, type Typed } from '../../platform/http.ts';
import { type HttpResponse, page, redirect } from '../../platform/responses.ts';
import { DecisionBody, TaskBody } from '../schemas/agency.ts';
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
  ...pageRoutes('GET', pagePaths.agencyTasks, (call) => showTasks(call, useCases, NOTHING_TYPED)),
  ...pageRoutes('POST', pagePaths.agencyTasks, (call) => takeTask(call, useCases)),
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

interface TypedTask {
  readonly errors: readonly FieldError[];
  readonly typed: Readonly<Record<string, string>>;
}
const NOTHING_TYPED: TypedTask = { errors: [], typed: {} };

const showTasks = async (call: PageCall, useCases: AgencyUseCases, typed: TypedTask): Promise<HttpResponse> => {
  const { query, lang } = call;
  const cursor = text(query.cursor) || undefined;
  const { tasks, cursor: next } = await useCases.openTasks(cursor);
  const outcome = (['finished', 'already'] as const).find((name) => name === query.done);
  const props = { lang, site, member: memberOf(call), tasks, next, outcome, ...typed };
  const status = typed.errors.length === 0 ? 200 : 400;
  return behind(status, renderPage(<AgencyTasksPage {...props} isFirst={cursor === undefined} />));
};

const takeTask = async (call: PageCall, useCases: AgencyUseCases): Promise<HttpResponse> => {
  const { body, lang, now } = call;
  const id = TaskId.safeParse(text(body.task));
  if (!id.success) throw new HttpProblem({ code: 'not-found' });
  const at = taskField(id.data);
  const form = branch(body[at]);
  const [kind, word, note] = [text(form.answer), text(form.word), text(form.note)];
  const typed = { [`${at}.answer`]: kind, [`${at}.word`]: word, [`${at}.note`]: note };
  const asksForAnswer = form.answer !== undefined || form.word !== undefined;
  const answered = kind === '' || kind === 'none' ? {} : { answer: { kind, word } };
  const input = parseWith(TaskBody, { note, ...answered }, lang);
  const missing = asksForAnswer && kind === '' ? [{ field: 'answer', reason: reasonIn(lang, 'choose an answer') }] : [];
  if (!input.ok || missing.length > 0) {
    const errors = [...missing, ...(input.ok ? [] : input.errors)].map(({ field, reason }) => ({
      field: `${at}.${field.replace(/^answer\.(kind|word)$/, (_, part: string) => (part === 'kind' ? 'answer' : part))}`,
      reason,
    }));
    return showTasks(call, useCases, { errors, typed });
  }
  const outcome = await useCases.finishTask(
    id.data,
    { note: input.value.note, answer: input.value.answer },
    memberOf(call),
    now,
  );
  if (outcome === 'notFound') throw new HttpProblem({ code: 'not-found' });
  return redirect(href('agencyTasks', lang, {}, { done: outcome }));
};
