import { secondsAfter } from '#domain/shared/calendar.ts';
import type { Instant } from '#domain/shared/primitives.ts';

/**
 * That an e-mail address or a telephone number belongs to whoever gave it: shown by the code of a message to it, or by the button behind its link. Until
 * then nothing else is sent there, since anybody can type anybody's address. One piece for all who ask for a channel: whose it is (`owner`: a draft, a
 * producer) is a text.
 */
export interface ContactConfirmation {
  readonly owner: string;
  readonly address: string;
  /** When its code was asked for: another time, another code. */
  readonly startedAt: Instant;
  /** Codes typed so far, right ones too. */
  readonly tries: number;
  readonly confirmedAt: Instant | null;
}

/** Five tries end a code; the link of the same message still works. */
export const MAX_CODE_TRIES = 5;
/** So do two days. */
export const CODE_SECONDS = 2 * 86_400;

/** A registration that waits for it ends after so many days, unless the agency has decided. */
export const UNCONFIRMED_DAYS = 30;

/** Asked for again within this time, it is the message that is on its way: a double click. */
export const SAME_CODE_SECONDS = 600;

/** What the code of a confirmation is derived from. */
export const confirmationCodeSubject = ({
  owner,
  address,
  startedAt,
}: Pick<ContactConfirmation, 'owner' | 'address' | 'startedAt'>): string => `${owner}:${address}:${startedAt}`;

/** Whether its code may be tried: it ends when it was used, or the address was confirmed otherwise. */
export const mayTryCode = ({ confirmedAt, tries, startedAt }: ContactConfirmation, now: Instant): boolean =>
  confirmedAt === null && tries < MAX_CODE_TRIES && secondsAfter(startedAt, CODE_SECONDS) > now;

/** What a member is shown of it. */
export interface ContactState {
  readonly address: string;
  readonly confirmedAt: Instant | null;
  /** When the registration ends, where it is not confirmed and nobody has decided. */
  readonly endsAt: Instant;
}

export interface ContactConfirmationStore {
  find(owner: string, address: string): Promise<ContactConfirmation | undefined>;
  /** Begins a confirmation, or begins it again with another code; one that began within ten minutes is still that one, and one that is confirmed stays so. */
  start(owner: string, address: string, now: Instant): Promise<ContactConfirmation>;
  /** Counts one try before it is compared, atomically: false where the code has ended or was replaced. */
  countTry(confirmation: ContactConfirmation, now: Instant): Promise<boolean>;
  /** Confirmed, by code or button. Twice is once: false where it was before. */
  confirm(owner: string, address: string, now: Instant): Promise<boolean>;
}
