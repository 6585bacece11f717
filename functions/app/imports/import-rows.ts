import type { Candidate } from '#domain/imports/candidate.ts';
import { codedMessage } from '#domain/imports/coded-message.ts';
import { type Compared, compare } from '#domain/imports/comparing.ts';
import { type Import, NO_OUTCOMES, type Outcomes, type RowAnswer, type RowResult } from '#domain/imports/import.ts';
import type { Geocoder, Imports } from '#domain/imports/import-store.ts';
import { type ImportPlaces, type ReadImport, readImport } from '#domain/imports/reading-list.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { identityKeys } from '#domain/unclaimed/identity.ts';
import { type ImportId, UnclaimedProducer } from '#domain/unclaimed/unclaimed.ts';
import type { Listing, RegisteredProducers, UnclaimedList, UnclaimedStore } from '#domain/unclaimed/unclaimed-store.ts';
import { countsOfGone, findGone, takeOutGone } from './gone-farms.ts';

/** The worker's part: takes an import on, some hundred rows at a time. May be interrupted anywhere, and run twice. */

export interface Importing {
  readonly imports: Imports;
  readonly unclaimed: UnclaimedStore;
  readonly list: UnclaimedList;
  readonly registered: RegisteredProducers;
  readonly geocoder: Geocoder;
  readonly places: ImportPlaces;
  /** Departments of the directory. */
  readonly territory: readonly string[];
  readonly now: () => Instant;
  /** Whether this turn has lasted long enough: the rest goes on in another. */
  readonly timeIsUp: () => boolean;
  /** Called between two effects; see functions/platform/points.ts. */
  readonly reached: (point: 'import.after-write') => void;
}

/** Batched reads take 100 keys a call: 200 rows with three keys each are six calls, side by side. */
const ROWS_A_STEP = 200;
/** Writes side by side: enough to keep the table busy, few enough not to be throttled. */
const WRITES_AT_ONCE = 25;

export type Advanced = 'finished' | 'more' | 'nothing';

/** @throws where the directory does not answer, or another worker is at the same import: the message comes back. */
export const advanceImport = async (id: ImportId, importing: Importing): Promise<Advanced> => {
  const job = await importing.imports.find(id);
  if (job === undefined || !['waiting', 'comparing', 'writing'].includes(job.state)) return 'nothing';
  const bytes = await importing.imports.file(id);
  const read =
    bytes === undefined
      ? undefined
      : readImport(
          bytes,
          {
            columns: job.columns,
            leaveOut: job.leaveOut ?? undefined,
            departments: job.departments ?? undefined,
            territory: importing.territory,
            answers: answersOf(job),
            positionOnly: job.positionOnly ?? undefined,
          },
          importing.places,
        );
  if (read?.ok !== true) {
    // Checked when it came: only a file whose month is over, or columns that were changed meanwhile, end here.
    const failure = read?.reason.kind === 'file' ? read.reason.fault : codedMessage('unreadable');
    await saved({ ...job, state: 'failed', failure: { ...failure, values: { ...failure.values } } }, importing);
    return 'finished';
  }
  return advanceRows(await begun(job, read.value, importing), read.value, importing);
};

const answersOf = ({ answers }: Import): ReadonlyMap<number, RowAnswer> =>
  new Map(Object.entries(answers).map(([line, answer]) => [Number(line), answer]));

/** A waiting import is read: its counts and remarks are kept, and its rows come next. */
const begun = async (job: Import, read: ReadImport, importing: Importing): Promise<Import> => {
  if (job.state !== 'waiting') return job;
  await importing.imports.keepRemarks(job.id, read.remarks);
  return saved(
    {
      ...job,
      state: job.dryRun ? 'comparing' : 'writing',
      leaveOut: [...read.leftOut],
      file: { ...job.file, notes: read.notes.map((note) => ({ ...note, values: { ...note.values } })) },
      counts: { ...read.counts },
      communes: communesOf(read.candidates),
      approximate: read.candidates.filter(({ details }) => details.located === 'commune').length,
      through: 0,
      outcomes: NO_OUTCOMES,
    },
    importing,
  );
};

const communesOf = (candidates: readonly Candidate[]): Import['communes'] => {
  const counts = new Map<string, { code: string; name: string; count: number }>();
  for (const { details, communeName } of candidates) {
    const known = counts.get(details.commune) ?? { code: details.commune, name: communeName, count: 0 };
    counts.set(details.commune, { ...known, count: known.count + 1 });
  }
  // As many as fit into the record; the list of rows has them all.
  return [...counts.values()].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'fr')).slice(0, 1_000);
};

const advanceRows = async (begunJob: Import, read: ReadImport, importing: Importing): Promise<Advanced> => {
  const { candidates } = read;
  let job = begunJob;
  while (job.through < candidates.length) {
    const step = candidates.slice(job.through, job.through + ROWS_A_STEP);
    const results = await (job.state === 'writing'
      ? writeStep(step, job, importing)
      : compareStep(step, job, importing));
    importing.reached('import.after-write');
    await importing.imports.keepResults(job.id, job.through, results);
    job = await saved(
      { ...job, through: job.through + step.length, outcomes: added(job.outcomes, results) },
      importing,
    );
    if (job.through < candidates.length && importing.timeIsUp()) return 'more';
  }
  const found = await findGone(job, read, importing);
  if (job.state !== 'writing') {
    await importing.imports.keepGone(job.id, found);
    await saved({ ...job, state: 'preview', gone: countsOfGone(found) }, importing);
    return 'finished';
  }
  const gone = await takeOutGone(job, found, importing);
  await saved(ended({ ...job, gone: countsOfGone(gone) }), importing);
  return 'finished';
};

/** Values of the list served to tell its columns: with the import done, nobody asks again, and they are people's data. */
const ended = (job: Import): Import => ({ ...job, state: 'done', file: { ...job.file, examples: [] } });

const saved = async (job: Import, { imports, now }: Importing): Promise<Import> => {
  const next: Import = { ...job, updatedAt: now(), version: job.version + 1 };
  if ((await imports.save(next)) === 'changed') throw new Error(`import ${job.id} was changed by somebody else`);
  return next;
};

const added = (outcomes: Outcomes, results: readonly RowResult[]): Outcomes => {
  const sum = { ...outcomes };
  for (const { outcome } of results) sum[outcome] = (sum[outcome] ?? 0) + 1;
  return sum;
};

const compareStep = async (step: readonly Candidate[], job: Import, importing: Importing): Promise<RowResult[]> =>
  (await compare(step, { ...importing, source: job.source, importId: job.id, answers: answersOf(job) })).map(
    (compared) => resultOf(compared, outcomeOf(compared)),
  );

const outcomeOf = ({ comparison }: Compared): RowResult['outcome'] =>
  comparison.kind === 'new' ? 'created' : comparison.kind;

const resultOf = ({ candidate, comparison }: Compared, outcome: RowResult['outcome']): RowResult => {
  const { details, line, communeName } = candidate;
  return {
    line,
    name: details.name,
    commune: details.commune,
    communeName,
    lat: details.position.lat,
    lon: details.position.lon,
    approximate: details.located === 'commune',
    communeFromPosition: details.communeFromPosition,
    delivery: details.delivery,
    families: details.families,
    products: details.products,
    otherProducts: details.otherProducts,
    outcome,
    id:
      comparison.kind === 'new'
        ? comparison.id
        : comparison.kind === 'changed' || comparison.kind === 'unchanged'
          ? comparison.known.id
          : null,
    changes: comparison.kind === 'changed' ? comparison.changes.map((change) => ({ ...change })) : [],
    perhaps: comparison.kind === 'asked' ? comparison.known.details.name : '',
    perhapsWhy: comparison.kind === 'asked' ? comparison.why : null,
    before: null,
  };
};

const writeStep = async (step: readonly Candidate[], job: Import, importing: Importing): Promise<RowResult[]> => {
  const located = await locate(step, importing.geocoder);
  const compared = await compare(located, {
    ...importing,
    source: job.source,
    importId: job.id,
    answers: answersOf(job),
  });
  // What is about to be written is kept first: killed half-way, the import can be taken back all the same, and a second run knows what was before.
  const earlier = await intentionsOf(job, importing);
  const intended = compared.map((one) => intentionOf(one, job, earlier));
  await importing.imports.keepResults(job.id, job.through, intended);
  const before = new Map(intended.map((row) => [row.line, row.before]));
  const results: RowResult[] = [];
  for (let start = 0; start < compared.length; start += WRITES_AT_ONCE) {
    const batch = compared.slice(start, start + WRITES_AT_ONCE);
    results.push(...(await Promise.all(batch.map((one) => written(one, job, importing, before)))));
  }
  return results;
};

/** By line, what an earlier run of this import was about to do, where it was killed before it could say what came of it. */
const intentionsOf = async (
  { id, through }: Import,
  { imports }: Importing,
): Promise<ReadonlyMap<number, RowResult['before']>> =>
  new Map(
    (await imports.results(id))
      .slice(through, through + ROWS_A_STEP)
      .map(({ line, before }) => [line, before] as const),
  );

const intentionOf = (compared: Compared, job: Import, earlier: ReadonlyMap<number, RowResult['before']>): RowResult => {
  const { comparison, candidate } = compared;
  const row = resultOf(compared, outcomeOf(compared));
  if (comparison.kind !== 'changed') return row;
  const { details, changedBy } = comparison.known;
  return { ...row, before: changedBy === job.id ? (earlier.get(candidate.line) ?? null) : { details, changedBy } };
};

/** Rows with an address and no position get one, where the address service knows it; else they stay at their commune's centre. */
const locate = async (step: readonly Candidate[], geocoder: Geocoder): Promise<readonly Candidate[]> => {
  const asked = step.filter(({ toLocate }) => toLocate);
  if (asked.length === 0) return step;
  const answers = await geocoder.locate(
    asked.map(({ details, communeName }) => ({
      address: details.address,
      postcode: details.postcode,
      commune: details.commune,
      communeName,
    })),
  );
  const found = new Map(asked.map((candidate, index) => [candidate, answers[index] ?? 'pending']));
  return step.map((candidate) => {
    const answer = found.get(candidate);
    if (answer === undefined || typeof answer === 'string') return candidate;
    return { ...candidate, details: { ...candidate.details, position: answer, located: 'address' } };
  });
};

const written = async (
  compared: Compared,
  job: Import,
  importing: Importing,
  before: ReadonlyMap<number, RowResult['before']>,
): Promise<RowResult> => {
  const { candidate, comparison } = compared;
  if (comparison.kind === 'new') {
    const producer = newImported(comparison.id, candidate, job, importing.now());
    const outcome = await importing.unclaimed.create(listingOf(producer, candidate, job, importing));
    // Already there: made by this import before it was interrupted, or by another that runs beside it.
    return resultOf(compared, outcome === 'removed' ? 'removed' : 'created');
  }
  const wasBefore = { before: before.get(candidate.line) ?? null };
  if (comparison.kind !== 'changed' || comparison.changes.length === 0)
    return { ...resultOf(compared, outcomeOf(compared)), ...wasBefore };
  const producer = UnclaimedProducer.parse({
    ...comparison.known,
    details: comparison.details,
    changedBy: job.id,
    version: comparison.known.version + 1,
    updatedAt: importing.now(),
  });
  const outcome = await importing.unclaimed.change(comparison.known, listingOf(producer, candidate, job, importing));
  if (outcome === 'changed') throw new Error(`imported ${producer.id} was changed by somebody else`);
  return { ...resultOf(compared, outcome === 'removed' ? 'removed' : 'changed'), ...wasBefore };
};

const newImported = (id: UnclaimedProducer['id'], candidate: Candidate, job: Import, now: Instant): UnclaimedProducer =>
  UnclaimedProducer.parse({
    id,
    state: 'listed',
    version: 1,
    source: job.source,
    importId: job.id,
    changedBy: job.id,
    details: candidate.details,
    importedAt: now,
    updatedAt: now,
    invitedAt: null,
    claimedAt: null,
    producerId: null,
  });

/** By which keys they are known from now on: those of the list they came from, and those of this one. */
const listingOf = (
  producer: UnclaimedProducer,
  candidate: Candidate,
  { source }: Import,
  importing: Importing,
): Listing => {
  const keys = [
    ...identityKeys(producer.details, producer.source),
    ...identityKeys({ ...candidate.details, commune: producer.details.commune }, source),
  ].map(({ text }) => text);
  return {
    producer,
    communeName: importing.places.communeName(producer.details.commune) ?? candidate.communeName,
    keys: [...new Set(keys)],
  };
};
