import type { Instant } from '#domain/shared/primitives.ts';
import type { Task, TaskClaim } from './task.ts';
import type { TaskStep } from './task-store.ts';

/** What a member does with a task, each a pure step from the task to the next one. A closed task stays as it was closed. */

/** As long as a call and its notes take; whoever is interrupted need not give it back. */
export const CLAIM_MINUTES = 15;

export interface Doing {
  /** Address of the member. */
  readonly by: string;
  readonly now: Instant;
}

/** Who sees to the task at this moment. */
export const claimOf = ({ state, claim }: Task, now: Instant): TaskClaim | undefined =>
  state === 'open' && claim !== undefined && claim.until > now ? claim : undefined;

/** Says that they see to it. Nothing changes where somebody else does; their own claim goes on. */
export const claimTask =
  ({ by, now }: Doing): TaskStep =>
  (task) => {
    if (task.state !== 'open') return undefined;
    const claim = claimOf(task, now);
    if (claim !== undefined && claim.by !== by) return undefined;
    const until = new Date(Date.parse(now) + CLAIM_MINUTES * 60_000).toISOString();
    return { ...task, claim: { by, since: claim?.since ?? now, until } };
  };

/** Gives it back. Nothing changes where it is not theirs. */
export const releaseTask =
  ({ by, now }: Doing): TaskStep =>
  (task) =>
    claimOf(task, now)?.by === by ? withoutClaim(task) : undefined;

/** Stands for the member where nobody had to do anything: the note is then why, as a code. */
export const BY_ITSELF = 'itself';

export const finishTask =
  ({ by, now }: Doing, note: string): TaskStep =>
  (task) =>
    task.state === 'open' ? { ...withoutClaim(task), state: 'done', doneAt: now, doneBy: by, note } : undefined;

/** Nobody could do it and nobody will try again; `note` says why. */
export const giveUpTask =
  ({ by, now }: Doing, note: string): TaskStep =>
  (task) =>
    task.state === 'open' ? { ...withoutClaim(task), state: 'givenUp', doneAt: now, doneBy: by, note } : undefined;

/** Tried in vain: it comes back at `againAt`, and says who tried and when. */
export const postponeTask =
  ({ by, now }: Doing, { note, againAt }: { readonly note: string; readonly againAt: Instant }): TaskStep =>
  (task) =>
    task.state === 'open'
      ? {
          ...withoutClaim(task),
          dueAt: againAt,
          tries: [...(task.tries ?? []), { at: now, by, note, againAt }],
        }
      : undefined;

const withoutClaim = ({ claim: _, ...task }: Task): Task => task;
