import { describe, expect, test } from 'vitest';
import { PublicationId } from '#domain/shared/primitives.ts';
import { mayTell, slotsOf } from '#domain/subscriptions/news.ts';
import { hoursAfter, NOW } from '../../support/builders.ts';

/** Mails that may be begun, as `day time` of Paris in winter. */
const begun = (...asked: Parameters<typeof slotsOf>) =>
  slotsOf(...asked)
    .filter(({ isOver }) => !isOver)
    .map(({ day, dueAt }) => `${day} ${dueAt}`);

describe('which mail carries a news', () => {
  test('at once: the one of today, now; else the next mornings at 08:30', () => {
    expect(begun('atOnce', NOW, NOW).slice(0, 2)).toEqual([`2026-11-24 ${NOW}`, '2026-11-25 2026-11-25T07:30:00.000Z']);
  });

  test('daily: the next morning; this one, where it is still before it', () => {
    expect(begun('daily', NOW, NOW)[0]).toBe('2026-11-25 2026-11-25T07:30:00.000Z');
    const early = '2026-11-24T05:00:00.000Z';
    expect(begun('daily', early, early)[0]).toBe('2026-11-24 2026-11-24T07:30:00.000Z');
  });

  test('weekly: the next Friday morning', () => {
    expect(begun('weekly', NOW, NOW)[0]).toBe('2026-11-27 2026-11-27T07:30:00.000Z');
    const friday = '2026-11-27T09:00:00.000Z';
    expect(begun('weekly', friday, friday)[0]).toBe('2026-12-04 2026-12-04T07:30:00.000Z');
  });

  test.each([
    ['the clocks go forward', '2026-03-28T12:00:00.000Z', '2026-03-29T06:30:00.000Z'],
    ['the day after', '2026-03-29T12:00:00.000Z', '2026-03-30T06:30:00.000Z'],
    ['the clocks go back', '2026-10-24T12:00:00.000Z', '2026-10-25T07:30:00.000Z'],
    ['the day before that', '2026-10-23T12:00:00.000Z', '2026-10-24T06:30:00.000Z'],
  ])('08:30 is 08:30 in Paris when %s', (_, now, morning) => {
    expect(slotsOf('daily', now, now)[0]?.dueAt).toBe(morning);
  });

  test('a day is that of Paris: a quarter to midnight there is today, a quarter past tomorrow', () => {
    expect(slotsOf('atOnce', '2026-11-24T22:45:00.000Z', '2026-11-24T22:45:00.000Z')[0]?.day).toBe('2026-11-24');
    expect(slotsOf('atOnce', '2026-11-24T23:15:00.000Z', '2026-11-24T23:15:00.000Z')[0]?.day).toBe('2026-11-25');
  });

  test('interrupted at midnight, the mail of yesterday is asked first and not begun any more', () => {
    const slots = slotsOf('atOnce', NOW, hoursAfter(NOW, 24));
    expect(slots.map(({ day, isOver }) => [day, isOver]).slice(0, 2)).toEqual([
      ['2026-11-24', true],
      ['2026-11-25', false],
    ]);
  });
});

describe('whether a person hears of a producer again', () => {
  const last = { publicationId: PublicationId.parse('publication1'), occasion: 'extended' as const, at: NOW };
  const next = (occasion: 'first' | 'extended' | 'resumed' | 'newProduct', days: number) => ({
    id: PublicationId.parse('publication2'),
    occasion,
    announceAt: hoursAfter(NOW, 24 * days),
  });

  test('who never heard of them does', () => {
    expect(mayTell(undefined, next('newProduct', 0))).toBe(true);
  });

  test.each([
    ['for the same occasion within 30 days', 'extended', 29, false],
    ['for a lesser one within 30 days', 'newProduct', 29, false],
    ['for a lesser one after 30 days', 'newProduct', 30, true],
    ['as if they were new, ever', 'first', 400, false],
  ] as const)('%s', (_, occasion, days, may) => {
    expect(mayTell(last, next(occasion, days))).toBe(may);
  });

  test('for a greater one at once', () => {
    expect(mayTell({ ...last, occasion: 'newProduct' }, next('extended', 1))).toBe(true);
  });

  test('for the same publication: told half-way, it goes on', () => {
    expect(mayTell(last, { ...next('extended', 0), id: last.publicationId })).toBe(true);
  });
});
