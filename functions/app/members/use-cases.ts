import type { AuditLog, AuditPage, AuditQuery } from '#domain/audit/audit-entry.ts';
import type { DeliveryState } from '#domain/ledger/delivery.ts';
import type { Ledger } from '#domain/ledger/ledger.ts';
import {
  changeMember,
  type Invitation,
  invitationMail,
  inviteAgain,
  inviteMember,
  type MemberOutcome,
  type MemberPorts,
  type MemberRights,
  removeMember,
} from '#domain/members/change-member.ts';
import { type Member, refusedToRun } from '#domain/members/member.ts';
import type { MemberId } from '#domain/shared/primitives.ts';
import { newId } from '#platform/clock.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';
import type { Actor } from './actor.ts';
import { refusedProblem } from './refusals.ts';

interface ListedMember {
  readonly member: Member;
  /** What became of the mail with her link, where one is out. */
  readonly mail: DeliveryState | undefined;
}

export interface MemberUseCases {
  all(actor: Actor): Promise<readonly ListedMember[]>;
  find(id: MemberId, actor: Actor): Promise<ListedMember | undefined>;
  invite(input: Invitation, actor: Actor): Promise<MemberOutcome>;
  again(id: MemberId, actor: Actor): Promise<MemberOutcome>;
  change(
    id: MemberId,
    rights: MemberRights & { readonly version: number | undefined },
    actor: Actor,
  ): Promise<MemberOutcome>;
  remove(id: MemberId, actor: Actor): Promise<MemberOutcome>;
  audit(query: AuditQuery, actor: Actor): Promise<AuditPage>;
}

interface Parts extends MemberPorts {
  readonly ledger: Pick<Ledger, 'wake' | 'find'>;
  readonly audit: AuditLog;
}

/** What the calls and the pages about members and the audit trail have in common; all of it is the agency's own. */
export const memberUseCases = (parts: Parts): MemberUseCases => {
  const { members, ledger, audit } = parts;
  const mine = ({ by, lang }: Actor): void => {
    const why = refusedToRun(by);
    if (why !== undefined) throw refusedProblem(why, lang);
  };
  const facts = ({ by, now }: Actor) => ({ by, now, entryId: newId() });
  const listed = async (member: Member): Promise<ListedMember> => {
    if (member.invitation === null) return { member, mail: undefined };
    const owed = await ledger.find(deliveryIdOf(invitationMail(member, member.invitation.at).dedupeKey));
    return { member, mail: owed?.state };
  };
  return {
    async all(actor) {
      mine(actor);
      return Promise.all((await members.all()).map(listed));
    },
    async find(id, actor) {
      mine(actor);
      const member = await members.find(id);
      return member === undefined ? undefined : listed(member);
    },
    invite: (input, actor) => inviteMember(parts, input, facts(actor)),
    again: (id, actor) => inviteAgain(parts, id, facts(actor)),
    change: (id, rights, actor) => changeMember(parts, id, rights, facts(actor)),
    remove: (id, actor) => removeMember(parts, id, facts(actor)),
    async audit(query, actor) {
      mine(actor);
      return audit.read(query, actor.now);
    },
  };
};
