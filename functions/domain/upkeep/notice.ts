import type { Hold } from '#domain/ledger/sender.ts';
import type { Instant } from '#domain/shared/primitives.ts';

/** Something that goes wrong by itself and that a person of the agency should know of as soon as they sign in: one line on their home page. */
export type NoticeKind = Hold | 'unreadable' | 'askedSms' | 'askedMail';

export interface Notice {
  readonly kind: NoticeKind;
  /** When it was first seen of this time. */
  readonly since: Instant;
  readonly lastAt: Instant;
  /** How often: messages held or refused, records that could not be read. */
  readonly count: number;
}

export interface Notices {
  /** It happens now, so many times. One that has not been seen for a while begins anew. */
  raise(kind: NoticeKind, count: number, now: Instant): Promise<void>;
  /** Those that go on. */
  open(now: Instant): Promise<readonly Notice[]>;
}

/** How long a notice stays after it was last seen, seconds. What is held is tried every quarter of an hour; records are looked through every night. */
export const openSeconds = (kind: NoticeKind): number => (kind === 'unreadable' ? 26 * 3_600 : 40 * 60);
