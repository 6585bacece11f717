import { site } from '#app/shared/site.ts';
import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import type { CalendarChanges } from '#domain/passages/calendar-changes.ts';
import type { CalendarAct, Refusal } from '#domain/passages/change-calendar.ts';
import { dayAt, dayNumber } from '#domain/passages/day-number.ts';
import { isOpen, passagesBetween } from '#domain/passages/passage.ts';
import { fateOf } from '#domain/passages/passage-news.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { text, texts as valuesOf } from '#domain/registration/draft-typed.ts';
import { countsOnPassage } from '#domain/requests/passage-news.ts';
import type { ProducerRequest } from '#domain/requests/request.ts';
import { localTime } from '#domain/shared/calendar.ts';
import { type Instant, type Language, RoundId } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import type { Typed as Body } from '#platform/http.ts';
import { HttpProblem } from '#platform/http.ts';
import { type HttpResponse, page, redirect } from '#platform/responses.ts';
import { type OwnPassage, OwnPassagesPage } from '#web/passages/own-passages-page.tsx';
import { partAddress } from '#web/self-service/parts.ts';
import { renderPage } from '#web/shared/layout.tsx';
import { type ChangePassagesDependencies, changePassages } from './change-passages.ts';

/** The page of a producer's passages behind their link, and what is done there. */

interface Behind {
  readonly producer: Producer;
  readonly token: string;
  readonly lang: Language;
  readonly now: Instant;
}

/** Two months are shown: what is further is changed by leave, or in the round. */
const SHOWN_DAYS = 60;

export const showPassages = (behind: Behind, told: string, dependencies: ChangePassagesDependencies) =>
  passagesPage(
    200,
    behind,
    { told: /^\d{1,4}$/.test(told) ? Number(told) : undefined, errors: [], typed: {} },
    dependencies,
  );

interface View {
  readonly told?: number | undefined;
  readonly errors: readonly FieldError[];
  readonly typed: Readonly<Record<string, string>>;
}

const passagesPage = async (
  status: number,
  { producer, token, lang, now }: Behind,
  { told, errors, typed }: View,
  { calendars, requests }: ChangePassagesDependencies,
): Promise<HttpResponse> => {
  const { date: today } = localTime(now);
  const [{ changes }, asked] = await Promise.all([
    calendars.find(producer.id),
    requests.ofPassages(producer.id, { from: today, to: dayAt(dayNumber(today) + SHOWN_DAYS) }),
  ]);
  return page(
    status,
    renderPage(
      <OwnPassagesPage
        lang={lang}
        site={site}
        token={token}
        passages={ownPassages(producer, changes, { asked, now, days: SHOWN_DAYS })}
        rounds={producer.details.rounds}
        spans={changes.spans.filter(({ to }) => to >= today)}
        today={today}
        told={told}
        errors={errors}
        typed={typed}
      />,
    ),
    { behindLink: true },
  );
};

/** The passages of all their rounds from today on, with how many count on each. */
export const ownPassages = (
  producer: Producer,
  changes: CalendarChanges,
  { asked, now, days }: { readonly asked: readonly ProducerRequest[]; readonly now: Instant; readonly days: number },
): OwnPassage[] => {
  const { date: from } = localTime(now);
  const { rounds, commune } = producer.details;
  const where = { department: departmentOfCommune(commune) };
  const counts = new Map<string, number>();
  for (const part of asked.flatMap(({ parts }) => parts)) {
    if (part.producerId !== producer.id || part.passage === null || !countsOnPassage(part)) continue;
    const fate = fateOf(part.passage, { rounds, changes }, where);
    const key = `${part.passage.roundId} ${fate.kind === 'comes' ? fate.day : part.passage.day}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return rounds
    .flatMap((round) =>
      passagesBetween(round, changes, { from, to: dayAt(dayNumber(from) + days) }, where).map((passage) => ({
        round,
        passage: { ...passage, open: isOpen(passage, round.mode, now) },
        asked: counts.get(`${round.id} ${passage.day}`) ?? 0,
      })),
    )
    .sort((one, other) => one.passage.day.localeCompare(other.passage.day));
};

/** Does what was tapped; what is refused is said beside the field, with all that was typed. */
export const takePassages = async (
  behind: Behind,
  body: Body,
  dependencies: ChangePassagesDependencies,
): Promise<HttpResponse> => {
  const { producer, token, lang, now } = behind;
  const { act, field } = readAct(body, localTime(now).date);
  const outcome = await changePassages(producer, act, now, dependencies);
  if (outcome.ok) return redirect(partAddress(token, 'passages', lang, { prevenus: outcome.value.concerned }));
  const errors: FieldError[] = [{ field: fieldOf(outcome.reason, field), code: outcome.reason }];
  const typed = Object.fromEntries(['day', 'until', 'from', 'to'].map((name) => [name, text(body[name])]));
  return passagesPage(400, behind, { errors, typed }, dependencies);
};

/** What was tapped, and the field beside which a refusal is said. */
const readAct = (body: Body, today: string): { readonly act: CalendarAct; readonly field: string } => {
  const [kind = '', moveTo] = text(body.act).split(':');
  const round = RoundId.safeParse(text(body.round));
  const [day, word] = [text(body.day), text(body.word)];
  const rounds = valuesOf(body.rounds).flatMap((id) => RoundId.safeParse(id).data ?? []);
  const ticked = rounds.length === 0 ? null : rounds;
  switch (kind) {
    case 'leave':
      return { act: { kind, from: text(body.from), to: text(body.to), rounds: ticked, word }, field: 'from' };
    case 'fullUntil':
      return { act: { kind, from: today, to: text(body.until), rounds: ticked, word }, field: 'until' };
    case 'dropSpan':
      return { act: { kind, id: text(body.span) }, field: 'from' };
    default:
      if (!round.success) throw new HttpProblem({ code: 'malformed' });
      return oneDay(kind, { roundId: round.data, day, word, to: moveTo ?? text(body.to) });
  }
};

const oneDay = (
  kind: string,
  { to, ...one }: { readonly roundId: RoundId; readonly day: string; readonly word: string; readonly to: string },
): { readonly act: CalendarAct; readonly field: string } => {
  switch (kind) {
    case 'cancel':
    case 'full':
    case 'confirm':
      return { act: { kind, ...one }, field: 'passages' };
    case 'extra':
      return { act: { kind, ...one }, field: 'day' };
    case 'undo':
      return { act: { kind, roundId: one.roundId, day: one.day }, field: 'passages' };
    case 'move':
      return { act: { kind, ...one, to }, field: 'passages' };
    default:
      throw new HttpProblem({ code: 'malformed' });
  }
};

const fieldOf = (reason: Refusal, field: string): string => {
  return reason === 'endBeforeBeginning' && field === 'from' ? 'to' : field;
};
