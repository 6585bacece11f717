import type { Import, RowResult } from '#domain/imports/import.ts';
import type { Imports } from '#domain/imports/import-store.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { Instant, UnclaimedId } from '#domain/shared/primitives.ts';
import { identityKeys } from '#domain/unclaimed/identity.ts';
import { type ImportId, UnclaimedProducer } from '#domain/unclaimed/unclaimed.ts';
import type { UnclaimedStore } from '#domain/unclaimed/unclaimed-store.ts';
import { bringBack } from './gone-farms.ts';

/**
 * "That was the wrong file": takes an import back as a whole, as long as its record is kept (30 days). Farms that it made are gone, those that it changed
 * are as before; who has claimed their farm meanwhile, and what a later list has changed, stays.
 */

export interface UndoPorts {
  readonly imports: Imports;
  readonly now: Instant;
}

/** A worker keeps its import's record at every step, within a minute: one that has not for so long was killed, and its message lost. */
const STUCK_MS = 15 * 60_000;
export const isStuck = ({ state, updatedAt }: Pick<Import, 'state' | 'updatedAt'>, now: Instant): boolean =>
  state === 'writing' && Date.parse(now) - Date.parse(updatedAt) > STUCK_MS;

/** Marks it as being taken back; the worker does it. Said twice, it is one. */
export const startUndo = async (
  job: Import,
  { imports, now }: UndoPorts,
): Promise<Outcome<Import, 'changed' | 'notReady'>> => {
  if (job.state === 'undoing') return done(job);
  if (job.state !== 'done' && !isStuck(job, now)) return refused('notReady');
  const after: Import = {
    ...job,
    state: 'undoing',
    undone: { through: 0, removed: 0, restored: 0, kept: 0 },
    updatedAt: now,
    version: job.version + 1,
  };
  return (await imports.save(after)) === 'saved' ? done(after) : refused('changed');
};

/** A preview that nobody wants: its rows and examples are shown no more, nothing was written. */
export const discardImport = async (
  job: Import,
  { imports, now }: UndoPorts,
): Promise<Outcome<Import, 'changed' | 'notReady'>> => {
  if (job.state === 'discarded') return done(job);
  if (job.state !== 'preview' && job.state !== 'columns' && job.state !== 'failed') return refused('notReady');
  const after: Import = {
    ...job,
    state: 'discarded',
    file: { ...job.file, examples: [] },
    communes: [],
    counts: null,
    through: 0,
    updatedAt: now,
    version: job.version + 1,
  };
  return (await imports.save(after)) === 'saved' ? done(after) : refused('changed');
};

export interface Undoing {
  readonly imports: Imports;
  readonly unclaimed: Pick<UnclaimedStore, 'findAll' | 'create' | 'change' | 'withdraw'>;
  readonly communeName: (code: string) => string;
  readonly now: () => Instant;
  readonly timeIsUp: () => boolean;
}

const ROWS_A_STEP = 100;
/** Of import-rows.ts. */
const STEP_OF_IMPORT = 200;
const WRITES_AT_ONCE = 25;

/** The worker's part. May be interrupted anywhere, and run twice. @throws where another worker is at the same import. */
export const advanceUndo = async (id: ImportId, undoing: Undoing): Promise<'finished' | 'more' | 'nothing'> => {
  let job = await undoing.imports.find(id);
  if (job?.state !== 'undoing' || job.undone === null) return 'nothing';
  const all = await undoing.imports.results(id);
  // A worker that was killed had begun one step more: what it was about to write is kept, and may be written or not.
  const begun = new Set(all.slice(job.through, job.through + STEP_OF_IMPORT).map(({ line }) => line));
  const rows = all.slice(0, job.through + STEP_OF_IMPORT).filter(touches);
  while (job.undone !== null && job.undone.through < rows.length) {
    const step = rows.slice(job.undone.through, job.undone.through + ROWS_A_STEP);
    const counts = await takeBack(step, job, undoing, begun);
    job = await saved({ ...job, undone: added(job.undone, counts, step.length) }, undoing);
    if (undoing.timeIsUp()) return 'more';
  }
  const back = await bringBack(await undoing.imports.gone(id), undoing.unclaimed, undoing.communeName);
  const undone = job.undone && { ...job.undone, restored: job.undone.restored + back };
  await saved({ ...job, state: 'undone', undone }, undoing);
  return 'finished';
};

const touches = ({ outcome, id }: RowResult): boolean =>
  id !== null && (outcome === 'created' || outcome === 'changed');

type Counts = Omit<NonNullable<Import['undone']>, 'through'>;

const added = (sum: NonNullable<Import['undone']>, counts: Counts, rows: number): NonNullable<Import['undone']> => ({
  through: sum.through + rows,
  removed: sum.removed + counts.removed,
  restored: sum.restored + counts.restored,
  kept: sum.kept + counts.kept,
});

const saved = async (job: Import, { imports, now }: Undoing): Promise<Import> => {
  const next: Import = { ...job, updatedAt: now(), version: job.version + 1 };
  if ((await imports.save(next)) === 'changed') throw new Error(`import ${job.id} was changed by somebody else`);
  return next;
};

const takeBack = async (
  rows: readonly RowResult[],
  job: Import,
  undoing: Undoing,
  begun: ReadonlySet<number>,
): Promise<Counts> => {
  const records = await undoing.unclaimed.findAll([...new Set(rows.map(({ id }) => id as UnclaimedId))]);
  const counts: Record<keyof Counts, number> = { removed: 0, restored: 0, kept: 0 };
  for (let start = 0; start < rows.length; start += WRITES_AT_ONCE) {
    const batch = rows.slice(start, start + WRITES_AT_ONCE);
    const outcomes = await Promise.all(
      batch.map((row) => takeRowBack(row, records.get(row.id as UnclaimedId), job, undoing)),
    );
    for (const [index, outcome] of outcomes.entries()) {
      const wasNeverWritten = outcome === 'kept' && begun.has(batch[index]?.line ?? 0);
      if (outcome !== 'gone' && !wasNeverWritten) counts[outcome] += 1;
    }
  }
  return counts;
};

/** `gone`: taken back by an earlier turn, or out at their own wish. */
const takeRowBack = async (
  row: RowResult,
  record: UnclaimedProducer | undefined,
  job: Import,
  { unclaimed, communeName, now }: Undoing,
): Promise<keyof Counts | 'gone'> => {
  if (record === undefined) return row.outcome === 'created' ? 'gone' : 'kept';
  const isHis = record.state === 'claimed' || record.producerId !== null;
  if (isHis || record.changedBy !== job.id) return 'kept';
  if (row.outcome === 'created') return (await unclaimed.withdraw(record)) === 'changed' ? 'kept' : 'removed';
  if (row.before === null) return 'kept';
  const producer = UnclaimedProducer.parse({
    ...record,
    details: row.before.details,
    changedBy: row.before.changedBy,
    version: record.version + 1,
    updatedAt: now(),
  });
  const outcome = await unclaimed.change(record, {
    producer,
    communeName: communeName(producer.details.commune),
    keys: identityKeys(producer.details, producer.source).map(({ text }) => text),
  });
  return outcome === 'written' ? 'restored' : 'kept';
};
