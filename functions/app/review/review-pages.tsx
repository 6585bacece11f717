import { z } from 'zod';
import { actorOf, memberOf } from '#app/members/members-only.ts';
import { notDone, orProblem, problemOf } from '#app/shared/problem.ts';
import { communeName } from '#app/shared/resolve.ts';
import { roundWithReach } from '#app/shared/round-words.ts';
import { site } from '#app/shared/site.ts';
import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { refusedToChange, refusedToRun } from '#domain/members/member.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { branch, text } from '#domain/registration/draft-typed.ts';
import { QuestionAnswer, QuestionText } from '#domain/review/questions.ts';
import { ProducerId } from '#domain/shared/primitives.ts';
import { atField, type FieldError } from '#domain/shared/reasons.ts';
import { servePage } from '#platform/contract.ts';
import { parseWith } from '#platform/field-errors.ts';
import type { Call, Route, Typed } from '#platform/http.ts';
import { type HttpResponse, page, redirect } from '#platform/responses.ts';
import { type RejectionReason, rejectionReasons } from '#web/agency/texts.ts';
import { changeTexts } from '#web/review/change-texts.ts';
import { AgencyProducerPage, type Outcome } from '#web/review/producer-page.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { DecisionBody, pages } from './contract.ts';
import { decisionIn, decisionProblem } from './decision-api.ts';
import type { AgencyUseCases } from './use-cases.ts';

type PageCall = Call<Record<string, string>, Typed, Typed>;

/** One producer: everything that is known of them, the questions and the decision. */
export const reviewPages = (useCases: AgencyUseCases): Route[] => [
  ...servePage(pages.agencyProducer, {
    GET: (call) => showProducer(call, useCases),
    POST: (call) => take(call, useCases),
  }),
];

interface ReviewView {
  readonly status: number;
  readonly asking?: 'approve' | 'reject' | 'question' | undefined;
  readonly outcome?: Outcome | undefined;
  readonly errors?: readonly FieldError[];
  readonly reason?: { readonly code: string; readonly words: string };
  readonly question?: string;
  readonly answers?: Readonly<Record<string, string>>;
}

const NO_REASON = { code: '', words: '' };

const reviewPage = async (
  call: PageCall,
  producer: Producer,
  useCases: AgencyUseCases,
  view: ReviewView,
): Promise<HttpResponse> => {
  const { status, asking, outcome, errors = [], reason = NO_REASON, question = '', answers = {} } = view;
  const { lang } = call;
  const who = actorOf(call);
  const [checks, duplicates, listed, questions, next, changeWaits, opensAt, contact, came, expected] =
    await Promise.all([
      useCases.checks(producer, who),
      useCases.duplicates(producer),
      useCases.likelyHimself(producer),
      useCases.questions(producer.id),
      useCases.next(producer.id, who),
      useCases.changeWaits(producer),
      useCases.opensAt(who),
      useCases.contact(producer),
      useCases.came(producer.id, call.now),
      asking === 'approve' ? useCases.expected([producer], who) : undefined,
    ]);
  const props = {
    ...{
      lang,
      site,
      member: memberOf(call),
      producer,
      checks,
      duplicates,
      listed,
      questions,
      changeWaits,
      opensAt,
      contact,
      came,
      expected,
    },
    ...{ asking, outcome, errors, reason, question, answers },
    communeName: communeName(producer.details.commune),
    roundsInWords: producer.details.rounds.map((round) => roundWithReach(round, lang)),
    next: next === undefined ? undefined : { id: next.id, name: next.details.name },
    mayDecide: refusedToChange(who.by, departmentOfCommune(producer.details.commune)) === undefined,
    seesAudit: refusedToRun(who.by) === undefined,
  };
  return page(status, renderPage(<AgencyProducerPage {...props} />), { behindLink: true });
};

const found = async (call: PageCall, useCases: AgencyUseCases): Promise<Producer> => {
  const id = ProducerId.safeParse(call.path.id);
  if (!id.success) throw problemOf('notFound', call.lang);
  return orProblem(await useCases.find(id.data, actorOf(call)), call.lang);
};

const showProducer = async (call: PageCall, useCases: AgencyUseCases): Promise<HttpResponse> => {
  const { query } = call;
  const producer = await found(call, useCases);
  const asking = (['approve', 'reject', 'question'] as const).find((name) => name === query.decision);
  const said = (['asked', 'askedCall', 'answerSaved', 'left', 'leaves', 'notSame'] as const).find(
    (name) => name === query.said,
  );
  // Said of what is true now, whatever the address says.
  const done = query.done !== undefined && (producer.state === 'published' || producer.state === 'rejected');
  const outcome = done ? (producer.state === 'published' ? 'approved' : 'rejected') : said;
  return reviewPage(call, producer, useCases, { status: 200, asking, outcome });
};

const take = async (call: PageCall, useCases: AgencyUseCases): Promise<HttpResponse> => {
  const producer = await found(call, useCases);
  switch (text(call.body.action)) {
    case 'ask':
      return takeQuestion(call, producer, useCases);
    case 'answer':
      return takeAnswer(call, producer, useCases);
    default:
      return takeDecision(call, producer, useCases);
  }
};

const takeDecision = async (call: PageCall, producer: Producer, useCases: AgencyUseCases): Promise<HttpResponse> => {
  const { body, lang } = call;
  const { id } = producer;
  const again = (view: ReviewView, shown: Producer = producer) => reviewPage(call, shown, useCases, view);
  const asking = body.decision === 'reject' ? 'reject' : 'approve';
  const typed = { code: text(body.reasonCode), words: text(body.reason) };
  const reason = reasonFor(producer, typed);
  const input = parseWith(DecisionBody, {
    decision: text(body.decision),
    version: Number(text(body.version)),
    ...(asking === 'reject' ? { reason } : {}),
  });
  if (!input.ok) return again({ status: 400, asking, reason: typed, errors: onShown(input.errors, typed.code) });
  const outcome = await useCases.decide(
    { id, version: input.value.version },
    decisionIn(input.value.decision === 'approve' ? input.value : { ...input.value, reason }),
    actorOf(call),
  );
  switch (outcome.kind) {
    case 'approved':
    case 'rejected':
      return redirect(href('agencyProducer', lang, { id }, { done: 1 }));
    case 'alreadyDecided':
      return again({ status: 409, outcome: 'alreadyDecided' }, outcome.producer);
    case 'conflict':
      return again({ status: 409, outcome: 'conflict' }, await found(call, useCases));
    default:
      throw decisionProblem(outcome, changeTexts.conflict, lang);
  }
};

/** The sentence of the list in the producer's language, then the member's own words. */
const reasonFor = (producer: Producer, { code, words }: { readonly code: string; readonly words: string }): string => {
  const listed =
    code in rejectionReasons ? pick(rejectionReasons[code as RejectionReason], producer.details.language) : '';
  return [listed, words].filter((part) => part !== '').join(' ');
};

const onShown = (errors: readonly FieldError[], code: string): FieldError[] =>
  errors.map(
    (error): FieldError =>
      error.field === 'reason' && code === '' ? { field: 'reasonCode', code: 'whyMissingForProducer' } : error,
  );

const takeQuestion = async (call: PageCall, producer: Producer, useCases: AgencyUseCases): Promise<HttpResponse> => {
  const { body, lang } = call;
  const typed = text(body.question);
  const input = parseWith(z.strictObject({ question: QuestionText }), { question: typed });
  if (!input.ok)
    return reviewPage(call, producer, useCases, {
      status: 400,
      asking: 'question',
      question: typed,
      errors: input.errors,
    });
  const outcome = await useCases.ask(producer.id, input.value.question, actorOf(call));
  if (outcome.kind !== 'asked') throw notDone(outcome, lang);
  const said = outcome.by === 'call' ? 'askedCall' : 'asked';
  return redirect(href('agencyProducer', lang, { id: producer.id }, { said }));
};

/** What the producer said on the telephone, written down by the member. */
const takeAnswer = async (call: PageCall, producer: Producer, useCases: AgencyUseCases): Promise<HttpResponse> => {
  const { body, lang } = call;
  const id = text(body.of);
  const typed = text(branch(body[`a-${id}`]).answer);
  const input = parseWith(z.strictObject({ answer: QuestionAnswer }), { answer: typed });
  if (!input.ok) {
    const errors = input.errors.map((error) => atField(error, `a-${id}.answer`));
    return reviewPage(call, producer, useCases, { status: 400, errors, answers: { [id]: typed } });
  }
  const outcome = await useCases.answer({ producerId: producer.id, id }, input.value.answer, actorOf(call));
  switch (outcome.kind) {
    case 'answered':
      return redirect(href('agencyProducer', lang, { id: producer.id }, { said: 'answerSaved' }));
    // The producer was faster, through their link: their own words are on the page.
    case 'already':
      return reviewPage(call, producer, useCases, { status: 409 });
    default:
      throw notDone(outcome, lang);
  }
};
