import type { Actor } from '#app/members/actor.ts';
import { type Refusal, refusedToRun } from '#domain/members/member.ts';
import { isOpen, type OpeningDay, type OpeningDays, type OpeningState } from '#domain/opening/opening-day.ts';
import type { Openings } from '#domain/opening/opening-store.ts';
import type { Directory } from '#domain/producers/directory.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import { newId } from '#platform/clock.ts';
import { type DirectoryOpened, openDirectory } from './open-directory.ts';

interface Parts {
  /** The day of the configuration; empty: it always was open. */
  readonly announced: string;
  readonly opening: OpeningDay;
  readonly days: OpeningDays;
  readonly openings: Pick<Openings, 'find'>;
  subscribers(departments: readonly string[]): Promise<number>;
  departments(): readonly string[];
  readonly directory: Pick<Directory, 'countIn'>;
}

export interface OpeningUseCases {
  look(actor: Actor): Promise<Outcome<OpeningState, Refusal>>;
  open(actor: Actor): Promise<DirectoryOpened>;
}

/** The opening concerns the whole directory: it is the agency's own. */
export const openingUseCases = (parts: Parts): OpeningUseCases => {
  const { announced, opening, days, openings, directory } = parts;
  const subscribers = () => parts.subscribers(parts.departments());

  return {
    async look({ by, now }) {
      const why = refusedToRun(by);
      if (why !== undefined) return refused(why);
      const opensAt = await opening();
      const [published, pending, byMember] = await Promise.all([
        directory.countIn('published'),
        directory.countIn('pending'),
        announced === '' ? undefined : days.opened(),
      ]);
      const counts = { published: published.count, pending: pending.count };
      const known = { opensAt: opensAt === '' ? null : opensAt, openedBy: byMember?.by ?? null };
      if (!isOpen(opensAt, now))
        return done({ state: 'preparing', ...known, ...counts, mails: await subscribers(), told: false });
      const told = opensAt === '' ? undefined : await openings.find(opensAt);
      return done({ state: 'open', ...known, ...counts, mails: told?.told ?? 0, told: told?.stage === 'done' });
    },

    async open({ by, now }) {
      const why = refusedToRun(by);
      if (why !== undefined) return { kind: 'refused', why };
      return openDirectory(announced, { by, now, entryId: newId(), mails: await subscribers() }, days);
    },
  };
};
