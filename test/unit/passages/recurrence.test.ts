import fc from 'fast-check';
import ICAL from 'ical.js';
import rrule from 'rrule';
import { describe, expect, test } from 'vitest';
import { daysOf } from '#domain/passages/occurrences.ts';
import { readRecurrence, writeRecurrence } from '#domain/passages/recurrence.ts';
import { RoundCalendar } from '#domain/passages/round-calendar.ts';
import { anyDay, roundCalendar } from './round-calendars.ts';

const { RRule, RRuleSet } = rrule;

/** The days that other people's code makes of our lines: read by one calendar library, expanded by another (the first errs in fifth weekdays). */
const daysByLibrary = (lines: readonly string[], until: string): string[] => {
  const event = new ICAL.Component(ICAL.parse(['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')));
  const datesOf = (name: string): Date[] =>
    event
      .getAllProperties(name)
      .flatMap((property) => property.getValues().map((value) => new Date(`${value}T00:00:00Z`)));
  const [dtstart = new Date(0)] = datesOf('dtstart');
  const set = new RRuleSet();
  const rule = event.getFirstPropertyValue('rrule');
  if (rule === null) set.rdate(dtstart);
  else set.rrule(new RRule({ ...RRule.parseString(String(rule)), dtstart }));
  for (const date of datesOf('rdate')) set.rdate(date);
  for (const date of datesOf('exdate')) set.exdate(date);
  return set.between(dtstart, new Date(`${until}T00:00:00Z`), true).map((date) => date.toISOString().slice(0, 10));
};

const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const reading = (lines: string[]) => {
  const read = readRecurrence(lines);
  return read.ok ? read.value.calendar : read.reason;
};

describe('RFC 5545', () => {
  test('every second Thursday from December to March, but for one and with another', () => {
    const calendar = RoundCalendar.parse({
      rule: { kind: 'weekly', weekdays: [4], everyWeeks: 2 },
      starts: '2026-11-26',
      season: { from: '12-01', to: '03-31' },
    });
    expect(writeRecurrence(calendar, '2026-11-24', { without: ['2026-12-24'], extra: ['2026-12-23'] })).toEqual([
      'DTSTART;VALUE=DATE:20261210',
      'RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TH;BYMONTH=1,2,3,12',
      'EXDATE;VALUE=DATE:20261224',
      'RDATE;VALUE=DATE:20261223',
    ]);
  });

  test('another calendar library makes the same days of what is written, for any rule', () => {
    fc.assert(
      fc.property(roundCalendar, anyDay, (calendar, from) => {
        const lines = writeRecurrence(calendar, from);
        const days = daysOf(calendar, from, '2037-12-31');
        if (lines.length === 0) {
          expect(days).toEqual([]);
          return;
        }
        // A season that has no word in RFC 5545 is written out for two years.
        const until = lines.some((line) => line.startsWith('X-')) ? plusDays(from, 730) : plusDays(from, 1_500);
        expect(daysByLibrary(lines, until)).toEqual(days.filter((day) => day <= until));
      }),
      { numRuns: 300 },
    );
  });

  test('what is written is read back as the same days', () => {
    fc.assert(
      fc.property(roundCalendar, anyDay, (calendar, from) => {
        const lines = writeRecurrence(calendar, from);
        if (lines.length === 0) return;
        const read = readRecurrence(lines);
        expect(read).toMatchObject({ ok: true });
        if (!read.ok) return;
        const until = plusDays(from, 1_500);
        expect(read.value.without).toEqual([]);
        expect(daysOf(read.value.calendar, from, until)).toEqual(daysOf(calendar, from, until));
      }),
      { numRuns: 300 },
    );
  });

  test('the rules of other calendars are read', () => {
    const first = { kind: 'monthly', weekdays: [6], nth: [1] };
    expect(reading(['DTSTART:20270102T080000Z', 'RRULE:FREQ=MONTHLY;BYDAY=SA;BYSETPOS=1'])).toMatchObject({
      rule: first,
    });
    expect(reading(['DTSTART;TZID=Europe/Paris:20270102T090000', 'RRULE:FREQ=MONTHLY;BYDAY=+1SA'])).toMatchObject({
      rule: first,
    });
    expect(reading(['DTSTART;VALUE=DATE:20270107', 'RRULE:FREQ=WEEKLY;COUNT=3'])).toMatchObject({
      rule: { kind: 'weekly', weekdays: [4] },
      ends: '2027-01-21',
    });
    // 23:30 UTC of the 6th is already Thursday the 7th in Paris.
    expect(reading(['DTSTART:20270106T233000Z', 'RRULE:FREQ=WEEKLY'])).toMatchObject({
      starts: '2027-01-07',
      rule: { weekdays: [4] },
    });
  });

  test.each([
    [['RRULE:FREQ=WEEKLY;BYDAY=TH'], 'ruleWithoutStart'],
    [['DTSTART;VALUE=DATE:20270231'], 'dateForm'],
    [['DTSTART;VALUE=DATE:20270107', 'RRULE:FREQ=WEEKLY;UNTIL=20270231'], 'dateForm'],
    [['DTSTART;VALUE=DATE:20270107', 'RRULE:FREQ=YEARLY'], 'ruleNotHeld'],
    [['DTSTART;VALUE=DATE:20270107', 'RRULE:FREQ=MONTHLY;BYMONTHDAY=7'], 'ruleNotHeld'],
    [['DTSTART;VALUE=DATE:20270107', 'RRULE:FREQ=MONTHLY;BYDAY=1TH,3SA'], 'ruleNotHeld'],
    [['DTSTART;VALUE=DATE:20270107', 'RRULE:FREQ=WEEKLY;BYMONTH=3,9'], 'ruleMonths'],
    [['DTSTART;VALUE=DATE:20270107', 'RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU'], 'ruleWeekStart'],
  ])('%j is refused, with a sentence', (lines, sentence) => {
    expect(reading(lines)).toBe(sentence);
  });
});
