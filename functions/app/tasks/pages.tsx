import { memberOf } from '#app/members/members-only.ts';
import { communes } from '#app/shared/communes.ts';
import { notDone, problemOf } from '#app/shared/problem.ts';
import { site } from '#app/shared/site.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { branch, text } from '#domain/registration/draft-typed.ts';
import { TaskId } from '#domain/shared/primitives.ts';
import { atField, type FieldError } from '#domain/shared/reasons.ts';
import { refusedToSettle } from '#domain/tasks/task-access.ts';
import { isUrgent } from '#domain/tasks/task-groups.ts';
import { servePage } from '#platform/contract.ts';
import { parseWith } from '#platform/field-errors.ts';
import type { Call, Route, Typed } from '#platform/http.ts';
import { type HttpResponse, page, redirect } from '#platform/responses.ts';
import { closedInWords } from '#web/agency/moments.ts';
import { renderPage } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, plural } from '#web/shared/text.ts';
import { AgencyTaskPage, ALL_TASKS, taskField } from '#web/tasks/task-page.tsx';
import { taskCounts, taskTexts } from '#web/tasks/task-texts.ts';
import { AgencyTasksPage } from '#web/tasks/tasks-page.tsx';
import { pages, TaskBody } from './contract.ts';
import { settlementOf } from './task-reading.ts';
import type { GroupView, TaskUseCases } from './use-cases.ts';

type PageCall = Call<Record<string, string>, Typed, Typed>;

/** The pages about tasks; closed by `membersOnly`. */
export const taskPages = (useCases: TaskUseCases): Route[] => [
  ...servePage(pages.agencyTasks, { GET: (call) => showList(call, useCases) }),
  ...servePage(pages.agencyTask, { GET: (call) => showGroup(call, useCases), POST: (call) => act(call, useCases) }),
];

const behind = (status: number, html: string): HttpResponse => page(status, html, { behindLink: true });
const communeOf = (producer: Producer | undefined): string =>
  producer === undefined ? '' : (communes().communeName(producer.details.commune) ?? '');

const showList = async (call: PageCall, useCases: TaskUseCases): Promise<HttpResponse> => {
  const { lang, now, query } = call;
  const member = memberOf(call);
  const from = Math.max(0, Number.parseInt(text(query.from), 10) || 0);
  const { groups, ...list } = await useCases.list(member, now, from);
  const shown = groups.map((listed) => ({ ...listed, communeName: communeOf(listed.producer) }));
  const said = query.done === undefined ? undefined : pick(taskTexts.settled, lang);
  const props = { lang, site, member, now, groups: shown, said, isFirst: from === 0, ...list };
  return behind(200, renderPage(<AgencyTasksPage {...props} />));
};

interface PageNotice {
  readonly status?: number;
  readonly said?: string | undefined;
  readonly conflict?: string;
  readonly errors?: readonly FieldError[];
  readonly typed?: Readonly<Record<string, string>>;
}

const keyOf = ({ path }: PageCall): string => path.id ?? '';

const groupPage = (call: PageCall, view: GroupView | undefined, said: PageNotice): HttpResponse => {
  const { lang, now } = call;
  if (view === undefined) throw problemOf('notFound', lang);
  const member = memberOf(call);
  const { key, tasks, ...rest } = view;
  const props = {
    ...rest,
    lang,
    site,
    member,
    now,
    groupKey: key,
    communeName: communeOf(view.producer),
    tasks: tasks.map((open) => ({ ...open, urgent: isUrgent(open.task, now) })),
    maySettle: tasks.every(({ task }) => refusedToSettle(member, task) === undefined),
    said: said.said,
    conflict: said.conflict,
    errors: said.errors ?? [],
    typed: said.typed ?? {},
  };
  return behind(said.status ?? 200, renderPage(<AgencyTaskPage {...props} />));
};

const showGroup = async (call: PageCall, useCases: TaskUseCases): Promise<HttpResponse> => {
  const { lang, now, query } = call;
  const later = Number.parseInt(text(query.later), 10) || 0;
  const said =
    later > 0
      ? plural(taskCounts.putOff, later, lang)
      : query.done === undefined
        ? undefined
        : pick(taskTexts.settled, lang);
  return groupPage(call, await useCases.group(keyOf(call), memberOf(call), now), { said });
};

const act = async (call: PageCall, useCases: TaskUseCases): Promise<HttpResponse> => {
  const { body, lang, now } = call;
  const [key, member] = [keyOf(call), memberOf(call)];
  switch (text(body.action)) {
    case 'take': {
      // Shown by a redirect, so that reloading takes nothing again; the claim of another is on the page.
      if ((await useCases.take(key, member, now)) === undefined) throw problemOf('notFound', lang);
      return redirect(href('agencyTask', lang, { id: key }));
    }
    case 'release':
      await useCases.release(key, member, now);
      return redirect(href('agencyTasks', lang));
    case 'later':
      return putOff(call, useCases);
    default:
      return settle(call, useCases);
  }
};

const putOff = async (call: PageCall, useCases: TaskUseCases): Promise<HttpResponse> => {
  const { body, lang, now } = call;
  const form = branch(body[ALL_TASKS]);
  const [when, date, note] = [text(form.when), text(form.again), text(form.note)];
  const typed = { [`${ALL_TASKS}.again`]: date, [`${ALL_TASKS}.note`]: note };
  // Enter in a field presses the first button; a date that was typed is meant.
  const again = when === 'date' || date !== '' ? date : when;
  const input = parseWith(TaskBody, { outcome: 'later', again, note });
  const settlement = input.ok ? settlementOf({ ...input.value, outcome: 'later' }, now) : undefined;
  const errors = input.ok ? (settlement?.ok === false ? settlement.reason : []) : input.errors;
  if (settlement?.ok !== true || settlement.value.kind !== 'later')
    return groupPage(call, await useCases.group(keyOf(call), memberOf(call), now), {
      status: 400,
      errors: errors.map((error) => atField(error, `${ALL_TASKS}.${error.field}`)),
      typed,
    });
  const count = await useCases.putOffAll(keyOf(call), settlement.value, memberOf(call), now);
  return redirect(href('agencyTask', lang, { id: keyOf(call) }, { later: count }));
};

const settle = async (call: PageCall, useCases: TaskUseCases): Promise<HttpResponse> => {
  const { body, lang, now } = call;
  const id = TaskId.safeParse(text(body.task));
  if (!id.success) throw problemOf('notFound', lang);
  const member = memberOf(call);
  const read = readForm(call, taskField(id.data));
  const again = async (said: PageNotice) =>
    groupPage(call, await useCases.group(keyOf(call), member, now), { typed: read.typed, ...said });
  if (!read.ok) return again({ status: 400, errors: read.errors });
  const settlement = settlementOf(read.body, now);
  if (!settlement.ok) return again({ status: 400, errors: settlement.reason });
  const outcome = await useCases.settle(id.data, settlement.value, member, now);
  switch (outcome.kind) {
    case 'settled': {
      const left = await useCases.group(keyOf(call), member, now);
      return redirect(
        left === undefined || left.tasks.every(({ task }) => task.id === id.data)
          ? href('agencyTasks', lang, {}, { done: 1 })
          : href('agencyTask', lang, { id: keyOf(call) }, { done: 1 }),
      );
    }
    case 'closed':
      return again({ status: 409, conflict: closedInWords(outcome.task, now, lang) });
    default:
      throw notDone(outcome, lang);
  }
};

type ReadForm =
  | { readonly ok: true; readonly body: Parameters<typeof settlementOf>[0]; readonly typed: Record<string, string> }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly typed: Record<string, string> };

/** The form of one task: an answer and a note, or why it is given up. */
const readForm = ({ body }: PageCall, at: string): ReadForm => {
  const form = branch(body[at]);
  const [kind, word, note, why] = [text(form.answer), text(form.word), text(form.note), text(form.giveUp)];
  const typed = { [`${at}.answer`]: kind, [`${at}.word`]: word, [`${at}.note`]: note, [`${at}.giveUp`]: why };
  const gaveUp = text(body.action) === 'giveUp';
  const answered = kind === '' || kind === 'none' ? {} : { answer: { kind, word } };
  const input = parseWith(TaskBody, gaveUp ? { outcome: 'givenUp', word: why } : { note, ...answered });
  // The word is only asked for beside an answer: where it was, so was the answer.
  const missing = !gaveUp && form.word !== undefined && kind === '';
  const faults: FieldError[] = [...(missing ? [ANSWER_MISSING] : []), ...(input.ok ? [] : input.errors)];
  const errors = faults.map((fault) => atField(fault, `${at}.${shownField(fault.field, gaveUp)}`));
  if (!input.ok || errors.length > 0) return { ok: false, errors, typed };
  return { ok: true, typed, body: { ...input.value, outcome: gaveUp ? 'givenUp' : 'done' } };
};

const ANSWER_MISSING: FieldError = { field: 'answer', code: 'answerMissing' };

const shownField = (field: string, gaveUp: boolean): string => {
  if (gaveUp) return 'giveUp';
  return field === 'answer.kind' ? 'answer' : field.replace(/^answer\./, '');
};
