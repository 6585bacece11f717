import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_CHANGES } from '#domain/passages/calendar-changes.ts';
import { occursOn } from '#domain/passages/occurrences.ts';
import {
  isOpen,
  nextPassage,
  openPassages,
  passageOf,
  passagesBetween,
  type ScheduledRound,
} from '#domain/passages/passage.ts';
import { deadlineOn, RoundCalendar, weeklyCalendar } from '#domain/passages/round-calendar.ts';
import { localTime } from '#domain/shared/calendar.ts';
import { RoundId } from '#domain/shared/primitives.ts';
import { anyDay, roundCalendar } from './round-calendars.ts';

const ROUND = RoundId.parse('roundthursday');
const LANDES = { department: '40' };

const aRound = (calendar: RoundCalendar, mode: ScheduledRound['mode'] = 'door'): ScheduledRound => ({
  id: ROUND,
  mode,
  calendar,
});
const thursdays = aRound(weeklyCalendar({ weekdays: [4], orderBefore: { weekday: 2, time: '12:00' } }));

const modes = fc.constantFrom('door' as const, 'pickup' as const, 'parcel' as const);

describe('any passage shown', () => {
  test('obeys its rule, is to come, and its deadline is in the future and lies as long before it as said', () => {
    fc.assert(
      fc.property(
        roundCalendar,
        modes,
        anyDay,
        fc.integer({ min: 0, max: 1_439 }),
        (calendar, mode, today, minutes) => {
          const now = new Date(Date.parse(today) + minutes * 60_000).toISOString();
          for (const { day, deadline, state } of openPassages(aRound(calendar, mode), undefined, now, LANDES, 5)) {
            expect(occursOn(calendar, day)).toBe(true);
            expect(day >= localTime(now).date).toBe(true);
            expect(['planned', 'toConfirm']).toContain(state);
            const said = deadlineOn(((new Date(day).getUTCDay() + 6) % 7) + 1, calendar.deadlines);
            expect(deadline === null).toBe(said === undefined);
            if (deadline === null || said === undefined) continue;
            expect(deadline > now).toBe(true);
            const local = localTime(deadline);
            expect((Date.parse(day) - Date.parse(local.date)) / 86_400_000).toBe(said.daysBefore);
            // An hour that a spring night skips is the next one.
            if (!(local.date.slice(5, 7) === '03' && said.time < '04:00')) expect(local.time).toBe(said.time);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('the next one is the first that is open', () => {
    fc.assert(
      fc.property(roundCalendar, modes, anyDay, (calendar, mode, today) => {
        const now = `${today}T09:00:00.000Z`;
        const round = aRound(calendar, mode);
        const to = new Date(Date.parse(today) + 400 * 86_400_000).toISOString().slice(0, 10);
        const all = passagesBetween(round, undefined, { from: today, to }, LANDES);
        expect(nextPassage(round, undefined, now, LANDES)?.day).toBe(
          all.find((passage) => isOpen(passage, mode, now))?.day,
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('clocks', () => {
  test.each([
    // Clocks go forward on Sunday 28 March 2027, back on Sunday 31 October 2027: noon stays noon.
    ['2027-03-23T09:00:00.000Z', '2027-03-25', '2027-03-23T11:00:00.000Z'],
    ['2027-03-29T09:00:00.000Z', '2027-04-01', '2027-03-30T10:00:00.000Z'],
    ['2027-10-25T09:00:00.000Z', '2027-10-28', '2027-10-26T10:00:00.000Z'],
  ])('at %s the next Thursday is %s, to be ordered before %s', (now, day, deadline) => {
    expect(nextPassage(thursdays, undefined, now, LANDES)).toMatchObject({ day, deadline });
  });

  test('a deadline at the very minute is over', () => {
    expect(nextPassage(thursdays, undefined, '2026-12-08T11:00:00.000Z', LANDES)?.day).toBe('2026-12-17');
    expect(nextPassage(thursdays, undefined, '2026-12-08T10:59:59.999Z', LANDES)?.day).toBe('2026-12-10');
  });

  test('without a deadline, a pick-up point can be asked for the same day, a delivery the day before', () => {
    const calendar = weeklyCalendar({ weekdays: [4], orderBefore: null });
    const now = '2026-12-10T09:00:00.000Z';
    expect(nextPassage(aRound(calendar, 'pickup'), undefined, now, LANDES)?.day).toBe('2026-12-10');
    expect(nextPassage(aRound(calendar, 'door'), undefined, now, LANDES)?.day).toBe('2026-12-17');
  });
});

describe('holidays', () => {
  const fridays = aRound(weeklyCalendar({ weekdays: [5], orderBefore: null }));

  test('a passage on Christmas is to be confirmed, and says which holiday it is', () => {
    expect(passageOf(fridays, undefined, '2026-12-25', LANDES)).toMatchObject({
      state: 'toConfirm',
      holiday: 'christmas',
    });
  });

  test('it is planned once they have said so', () => {
    const at = '2026-12-01T09:00:00.000Z';
    const days = [
      {
        roundId: ROUND,
        day: '2026-12-25',
        kind: 'confirmed' as const,
        to: null,
        extra: false,
        movedFrom: null,
        word: '',
        at,
      },
    ];
    expect(passageOf(fridays, { ...NO_CHANGES, days }, '2026-12-25', LANDES)).toMatchObject({
      state: 'planned',
      holiday: null,
    });
  });

  test('Good Friday is one in Moselle and not in the Landes', () => {
    expect(passageOf(fridays, undefined, '2027-03-26', { department: '57' })?.state).toBe('toConfirm');
    expect(passageOf(fridays, undefined, '2027-03-26', LANDES)?.state).toBe('planned');
  });
});

test('outside its season a round has its next passage when the season comes back; a list of past dates has none', () => {
  const summer = RoundCalendar.parse({
    rule: { kind: 'weekly', weekdays: [4] },
    season: { from: '05-01', to: '09-30' },
  });
  expect(nextPassage(aRound(summer), undefined, '2026-11-24T08:00:00.000Z', LANDES)?.day).toBe('2027-05-06');
  const fair = RoundCalendar.parse({ rule: { kind: 'dates', dates: ['2026-06-20'] } });
  expect(nextPassage(aRound(fair), undefined, '2026-11-24T08:00:00.000Z', LANDES)).toBeUndefined();
});
