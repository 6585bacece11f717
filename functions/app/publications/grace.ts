import type { Actor } from '#app/members/actor.ts';
import { auditEntry } from '#domain/audit/audit-entry.ts';
import { type Refusal, refusedToRun } from '#domain/members/member.ts';
import type { Grace, GraceStore } from '#domain/producers/grace.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import { newId } from '#platform/clock.ts';

export interface GraceUseCases {
  look(actor: Actor): Promise<Outcome<{ readonly minutes: number; readonly set: Grace | undefined }, Refusal>>;
  /** Counts for what is approved from now on. The same again writes nothing. */
  change(minutes: number, actor: Actor): Promise<Outcome<undefined, Refusal>>;
}

/** @param firstMinutes of the configuration: as long as nobody has set another */
export const graceUseCases = (store: GraceStore, firstMinutes: number): GraceUseCases => ({
  async look({ by }) {
    const why = refusedToRun(by);
    if (why !== undefined) return refused(why);
    const set = await store.find();
    return done({ minutes: set?.minutes ?? firstMinutes, set });
  },

  async change(minutes, { by, now }) {
    const why = refusedToRun(by);
    if (why !== undefined) return refused(why);
    const before = (await store.find())?.minutes ?? firstMinutes;
    if (before === minutes) return done(undefined);
    const entry = auditEntry({
      ...{ id: newId(), at: now, by, action: 'graceChanged' },
      subject: { kind: 'directory', id: 'directory', name: '' },
      before: { graceMinutes: String(before) },
      after: { graceMinutes: String(minutes) },
    });
    await store.save({ minutes, by: by.email, at: now }, entry);
    return done(undefined);
  },
});
