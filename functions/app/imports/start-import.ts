import { classesOf } from '#domain/imports/classes.ts';
import {
  type Column,
  type ColumnChoice,
  choiceOf,
  columnsOf,
  headingSet,
  knownHeadings,
  missingFields,
} from '#domain/imports/columns.ts';
import { Import, NO_OUTCOMES, type PositionOnly } from '#domain/imports/import.ts';
import type { Imports } from '#domain/imports/import-store.ts';
import type { FileFault } from '#domain/imports/reading/file-codes.ts';
import { type List, readList } from '#domain/imports/reading/list.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import type { ImportId } from '#domain/unclaimed/unclaimed.ts';

/** A file has come: what can be said at once, and the record of its import. */

export interface Arrival {
  readonly id: ImportId;
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** The list's name; absent, the file's. */
  readonly source?: string;
  readonly by: string;
  /** Where the member may import; absent: everywhere. */
  readonly departments?: readonly string[];
  readonly dryRun: boolean;
  readonly columns?: ColumnChoice;
  readonly positionOnly?: PositionOnly;
  readonly leaveOut?: readonly string[];
  /** Whether a member will look at the columns before anything goes on. */
  readonly asksColumns: boolean;
  readonly now: Instant;
}

export type ArrivalFault =
  | { readonly kind: 'file'; readonly fault: FileFault }
  | { readonly kind: 'columns'; readonly missing: readonly ('name' | 'place')[]; readonly headings: readonly string[] };

/** Keeps the file and starts its import, which then waits for its columns or for the worker. Refused, nothing is kept. */
export const startImport = async (arrival: Arrival, imports: Imports): Promise<Outcome<Import, ArrivalFault>> => {
  const read = readList(arrival.bytes, knownHeadings);
  if (!read.ok) return refused({ kind: 'file', fault: read.reason });
  const list = read.value;
  const remembered = await imports.remembered(headingSet(list.headings));
  const columns = columnsOf(list, { byHand: arrival.columns, remembered });
  const missing = missingFields(columns);
  if (missing.length > 0 && !arrival.asksColumns)
    return refused({ kind: 'columns', missing, headings: list.headings.map(({ name }) => name) });
  const record = recordOf(arrival, list, columns);
  await imports.start(record, arrival.bytes);
  return done(record);
};

const recordOf = (arrival: Arrival, list: List, columns: readonly Column[]): Import =>
  Import.parse({
    id: arrival.id,
    state: arrival.asksColumns ? 'columns' : 'waiting',
    dryRun: arrival.dryRun,
    fileName: arrival.fileName.slice(0, 200),
    source: (arrival.source?.trim() || listName(arrival.fileName)).slice(0, 100),
    by: arrival.by,
    departments: arrival.departments ?? null,
    columns: choiceOf(columns),
    leaveOut: arrival.leaveOut ?? null,
    answers: {},
    positionOnly: arrival.positionOnly ?? null,
    file: fileOf(list, columns),
    counts: null,
    communes: [],
    approximate: 0,
    through: 0,
    outcomes: NO_OUTCOMES,
    failure: null,
    invitations: null,
    createdAt: arrival.now,
    updatedAt: arrival.now,
    version: 1,
  });

const EXAMPLES = 3;

/** What the record says of the file: its columns with a few values each, its classes of rows. */
const fileOf = (list: List, columns: readonly Column[]): Import['file'] => ({
  encoding: list.encoding,
  separator: list.separator,
  columns: columns.map(({ name, field, by }) => ({ name, field, by })),
  classes: classesOf(list, columns).slice(0, 200),
  notes: list.notes.map((note) => ({ ...note, values: { ...note.values } })),
  examples: columns.map(({ index }) => examplesOf(list, index)),
  rows: list.rows.length,
});

const examplesOf = (list: List, index: number): string[] => {
  const found: string[] = [];
  for (const { cells } of list.rows) {
    const value = (cells[index] ?? '').slice(0, 60);
    if (value !== '' && !found.includes(value)) found.push(value);
    if (found.length === EXAMPLES) break;
  }
  return found;
};

/** A file's name without its ending, its date and its version: the same list comes again under another date. */
export const listName = (fileName: string): string => {
  const name = fileName
    .replace(/^.*[/\\]/, '')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/\(\d+\)/g, ' ')
    .replace(/(?:\d{4}[-_.]\d{2}[-_.]\d{2}|\d{2}[-_.]\d{2}[-_.]\d{4}|\d{8}|\d{6})/g, ' ')
    .replace(/\bv\d+\b/gi, ' ')
    .replace(/[_-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return name === '' ? 'liste' : name;
};

/** The columns as a member has set them, remembered for the next list with these headings; the import waits for its preview. */
export const chooseColumns = async (
  job: Import,
  choice: { readonly columns: ColumnChoice; readonly leaveOut: readonly string[] | null; readonly source: string },
  { imports, now }: { readonly imports: Imports; readonly now: Instant },
): Promise<Outcome<Import, 'changed' | 'gone' | readonly ('name' | 'place')[]>> => {
  const bytes = await imports.file(job.id);
  const read = bytes === undefined ? undefined : readList(bytes, knownHeadings);
  if (read?.ok !== true) return refused('gone');
  const columns = columnsOf(read.value, { byHand: choice.columns });
  const missing = missingFields(columns);
  if (missing.length > 0) return refused(missing);
  const after = Import.parse({
    ...job,
    state: 'waiting',
    dryRun: true,
    source: choice.source.trim().slice(0, 100) || job.source,
    columns: choiceOf(columns),
    leaveOut: choice.leaveOut,
    file: fileOf(read.value, columns),
    counts: null,
    through: 0,
    outcomes: NO_OUTCOMES,
    updatedAt: now,
    version: job.version + 1,
  });
  if ((await imports.save(after)) === 'changed') return refused('changed');
  await imports.remember(headingSet(read.value.headings), choiceOf(columns));
  return done(after);
};

/** From the preview on to the directory: the same rows again, now written. */
export const confirmImport = async (
  job: Import,
  { imports, now }: { readonly imports: Imports; readonly now: Instant },
): Promise<Outcome<Import, 'changed' | 'notReady'>> => {
  if (job.state !== 'preview') return refused('notReady');
  const after: Import = {
    ...job,
    state: 'writing',
    dryRun: false,
    through: 0,
    outcomes: NO_OUTCOMES,
    updatedAt: now,
    version: job.version + 1,
  };
  return (await imports.save(after)) === 'saved' ? done(after) : refused('changed');
};

/** What a member says of rows that may be a farm that is known; the preview is made again. Answers before these stand. */
export const answerRows = async (
  job: Import,
  { answers = {}, positionOnly = job.positionOnly }: Partial<Pick<Import, 'answers' | 'positionOnly'>>,
  { imports, now }: { readonly imports: Imports; readonly now: Instant },
): Promise<Outcome<Import, 'changed' | 'notReady'>> => {
  if (job.state !== 'preview') return refused('notReady');
  const after: Import = {
    ...job,
    state: 'waiting',
    dryRun: true,
    answers: { ...job.answers, ...answers },
    positionOnly,
    counts: null,
    through: 0,
    outcomes: NO_OUTCOMES,
    updatedAt: now,
    version: job.version + 1,
  };
  return (await imports.save(after)) === 'saved' ? done(after) : refused('changed');
};
