import { z } from 'zod';
import { openedOrProblem, problemOf } from '#app/shared/problem.ts';
import { site } from '#app/shared/site.ts';
import type { Directory } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { answerByLink, type Question, QuestionAnswer, type Questions } from '#domain/review/questions.ts';
import { ProducerId } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { servePage } from '#platform/contract.ts';
import { parseWith } from '#platform/field-errors.ts';
import type { Call, Route, Typed } from '#platform/http.ts';
import { type HttpResponse, page, redirect } from '#platform/responses.ts';
import type { SignedLinks } from '#platform/signed-link.ts';
import { QuestionPage } from '#web/registration/question-page.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { pages } from './contract.ts';

type PageCall = Call<Record<string, string>, Typed, Typed>;

interface Parts {
  readonly questions: Questions;
  readonly directory: Pick<Directory, 'find'>;
  readonly links: () => Promise<SignedLinks>;
}

/** Where a question of the agency is answered: opened by the link of the message, and answered once. */
export const questionPages = (parts: Parts): Route[] => [
  ...servePage(pages.question, {
    GET: async (call) => shown(call, await opened(call, parts), 200, []),
    POST: (call) => take(call, parts),
  }),
];

interface Opened {
  readonly question: Question;
  readonly producer: Producer;
}

const opened = async ({ path, lang, now }: PageCall, { questions, directory, links }: Parts): Promise<Opened> => {
  const link = openedOrProblem((await links()).open('answerQuestion', path.token ?? '', now), lang);
  const id = ProducerId.safeParse(link.parts[0]);
  const [question, producer] = id.success
    ? await Promise.all([questions.find(id.data, link.parts[1] ?? ''), directory.find(id.data)])
    : [];
  if (question === undefined || producer === undefined) throw problemOf('gone', lang);
  if (!link.wasSentTo(producer.details.channels.map(({ address }) => address))) throw problemOf('replaced', lang);
  return { question, producer };
};

const shown = (
  { path, lang, query, body }: PageCall,
  { question, producer }: Opened,
  status: number,
  errors: readonly FieldError[],
): HttpResponse => {
  const props = { lang, site, token: path.token ?? '', question, producer, errors };
  const typed = typeof body.answer === 'string' ? body.answer : '';
  return page(
    status,
    renderPage(<QuestionPage {...props} typed={typed} sent={query.sent !== undefined && question.answer !== null} />),
    { behindLink: true },
  );
};

const take = async (call: PageCall, parts: Parts): Promise<HttpResponse> => {
  const { body, lang, now, path } = call;
  const found = await opened(call, parts);
  const input = parseWith(z.strictObject({ answer: QuestionAnswer }), { answer: body.answer });
  if (!input.ok) return shown(call, found, 400, input.errors);
  const outcome = await answerByLink(parts.questions, found.question, input.value.answer, now);
  if (outcome.kind === 'answered') return redirect(href('question', lang, { token: path.token ?? '' }, { sent: 1 }));
  if (outcome.kind === 'already') return shown(call, { ...found, question: outcome.question }, 409, []);
  throw new Error(`an answer by link cannot end in ${outcome.kind}`);
};
