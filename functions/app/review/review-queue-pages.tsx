import { actorOf, memberOf } from '#app/members/members-only.ts';
import { communeName } from '#app/shared/resolve.ts';
import { site } from '#app/shared/site.ts';
import { type Producer, ProducerState } from '#domain/producers/producer.ts';
import { text } from '#domain/registration/draft-typed.ts';
import { ProducerId } from '#domain/shared/primitives.ts';
import { servePage } from '#platform/contract.ts';
import type { Call, Route, Typed } from '#platform/http.ts';
import { log } from '#platform/log.ts';
import { type HttpResponse, page } from '#platform/responses.ts';
import { BatchAskPage, type BatchOutcome, BatchResultPage, type Chosen } from '#web/review/batch-page.tsx';
import { AgencyHomePage } from '#web/review/home-page.tsx';
import { reviewTexts } from '#web/review/review-texts.ts';
import { renderPage } from '#web/shared/layout.tsx';
import { pick } from '#web/shared/text.ts';
import { pages } from './contract.ts';
import type { Decided } from './decide-registration.ts';
import type { AgencyUseCases, Read } from './use-cases.ts';

type PageCall = Call<Record<string, string>, Typed, Typed>;

/** What waits for a decision, and every producer by state; several published at once. */
export const queuePages = (useCases: AgencyUseCases): Route[] => [
  ...servePage(pages.agencyHome, {
    GET: (call) => showQueue(call, useCases, 200),
    POST: (call) => takeSeveral(call, useCases),
  }),
];

const behind = (status: number, html: string): HttpResponse => page(status, html, { behindLink: true });

const showQueue = async (
  call: PageCall,
  useCases: AgencyUseCases,
  status: number,
  error?: string,
): Promise<HttpResponse> => {
  const { query, lang } = call;
  const actor = actorOf(call);
  const state = ProducerState.catch('pending').parse(query.status);
  const cursor = text(query.cursor) || undefined;
  const [counts, found, changes, opensAt, notices, answers] = await Promise.all([
    useCases.counts(actor),
    useCases.producers(state, cursor, actor),
    useCases.changes(actor),
    useCases.opensAt(actor),
    useCases.notices(actor),
    state === 'pending' ? useCases.answers(actor) : [],
  ]);
  const answered = new Set(answers.map(({ producer }) => producer.id));
  const producers = await Promise.all(
    found.producers.map(async (producer) => ({
      producer,
      communeName: communeName(producer.details.commune),
      checks: state === 'pending' ? await useCases.checks(producer, actor) : undefined,
      hasAnswered: answered.has(producer.id),
    })),
  );
  const props = { lang, site, member: memberOf(call), state, counts, producers, changes, opensAt, notices, error };
  return behind(
    status,
    renderPage(
      <AgencyHomePage
        {...props}
        next={found.cursor}
        isFirst={cursor === undefined}
        mayDecide={actor.by.role !== 'reader'}
        answers={answers.map(({ question, producer }) => ({
          id: producer.id,
          name: producer.details.name,
          text: question.answer?.text ?? '',
        }))}
      />,
    ),
  );
};

/** As many as a page shows, and a few more. */
const MAX_AT_ONCE = 50;
/** Each is a transaction of its own; a handful at a time keeps fifty within the time of an answer. */
const AT_ONCE = 5;

const chosenIn = (body: Typed): Read[] =>
  [body.pick ?? []]
    .flat()
    .slice(0, MAX_AT_ONCE)
    .flatMap((value) => {
      const [typed, version] = text(value).split('~');
      const id = ProducerId.safeParse(typed);
      return id.success ? [{ id: id.data, version: Number(version) || undefined }] : [];
    });

const takeSeveral = async (call: PageCall, useCases: AgencyUseCases): Promise<HttpResponse> => {
  const { body, lang } = call;
  const actor = actorOf(call);
  const chosen = chosenIn(body);
  if (chosen.length === 0) return showQueue(call, useCases, 400, pick(reviewTexts.severalNone, lang));
  const props = { lang, site, member: memberOf(call) };
  const names = new Map<string, string>();
  const shown: Chosen[] = [];
  const producers: Producer[] = [];
  for (const { id, version } of chosen) {
    const found = await useCases.find(id, actor);
    // One outside their departments is named by its id: its own outcome says why.
    const producer = found.ok ? found.value : undefined;
    if (producer !== undefined) producers.push(producer);
    names.set(id, producer?.details.name ?? id);
    shown.push({ id, name: producer?.details.name ?? id, version: version ?? producer?.version ?? 1 });
  }
  if (text(body.action) !== 'publish') {
    const [opensAt, expected] = await Promise.all([useCases.opensAt(actor), useCases.expected(producers, actor)]);
    return behind(200, renderPage(<BatchAskPage {...props} {...{ opensAt, expected }} chosen={shown} />));
  }
  const results: { id: string; name: string; outcome: BatchOutcome }[] = [];
  for (let from = 0; from < chosen.length; from += AT_ONCE) {
    const outcomes = await Promise.all(
      chosen.slice(from, from + AT_ONCE).map(async (read) => ({
        id: read.id,
        name: names.get(read.id) ?? read.id,
        outcome: await publishOne({ ...read, together: chosen.length > 1 }, call, useCases),
      })),
    );
    results.push(...outcomes);
  }
  return behind(200, renderPage(<BatchResultPage {...props} results={results} />));
};

/** One that fails must not hide what became of the others. */
const publishOne = async (read: Read, call: PageCall, useCases: AgencyUseCases): Promise<BatchOutcome> => {
  try {
    return OUTCOMES[(await useCases.decide(read, { kind: 'approve' }, actorOf(call))).kind];
  } catch (error) {
    log.error('one of several was not published', error, { producer: read.id });
    return 'failed';
  }
};

const OUTCOMES = {
  approved: 'published',
  rejected: 'already',
  alreadyDecided: 'already',
  conflict: 'changed',
  siretTaken: 'changed',
  refused: 'refused',
  notFound: 'gone',
} as const satisfies Record<Decided['kind'], BatchOutcome>;
