import type { z } from 'zod';
import { memberOf } from '#app/members/members-only.ts';
import { orProblem, problemOf } from '#app/shared/problem.ts';
import type { Import } from '#domain/imports/import.ts';
import type { Remark } from '#domain/imports/row-codes.ts';
import { foldName } from '#domain/places/place-words.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { answerCall, type CallOf } from '#platform/contract.ts';
import { HttpProblem, type Route } from '#platform/http.ts';
import { type HttpResponse, json, text } from '#platform/responses.ts';
import { calls, type ImportAnswer, type ImportStarted, type ImportViewQuery } from './contract.ts';
import { importerOf } from './import-scope.ts';
import { faultInWords, missingInWords, noteInWords, reasonInWords, remarksCsv } from './import-words.ts';
import type { ArrivalFault } from './start-import.ts';
import { readUpload } from './upload.ts';
import type { ImportUseCases, ImportView, NotGoingOn } from './use-cases.ts';

/** Calls of imports; closed by `membersOnly`. */
export const importApi = (useCases: ImportUseCases): Route[] => [
  answerCall(calls.start, (call) => startByCall(call, useCases)),
  answerCall(calls.view, async ({ path, query, lang }) => {
    const view = await useCases.view(path.id);
    if (view === undefined) throw problemOf('notFound', lang);
    return json(200, answerOf(view, query, lang));
  }),
  answerCall(calls.remarks, async ({ path, lang }) => {
    const view = await useCases.view(path.id);
    if (view === undefined) throw problemOf('notFound', lang);
    return csvAnswer(view, lang);
  }),
  answerCall(calls.answers, async (call) => {
    const { path, body, lang, now } = call;
    orProblem(importerOf(memberOf(call)), lang);
    const { answers, positionOnly, gone } = body;
    const outcome =
      gone === undefined
        ? await useCases.answer(path.id, positionOnly === undefined ? { answers } : { answers, positionOnly }, now)
        : await useCases.answerGone(path.id, gone, now, memberOf(call));
    if (outcome.ok) return json(202, { id: path.id, state: outcome.value.state });
    throw new HttpProblem(notGoingOn(outcome.reason, lang));
  }),
  ...(['confirm', 'undo', 'discard'] as const).map((act) =>
    answerCall(calls[act], async (call) => {
      const { path, lang, now } = call;
      orProblem(importerOf(memberOf(call)), lang);
      const outcome = await useCases[act](path.id, now, memberOf(call));
      if (outcome.ok) return json(202, { id: path.id, state: outcome.value.state });
      throw new HttpProblem(notGoingOn(outcome.reason, lang));
    }),
  ),
];

const startByCall = async (call: CallOf<typeof calls.start>, useCases: ImportUseCases) => {
  const { query, lang, now } = call;
  const upload = await readUpload(call);
  if (!upload.ok) throw new HttpProblem(fileProblem({ kind: 'file', fault: upload.reason }, lang));
  const { bytes, fileName, fields } = upload.value;
  const started = await useCases.start(
    {
      bytes,
      fileName: query.name ?? fileName,
      source: query.source ?? fields.source,
      ...orProblem(importerOf(memberOf(call)), lang),
      dryRun: query.dryRun || fields.dryRun === 'true',
      columns: query.columns,
      leaveOut: query.leaveOut,
      positionOnly: query.positionOnly,
      asksColumns: false,
      now,
    },
    memberOf(call),
  );
  if (!started.ok) throw new HttpProblem(fileProblem(started.reason, lang));
  return json(202, startedAnswer(started.value, lang));
};

/** What is wrong with a file, as a problem: 413 where it is too large, else 400 naming the field. */
export const fileProblem = (fault: ArrivalFault, lang: Language): HttpProblem['problem'] => {
  if (fault.kind === 'columns') {
    const reason = `${missingInWords(fault.missing, lang)} (${fault.headings.join(', ')})`;
    return { code: 'invalid', errors: [{ field: 'columns', code: 'columnsMissing', reason }] };
  }
  const reason = faultInWords(fault.fault, lang);
  if (fault.fault.code === 'tooLarge') return { code: 'too-large', detail: reason };
  return { code: 'invalid', detail: reason, errors: [{ field: 'file', code: fault.fault.code, reason }] };
};

export const notGoingOn = (reason: NotGoingOn, lang: Language): HttpProblem['problem'] => {
  if (typeof reason !== 'string')
    return {
      code: 'invalid',
      errors: [{ field: 'columns', code: 'columnsMissing', reason: missingInWords(reason, lang) }],
    };
  switch (reason) {
    case 'notFound':
      return { code: 'not-found' };
    case 'gone':
      return { code: 'gone' };
    case 'changed':
    case 'notReady':
      return { code: 'conflict' };
  }
};

const startedAnswer = (job: Import, lang: Language): z.output<typeof ImportStarted> => {
  const leftOut = job.leaveOut === null ? undefined : new Set(job.leaveOut.map(foldName));
  return {
    id: job.id,
    state: job.state,
    rows: job.file.rows,
    columns: job.file.columns.map(({ name, field }) => ({ heading: name, field })),
    classes: job.file.classes.map(({ type, count, notProducers }) => ({
      type,
      count,
      leftOut: leftOut?.has(foldName(type)) ?? notProducers,
    })),
    notes: job.file.notes.map((note) => ({ code: note.code, text: noteInWords(note, lang) })),
  };
};

const answerOf = (
  { job, remarks, results, gone }: ImportView,
  { from, rows }: z.output<typeof ImportViewQuery>,
  lang: Language,
): z.output<typeof ImportAnswer> => {
  const notTaken = remarks.filter(({ kind }) => kind !== 'note');
  const notes = remarks.filter(({ kind }) => kind === 'note');
  const page = <Row>(all: readonly Row[]): Row[] => all.slice(from, from + rows);
  return {
    ...startedAnswer(job, lang),
    fileName: job.fileName,
    source: job.source,
    dryRun: job.dryRun,
    counts: job.counts,
    positionOnly: job.positionOnly,
    progress: { through: job.through, of: job.counts?.accepted ?? job.file.rows },
    outcomes: job.outcomes,
    approximate: job.approximate,
    communes: job.communes,
    failure: job.failure === null ? null : { code: job.failure.code, text: faultInWords(job.failure, lang) },
    invitations: invitationsOf(job),
    undone: undoneOf(job),
    gone: page(gone).map(({ record, communeName, answer, isOut }) => ({
      id: record.id,
      name: record.details.name,
      commune: communeName || record.details.commune,
      answer,
      isOut,
    })),
    refused: page(notTaken).map((remark) => remarkAnswer(remark, lang)) as z.output<typeof ImportAnswer>['refused'],
    accepted: page(results).map(({ before: _, ...row }) => row),
    remarks: page(notes).map((remark) => remarkAnswer(remark, lang)) as z.output<typeof ImportAnswer>['remarks'],
    more: Math.max(notTaken.length, notes.length, results.length, gone.length) > from + rows,
  };
};

const invitationsOf = ({ invitations }: Import): z.output<typeof ImportAnswer>['invitations'] => {
  if (invitations === null) return null;
  const { farms, invited, sameAddress, ended } = invitations;
  return { farms, invited, sameAddress, ended };
};

const undoneOf = ({ undone }: Import): z.output<typeof ImportAnswer>['undone'] => {
  if (undone === null) return null;
  const { removed, restored, kept } = undone;
  return { removed, restored, kept };
};

const remarkAnswer = ({ kind, line, column, value, reason }: Remark, lang: Language) => ({
  kind,
  line,
  column,
  value,
  code: reason.code,
  reason: reasonInWords(reason, lang),
});

const csvAnswer = ({ job, remarks }: ImportView, lang: Language): HttpResponse =>
  text(200, remarksCsv(remarks, lang), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${job.id}-${lang === 'fr' ? 'remarques' : 'remarks'}.csv"`,
    },
  });
