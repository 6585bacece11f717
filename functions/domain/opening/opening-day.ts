import { z } from 'zod';
import type { AuditEntry } from '#domain/audit/audit-entry.ts';
import { Instant } from '#domain/shared/primitives.ts';

/** A member opened the directory before the day that had been announced. Written once, never changed: from then on it is the opening. */
export const Opened = z.strictObject({ at: Instant, by: z.string() });
export type Opened = z.infer<typeof Opened>;

export interface OpeningDays {
  /** Undefined: no member has opened it. */
  opened(): Promise<Opened | undefined>;
  /** With the audit trail, in one; `already`: another member was faster, and nothing was written. */
  open(opened: Opened, entry: AuditEntry): Promise<'opened' | 'already'>;
}

/** Where the directory stands between preparing and open. */
export interface OpeningState {
  readonly state: 'preparing' | 'open';
  /** null: it always was open. */
  readonly opensAt: Instant | null;
  readonly openedBy: string | null;
  readonly published: number;
  readonly pending: number;
  /** Before: how many messages the opening sends at most. After: how many were owed one. */
  readonly mails: number;
  readonly told: boolean;
}

/** When the directory opens or opened; empty: it always was open. */
export type OpeningDay = () => Promise<Instant | ''>;

/**
 * The opening as a function that runs for hours knows it: `announced` (the day of the configuration, empty where it always was open) unless a
 * member has opened it before. Asks no more once nothing can change: after the opening.
 *
 * @param keptMs for how long "not yet" is believed: 0 where something is written that depends on it.
 */
export const openingDay = (
  announced: string,
  days: Pick<OpeningDays, 'opened'>,
  { now, keptMs }: { now(): Instant; readonly keptMs: number },
): OpeningDay => {
  let last: { readonly day: Instant | ''; readonly until: number } | undefined =
    announced === '' ? { day: '', until: Number.POSITIVE_INFINITY } : undefined;
  return async () => {
    const at = now();
    if (last !== undefined && Date.parse(at) < last.until) return last.day;
    const byMember = await days.opened();
    const isFinal = byMember !== undefined || announced <= at;
    last = {
      day: byMember?.at ?? announced,
      until: isFinal ? Number.POSITIVE_INFINITY : Math.min(Date.parse(at) + keptMs, Date.parse(announced)),
    };
    return last.day;
  };
};

/** Whether visitors find anybody yet. `opensAt` empty: always. */
export const isOpen = (opensAt: string, now: Instant): boolean => opensAt <= now;
