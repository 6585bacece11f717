import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import type { GoneAnswer, GoneFarm, Import } from '#domain/imports/import.ts';
import type { Imports } from '#domain/imports/import-store.ts';
import type { ReadImport } from '#domain/imports/reading-list.ts';
import { foldName } from '#domain/places/place-words.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { coreOfName, identityKeys } from '#domain/unclaimed/identity.ts';
import { UnclaimedProducer } from '#domain/unclaimed/unclaimed.ts';
import type { UnclaimedList, UnclaimedStore } from '#domain/unclaimed/unclaimed-store.ts';

/**
 * Farms that an earlier version of a list had and this one has no more: shown and asked about. Until a member says so they are kept; those that are to go are
 * withdrawn like an import that is undone, so that a later version may bring them again.
 */

export interface GonePorts {
  readonly imports: Imports;
  readonly unclaimed: Pick<UnclaimedStore, 'find' | 'withdraw' | 'create'>;
  readonly list: UnclaimedList;
}

/**
 * Compared with the directory when the rows are through: who came from a list of this name, in a department that this version covers, is not claimed, and is
 * in none of its rows. A row that could not be taken is in the file all the same.
 */
export const findGone = async (job: Import, read: ReadImport, ports: GonePorts): Promise<GoneFarm[]> => {
  const [results, before] = await Promise.all([ports.imports.results(job.id), ports.imports.gone(job.id)]);
  const rows = results.slice(0, job.through);
  const there = new Set(rows.map(({ id }) => id));
  const named = new Set([...read.namesLeft, ...rows.map(({ perhaps }) => coreOfName(perhaps))]);
  const answers = new Map(before.map(({ record, answer }) => [record.id, answer]));
  const departments = new Set(read.candidates.map(({ details }) => departmentOfCommune(details.commune)));
  const gone: GoneFarm[] = [];
  for (const department of departments)
    for await (const record of everyoneIn(department, ports.list)) {
      const isOfThisList = foldName(record.source) === foldName(job.source) && record.producerId === null;
      if (!isOfThisList || record.state === 'claimed' || there.has(record.id)) continue;
      if (named.has(coreOfName(record.details.name))) continue;
      const { communes } = job;
      const communeName = communes.find(({ code }) => code === record.details.commune)?.name ?? '';
      gone.push({ record, communeName, answer: answers.get(record.id) ?? null, isOut: false });
    }
  return [...(await outBefore(before, gone, ports)), ...gone];
};

/** Those that are out already, perhaps by a turn that was killed before it could say so. */
const outBefore = async (
  before: readonly GoneFarm[],
  gone: readonly GoneFarm[],
  { unclaimed }: GonePorts,
): Promise<GoneFarm[]> => {
  const still = new Set(gone.map(({ record }) => record.id));
  const out: GoneFarm[] = [];
  for (const farm of before) {
    if (still.has(farm.record.id) || farm.answer !== 'takeOut') continue;
    if (farm.isOut || (await unclaimed.find(farm.record.id)) === undefined) out.push({ ...farm, isOut: true });
  }
  return out;
};

async function* everyoneIn(department: string, list: UnclaimedList): AsyncGenerator<UnclaimedProducer> {
  let cursor: string | undefined;
  do {
    const page = await list.inDepartment(department, cursor);
    yield* page.producers;
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/** Takes out those of whom a member has said so. May be interrupted anywhere, and run twice: their records are kept first. */
export const takeOutGone = async (
  job: Import,
  gone: readonly GoneFarm[],
  { imports, unclaimed }: GonePorts,
): Promise<GoneFarm[]> => {
  await imports.keepGone(job.id, gone);
  const after: GoneFarm[] = [];
  for (const farm of gone) {
    const isToGo = farm.answer === 'takeOut' && !farm.isOut;
    after.push(isToGo ? { ...farm, isOut: (await unclaimed.withdraw(farm.record)) === 'gone' } : farm);
  }
  if (after.some(({ isOut }, index) => isOut !== gone[index]?.isOut)) await imports.keepGone(job.id, after);
  return after;
};

export const countsOfGone = (gone: readonly GoneFarm[]): NonNullable<Import['gone']> => ({
  farms: gone.length,
  open: gone.filter(({ answer }) => answer === null).length,
  out: gone.filter(({ isOut }) => isOut).length,
});

/** What a member says of them, by the record's id, or of all that are open. Of an import that is done, the worker takes them out. */
export const answerGone = async (
  job: Import,
  answers: Readonly<Record<string, GoneAnswer>>,
  { imports, now }: { readonly imports: Imports; readonly now: Instant },
): Promise<Outcome<Import, 'changed' | 'notReady'>> => {
  if (job.state !== 'preview' && job.state !== 'done') return refused('notReady');
  const gone = (await imports.gone(job.id)).map((farm) => ({
    ...farm,
    answer: answers[farm.record.id] ?? farm.answer,
  }));
  await imports.keepGone(job.id, gone);
  const after: Import = {
    ...job,
    state: job.state === 'done' ? 'writing' : 'preview',
    gone: countsOfGone(gone),
    updatedAt: now,
    version: job.version + 1,
  };
  return (await imports.save(after)) === 'saved' ? done(after) : refused('changed');
};

/** Of an import that is undone: who was taken out is back, as they were. */
export const bringBack = async (
  gone: readonly GoneFarm[],
  unclaimed: Pick<UnclaimedStore, 'create'>,
  communeName: (code: string) => string,
): Promise<number> => {
  let back = 0;
  for (const { record, isOut, answer } of gone) {
    // Killed between the two, they may be out without its being said: whoever is there is left as they are.
    if (answer !== 'takeOut' && !isOut) continue;
    const listing = {
      producer: UnclaimedProducer.parse(record),
      communeName: communeName(record.details.commune),
      keys: identityKeys(record.details, record.source).map(({ text }) => text),
    };
    if ((await unclaimed.create(listing)) === 'created') back += 1;
  }
  return back;
};
