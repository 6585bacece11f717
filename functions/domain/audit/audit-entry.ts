import { z } from 'zod';
import type { Acting } from '#domain/shared/acting.ts';
import { Instant, MemberId, MemberRole, ProducerId } from '#domain/shared/primitives.ts';

/** Everything that a member can do and that changes something. */
export const AuditAction = z.enum([
  'producerApproved',
  'producerRejected',
  'changeApproved',
  'changeRejected',
  'producerChanged',
  'producerRegistered',
  'questionAsked',
  'questionAnswered',
  'taskFinished',
  'taskPutOff',
  'taskGivenUp',
  'answerRecorded',
  'importStarted',
  'importConfirmed',
  'importUndone',
  'importDiscarded',
  'unclaimedInvited',
  'unclaimedRemoved',
  'unclaimedTakenAsSame',
  'memberInvited',
  'memberInvitedAgain',
  'memberJoined',
  'memberChanged',
  'memberRemoved',
  'directoryOpened',
  'messagesSentAgain',
  'workDoneAgain',
  'workGivenUp',
  'graceChanged',
  'personShown',
  'personStopped',
  'personExported',
  'personErased',
]);
export type AuditAction = z.infer<typeof AuditAction>;

/** Field → value in words, only of what a action changed. */
export const Values = z.record(z.string().max(60), z.string().max(2_000));
export type Values = z.infer<typeof Values>;

/**
 * One line of the audit trail: who did what to whom, when, and what was there before and after. Written once, changed and removed by nobody: no
 * function has the right. What is private of a producer enters it masked (`masked…`): enough to tell one address from another, not to use it.
 */
export const AuditEntry = z.strictObject({
  id: z.string().regex(/^[a-z0-9]{8,24}$/),
  at: Instant,
  by: z.strictObject({ id: MemberId, email: z.string(), role: MemberRole }),
  action: AuditAction,
  subject: z.strictObject({
    kind: z.enum(['producer', 'member', 'task', 'import', 'directory', 'message', 'person']),
    id: z.string(),
    name: z.string(),
  }),
  /** Where a producer is concerned, also where the subject is another. */
  producerId: ProducerId.nullable(),
  before: Values,
  after: Values,
  /** What they said of it: a reason, a note. */
  word: z.string().max(2_000),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export interface AuditQuery {
  readonly member?: MemberId | undefined;
  readonly producer?: ProducerId | undefined;
  /** Opaque; one that cannot be read starts again. */
  readonly cursor?: string | undefined;
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  readonly cursor: string | undefined;
}

/** Where the audit trail is kept. */
export interface AuditLog {
  /** Writes entries by themselves: before the action, where the action is no transaction that could hold them. Written twice, an entry is there once. */
  write(entries: readonly AuditEntry[]): Promise<void>;
  /** The latest first, 50 a page, from `now` back to the end of what is kept. */
  read(query: AuditQuery, now: Instant): Promise<AuditPage>;
}

interface NewAuditEntry {
  readonly id: string;
  readonly at: Instant;
  readonly by: Pick<Acting, 'id' | 'email' | 'role'>;
  readonly action: AuditAction;
  readonly subject: AuditEntry['subject'];
  readonly producerId?: ProducerId | null;
  readonly before?: Values;
  readonly after?: Values;
  readonly word?: string;
}

/** An entry; of before and after, only what is not the same stays. */
export const auditEntry = ({ before = {}, after = {}, word = '', producerId, ...rest }: NewAuditEntry): AuditEntry => {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    // What was not there and what is empty are the same.
    (field) => (before[field] ?? '') !== (after[field] ?? ''),
  );
  const only = (values: Values): Values =>
    Object.fromEntries(changed.flatMap((field) => (values[field] === undefined ? [] : [[field, cut(values[field])]])));
  return {
    ...rest,
    by: { id: rest.by.id, email: rest.by.email, role: rest.by.role },
    producerId: producerId ?? (rest.subject.kind === 'producer' ? ProducerId.parse(rest.subject.id) : null),
    before: only(before),
    after: only(after),
    word: cut(word),
  };
};

const MAX_LENGTH = 2_000;
const cut = (text: string): string => (text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text);

/** `m…@exemple.fr`; nothing of the name but its first letter. */
export const maskedEmail = (address: string): string => address.replace(/^(.).*(?=@)/, '$1…');

/** `… 78`: the last two digits. */
export const maskedTelephone = (number: string): string => `… ${number.slice(-2)}`;

/** `M…` */
export const maskedName = (name: string): string => (name === '' ? '' : `${[...name][0] ?? ''}…`);
