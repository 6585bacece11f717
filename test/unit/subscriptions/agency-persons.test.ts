import { describe, expect, it } from 'vitest';
import { agencyPersons } from '#app/subscriptions/agency-persons.ts';
import type { AuditEntry } from '#domain/audit/audit-entry.ts';
import { EmailAddress, PersonId } from '#domain/shared/primitives.ts';
import { NOW } from '../../support/builders.ts';
import { aMember } from '../../support/members-in-memory.ts';
import { aSubscription } from '../../support/subscription-builders.ts';

const EMAIL = EmailAddress.parse('jeanne@exemple.invalid');
const PERSON = PersonId.parse('personjeanne');

const world = () => {
  const entries: AuditEntry[] = [];
  const done: string[] = [];
  const act = (what: string) => done.push(`${what} after ${entries.length}`);
  const persons = agencyPersons(
    {
      personAt: async () => PERSON,
      find: async (person) => {
        act('show');
        return { person, running: [aSubscription()], ended: [], addressChange: undefined };
      },
      stop: async (_, which, reason) => {
        act(`stop ${which} ${reason}`);
        return { ok: true, value: undefined };
      },
      export: async (person) => {
        act('export');
        return { email: EMAIL, exportedFor: person, subscriptions: [], addressChange: null, requests: [], told: [] };
      },
      erase: async () => void act('erase'),
    },
    { write: async (written) => void entries.push(...written) },
  );
  return { persons, entries, done };
};

describe('a member with a subscriber on the telephone', () => {
  it('leaves a line in the journal before each act, with nothing of the person but a masked address', async () => {
    const { persons, entries, done } = world();
    const actor = { by: aMember(), now: NOW };
    for (const act of ['show', 'stop', 'export', 'erase'] as const)
      expect((await persons[act](EMAIL, actor)).ok).toBe(true);
    expect(done).toEqual(['show after 1', 'stop undefined endedByAgency after 2', 'export after 3', 'erase after 4']);
    expect(entries.map(({ action }) => action)).toEqual([
      'personShown',
      'personStopped',
      'personExported',
      'personErased',
    ]);
    expect(JSON.stringify(entries)).not.toContain(EMAIL);
    expect(JSON.stringify(entries)).not.toContain(PERSON);
    expect(entries[0]?.subject.name).toBe('j…@exemple.invalid');
  });

  it.each(['partner', 'reader'] as const)('a %s is refused, and nothing is done or written', async (role) => {
    const { persons, entries, done } = world();
    const actor = { by: aMember({ role, departments: [] }), now: NOW };
    for (const act of ['show', 'stop', 'export', 'erase'] as const)
      expect(await persons[act](EMAIL, actor)).toEqual({ ok: false, reason: 'agencyOnly' });
    expect([...entries, ...done]).toEqual([]);
  });
});
