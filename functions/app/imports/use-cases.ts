import { type AuditLog, auditEntry } from '#domain/audit/audit-entry.ts';
import type { ColumnChoice } from '#domain/imports/columns.ts';
import type { GoneAnswer, GoneFarm, Import, RowResult } from '#domain/imports/import.ts';
import type { Imports } from '#domain/imports/import-store.ts';
import type { Remark } from '#domain/imports/row-codes.ts';
import { refusedToSeeList } from '#domain/members/member.ts';
import type { Acting } from '#domain/shared/acting.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import type { ImportId } from '#domain/unclaimed/unclaimed.ts';
import { newId as newEntryId } from '#platform/clock.ts';
import { answerGone } from './gone-farms.ts';
import type { ImportMessage } from './import-message.ts';
import {
  type Arrival,
  type ArrivalFault,
  answerRows,
  chooseColumns,
  confirmImport,
  startImport,
} from './start-import.ts';
import { discardImport, startUndo } from './undo-import.ts';

export interface ImportDependencies {
  readonly imports: Imports;
  readonly newId: () => ImportId;
  /** Hands an import to the worker. */
  readonly queue: (id: ImportId, work?: ImportMessage['work']) => Promise<void>;
  readonly audit: Pick<AuditLog, 'write'>;
}

export interface ImportView {
  readonly job: Import;
  readonly remarks: readonly Remark[];
  readonly results: readonly RowResult[];
  readonly gone: readonly GoneFarm[];
}

export type NotGoingOn = 'notFound' | 'changed' | 'gone' | 'notReady' | readonly ('name' | 'place')[];

export interface ImportUseCases {
  start(arrival: Omit<Arrival, 'id'>, member: Acting): Promise<Outcome<Import, ArrivalFault>>;
  /** The latest, newest first; those that they see. */
  recent(member: Acting): Promise<Import[]>;
  view(id: ImportId): Promise<ImportView | undefined>;
  chooseColumns(
    id: ImportId,
    choice: { readonly columns: ColumnChoice; readonly leaveOut: readonly string[] | null; readonly source: string },
    now: Instant,
  ): Promise<Outcome<Import, NotGoingOn>>;
  confirm(id: ImportId, now: Instant, member: Acting): Promise<Outcome<Import, NotGoingOn>>;
  /** Says of rows that may be a farm that is known whether they are, by line. */
  answer(
    id: ImportId,
    said: Partial<Pick<Import, 'answers' | 'positionOnly'>>,
    now: Instant,
  ): Promise<Outcome<Import, NotGoingOn>>;
  /** Says of farms that are in this version of the list no more whether they are kept. */
  answerGone(
    id: ImportId,
    answers: Readonly<Record<string, GoneAnswer>>,
    now: Instant,
    member: Acting,
  ): Promise<Outcome<Import, NotGoingOn>>;
  /** Takes it back as a whole, within 30 days. */
  undo(id: ImportId, now: Instant, member: Acting): Promise<Outcome<Import, NotGoingOn>>;
  /** Sets a preview aside: nothing of it was written. */
  discard(id: ImportId, now: Instant, member: Acting): Promise<Outcome<Import, NotGoingOn>>;
}

const SHOWN = 20;

export const importUseCases = ({ imports, newId, queue, audit }: ImportDependencies): ImportUseCases => {
  const goingOn = async (outcome: Outcome<Import, NotGoingOn>): Promise<Outcome<Import, NotGoingOn>> => {
    if (outcome.ok) await queue(outcome.value.id);
    return outcome;
  };
  return {
    async start(arrival, member) {
      const started = await startImport({ ...arrival, id: newId() }, imports);
      // Nothing of the directory changes before it is in the queue.
      if (started.ok) await audit.write([entryOf('importStarted', started.value, { by: member, at: arrival.now })]);
      if (started.ok && started.value.state === 'waiting') await queue(started.value.id);
      return started;
    },

    recent: async (member) =>
      (await imports.recent(SHOWN)).filter(({ departments }) => refusedToSeeList(member, departments) === undefined),

    async view(id) {
      const job = await imports.find(id);
      if (job === undefined) return undefined;
      const [remarks, results, gone] = await Promise.all([imports.remarks(id), imports.results(id), imports.gone(id)]);
      // A pass before this one may have had more rows: what it left is not shown.
      return {
        job,
        remarks: job.counts === null ? [] : remarks,
        results: results.slice(0, job.through),
        gone: job.gone === null ? [] : gone,
      };
    },

    async chooseColumns(id, choice, now) {
      const job = await imports.find(id);
      if (job === undefined) return refused('notFound');
      if (!['columns', 'preview', 'failed'].includes(job.state)) return refused('notReady');
      return goingOn(await chooseColumns(job, choice, { imports, now }));
    },

    async confirm(id, now, member) {
      const job = await imports.find(id);
      if (job === undefined) return refused('notFound');
      // Said twice (a double click, a message lost on its way): the worker is woken again, and finds what is left to do.
      if (job.state === 'writing') return goingOn(done(job));
      if (job.state === 'preview') await audit.write([entryOf('importConfirmed', job, { by: member, at: now })]);
      return goingOn(await confirmImport(job, { imports, now }));
    },

    async answer(id, said, now) {
      const job = await imports.find(id);
      if (job === undefined) return refused('notFound');
      return goingOn(await answerRows(job, said, { imports, now }));
    },

    async answerGone(id, answers, now, member) {
      const job = await imports.find(id);
      if (job === undefined) return refused('notFound');
      if (job.state === 'done') await audit.write([entryOf('importConfirmed', job, { by: member, at: now })]);
      const outcome = await answerGone(job, answers, { imports, now });
      if (outcome.ok && outcome.value.state === 'writing') await queue(id);
      return outcome;
    },

    async undo(id, now, member) {
      const job = await imports.find(id);
      if (job === undefined) return refused('notFound');
      if (job.state === 'done') await audit.write([entryOf('importUndone', job, { by: member, at: now })]);
      const outcome = await startUndo(job, { imports, now });
      if (outcome.ok) await queue(id, 'undo');
      return outcome;
    },

    async discard(id, now, member) {
      const job = await imports.find(id);
      if (job === undefined) return refused('notFound');
      const outcome = await discardImport(job, { imports, now });
      if (outcome.ok && job.state !== 'discarded')
        await audit.write([entryOf('importDiscarded', job, { by: member, at: now })]);
      return outcome;
    },
  };
};

const entryOf = (
  action: 'importStarted' | 'importConfirmed' | 'importUndone' | 'importDiscarded',
  { id, source, fileName, file, dryRun, outcomes }: Import,
  { by, at }: { readonly by: Acting; readonly at: Instant },
) =>
  auditEntry({
    id: newEntryId(),
    at,
    by,
    action,
    subject: { kind: 'import', id, name: source },
    after:
      action === 'importStarted'
        ? { file: fileName, rows: String(file.rows), writes: dryRun ? 'no' : 'yes' }
        : { created: String(outcomes.created), changed: String(outcomes.changed) },
  });
