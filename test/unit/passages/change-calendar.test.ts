import { describe, expect, test } from 'vitest';
import { type CalendarChanges, NO_CHANGES } from '#domain/passages/calendar-changes.ts';
import { type ActFacts, type CalendarAct, changeCalendar } from '#domain/passages/change-calendar.ts';
import { followed, nextPassage, passageOf, passagesBetween } from '#domain/passages/passage.ts';
import { fateOf, isNews } from '#domain/passages/passage-news.ts';
import { weeklyCalendar } from '#domain/passages/round-calendar.ts';
import { RoundId } from '#domain/shared/primitives.ts';

const THURSDAY = RoundId.parse('roundthursday');
const SATURDAY = RoundId.parse('roundsaturday');
const where = { department: '40' };
const rounds = [
  {
    id: THURSDAY,
    mode: 'door' as const,
    calendar: weeklyCalendar({ weekdays: [4], orderBefore: { weekday: 2, time: '12:00' } }),
  },
  { id: SATURDAY, mode: 'pickup' as const, calendar: weeklyCalendar({ weekdays: [6], orderBefore: null }) },
];
const [thursday, saturday] = rounds as [(typeof rounds)[0], (typeof rounds)[0]];
const facts: ActFacts = { rounds, where, today: '2026-12-01', now: '2026-12-01T09:00:00.000Z', id: 'span1' };

const said = (...acts: readonly CalendarAct[]): CalendarChanges =>
  acts.reduce<CalendarChanges>((changes, act) => {
    const changed = changeCalendar(changes, act, facts);
    if (!changed.ok) throw new Error(`refused: ${changed.reason}`);
    return changed.value;
  }, NO_CHANGES);
const refusal = (act: CalendarAct, changes = NO_CHANGES): string | undefined => {
  const changed = changeCalendar(changes, act, facts);
  return changed.ok ? undefined : changed.reason;
};

const NOT_THIS_THURSDAY = {
  kind: 'cancel',
  roundId: THURSDAY,
  day: '2026-12-10',
  word: 'le tracteur est en panne',
} as const;

describe('one day', () => {
  test('"not this Thursday" cancels that passage, with the word, and no other', () => {
    const changes = said(NOT_THIS_THURSDAY);
    expect(passageOf(thursday, changes, '2026-12-10', where)).toMatchObject({
      state: 'cancelled',
      word: 'le tracteur est en panne',
    });
    expect(nextPassage(thursday, changes, '2026-12-07T09:00:00.000Z', where)?.day).toBe('2026-12-17');
    expect(passageOf(saturday, changes, '2026-12-12', where)?.state).toBe('planned');
  });

  test('a double tap changes nothing; taken back, it is as before', () => {
    const once = said(NOT_THIS_THURSDAY);
    const twice = changeCalendar(once, NOT_THIS_THURSDAY, { ...facts, now: '2026-12-01T09:00:05.000Z' });
    expect(twice).toEqual({ ok: true, value: once });
    expect(said(NOT_THIS_THURSDAY, { kind: 'undo', roundId: THURSDAY, day: '2026-12-10' })).toEqual(NO_CHANGES);
  });

  test('moved by a day: cancelled there, planned here, ordered for as long before', () => {
    const changes = said({ kind: 'move', roundId: THURSDAY, day: '2026-12-24', to: '2026-12-23' });
    const week = passagesBetween(thursday, changes, { from: '2026-12-21', to: '2026-12-27' }, where);
    expect(week).toMatchObject([
      { day: '2026-12-23', state: 'planned', movedFrom: '2026-12-24', deadline: '2026-12-21T11:00:00.000Z' },
      { day: '2026-12-24', state: 'cancelled', movedTo: '2026-12-23' },
    ]);
    expect(followed(changes, { roundId: THURSDAY, day: '2026-12-24' }).day).toBe('2026-12-23');
    expect(
      said(
        { kind: 'move', roundId: THURSDAY, day: '2026-12-24', to: '2026-12-23' },
        { kind: 'undo', roundId: THURSDAY, day: '2026-12-23' },
      ),
    ).toEqual(NO_CHANGES);
  });

  test('moved twice, it is followed to where it is', () => {
    const changes = said(
      { kind: 'move', roundId: THURSDAY, day: '2026-12-24', to: '2026-12-23' },
      { kind: 'move', roundId: THURSDAY, day: '2026-12-23', to: '2026-12-22' },
    );
    expect(followed(changes, { roundId: THURSDAY, day: '2026-12-24' }).day).toBe('2026-12-22');
    expect(passageOf(thursday, changes, '2026-12-22', where)?.state).toBe('planned');
  });

  test('an extra passage is there, and has the deadline of the others', () => {
    const changes = said({ kind: 'extra', roundId: THURSDAY, day: '2026-12-15', word: 'pour Noël' });
    expect(passageOf(thursday, changes, '2026-12-15', where)).toMatchObject({
      state: 'planned',
      extra: true,
      word: 'pour Noël',
      deadline: '2026-12-13T11:00:00.000Z',
    });
  });

  test('full: the passage stands and cannot be asked for', () => {
    const changes = said({ kind: 'full', roundId: THURSDAY, day: '2026-12-10' });
    expect(passageOf(thursday, changes, '2026-12-10', where)?.state).toBe('full');
    expect(nextPassage(thursday, changes, '2026-12-07T09:00:00.000Z', where)?.day).toBe('2026-12-17');
  });

  test('a holiday: they drive', () => {
    const changes = said({ kind: 'confirm', roundId: SATURDAY, day: '2027-05-01' });
    expect(passageOf(saturday, NO_CHANGES, '2027-05-01', where)?.state).toBe('toConfirm');
    expect(passageOf(saturday, changes, '2027-05-01', where)?.state).toBe('planned');
  });
});

describe('spans of days', () => {
  test('leave cancels every passage in it, of the rounds that are named', () => {
    const changes = said({
      kind: 'leave',
      from: '2026-12-20',
      to: '2027-01-03',
      rounds: [THURSDAY],
      word: 'vacances',
    });
    expect(passageOf(thursday, changes, '2026-12-24', where)).toMatchObject({ state: 'cancelled', word: 'vacances' });
    expect(passageOf(thursday, changes, '2027-01-07', where)?.state).toBe('planned');
    expect(passageOf(saturday, changes, '2026-12-26', where)?.state).toBe('planned');
    expect(changes.spans).toHaveLength(1);
    expect(
      said({ kind: 'leave', from: '2026-12-20', to: '2027-01-03', rounds: null }, { kind: 'dropSpan', id: 'span1' }),
    ).toEqual(NO_CHANGES);
  });

  test('full until Monday: nobody asks for a passage before Tuesday', () => {
    const changes = said({ kind: 'fullUntil', from: '2026-12-01', to: '2026-12-07', rounds: null });
    expect(passageOf(saturday, changes, '2026-12-05', where)?.state).toBe('full');
    expect(nextPassage(saturday, changes, '2026-12-01T09:00:00.000Z', where)?.day).toBe('2026-12-12');
  });
});

describe('what is refused changes nothing, and says why', () => {
  test.each<[CalendarAct, string]>([
    [{ ...NOT_THIS_THURSDAY, day: '2026-12-09' }, 'noPassageThatDay'],
    [{ ...NOT_THIS_THURSDAY, day: '2026-11-26' }, 'dayOver'],
    [{ ...NOT_THIS_THURSDAY, day: '2027-02-31' }, 'dateForm'],
    [{ ...NOT_THIS_THURSDAY, day: '2028-12-07' }, 'dayBeyondYear'],
    [{ ...NOT_THIS_THURSDAY, roundId: RoundId.parse('roundunknown') }, 'roundGone'],
    [{ ...NOT_THIS_THURSDAY, word: 'x'.repeat(201) }, 'wordTooLong'],
    [{ kind: 'extra', roundId: THURSDAY, day: '2026-12-17' }, 'passageThatDay'],
    [{ kind: 'move', roundId: THURSDAY, day: '2026-12-10', to: '2026-12-17' }, 'passageThatDay'],
    [{ kind: 'leave', from: '2026-12-20', to: '2026-12-10', rounds: null }, 'endBeforeBeginning'],
    [{ kind: 'leave', from: '2026-11-01', to: '2026-11-10', rounds: null }, 'dayOver'],
    [{ kind: 'leave', from: '2026-12-20', to: '2026-12-30', rounds: [RoundId.parse('roundunknown')] }, 'roundGone'],
  ])('%j: %s', (act, reason) => {
    expect(refusal(act)).toBe(reason);
  });

  test('what is cancelled cannot be full or moved before that is taken back', () => {
    const changes = said(NOT_THIS_THURSDAY);
    expect(refusal({ kind: 'full', roundId: THURSDAY, day: '2026-12-10' }, changes)).toBe('undoFirst');
    expect(refusal({ kind: 'move', roundId: THURSDAY, day: '2026-12-10', to: '2026-12-11' }, changes)).toBe(
      'undoFirst',
    );
  });
});

describe('who asked for a passage', () => {
  const before = { rounds, changes: NO_CHANGES };
  const fate = (changes: CalendarChanges, day: string) =>
    fateOf({ roundId: THURSDAY, day }, { rounds, changes }, where);

  test('is told when it is cancelled, moved, or comes back; not when others find it full', () => {
    const then = fateOf({ roundId: THURSDAY, day: '2026-12-10' }, before, where);
    expect(fate(said(NOT_THIS_THURSDAY), '2026-12-10')).toEqual({
      kind: 'cancelled',
      word: 'le tracteur est en panne',
    });
    const moved = fate(said({ kind: 'move', roundId: THURSDAY, day: '2026-12-10', to: '2026-12-11' }), '2026-12-10');
    expect(moved).toEqual({ kind: 'comes', day: '2026-12-11', word: '' });
    expect(isNews(then, moved)).toBe(true);
    expect(isNews(then, fate(said(NOT_THIS_THURSDAY), '2026-12-10'))).toBe(true);
    expect(isNews(then, fate(said({ kind: 'full', roundId: THURSDAY, day: '2026-12-10' }), '2026-12-10'))).toBe(false);
  });

  test('is told when the round is removed, or changes its day', () => {
    const ref = { roundId: THURSDAY, day: '2026-12-10' };
    const fridays = [{ ...thursday, calendar: weeklyCalendar({ weekdays: [5], orderBefore: null }) }];
    expect(fateOf(ref, { rounds: [], changes: NO_CHANGES }, where)).toEqual({ kind: 'gone' });
    expect(fateOf(ref, { rounds: fridays, changes: NO_CHANGES }, where)).toEqual({ kind: 'gone' });
  });
});
