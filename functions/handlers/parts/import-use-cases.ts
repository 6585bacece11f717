import type { ColumnChoice } from '../../domain/imports/columns.ts';
import type { Import, RowResult } from '../../domain/imports/import.ts';
import type { ImportId } from '../../domain/imports/imported.ts';
import type { Imports } from '../../domain/imports/imports.ts';
import type { Remark } from '../../domain/imports/row-words.ts';
import {
  type Arrival,
  type ArrivalFault,
  chooseColumns,
  confirmImport,
  startImport,
} from '../../domain/imports/starting.ts';
import { done, type Outcome, refused } from '../../domain/shared/outcome.ts';
import type { Instant } from '../../domain/shared/primitives.ts';

export interface ImportParts {
  readonly imports: Imports;
  readonly newId: () => ImportId;
  /** Hands an import to the worker. */
  readonly queue: (id: ImportId) => Promise<void>;
}

export interface ImportView {
  readonly job: Import;
  readonly remarks: readonly Remark[];
  readonly results: readonly RowResult[];
}

export type NotGoingOn = 'notFound' | 'changed' | 'gone' | 'notReady' | readonly ('name' | 'place')[];

export interface ImportUseCases {
  start(arrival: Omit<Arrival, 'id'>): Promise<Outcome<Import, ArrivalFault>>;
  recent(): Promise<Import[]>;
  view(id: ImportId): Promise<ImportView | undefined>;
  chooseColumns(
    id: ImportId,
    choice: { readonly columns: ColumnChoice; readonly leaveOut: readonly string[] | null; readonly source: string },
    now: Instant,
  ): Promise<Outcome<Import, NotGoingOn>>;
  confirm(id: ImportId, now: Instant): Promise<Outcome<Import, NotGoingOn>>;
}

const SHOWN = 20;

export const importUseCases = ({ imports, newId, queue }: ImportParts): ImportUseCases => {
  const goingOn = async (outcome: Outcome<Import, NotGoingOn>): Promise<Outcome<Import, NotGoingOn>> => {
    if (outcome.ok) await queue(outcome.value.id);
    return outcome;
  };
  return {
    async start(arrival) {
      const started = await startImport({ ...arrival, id: newId() }, imports);
      if (started.ok && started.value.state === 'waiting') await queue(started.value.id);
      return started;
    },

    recent: () => imports.recent(SHOWN),

    async view(id) {
      const job = await imports.find(id);
      if (job === undefined) return undefined;
      const [remarks, results] = await Promise.all([imports.remarks(id), imports.results(id)]);
      // A pass before this one may have had more rows: what it left is not shown.
      return { job, remarks: job.counts === null ? [] : remarks, results: results.slice(0, job.through) };
    },

    async chooseColumns(id, choice, now) {
      const job = await imports.find(id);
      if (job === undefined) return refused('notFound');
      if (!['columns', 'preview', 'failed'].includes(job.state)) return refused('notReady');
      return goingOn(await chooseColumns(job, choice, { imports, now }));
    },

    async confirm(id, now) {
      const job = await imports.find(id);
      if (job === undefined) return refused('notFound');
      // Said twice (a double click, a message lost on its way): the worker is woken again, and finds what is left to do.
      if (job.state === 'writing') return goingOn(done(job));
      return goingOn(await confirmImport(job, { imports, now }));
    },
  };
};
