import { type AuditEntry, auditEntry, type Values } from '#domain/audit/audit-entry.ts';
import type { NewDelivery } from '#domain/ledger/new-delivery.ts';
import { type Member, type Refusal, refusedToRun } from '#domain/members/member.ts';
import {
  type Accounts,
  type Invitation,
  invitationMail,
  type MemberChange,
  type MemberRights,
  type Members,
} from '#domain/members/member-store.ts';
import type { Acting } from '#domain/shared/acting.ts';
import type { EmailAddress, Instant, MemberId } from '#domain/shared/primitives.ts';

export interface MemberPorts {
  readonly members: Members;
  readonly accounts: Accounts;
  readonly ledger: { wake(deliveries: readonly NewDelivery[]): Promise<void> };
}

export interface MemberFacts {
  readonly by: Acting;
  readonly now: Instant;
  /** Of the audit trail's entry. */
  readonly entryId: string;
}

export type MemberOutcome =
  | { readonly kind: 'done'; readonly member: Member }
  /** Somebody with this address is a member. */
  | { readonly kind: 'already'; readonly member: Member }
  /** Somebody else changed them meanwhile: nothing was written. */
  | { readonly kind: 'conflict' }
  /** Nobody takes their own rights away, so that somebody with all rights always stays. */
  | { readonly kind: 'yourself' }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'refused'; readonly why: Refusal };

/** Opens an account without a password, and sends the link with which its owner chooses one. Asked again after a crash, goes on where it was. */
export const inviteMember = async (
  ports: MemberPorts,
  input: Invitation,
  facts: MemberFacts,
): Promise<MemberOutcome> => {
  const why = refusedToRun(facts.by);
  if (why !== undefined) return { kind: 'refused', why };
  const id = await ports.accounts.open(input.email);
  const before = await ports.members.find(id);
  if (before !== undefined && before.state !== 'removed') return { kind: 'already', member: before };
  const { email, language, name, role, departments } = input;
  const member = invited(
    {
      ...{ id, email, language, name, role, departments },
      state: 'invited',
      invitation: null,
      invitations: before?.invitations ?? 0,
      since: facts.now,
      version: before?.version ?? 0,
    },
    facts.now,
  );
  return saved(ports, { action: 'memberInvited', before, member, facts });
};

/** Another link, for who lost the first one or forgot their password; those before it end. */
export const inviteAgain = async (ports: MemberPorts, id: MemberId, facts: MemberFacts): Promise<MemberOutcome> => {
  const found = await toChange(ports, id, facts);
  if ('kind' in found) return found;
  return saved(ports, {
    action: 'memberInvitedAgain',
    before: found.member,
    member: invited(found.member, facts.now),
    facts,
  });
};

export const changeMember = async (
  ports: MemberPorts,
  id: MemberId,
  { version, ...rights }: MemberRights & { readonly version: number | undefined },
  facts: MemberFacts,
): Promise<MemberOutcome> => {
  const found = await toChange(ports, id, facts);
  if ('kind' in found) return found;
  const { member: before } = found;
  if (version !== undefined && version !== before.version) return { kind: 'conflict' };
  if (id === facts.by.id && rights.role !== 'agency') return { kind: 'yourself' };
  const member = { ...before, ...rights, version: before.version + 1 };
  return saved(ports, { action: 'memberChanged', before, member, facts });
};

/**
 * Ends a membership. Their next call is refused, whatever token they hold: the record decides, not the token. Their account is closed after; where
 * that fails it opens nothing, and removing them again closes it.
 */
export const removeMember = async (ports: MemberPorts, id: MemberId, facts: MemberFacts): Promise<MemberOutcome> => {
  if (id === facts.by.id) return { kind: 'yourself' };
  const why = refusedToRun(facts.by);
  if (why !== undefined) return { kind: 'refused', why };
  const before = await ports.members.find(id);
  if (before === undefined) return { kind: 'notFound' };
  if (before.state !== 'removed') {
    const member: Member = {
      ...before,
      state: 'removed',
      invitation: null,
      since: facts.now,
      version: before.version + 1,
    };
    const outcome = await saved(ports, { action: 'memberRemoved', before, member, facts });
    if (outcome.kind !== 'done') return outcome;
  }
  await ports.accounts.close(id);
  return { kind: 'done', member: { ...before, state: 'removed' } };
};

/** They have chosen their password: the link is used up. `conflict` where another window was faster. */
export const joined = async (
  members: Pick<Members, 'save'>,
  before: Member,
  { now, entryId }: Omit<MemberFacts, 'by'>,
): Promise<'saved' | 'changed'> => {
  const member: Member = {
    ...before,
    state: 'active',
    invitation: null,
    since: before.state === 'invited' ? now : before.since,
    version: before.version + 1,
  };
  const facts = { by: before, now, entryId };
  return members.save(changeOf({ action: 'memberJoined', before, member, facts }, []));
};

/** Who was put in charge outside of Alaronde, in the pool itself: of the agency from their first call on. */
export const founder = (id: MemberId, email: EmailAddress, facts: Omit<MemberFacts, 'by'>): MemberChange => {
  const member: Member = {
    ...{ id, email, name: '', role: 'agency', departments: [] },
    ...{ state: 'active', invitation: null, invitations: 0, language: 'fr', since: facts.now, version: 1 },
  };
  return changeOf({ action: 'memberJoined', before: undefined, member, facts: { ...facts, by: member } }, []);
};

type Found = { readonly member: Member } | MemberOutcome;

const toChange = async ({ members }: MemberPorts, id: MemberId, { by }: MemberFacts): Promise<Found> => {
  const why = refusedToRun(by);
  if (why !== undefined) return { kind: 'refused', why };
  const member = await members.find(id);
  return member === undefined || member.state === 'removed' ? { kind: 'notFound' } : { member };
};

const invited = (member: Member, now: Instant): Member => ({
  ...member,
  invitations: member.invitations + 1,
  invitation: { number: member.invitations + 1, at: now },
  version: member.version + 1,
});

interface Step {
  readonly action: AuditEntry['action'];
  readonly before: Member | undefined;
  readonly member: Member;
  readonly facts: MemberFacts;
}

const saved = async ({ members, ledger }: MemberPorts, step: Step): Promise<MemberOutcome> => {
  const { member, facts } = step;
  const deliveries = member.invitation?.at === facts.now ? [invitationMail(member, facts.now)] : [];
  if ((await members.save(changeOf(step, deliveries))) === 'changed') return { kind: 'conflict' };
  await ledger.wake(deliveries);
  return { kind: 'done', member };
};

const changeOf = ({ action, before, member, facts }: Step, deliveries: MemberChange['deliveries']): MemberChange => ({
  member,
  from: before?.version ?? null,
  entry: auditEntry({
    id: facts.entryId,
    at: facts.now,
    by: facts.by,
    action,
    subject: { kind: 'member', id: member.id, name: member.email },
    before: before === undefined ? {} : valuesOf(before),
    after: valuesOf(member),
  }),
  deliveries,
});

const valuesOf = ({ name, role, departments, state }: Member): Values => ({
  name,
  role,
  departments: departments.join(', '),
  state,
});
