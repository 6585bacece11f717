import type { AuditLog, AuditPage, AuditQuery } from '#domain/audit/audit-entry.ts';
import type { DeliveryState } from '#domain/ledger/delivery.ts';
import type { Ledger } from '#domain/ledger/ledger.ts';
import { type Member, type Refusal, refusedToRun } from '#domain/members/member.ts';
import { type Invitation, invitationMail, type MemberRights } from '#domain/members/member-store.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { MemberId } from '#domain/shared/primitives.ts';
import { unlessUnreadable } from '#domain/shared/unreadable-record.ts';
import { newId } from '#platform/clock.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';
import type { Actor } from './actor.ts';
import {
  changeMember,
  inviteAgain,
  inviteMember,
  type MemberOutcome,
  type MemberPorts,
  removeMember,
} from './change-member.ts';

interface ListedMember {
  readonly member: Member;
  /** What became of the mail with their link, where one is out. */
  readonly mail: DeliveryState | undefined;
}

export interface MemberUseCases {
  all(actor: Actor): Promise<Outcome<readonly ListedMember[], Refusal>>;
  find(id: MemberId, actor: Actor): Promise<Outcome<ListedMember, 'notFound' | Refusal>>;
  invite(input: Invitation, actor: Actor): Promise<MemberOutcome>;
  again(id: MemberId, actor: Actor): Promise<MemberOutcome>;
  change(
    id: MemberId,
    rights: MemberRights & { readonly version: number | undefined },
    actor: Actor,
  ): Promise<MemberOutcome>;
  remove(id: MemberId, actor: Actor): Promise<MemberOutcome>;
  audit(query: AuditQuery, actor: Actor): Promise<Outcome<AuditPage, Refusal>>;
}

interface Parts extends MemberPorts {
  readonly ledger: Pick<Ledger, 'wake' | 'find'>;
  readonly audit: AuditLog;
}

/** What the calls and the pages about members and the audit trail have in common; all of it is the agency's own. */
export const memberUseCases = (parts: Parts): MemberUseCases => {
  const { members, ledger, audit } = parts;
  const facts = ({ by, now }: Actor) => ({ by, now, entryId: newId() });
  const listed = async (member: Member): Promise<ListedMember> => {
    if (member.invitation === null) return { member, mail: undefined };
    const id = deliveryIdOf(invitationMail(member, member.invitation.at).dedupeKey);
    const owed = await unlessUnreadable(ledger.find(id), undefined);
    return { member, mail: owed?.state };
  };
  return {
    async all(actor) {
      const why = refusedToRun(actor.by);
      if (why !== undefined) return refused(why);
      return done(await Promise.all((await members.all()).map(listed)));
    },
    async find(id, actor) {
      const why = refusedToRun(actor.by);
      if (why !== undefined) return refused(why);
      const member = await members.find(id);
      return member === undefined ? refused('notFound') : done(await listed(member));
    },
    invite: (input, actor) => inviteMember(parts, input, facts(actor)),
    again: (id, actor) => inviteAgain(parts, id, facts(actor)),
    change: (id, rights, actor) => changeMember(parts, id, rights, facts(actor)),
    remove: (id, actor) => removeMember(parts, id, facts(actor)),
    async audit(query, actor) {
      const why = refusedToRun(actor.by);
      return why === undefined ? done(await audit.read(query, actor.now)) : refused(why);
    },
  };
};
