import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import type { Import, InvitationRun } from '#domain/imports/import.ts';
import type { Imports } from '#domain/imports/import-store.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { Instant, UnclaimedId } from '#domain/shared/primitives.ts';
import type { ImportId, UnclaimedProducer } from '#domain/unclaimed/unclaimed.ts';
import type { UnclaimedStore } from '#domain/unclaimed/unclaimed-store.ts';
import { type InvitationPorts, inviteAll } from './invite-unclaimed.ts';

/** Inviting a whole list, however long: a member begins it, the worker does it, and the import says how far it is. */

export interface ListInviting extends InvitationPorts {
  readonly imports: Pick<Imports, 'find' | 'save' | 'results'>;
  readonly unclaimed: Pick<UnclaimedStore, 'findAll' | 'change'>;
}

/** Those of a list, in the order of the file; `departments` undefined or null: all of them. */
export const farmsOfList = async (
  id: ImportId,
  departments: readonly string[] | null | undefined,
  { imports, unclaimed }: Pick<ListInviting, 'imports' | 'unclaimed'>,
): Promise<UnclaimedProducer[]> => {
  const ids = (await imports.results(id)).flatMap(({ id: made }) => (made === null ? [] : [made as UnclaimedId]));
  const found = await unclaimed.findAll([...new Set(ids)]);
  return [...found.values()].filter(
    ({ details }) =>
      departments === null || departments === undefined || departments.includes(departmentOfCommune(details.commune)),
  );
};

export interface Begin {
  readonly departments: readonly string[] | null;
  /** How many farms would be invited by a message now. */
  readonly farms: number;
  readonly now: Instant;
}

/** Begins a run; where one is under way, that one stands, and pressing again begins no other. */
export const beginInviting = async (
  job: Import,
  { departments, farms, now }: Begin,
  imports: Pick<Imports, 'save'>,
): Promise<Outcome<Import, 'changed' | 'notReady'>> => {
  if (job.state !== 'done') return refused('notReady');
  if (farms === 0 || isInviting(job)) return done(job);
  const run = {
    ...{ startedAt: now, farms, invited: 0, sameAddress: 0, ended: false },
    departments: departments && [...departments],
  };
  const after: Import = { ...job, invitations: run, updatedAt: now, version: job.version + 1 };
  return (await imports.save(after)) === 'saved' ? done(after) : refused('changed');
};

export const isInviting = ({ invitations }: Pick<Import, 'invitations'>): boolean =>
  invitations !== null && !invitations.ended;

/** A hundred messages, some seconds: often enough that the page moves. */
const MESSAGES_A_STEP = 100;

/**
 * The worker's part. Who is through says so themselves (their record has the instant of their invitation), so that a worker that was killed has no place
 * to remember, and the same message twice invites nobody twice.
 *
 * @throws where another worker is at the same list: the message comes back.
 */
export const advanceInviting = async (
  id: ImportId,
  ports: ListInviting,
  { now, timeIsUp }: { readonly now: () => Instant; readonly timeIsUp: () => boolean },
): Promise<'finished' | 'more' | 'nothing'> => {
  let job = await ports.imports.find(id);
  for (let run = job?.invitations; job !== undefined && run && !run.ended; run = job.invitations) {
    const farms = await farmsOfList(id, run.departments, ports);
    const { counts, left } = await inviteAll(farms, { now: now(), most: MESSAGES_A_STEP }, ports);
    const through = counts.invited + counts.sameAddress;
    if (through === 0 && counts.changed > 0)
      throw new Error(`farms of import ${id} are being changed by somebody else`);
    const ended = left === 0 && counts.changed === 0;
    const known = ended ? Math.max(run.invited + through, invitedSince(run, farms) + through) : run.invited + through;
    const invitations = {
      ...run,
      invited: Math.min(run.farms, known),
      sameAddress: run.sameAddress + counts.sameAddress,
      ended,
    };
    job = { ...job, invitations, updatedAt: now(), version: job.version + 1 };
    if ((await ports.imports.save(job)) === 'changed') throw new Error(`import ${id} was changed by somebody else`);
    if (ended) return 'finished';
    if (timeIsUp()) return 'more';
  }
  return 'nothing';
};

/** Before this step, in this run: also by a worker that was killed before it could say so. */
const invitedSince = ({ startedAt }: InvitationRun, farms: readonly UnclaimedProducer[]): number =>
  farms.filter(({ invitedAt }) => invitedAt !== null && invitedAt >= startedAt).length;
