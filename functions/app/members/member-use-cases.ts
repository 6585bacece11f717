import { deliveryIdOf } from '#adapters/dynamodb/messages/ledger.ts';
import type { Journal, JournalPage, JournalQuery } from '#domain/audit/journal.ts';
import type { DeliveryState } from '#domain/ledger/delivery.ts';
import type { Ledger } from '#domain/ledger/ledger.ts';
import { type Member, type MemberId, refusedToRun } from '#domain/members/member.ts';
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
} from '#domain/members/members.ts';
import { newId } from '#platform/clock.ts';
import type { Asking } from './asking.ts';
import { refusedProblem } from './refusals.ts';

export interface ListedMember {
  readonly member: Member;
  /** What became of the mail with her link, where one is out. */
  readonly mail: DeliveryState | undefined;
}

export interface MemberUseCases {
  all(asking: Asking): Promise<readonly ListedMember[]>;
  find(id: MemberId, asking: Asking): Promise<ListedMember | undefined>;
  invite(input: Invitation, asking: Asking): Promise<MemberOutcome>;
  again(id: MemberId, asking: Asking): Promise<MemberOutcome>;
  change(
    id: MemberId,
    rights: MemberRights & { readonly version: number | undefined },
    asking: Asking,
  ): Promise<MemberOutcome>;
  remove(id: MemberId, asking: Asking): Promise<MemberOutcome>;
  journal(query: JournalQuery, asking: Asking): Promise<JournalPage>;
}

interface Parts extends MemberPorts {
  readonly ledger: Pick<Ledger, 'wake' | 'find'>;
  readonly journal: Journal;
}

/** What the calls and the pages about members and the journal have in common; all of it is the agency's own. */
export const memberUseCases = (parts: Parts): MemberUseCases => {
  const { members, ledger, journal } = parts;
  const mine = ({ by, lang }: Asking): void => {
    const why = refusedToRun(by);
    if (why !== undefined) throw refusedProblem(why, lang);
  };
  const facts = ({ by, now }: Asking) => ({ by, now, entryId: newId() });
  const listed = async (member: Member): Promise<ListedMember> => {
    if (member.invitation === null) return { member, mail: undefined };
    const owed = await ledger.find(deliveryIdOf(invitationMail(member, member.invitation.at).dedupeKey));
    return { member, mail: owed?.state };
  };
  return {
    async all(asking) {
      mine(asking);
      return Promise.all((await members.all()).map(listed));
    },
    async find(id, asking) {
      mine(asking);
      const member = await members.find(id);
      return member === undefined ? undefined : listed(member);
    },
    invite: (input, asking) => inviteMember(parts, input, facts(asking)),
    again: (id, asking) => inviteAgain(parts, id, facts(asking)),
    change: (id, rights, asking) => changeMember(parts, id, rights, facts(asking)),
    remove: (id, asking) => removeMember(parts, id, facts(asking)),
    async journal(query, asking) {
      mine(asking);
      return journal.read(query, asking.now);
    },
  };
};
