import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passageDayContent } from '#domain/messages/passage-day-content.ts';
import { NO_CHANGES } from '#domain/passages/calendar-changes.ts';
import { openPassages, passageOf } from '#domain/passages/passage.ts';
import { type SheetStop, sheetOf } from '#domain/requests/passage-sheet.ts';
import { mayHaveCome, passageTurns, takeTurn } from '#domain/requests/passage-turns.ts';
import type { RequestPart } from '#domain/requests/request.ts';
import { instantAt } from '#domain/shared/calendar.ts';
import { CommuneCode, RequestId } from '#domain/shared/primitives.ts';
import { totalInWords } from '#web/requests/sheet-in-words.ts';
import { aProducer, aRequest, aRound, NOW } from '../../support/builders.ts';

const round = aRound();
const producer = aProducer({ details: { rounds: [round] } });
const DAY = '2026-11-26';
const LANDES = { department: '40' };
const accepted: RequestPart = {
  ...(aRequest().parts[0] as RequestPart),
  producerId: producer.id,
  roundId: round.id,
  passage: { roundId: round.id, day: DAY },
  state: 'answered',
  answer: { kind: 'accept', word: '', at: NOW, by: 'producer' },
};
const stopAt = (id: number, lat: number, lon: number, lines: SheetStop['lines'] = []): SheetStop => {
  const request = aRequest({ state: 'confirmed' });
  const commune = CommuneCode.parse(`40${String(Math.round((lat - 43) * 10)).padStart(3, '0')}`);
  return {
    request: {
      ...request,
      id: RequestId.parse(`request${String(id).padStart(4, '0')}`),
      place: { ...request.place, lat, lon, commune, label: `C${commune}` },
    },
    part: accepted,
    lines,
  };
};
const line = (what: string, quantity: string) => ({ what, quantity });

describe('the sheet of a passage', () => {
  test('has every stop once, those of one commune together', () => {
    const spot = fc.record({
      lat: fc.double({ min: 43, max: 45, noNaN: true }),
      lon: fc.double({ min: -1.5, max: 0.5, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(spot, { maxLength: 25 }), (spots) => {
        const stops = spots.map(({ lat, lon }, id) => stopAt(id, lat, lon));
        const { communes, open } = sheetOf({ roundId: round.id, day: DAY }, stops, producer.details.position);
        const ids = communes.flatMap((commune) => commune.stops.map(({ request }) => request.id));
        expect([...ids].sort()).toEqual(stops.map(({ request }) => request.id).sort());
        expect(open).toEqual([]);
        expect(new Set(communes.map(({ name }) => name)).size).toBe(communes.length);
      }),
    );
  });

  test('adds up what can be added, by unit, and says the rest as it was written', () => {
    const stops = [
      stopAt(1, 43.6, -1, [line('Carottes', '500 g'), line('Œufs', 'une douzaine')]),
      stopAt(2, 43.7, -1, [line('carottes', '1,5 kg'), line('Carottes', '2 bottes')]),
      stopAt(3, 43.8, -1, [line('CAROTTES', 'un peu'), line('Œufs', '6'), line('Carottes', '')]),
    ];
    const { totals } = sheetOf({ roundId: round.id, day: DAY }, stops, producer.details.position);
    expect(totals.map((total) => totalInWords(total, 'fr').replaceAll(/[\u00a0\u202f]/g, ' '))).toEqual([
      'Carottes : 2 kg + 2 bottes + un peu + 1 sans quantité',
      'Œufs : 18',
    ]);
  });

  test('loads nothing that is not agreed', () => {
    const open = {
      ...stopAt(1, 43.6, -1, [line('Carottes', '1 kg')]),
      part: { ...accepted, state: 'asked' as const, answer: null },
    };
    const sheet = sheetOf({ roundId: round.id, day: DAY }, [open], producer.details.position);
    expect([sheet.totals, sheet.communes, sheet.open.length]).toEqual([[], [], 1]);
  });
});

describe('what a passage has in store', () => {
  const request = aRequest({ state: 'confirmed', parts: [accepted] });
  const facts = { producer, changes: NO_CHANGES, now: NOW };
  const turn = (which: 'sheet' | 'eve' | 'after') => ({
    kind: 'passageTurn' as const,
    requestId: request.id,
    producerId: producer.id,
    turn: which,
    day: DAY,
  });

  test('is due at the deadline, the evening before and the morning after', () => {
    const owed = passageTurns(request, () => producer, NOW);
    const deadline = passageOf(round, undefined, DAY, LANDES)?.deadline;
    expect(owed.map(({ about, dueAt }) => [about.kind === 'passageTurn' && about.turn, dueAt])).toEqual([
      ['sheet', deadline],
      ['eve', instantAt('2026-11-25', '17:00')],
      ['after', instantAt('2026-11-27', '09:00')],
    ]);
  });

  test('asked for after the evening before, no reminder is owed', () => {
    const late = instantAt('2026-11-25', '20:00');
    expect(
      passageTurns(request, () => producer, late).map(({ about }) => about.kind === 'passageTurn' && about.turn),
    ).toEqual(['sheet', 'after']);
  });

  test('across both changes of clock, is at 17 h and 9 h by the clocks of the territory', () => {
    for (const [day, eve, after] of [
      ['2026-10-25', '2026-10-24T15:00:00.000Z', '2026-10-26T08:00:00.000Z'],
      ['2026-03-29', '2026-03-28T16:00:00.000Z', '2026-03-30T07:00:00.000Z'],
    ] as const) {
      const parts = [{ ...accepted, passage: { roundId: round.id, day } }];
      const owed = passageTurns({ ...request, parts }, () => producer, '2026-01-01T00:00:00.000Z');
      expect(owed.slice(1).map(({ dueAt }) => dueAt)).toEqual([eve, after]);
    }
  });

  test('of a round of every second week goes over the new year, week 53 included', () => {
    const fortnightly = aRound({
      weekdays: undefined,
      orderBefore: undefined,
      calendar: {
        rule: { kind: 'weekly', weekdays: [4], everyWeeks: 2 },
        starts: '2026-12-17',
        ends: null,
        season: null,
        deadlines: [{ weekday: 4, daysBefore: 2, time: '12:00' }],
      },
    });
    const farm = aProducer({ details: { rounds: [fortnightly] } });
    const now = instantAt('2026-12-18', '09:00');
    const days = openPassages(fortnightly, undefined, now, LANDES, 3).map(({ day }) => day);
    // 31 December 2026 is the Thursday of week 53.
    expect(days).toEqual(['2026-12-31', '2027-01-14', '2027-01-28']);
    const dues = days.map((day) => {
      const parts = [{ ...accepted, passage: { roundId: fortnightly.id, day } }];
      return passageTurns({ ...request, parts }, () => farm, now).map(({ dueAt }) => dueAt.slice(0, 16));
    });
    expect(dues).toEqual([
      ['2026-12-29T11:00', '2026-12-30T16:00', '2027-01-01T08:00'],
      ['2027-01-12T11:00', '2027-01-13T16:00', '2027-01-15T08:00'],
      ['2027-01-26T11:00', '2027-01-27T16:00', '2027-01-29T08:00'],
    ]);
  });

  test('is one sheet for all who asked, and goes to the requester only of what was agreed', () => {
    const sheets = ['requestone1', 'requesttwo2'].map((id) =>
      takeTurn({ ...turn('sheet'), requestId: RequestId.parse(id) }, { ...request, id: RequestId.parse(id) }, facts),
    );
    expect(new Set(sheets.map((owed) => owed?.dedupeKey)).size).toBe(1);
    expect(takeTurn(turn('eve'), request, facts)?.to).toBe(request.requester.email);
    const unanswered = { ...request, parts: [{ ...accepted, state: 'asked' as const, answer: null }] };
    expect(takeTurn(turn('eve'), unanswered, facts)).toBeUndefined();
    expect(takeTurn(turn('after'), unanswered, facts)).toBeUndefined();
  });

  test('of a passage that was cancelled is nothing; of one that was moved, the same on the new day', () => {
    const cancelled = {
      ...NO_CHANGES,
      days: [
        {
          kind: 'cancelled' as const,
          roundId: round.id,
          day: DAY,
          to: null,
          extra: false,
          movedFrom: null,
          word: '',
          at: NOW,
        },
      ],
    };
    expect(takeTurn(turn('sheet'), request, { ...facts, changes: cancelled })).toBeUndefined();
    const moved = {
      ...NO_CHANGES,
      days: [
        {
          kind: 'moved' as const,
          roundId: round.id,
          day: DAY,
          to: '2026-11-27',
          extra: false,
          movedFrom: null,
          word: '',
          at: NOW,
        },
        {
          kind: 'confirmed' as const,
          to: null,
          roundId: round.id,
          day: '2026-11-27',
          movedFrom: DAY,
          extra: true,
          word: '',
          at: NOW,
        },
      ],
    };
    const next = takeTurn(turn('eve'), request, { ...facts, changes: moved });
    expect(next).toMatchObject({
      channel: 'none',
      dueAt: instantAt('2026-11-26', '17:00'),
      about: { day: '2026-11-27' },
    });
  });

  test('of a day that the two of them agreed on beside the calendar is on that day', async () => {
    const part = { ...accepted, passage: { roundId: round.id, day: '2026-11-25' }, dayAgreed: true as const };
    const agreed = { ...request, parts: [part] };
    const wednesday = { ...turn('eve'), day: '2026-11-25' };
    expect(takeTurn(wednesday, agreed, facts)?.about).toMatchObject({ kind: 'passageReminder', day: '2026-11-25' });
    const content = await passageDayContent(
      { kind: 'passageReminder', requestId: request.id, producerId: producer.id, day: '2026-11-25' },
      {
        requests: { find: async () => agreed, ofPassages: async () => [agreed] },
        directory: { find: async () => producer, findNow: async () => producer },
        live: { of: async () => new Map() },
      },
    );
    expect(content).toMatchObject({ kind: 'passageReminder', day: '2026-11-25' });
  });

  test('a text message that would wait until after the day leaves it to the mail', () => {
    const bySms = aProducer({
      details: {
        rounds: [round],
        channels: [
          { kind: 'sms', address: '06 00 00 00 00' },
          { kind: 'email', address: 'maylis@exemple.invalid' },
        ],
      },
    });
    const at = (now: string) => takeTurn(turn('sheet'), request, { ...facts, producer: bySms, now })?.channel;
    expect(at(instantAt('2026-11-25', '12:00'))).toBe('sms');
    expect(at(instantAt('2026-11-25', '21:00'))).toBe('email');
  });

  test('it may have come only once its day has begun, and only if it was agreed', () => {
    expect(['2026-11-25', '2026-11-26', '2026-12-01'].map((today) => mayHaveCome(accepted, today))).toEqual([
      false,
      true,
      true,
    ]);
    expect(mayHaveCome({ ...accepted, answer: null }, '2026-12-01')).toBe(false);
  });
});
