import { memberOf } from '#app/members/members-only.ts';
import { orProblem, problemOf } from '#app/shared/problem.ts';
import { communeName } from '#app/shared/resolve.ts';
import { site } from '#app/shared/site.ts';
import type { InvitationUseCases } from '#app/unclaimed/agency-use-cases.ts';
import { isInviting } from '#app/unclaimed/invite-list.ts';
import type { ColumnChoice } from '#domain/imports/columns.ts';
import { ListField } from '#domain/imports/fields.ts';
import { GoneAnswer, type Import, PositionOnly, RowAnswer } from '#domain/imports/import.ts';
import type { Remark } from '#domain/imports/row-codes.ts';
import { text } from '#domain/registration/draft-typed.ts';
import type { Acting } from '#domain/shared/acting.ts';
import type { Instant, Language } from '#domain/shared/primitives.ts';
import { ImportId } from '#domain/unclaimed/unclaimed.ts';
import { servePage } from '#platform/contract.ts';
import { type Call, HttpProblem, type Route, type Typed } from '#platform/http.ts';
import { type HttpResponse, page, redirect } from '#platform/responses.ts';
import { CLASS_FIELD, columnField } from '#web/imports/columns-form.tsx';
import { ALL_GONE_FIELD, GONE_FIELD } from '#web/imports/gone-part.tsx';
import { type AskedRow, ImportPage } from '#web/imports/import-page.tsx';
import { ImportsPage } from '#web/imports/imports-page.tsx';
import { askedKnownTexts, texts } from '#web/imports/texts.ts';
import type { ShownError } from '#web/shared/forms.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { fileProblem, notGoingOn } from './api.ts';
import { pages } from './contract.ts';
import { importerOf } from './import-scope.ts';
import { faultInWords, kindInWords, notesInWords, reasonInWords } from './import-words.ts';
import type { ArrivalFault } from './start-import.ts';
import { isStuck } from './undo-import.ts';
import { readUpload } from './upload.ts';
import type { ImportUseCases, ImportView } from './use-cases.ts';

type PageCall = Call<Record<string, string>, Typed, Typed>;

/** Pages of imports; closed by `membersOnly`. */
export const importPages = (useCases: ImportUseCases, invitations: InvitationUseCases): Route[] => [
  ...servePage(pages.agencyImports, {
    GET: (call) => showImports(call, useCases, []),
    POST: (call) => takeFile(call, useCases),
  }),

  ...servePage(pages.agencyImport, {
    GET: (call) => showImport(call, useCases, [], invitations),
    POST: (call) => goOn(call, useCases, invitations),
  }),
];

const behind = (status: number, html: string, headers: Readonly<Record<string, string>> = {}): HttpResponse =>
  page(status, html, { behindLink: true, headers });

const showImports = async (
  call: PageCall,
  useCases: ImportUseCases,
  errors: readonly ShownError[],
  source = '',
): Promise<HttpResponse> => {
  const recent = await useCases.recent(memberOf(call));
  const props = { lang: call.lang, site, member: memberOf(call), recent, errors, source };
  return behind(errors.length === 0 ? 200 : 400, renderPage(<ImportsPage {...props} />));
};

const takeFile = async (call: PageCall, useCases: ImportUseCases): Promise<HttpResponse> => {
  const { lang, now } = call;
  const upload = await readUpload(call);
  const again = (fault: ArrivalFault, source = '') => {
    const { errors, detail = '' } = fileProblem(fault, lang);
    return showImports(call, useCases, errors ?? [{ field: 'file', code: 'tooLarge', reason: detail }], source);
  };
  if (!upload.ok) return again({ kind: 'file', fault: upload.reason });
  const { bytes, fileName, fields } = upload.value;
  const started = await useCases.start(
    {
      bytes,
      fileName,
      source: fields.source,
      ...orProblem(importerOf(memberOf(call)), lang),
      dryRun: true,
      asksColumns: true,
      now,
    },
    memberOf(call),
  );
  if (!started.ok) return again(started.reason, fields.source);
  return redirect(href('agencyImport', lang, { id: started.value.id }));
};

const idOf = ({ path, lang }: PageCall): ImportId => {
  const id = ImportId.safeParse(path.id);
  if (!id.success) throw problemOf('notFound', lang);
  return id.data;
};

const REMARKS_SHOWN = 50;
const RELOAD_SECONDS = '2';

const showImport = async (
  call: PageCall,
  useCases: ImportUseCases,
  errors: readonly ShownError[],
  invitations?: InvitationUseCases,
): Promise<HttpResponse> => {
  const { lang, query, now } = call;
  const view = await useCases.view(idOf(call));
  if (view === undefined) throw problemOf('notFound', lang);
  const { job, results } = view;
  // Types that are not wanted were chosen; what else is left out is said.
  const said = view.remarks.filter(({ reason }) => reason.code !== 'leftOut');
  const props = {
    lang,
    site,
    member: memberOf(call),
    job,
    results,
    asked: askedOf(view, lang),
    positionOnly: job.state === 'preview' ? view.remarks.filter(isPositionOnly).length : 0,
    gone: view.gone,
    communeName,
    stuck: isStuck(job, now),
    ...remarksOf(said, lang),
    notes: notesInWords(job, lang),
    failure: job.failure === null ? undefined : faultInWords(job.failure, lang),
    errors,
    ...(await invitationsOf(job, memberOf(call), now, invitations)),
    changing: query.colonnes !== undefined || errors.length > 0,
  };
  // A page that works without a script asks again by itself.
  const headers: Readonly<Record<string, string>> = isUnderWay(job) ? { refresh: RELOAD_SECONDS } : {};
  return behind(errors.length === 0 ? 200 : 400, renderPage(<ImportPage {...props} />), headers);
};

const OF_PLACES: ReadonlySet<string> = new Set(['positionOnly', 'communeFromPosition', 'communeFromAddress']);

/** What is said over and over is said once, with how often: the lines are in the file of all remarks. */
const remarksOf = (remarks: readonly Remark[], lang: Language) => {
  const groups = Map.groupBy(remarks, ({ kind, column, reason: { code, values } }) => {
    const { line: _, name: __, ...others } = values;
    // Of what is asked or said of the places of many, the places differ.
    if (OF_PLACES.has(code)) return [kind, column, code].join(' ');
    return [kind, column, code, JSON.stringify(others)].join(' ');
  });
  const grouped = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { kind, line, column, value, reason } = first;
    const isOne = group.every((one) => one.value === value);
    return [
      {
        kind: kindInWords(kind, lang),
        line,
        times: group.length,
        column,
        value: isOne ? value : `${value}…`,
        reason: reasonInWords(reason, lang),
      },
    ];
  });
  return { remarks: grouped.slice(0, REMARKS_SHOWN), remarksInAll: grouped.length };
};

/** Asked about together, answered or not. */
const isPositionOnly = ({ reason }: Remark): boolean => reason.code === 'positionOnly';

const ASKED_SHOWN = 100;

/** Rows that may be a farm that is known: from an earlier row of the file, or from the directory. */
const askedOf = ({ job, remarks, results }: ImportView, lang: Language): AskedRow[] =>
  job.state !== 'preview'
    ? []
    : [
        ...remarks
          .filter((remark) => remark.kind === 'asked' && !isPositionOnly(remark))
          .map(({ line, value, reason }) => ({
            line,
            words: `${pick(texts.askedRow, lang, { line, value })} ${reasonInWords(reason, lang)}`,
          })),
        ...results
          .filter(({ outcome }) => outcome === 'asked')
          .map(({ line, name, perhaps, perhapsWhy, communeName: commune }) => ({
            line,
            words: pick(askedKnownTexts[perhapsWhy ?? 'distance'], lang, { line, name, known: perhaps, commune }),
          })),
      ].slice(0, ASKED_SHOWN);

const NOBODY = { invitable: 0, unreached: 0 } as const;

const invitationsOf = async (
  job: Import,
  member: Acting,
  now: Instant,
  invitations: InvitationUseCases | undefined,
): Promise<{ readonly invitable: number; readonly unreached: number }> =>
  job.state !== 'done' || isInviting(job) || invitations === undefined
    ? NOBODY
    : invitations.stateOfList(job.id, member, now);

const isUnderWay = (job: Import): boolean =>
  ['waiting', 'comparing', 'writing', 'undoing'].includes(job.state) || isInviting(job);

/** `line-12=same`: what was said of each row. */
const answersIn = (body: Typed): Import['answers'] =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      const line = /^line-(\d{1,6})$/.exec(name)?.[1];
      const answer = RowAnswer.safeParse(value);
      return line === undefined || !answer.success ? [] : [[line, answer.data]];
    }),
  );

/** `gone-<id>=takeOut` for each, or one word for all that nobody has said anything of. */
const goneIn = (body: Typed, { gone }: ImportView): Readonly<Record<string, GoneAnswer>> => {
  const all = GoneAnswer.safeParse(body[ALL_GONE_FIELD]).data;
  return Object.fromEntries(
    gone.flatMap(({ record, answer, isOut }) => {
      const own = GoneAnswer.safeParse(body[`${GONE_FIELD}${record.id}`]).data;
      const said = own ?? (answer === null && !isOut ? all : undefined);
      return said === undefined ? [] : [[record.id, said]];
    }),
  );
};

const ACTS = ['confirm', 'undo', 'discard'] as const;

const goOn = async (
  call: PageCall,
  useCases: ImportUseCases,
  invitations: InvitationUseCases,
): Promise<HttpResponse> => {
  const { body, lang, now } = call;
  const id = idOf(call);
  const member = memberOf(call);
  orProblem(importerOf(member), lang);
  if (text(body.action) === 'invite') {
    const invited = await invitations.inviteList(id, member, now);
    if (!invited.ok && invited.reason === 'notFound') throw problemOf('notFound', lang);
    // Without a place on the page: a browser that asks again by itself would only go back to that place.
    return redirect(href('agencyImport', lang, { id }));
  }
  if (text(body.action) === 'answer') {
    const positionOnly = PositionOnly.safeParse(body.positionOnly).data;
    const answers = answersIn(body);
    const answered = await useCases.answer(
      id,
      positionOnly === undefined ? { answers } : { answers, positionOnly },
      now,
    );
    if (answered.ok) return redirect(href('agencyImport', lang, { id }));
    if (answered.reason === 'notFound') throw problemOf('notFound', lang);
    return redirect(href('agencyImport', lang, { id }));
  }
  if (text(body.action) === 'gone') {
    const view = await useCases.view(id);
    if (view === undefined) throw problemOf('notFound', lang);
    await useCases.answerGone(id, goneIn(body, view), now, member);
    return redirect(href('agencyImport', lang, { id }));
  }
  const act = ACTS.find((one) => one === text(body.action));
  const outcome = act === undefined ? await chosen(call, useCases, id) : await useCases[act](id, now, member);
  if (outcome.ok) return redirect(href('agencyImport', lang, { id }));
  const problem = notGoingOn(outcome.reason, lang);
  if (problem.errors !== undefined) return showImport(call, useCases, problem.errors);
  // Somebody else was faster: the page as it is now says what is left to do.
  if (problem.code === 'conflict') return redirect(href('agencyImport', lang, { id }));
  throw new HttpProblem(problem);
};

const chosen = async (call: PageCall, useCases: ImportUseCases, id: ImportId) => {
  const view = await useCases.view(id);
  if (view === undefined) return { ok: false, reason: 'notFound' } as const;
  const { body, now } = call;
  const { columns, classes } = view.job.file;
  const choice: ColumnChoice = Object.fromEntries(
    columns.map(({ name }, index) => {
      const field = ListField.safeParse(text(body[columnField(index)]));
      return [name, field.success ? field.data : null];
    }),
  );
  const wanted = new Set([body[CLASS_FIELD] ?? []].flat().map((value) => text(value)));
  const leaveOut =
    classes.length < 2 ? null : classes.flatMap(({ type }, index) => (wanted.has(String(index)) ? [] : [type]));
  return useCases.chooseColumns(id, { columns: choice, leaveOut, source: text(body.source) }, now);
};
