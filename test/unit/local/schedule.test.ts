import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSchedule } from '#infra/local/schedules/expression.ts';

const at = (iso: string): number => Date.parse(iso);
const next = (expression: string, after: string, timeZone?: string): string | undefined => {
  const found = parseSchedule(expression, at('2026-01-01T00:00:00Z'), timeZone).next(at(after));
  return found === undefined ? undefined : new Date(found).toISOString();
};

describe('when a schedule is due', () => {
  it.each([
    ['rate(1 minute)', '2026-01-01T00:00:30Z', '2026-01-01T00:01:00.000Z'],
    ['rate(1 minute)', '2026-01-01T00:01:00Z', '2026-01-01T00:02:00.000Z'],
    ['rate(2 hours)', '2026-01-01T03:00:00Z', '2026-01-01T04:00:00.000Z'],
    ['cron(30 8 * * ? *)', '2026-03-10T08:30:00Z', '2026-03-11T08:30:00.000Z'],
    ['cron(0 9 ? * SAT *)', '2026-03-10T00:00:00Z', '2026-03-14T09:00:00.000Z'],
    ['cron(0/15 8-10 * * ? *)', '2026-03-10T08:16:00Z', '2026-03-10T08:30:00.000Z'],
    ['cron(0 0 1 1 ? *)', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00.000Z'],
    ['at(2026-05-01T10:00:00)', '2026-03-10T00:00:00Z', '2026-05-01T10:00:00.000Z'],
  ])('%s after %s', (expression, after, expected) => {
    expect(next(expression, after)).toBe(expected);
  });

  it('half past eight in Paris follows summer time', () => {
    expect(next('cron(30 8 * * ? *)', '2026-01-10T00:00:00Z', 'Europe/Paris')).toBe('2026-01-10T07:30:00.000Z');
    expect(next('cron(30 8 * * ? *)', '2026-07-10T00:00:00Z', 'Europe/Paris')).toBe('2026-07-10T06:30:00.000Z');
  });

  it('an instant that is over does not come again', () => {
    expect(next('at(2026-05-01T10:00:00)', '2026-05-01T10:00:00Z')).toBeUndefined();
  });

  it('the next instant of a rate is always later, and at most one step away', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 10 ** 9 }), (minutes, offset) => {
        const start = at('2026-01-01T00:00:00Z');
        const found = parseSchedule(`rate(${minutes} minutes)`, start).next(start + offset) ?? 0;
        return found > start + offset && found <= start + offset + minutes * 60_000;
      }),
    );
  });

  it.each(['rate(0 minutes)', 'every day', 'cron(0 0 L * ? *)'])('%s is refused', (expression) => {
    expect(() => parseSchedule(expression, 0)).toThrow();
  });
});
