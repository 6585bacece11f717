import { auditEntry } from '#domain/audit/audit-entry.ts';
import { type Refusal, refusedToRun } from '#domain/members/member.ts';
import type { OpeningDays } from '#domain/opening/opening-day.ts';
import type { Acting } from '#domain/shared/acting.ts';
import { secondsAfter } from '#domain/shared/calendar.ts';
import type { Instant } from '#domain/shared/primitives.ts';

export type DirectoryOpened =
  | { readonly kind: 'opened'; readonly at: Instant }
  /** It is open, or opens by itself within the minute: nothing was written. */
  | { readonly kind: 'already' }
  | { readonly kind: 'refused'; readonly why: Refusal };

/** So shortly before its day it opens by itself: two who hold different days for it would tell people twice. */
const BY_ITSELF_SECONDS = 60;

/** Opens the directory now, before the announced day; the sweep tells the subscribers within a minute. */
export const openDirectory = async (
  announced: string,
  { by, now, entryId, mails }: { by: Acting; now: Instant; entryId: string; mails: number },
  days: Pick<OpeningDays, 'open'>,
): Promise<DirectoryOpened> => {
  const why = refusedToRun(by);
  if (why !== undefined) return { kind: 'refused', why };
  if (announced <= secondsAfter(now, BY_ITSELF_SECONDS)) return { kind: 'already' };
  const entry = auditEntry({
    ...{ id: entryId, at: now, by, action: 'directoryOpened' },
    subject: { kind: 'directory', id: 'directory', name: '' },
    before: { opensAt: announced },
    after: { opensAt: now, mails: String(mails) },
  });
  return (await days.open({ at: now, by: by.email }, entry)) === 'opened'
    ? { kind: 'opened', at: now }
    : { kind: 'already' };
};
