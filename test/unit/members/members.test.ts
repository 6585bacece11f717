import { describe, expect, test } from 'vitest';
import {
  changeMember,
  inviteAgain,
  inviteMember,
  joined,
  type MemberFacts,
  removeMember,
} from '#app/members/change-member.ts';
import { auditEntry, maskedEmail, maskedName, maskedTelephone } from '#domain/audit/audit-entry.ts';
import { limitOf, type Member, refusedToChange, refusedToRead, refusedToRun } from '#domain/members/member.ts';
import { Invitation, invitedMember } from '#domain/members/member-store.ts';
import { DepartmentCode } from '#domain/shared/primitives.ts';
import { hoursAfter, NOW } from '../../support/builders.ts';
import { aMember, membersInMemory } from '../../support/members-in-memory.ts';

const LANDES = DepartmentCode.parse('40');
const GERS = DepartmentCode.parse('32');
const LEA = aMember();
const PARTNER = aMember({ id: 'park-1', email: 'parc@exemple.invalid', role: 'partner', departments: [LANDES] });
const READER = aMember({ id: 'elue-1', email: 'elue@exemple.invalid', role: 'reader' });

const LATER = hoursAfter(NOW, 1);
let entry = 0;
const facts = (changes: Partial<MemberFacts> = {}): MemberFacts => {
  entry += 1;
  return { by: LEA, now: LATER, entryId: `entry${String(entry).padStart(5, '0')}`, ...changes };
};
const INVITATION = Invitation.parse({ email: 'nouveau@exemple.invalid', role: 'partner', departments: ['40'] });

const world = (...there: readonly Member[]) => {
  const members = membersInMemory(LEA, ...there);
  return { members, accounts: members.accounts, ledger: { wake: async () => undefined } };
};

describe('what a member may do', () => {
  test('the agency does everything, everywhere', () => {
    expect(refusedToChange(LEA, '32')).toBeUndefined();
    expect(refusedToRun(LEA)).toBeUndefined();
    expect(limitOf(LEA)).toBeUndefined();
  });
  test('a partner sees and decides on the producers of its departments, and no others', () => {
    expect(refusedToChange(PARTNER, '40')).toBeUndefined();
    expect(refusedToRead(PARTNER, '32')).toBe('elsewhere');
    expect(refusedToChange(PARTNER, '32')).toBe('elsewhere');
    expect(refusedToRun(PARTNER)).toBe('agencyOnly');
    expect(limitOf(PARTNER)).toEqual(['40']);
  });
  test('a partner without departments sees nobody', () => {
    expect(refusedToRead({ ...PARTNER, departments: [] }, '40')).toBe('elsewhere');
  });
  test('a reader reads everywhere, or in their departments, and changes nothing', () => {
    expect(refusedToRead(READER, '32')).toBeUndefined();
    expect(refusedToChange(READER, '32')).toBe('readsOnly');
    expect(refusedToRead({ ...READER, departments: [LANDES] }, '32')).toBe('elsewhere');
    expect(refusedToRun(READER)).toBe('agencyOnly');
  });
});

describe('an invitation', () => {
  test('opens an account, owes one mail and is in the audit trail', async () => {
    const ports = world();
    const outcome = await inviteMember(ports, INVITATION, facts());
    expect(outcome).toMatchObject({ kind: 'done', member: { state: 'invited', invitation: { number: 1 } } });
    expect(ports.members.messages).toMatchObject([
      { to: 'nouveau@exemple.invalid', about: { kind: 'memberInvitation', number: 1 } },
    ]);
    expect(ports.members.entries).toMatchObject([
      { action: 'memberInvited', by: { email: LEA.email }, before: {}, after: { role: 'partner', departments: '40' } },
    ]);
  });

  test('sent twice invites once', async () => {
    const ports = world();
    await inviteMember(ports, INVITATION, facts());
    expect((await inviteMember(ports, INVITATION, facts())).kind).toBe('already');
    expect(ports.members.messages).toHaveLength(1);
  });

  test('goes on where a crash left an account without a member', async () => {
    const ports = world();
    await ports.accounts.open(INVITATION.email);
    expect((await inviteMember(ports, INVITATION, facts())).kind).toBe('done');
  });

  test.each([PARTNER, READER])('is the agency’s to send, not that of a $role', async (by) => {
    const ports = world(by);
    expect(await inviteMember(ports, INVITATION, facts({ by }))).toEqual({ kind: 'refused', why: 'agencyOnly' });
    expect(ports.members.messages).toEqual([]);
    expect(ports.members.entries).toEqual([]);
  });

  test('of a partner names a department', () => {
    const missing = Invitation.safeParse({ email: 'a@exemple.invalid', role: 'partner' });
    expect(missing.error?.issues[0]?.path).toEqual(['departments']);
  });

  test('only the latest link works, and once', async () => {
    const ports = world();
    await inviteMember(ports, INVITATION, facts());
    const again = await inviteAgain(ports, 'account-1', facts({ now: hoursAfter(NOW, 2) }));
    const member = again.kind === 'done' ? again.member : undefined;
    expect(invitedMember(member, 1)).toBeUndefined();
    expect(invitedMember(member, 2)).toBeDefined();
    expect(member && (await joined(ports.members, member, facts()))).toBe('saved');
    const active = await ports.members.find('account-1');
    expect(active?.state).toBe('active');
    expect(invitedMember(active, 2)).toBeUndefined();
    expect(ports.members.messages).toHaveLength(2);
  });
});

describe('a removal', () => {
  test('ends the membership, closes the account and is in the audit trail', async () => {
    const ports = world();
    await inviteMember(ports, INVITATION, facts());
    expect((await removeMember(ports, 'account-1', facts())).kind).toBe('done');
    expect((await ports.members.find('account-1'))?.state).toBe('removed');
    expect(ports.accounts.has('account-1')).toBe(false);
    expect(ports.members.entries.at(-1)).toMatchObject({ action: 'memberRemoved', after: { state: 'removed' } });
  });

  test('counts even where the account cannot be closed, which is tried again', async () => {
    const ports = world(PARTNER);
    const down = { ...ports, accounts: { ...ports.accounts, close: () => Promise.reject(new Error('down')) } };
    await expect(removeMember(down, PARTNER.id, facts())).rejects.toThrow('down');
    expect((await ports.members.find(PARTNER.id))?.state).toBe('removed');
    expect((await removeMember(ports, PARTNER.id, facts())).kind).toBe('done');
    expect(ports.members.entries).toHaveLength(1);
  });

  test('of oneself is refused, so that somebody always stays', async () => {
    const ports = world();
    expect((await removeMember(ports, LEA.id, facts())).kind).toBe('yourself');
  });

  test('does not stop them from being invited again later', async () => {
    const ports = world();
    await inviteMember(ports, INVITATION, facts());
    await removeMember(ports, 'account-1', facts());
    expect((await inviteMember(ports, INVITATION, facts({ now: hoursAfter(NOW, 3) }))).kind).toBe('done');
  });
});

describe('a change of rights', () => {
  test('says before and after, of what changed only', async () => {
    const ports = world(PARTNER);
    const rights = { name: 'Léa', role: 'partner' as const, departments: [LANDES, GERS], version: 1 };
    expect((await changeMember(ports, PARTNER.id, rights, facts())).kind).toBe('done');
    expect(ports.members.entries[0]).toMatchObject({ before: { departments: '40' }, after: { departments: '40, 32' } });
    expect(Object.keys(ports.members.entries[0]?.after ?? {})).toEqual(['departments']);
  });

  test('of a member whom somebody has changed meanwhile is refused', async () => {
    const ports = world({ ...PARTNER, version: 2 });
    const rights = { name: '', role: 'reader' as const, departments: [], version: 1 };
    expect((await changeMember(ports, PARTNER.id, rights, facts())).kind).toBe('conflict');
  });

  test('takes nobody’s own rights', async () => {
    const ports = world();
    const rights = { name: '', role: 'reader' as const, departments: [], version: undefined };
    expect((await changeMember(ports, LEA.id, rights, facts())).kind).toBe('yourself');
  });
});

describe('the journal', () => {
  test('masks what is private: enough to tell one from another, not to use it', () => {
    expect(maskedEmail('maylis.darrigrand@exemple.fr')).toBe('m…@exemple.fr');
    expect(maskedTelephone('+33612345678')).toBe('… 78');
    expect(maskedName('Maylis Darrigrand')).toBe('M…');
  });

  test('holds nothing that is the same before and after', () => {
    const line = auditEntry({
      id: 'entry12345',
      at: NOW,
      by: LEA,
      action: 'producerApproved',
      subject: { kind: 'producer', id: 'fermedugaas1', name: 'Ferme' },
      before: { state: 'pending', name: 'Ferme' },
      after: { state: 'published', name: 'Ferme' },
    });
    expect(line.before).toEqual({ state: 'pending' });
    expect(line.after).toEqual({ state: 'published' });
    expect(line.producerId).toBe('fermedugaas1');
  });
});
