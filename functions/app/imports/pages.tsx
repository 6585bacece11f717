import { memberOf } from '#app/members/members-only.ts';
import { site } from '#app/shared/site.ts';
import type { InvitationUseCases } from '#app/unclaimed/agency-use-cases.ts';
import { isInviting } from '#app/unclaimed/invite-list.ts';
import type { ColumnChoice } from '#domain/imports/columns.ts';
import { ListField } from '#domain/imports/fields.ts';
import type { Import } from '#domain/imports/import.ts';
import { text } from '#domain/registration/draft-typed.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { ImportId } from '#domain/unclaimed/unclaimed.ts';
import { type Call, HttpProblem, type Member, pageRoutes, type Route, type Typed, takingFile } from '#platform/http.ts';
import { type HttpResponse, page, redirect } from '#platform/responses.ts';
import { CLASS_FIELD, columnField } from '#web/imports/columns-form.tsx';
import { ImportPage } from '#web/imports/import-page.tsx';
import { ImportsPage } from '#web/imports/imports-page.tsx';
import type { ShownError } from '#web/shared/forms.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import { href, pagePaths } from '#web/shared/paths.ts';
import { notGoingOn, problemOf } from './api.ts';
import { importerOf } from './import-scope.ts';
import { faultInWords, kindInWords, notesInWords, reasonInWords } from './import-words.ts';
import type { ArrivalFault } from './start-import.ts';
import { readUpload } from './upload.ts';
import type { ImportUseCases } from './use-cases.ts';

type PageCall = Call<Record<string, string>, Typed, Typed>;

/** Pages of imports; closed by `membersOnly`. */
export const importPages = (useCases: ImportUseCases, invitations: InvitationUseCases): Route[] => [
  ...pageRoutes('GET', pagePaths.agencyImports, (call) => showImports(call, useCases, [])),
  ...takingFile(pageRoutes('POST', pagePaths.agencyImports, (call) => takeFile(call, useCases))),
  ...pageRoutes('GET', pagePaths.agencyImport, (call) => showImport(call, useCases, [], invitations)),
  ...pageRoutes('POST', pagePaths.agencyImport, (call) => goOn(call, useCases, invitations)),
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
    const { errors, detail = '' } = problemOf(fault, lang);
    return showImports(call, useCases, errors ?? [{ field: 'file', code: 'tooLarge', reason: detail }], source);
  };
  if (!upload.ok) return again({ kind: 'file', fault: upload.reason });
  const { bytes, fileName, fields } = upload.value;
  const started = await useCases.start(
    {
      bytes,
      fileName,
      source: fields.source,
      ...importerOf(memberOf(call)),
      dryRun: true,
      asksColumns: true,
      now,
    },
    memberOf(call),
  );
  if (!started.ok) return again(started.reason, fields.source);
  return redirect(href('agencyImport', lang, { id: started.value.id }));
};

const idOf = ({ path }: PageCall): ImportId => {
  const id = ImportId.safeParse(path.id);
  if (!id.success) throw new HttpProblem({ code: 'not-found' });
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
  if (view === undefined) throw new HttpProblem({ code: 'not-found' });
  const { job, results } = view;
  const said = view.remarks.filter(({ kind }) => kind !== 'leftOut');
  const props = {
    lang,
    site,
    member: memberOf(call),
    job,
    results,
    remarks: said.slice(0, REMARKS_SHOWN).map(({ kind, line, column, value, reason }) => ({
      kind: kindInWords(kind, lang),
      line,
      column,
      value,
      reason: reasonInWords(reason, lang),
    })),
    remarksInAll: said.length,
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

const NOBODY = { invitable: 0, unreached: 0 } as const;

const invitationsOf = async (
  job: Import,
  member: Member,
  now: Instant,
  invitations: InvitationUseCases | undefined,
): Promise<{ readonly invitable: number; readonly unreached: number }> =>
  job.state !== 'done' || isInviting(job) || invitations === undefined
    ? NOBODY
    : invitations.stateOfList(job.id, member, now);

const isUnderWay = (job: Import): boolean =>
  job.state === 'waiting' || job.state === 'comparing' || job.state === 'writing' || isInviting(job);

const goOn = async (
  call: PageCall,
  useCases: ImportUseCases,
  invitations: InvitationUseCases,
): Promise<HttpResponse> => {
  const { body, lang, now } = call;
  const id = idOf(call);
  const member = memberOf(call);
  importerOf(member);
  if (text(body.action) === 'invite') {
    const invited = await invitations.inviteList(id, member, now);
    if (!invited.ok && invited.reason === 'notFound') throw new HttpProblem({ code: 'not-found' });
    // Without a place on the page: a browser that asks again by itself would only go back to that place.
    return redirect(href('agencyImport', lang, { id }));
  }
  const outcome =
    text(body.action) === 'confirm' ? await useCases.confirm(id, now, member) : await chosen(call, useCases, id);
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
