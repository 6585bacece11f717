import { describe, expect, it } from 'vitest';
import { GraceForm } from '#app/publications/contract.ts';
import { graceUseCases } from '#app/publications/grace.ts';
import type { AuditEntry } from '#domain/audit/audit-entry.ts';
import type { Grace } from '#domain/producers/grace.ts';
import { parseWith } from '#platform/field-errors.ts';
import { NOW } from '../../support/builders.ts';
import { aMember } from '../../support/members-in-memory.ts';

const FIRST = 10;

const world = () => {
  const entries: AuditEntry[] = [];
  let kept: Grace | undefined;
  const grace = graceUseCases(
    {
      find: async () => kept,
      save: async (set, entry) => {
        kept = set;
        entries.push(entry);
      },
    },
    FIRST,
  );
  return { grace, entries, actor: { by: aMember(), now: NOW } };
};

describe('the time before an announcement', () => {
  it('is that of the configuration until a member sets another, who stands in the journal with both', async () => {
    const { grace, entries, actor } = world();
    expect(await grace.look(actor)).toMatchObject({ ok: true, value: { minutes: FIRST, set: undefined } });
    await grace.change(0, actor);
    expect(await grace.look(actor)).toMatchObject({ ok: true, value: { minutes: 0, set: { by: actor.by.email } } });
    expect(entries).toMatchObject([
      { action: 'graceChanged', before: { graceMinutes: '10' }, after: { graceMinutes: '0' } },
    ]);
  });

  it('set to what it is, leaves no line', async () => {
    const { grace, entries, actor } = world();
    await grace.change(FIRST, actor);
    expect(entries).toEqual([]);
  });

  it.each(['partner', 'reader'] as const)('is not for a %s', async (role) => {
    const { grace, entries } = world();
    const actor = { by: aMember({ role, departments: [] }), now: NOW };
    expect(await grace.look(actor)).toEqual({ ok: false, reason: 'agencyOnly' });
    expect(await grace.change(0, actor)).toEqual({ ok: false, reason: 'agencyOnly' });
    expect(entries).toEqual([]);
  });

  it.each(['0', '10', ' 120 '])('%s minutes may be typed', (minutes) => {
    expect(parseWith(GraceForm, { minutes })).toMatchObject({ ok: true, value: { minutes: Number(minutes) } });
  });
  it.each(['', '121', '-1', '1.5', 'dix', '1e2', '0x10'])('“%s” minutes are refused', (minutes) => {
    expect(parseWith(GraceForm, { minutes }).ok).toBe(false);
  });
});
