import { z } from 'zod';
import type { AuditEntry } from '#domain/audit/audit-entry.ts';
import { Instant } from '#domain/shared/primitives.ts';

/** Longer is no grace: who waits for a producer is to hear on the same day. */
export const MAX_GRACE_MINUTES = 120;

/** How long what was approved may be taken back without anybody having heard, as a member set it. */
export const Grace = z.strictObject({ minutes: z.int().min(0).max(MAX_GRACE_MINUTES), by: z.string(), at: Instant });
export type Grace = z.infer<typeof Grace>;

/** Where it is kept; undefined: nobody has set it, and the first value of the configuration counts. */
export interface GraceStore {
  find(): Promise<Grace | undefined>;
  /** With its entry of the audit trail, in one transaction. */
  save(grace: Grace, entry: AuditEntry): Promise<void>;
}
