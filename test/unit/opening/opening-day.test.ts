import { describe, expect, it } from 'vitest';
import { openDirectory } from '#app/opening/open-directory.ts';
import type { AuditEntry } from '#domain/audit/audit-entry.ts';
import { type Opened, type OpeningDays, openingDay } from '#domain/opening/opening-day.ts';
import type { Acting } from '#domain/shared/acting.ts';
import { DepartmentCode } from '#domain/shared/primitives.ts';
import { hoursAfter, NOW } from '../../support/builders.ts';

const ANNOUNCED = hoursAfter(NOW, 100);
const AGENCY: Acting = { id: 'claire', email: 'claire@exemple.invalid', role: 'agency', departments: [] };

class DaysInMemory implements OpeningDays {
  kept: Opened | undefined;
  reads = 0;
  readonly audit: AuditEntry[] = [];
  async opened(): Promise<Opened | undefined> {
    this.reads += 1;
    return this.kept;
  }
  async open(opened: Opened, entry: AuditEntry): Promise<'opened' | 'already'> {
    if (this.kept !== undefined) return 'already';
    this.kept = opened;
    this.audit.push(entry);
    return 'opened';
  }
}

const facts = (changes: { by?: Acting; now?: string } = {}) => ({
  by: AGENCY,
  now: NOW,
  entryId: 'entry00001',
  mails: 340,
  ...changes,
});

describe('opening the directory before its day', () => {
  it('is written once, with who did it and how many are told', async () => {
    const days = new DaysInMemory();
    expect(await openDirectory(ANNOUNCED, facts(), days)).toEqual({ kind: 'opened', at: NOW });
    expect(days.kept).toEqual({ at: NOW, by: AGENCY.email });
    expect(days.audit).toMatchObject([
      { action: 'directoryOpened', by: { id: 'claire' }, before: { opensAt: ANNOUNCED }, after: { mails: '340' } },
    ]);
    const other = { ...AGENCY, id: 'paul', email: 'paul@exemple.invalid' };
    expect(await openDirectory(ANNOUNCED, facts({ by: other, now: hoursAfter(NOW, 1) }), days)).toEqual({
      kind: 'already',
    });
    expect(days.kept?.by).toBe(AGENCY.email);
    expect(days.audit).toHaveLength(1);
  });

  it.each(['partner', 'reader'] as const)('is not for a %s', async (role) => {
    const days = new DaysInMemory();
    const by = { ...AGENCY, role, departments: [DepartmentCode.parse('40')] };
    expect(await openDirectory(ANNOUNCED, facts({ by }), days)).toEqual({ kind: 'refused', why: 'agencyOnly' });
    expect(days.kept).toBeUndefined();
  });

  it.each([
    ['always open', ''],
    ['open since its day', hoursAfter(NOW, -1)],
    ['about to open by itself', hoursAfter(NOW, 0.01)],
  ])('changes nothing of one that is %s', async (_, announced) => {
    const days = new DaysInMemory();
    expect(await openDirectory(announced, facts(), days)).toEqual({ kind: 'already' });
    expect(days.kept).toBeUndefined();
  });
});

describe('the opening as a function knows it', () => {
  const knowing = (announced: string, days: DaysInMemory, keptMs = 0) => {
    const clock = { now: NOW };
    return { clock, day: openingDay(announced, days, { now: () => clock.now, keptMs }) };
  };

  it('of a directory that always was open is never asked for', async () => {
    const days = new DaysInMemory();
    const { day } = knowing('', days);
    expect(await day()).toBe('');
    expect(days.reads).toBe(0);
  });

  it('is the announced day until a member opens it, and then that moment, for good: also past the announced day', async () => {
    const days = new DaysInMemory();
    const { day, clock } = knowing(ANNOUNCED, days);
    expect(await day()).toBe(ANNOUNCED);
    days.kept = { at: hoursAfter(NOW, 1), by: AGENCY.email };
    clock.now = hoursAfter(NOW, 1);
    expect(await day()).toBe(hoursAfter(NOW, 1));
    const { reads } = days;
    clock.now = hoursAfter(ANNOUNCED, 1);
    expect(await day()).toBe(hoursAfter(NOW, 1));
    expect(days.reads).toBe(reads);
  });

  it('"not yet" is believed as long as said, and not beyond the announced day', async () => {
    const days = new DaysInMemory();
    const { day, clock } = knowing(ANNOUNCED, days, 10_000);
    await day();
    days.kept = { at: NOW, by: AGENCY.email };
    clock.now = hoursAfter(NOW, 9 / 3_600);
    expect(await day()).toBe(ANNOUNCED);
    clock.now = hoursAfter(NOW, 10 / 3_600);
    expect(await day()).toBe(NOW);
  });

  it('is asked for once more on the day itself, and then never', async () => {
    const days = new DaysInMemory();
    const { day, clock } = knowing(ANNOUNCED, days, 10_000);
    clock.now = ANNOUNCED;
    expect([await day(), await day(), await day()]).toEqual([ANNOUNCED, ANNOUNCED, ANNOUNCED]);
    expect(days.reads).toBe(1);
  });
});
