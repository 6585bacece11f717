import { z } from 'zod';
import { MEMBER, pagesOf } from '#app/shared/contracts.ts';
import { ImportPath } from '#app/shared/import-path.ts';
import { ListField } from '#domain/imports/fields.ts';
import {
  GoneAnswer,
  ImportState,
  Outcomes,
  PositionOnly,
  RowAnswer,
  RowCountsRecord,
  RowResult,
} from '#domain/imports/import.ts';
import { UnclaimedId } from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';
import { ImportId } from '#domain/unclaimed/unclaimed.ts';
import type { Calls } from '#platform/contract.ts';

const truth = z
  .enum(['true', 'false', '1', '0'])
  .default('false')
  .transform((value) => value === 'true' || value === '1');

/** `Heading:field`, several joined by commas; an empty field leaves the column aside. */
const columnPairs = z
  .string()
  .max(4_000)
  .transform((text, context): Record<string, ListField | null> => {
    const pairs = text.split(',').map((pair) => {
      const cut = pair.lastIndexOf(':');
      const field = ListField.nullable().safeParse(pair.slice(cut + 1).trim() || null);
      if (cut > 0 && field.success) return [pair.slice(0, cut).trim(), field.data] as const;
      context.issues.push({ code: 'custom', message: reason('headingMapping'), input: pair });
      return [pair, null] as const;
    });
    return Object.fromEntries(pairs);
  });

/** `POST /api/agency/imports`: the file is the body, or the part `file` of a form. */
const ImportQuery = z.strictObject({
  /** Reads and compares, writes nothing. */
  dryRun: truth,
  /** The list's name, said to those who are invited; the file's name if absent. */
  source: z.string().trim().max(100).optional(),
  name: z.string().trim().max(200).optional(),
  /** Types of rows not to import, joined by commas; empty: none is left out. Absent: markets and vending machines are. */
  leaveOut: z
    .string()
    .max(2_000)
    .transform((types) => types.split(',').map((type) => type.trim()))
    .transform((types) => types.filter((type) => type !== ''))
    .optional(),
  columns: columnPairs.optional(),
  /** Rows of which only the position tells the commune: absent, they are asked about and not imported until then. */
  positionOnly: PositionOnly.optional(),
});

export const ImportViewQuery = z.strictObject({
  /** Rows of each kind to give, and how many to pass over. */
  rows: z.coerce.number().int().min(0).max(5_000).default(2_000),
  from: z.coerce.number().int().min(0).default(0),
});

const ProducerSummary = z.strictObject({ code: z.string(), text: z.string() });

const Refusal = z.strictObject({
  kind: z.enum(['refused', 'leftOut', 'repeated', 'asked']),
  line: z.int(),
  column: z.string(),
  value: z.string(),
  code: z.string(),
  reason: z.string(),
});

export const ImportStarted = z.strictObject({
  id: ImportId,
  state: ImportState,
  rows: z.int(),
  columns: z.array(z.strictObject({ heading: z.string(), field: ListField.nullable() })),
  classes: z.array(z.strictObject({ type: z.string(), count: z.int(), leftOut: z.boolean() })),
  notes: z.array(ProducerSummary),
});

export const ImportAnswer = z.strictObject({
  ...ImportStarted.shape,
  fileName: z.string(),
  source: z.string(),
  dryRun: z.boolean(),
  /** null until the rows are read. Every row of the file is in exactly one of accepted, refused, leftOut, repeated, asked. */
  counts: RowCountsRecord.nullable(),
  /** What was said of rows with a position only; null: they are asked about. */
  positionOnly: PositionOnly.nullable(),
  /** Of the accepted rows: how many are through, and what became, or would become, of them. */
  progress: z.strictObject({ through: z.int(), of: z.int() }),
  outcomes: Outcomes,
  approximate: z.int(),
  communes: z.array(z.strictObject({ code: z.string(), name: z.string(), count: z.int() })),
  failure: ProducerSummary.nullable(),
  /** The latest round of invitations: farms to invite, and how many are through; null where there was none. */
  invitations: z
    .strictObject({ farms: z.int(), invited: z.int(), sameAddress: z.int(), ended: z.boolean() })
    .nullable(),
  refused: z.array(Refusal),
  accepted: z.array(RowResult.omit({ before: true })),
  /** Farms that an earlier version of the list had and this one has not: kept until somebody says otherwise. */
  gone: z.array(
    z.strictObject({
      id: UnclaimedId,
      name: z.string(),
      commune: z.string(),
      answer: GoneAnswer.nullable(),
      isOut: z.boolean(),
    }),
  ),
  /** Of an import that was taken back: farms removed, farms as before again, and those that stay. */
  undone: z.strictObject({ removed: z.int(), restored: z.int(), kept: z.int() }).nullable(),
  /** Rows that were taken, but for one value. */
  remarks: z.array(z.strictObject({ ...Refusal.shape, kind: z.literal('note') })),
  /** Whether there are rows beyond these: ask again with `from`. */
  more: z.boolean(),
});

/** `POST /api/agency/imports/{id}/answers`: by line, whether a row that may be a farm that is known is it. */
const ImportAnswers = z.strictObject({
  answers: z.record(z.string().regex(/^\d{1,6}$/), RowAnswer).default({}),
  /** Of rows of which only the position tells the commune, all at once. */
  positionOnly: PositionOnly.optional(),
  /** Of farms that are in this version of the list no more, by their id. */
  gone: z.record(UnclaimedId, GoneAnswer).optional(),
});

/** Its rows are gone through in the background: ask for it again. */
const ImportGoingOn = z.strictObject({ id: ImportId, state: ImportState });

export const calls = {
  start: {
    method: 'POST',
    path: '/api/agency/imports',
    guard: MEMBER,
    summary:
      'Import a list: a CSV file as the body (UTF-8 as text/csv, anything else as application/octet-stream), or as the part `file` of a form; at most 4.5 MB, or 20 MB gzipped',
    query: ImportQuery,
    body: { media: ['text/csv', 'application/octet-stream', 'multipart/form-data'] },
    answers: { 202: ImportStarted },
  },
  view: {
    method: 'GET',
    path: '/api/agency/imports/{id}',
    guard: MEMBER,
    summary: 'How far an import got; accepted and refused rows, each refusal with line, column and reason',
    parameters: ImportPath,
    query: ImportViewQuery,
    answers: { 200: ImportAnswer },
  },
  remarks: {
    method: 'GET',
    path: '/api/agency/imports/{id}/remarks.csv',
    guard: MEMBER,
    summary: 'Refused rows and remarks, as CSV',
    parameters: ImportPath,
    answers: { 200: { media: ['text/csv'] } },
  },
  answers: {
    method: 'POST',
    path: '/api/agency/imports/{id}/answers',
    guard: MEMBER,
    summary: 'Say of rows that may be a farm that is known whether they are; the preview is made again',
    parameters: ImportPath,
    body: ImportAnswers,
    answers: { 202: ImportGoingOn },
    problems: ['not-found', 'conflict', 'gone'],
  },
  confirm: {
    method: 'POST',
    path: '/api/agency/imports/{id}/confirm',
    guard: MEMBER,
    summary: 'Import what a dry run has shown',
    parameters: ImportPath,
    answers: { 202: ImportGoingOn },
    problems: ['not-found', 'conflict', 'gone'],
  },
  undo: {
    method: 'POST',
    path: '/api/agency/imports/{id}/undo',
    guard: MEMBER,
    summary: 'Take an import back as a whole, within 30 days: who has claimed their farm stays',
    parameters: ImportPath,
    answers: { 202: ImportGoingOn },
    problems: ['not-found', 'conflict', 'gone'],
  },
  discard: {
    method: 'POST',
    path: '/api/agency/imports/{id}/discard',
    guard: MEMBER,
    summary: 'Set the preview of an import aside: nothing of it was written',
    parameters: ImportPath,
    answers: { 202: ImportGoingOn },
    problems: ['not-found', 'conflict', 'gone'],
  },
} as const satisfies Calls;

export const pages = pagesOf({
  agencyImports: { GET: MEMBER, POST: MEMBER, takesFile: true },
  agencyImport: { GET: MEMBER, POST: MEMBER },
});
