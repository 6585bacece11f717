import type { Actor } from '#app/members/actor.ts';
import { type AuditLog, auditEntry } from '#domain/audit/audit-entry.ts';
import { type Refusal, refusedToRun } from '#domain/members/member.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { DeadQueues, StuckKind, StuckWork } from '#domain/upkeep/stuck-work.ts';
import { newId } from '#platform/clock.ts';

/** What failed again and again, for a member who runs the directory: done again, or given up. */
export interface StuckWorkUseCases {
  list(actor: Actor): Promise<Outcome<readonly StuckWork[], Refusal>>;
  settle(kind: StuckKind, how: 'again' | 'drop', actor: Actor): Promise<Outcome<number, Refusal>>;
}

export const stuckWorkUseCases = (queues: DeadQueues, audit: Pick<AuditLog, 'write'>): StuckWorkUseCases => ({
  async list({ by }) {
    const why = refusedToRun(by);
    return why === undefined ? done(await queues.list()) : refused(why);
  },

  /** The entry first: what was done without a trace would be worse than a trace of what was not. */
  async settle(kind, how, { by, now }) {
    const why = refusedToRun(by);
    if (why !== undefined) return refused(why);
    const action = how === 'again' ? ('workDoneAgain' as const) : ('workGivenUp' as const);
    const subject = { kind: 'message' as const, id: kind, name: '' };
    await audit.write([auditEntry({ id: newId(), at: now, by, action, subject, after: { work: kind } })]);
    return done(await (how === 'again' ? queues.again(kind) : queues.drop(kind)));
  },
});
