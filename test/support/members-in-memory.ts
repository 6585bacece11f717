import type { z } from 'zod';
import type { AuditEntry } from '#domain/audit/audit-entry.ts';
import type { NewDelivery } from '#domain/ledger/new-delivery.ts';
import { Member } from '#domain/members/member.ts';
import type { Accounts, Members } from '#domain/members/member-store.ts';
import { NOW } from './builders.ts';

/** Members, their accounts, the audit trail and the mails owed, without a table or a pool. */
export interface MembersInMemory extends Members {
  readonly accounts: Accounts & { readonly open: Accounts['open']; has(id: string): boolean };
  readonly entries: readonly AuditEntry[];
  readonly messages: readonly NewDelivery[];
  put(member: Member): void;
}

export const membersInMemory = (...there: readonly Member[]): MembersInMemory => {
  const members = new Map(there.map((member) => [member.id, member]));
  const opened = new Map<string, string>();
  const entries: AuditEntry[] = [];
  const messages: NewDelivery[] = [];
  return {
    entries,
    messages,
    put: (member) => void members.set(member.id, member),
    find: async (id) => members.get(id),
    all: async () => [...members.values()].sort((a, b) => a.email.localeCompare(b.email)),
    async save({ member, from, entry, deliveries }) {
      if ((members.get(member.id)?.version ?? null) !== from) return 'changed';
      members.set(member.id, member);
      entries.push(entry);
      messages.push(...deliveries);
      return 'saved';
    },
    accounts: {
      async open(email) {
        const known = [...opened].find(([, address]) => address === email)?.[0];
        const id = known ?? `account-${opened.size + 1}`;
        opened.set(id, email);
        return id;
      },
      close: async (id) => void opened.delete(id),
      has: (id) => opened.has(id),
    },
  };
};

export const aMember = (changes: Partial<z.input<typeof Member>> = {}): Member =>
  Member.parse({
    id: 'lea-1',
    email: 'lea@exemple.invalid',
    name: 'Léa',
    role: 'agency',
    departments: [],
    state: 'active',
    invitation: null,
    invitations: 0,
    language: 'fr',
    since: NOW,
    version: 1,
    ...changes,
  });
