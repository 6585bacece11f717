import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confirm, tryNextChannel } from '#app/requests/follow-request.ts';
import { smsOpening } from '#domain/ledger/quiet-hours.ts';
import { comesTooLate, knownBy, nextChannelAt } from '#domain/requests/in-time.ts';
import { statusOf } from '#domain/requests/status.ts';
import { aProducer, aRequest, aRound } from '../../support/builders.ts';
import { RequestsInMemory, requestDependenciesInMemory } from '../../support/fake-requests.ts';

/** A request goes on in time for what it is about. */

const SATURDAY_EVENING = '2026-11-28T19:30:00.000Z';
const SUNDAY = '2026-11-29';
const market = aRound({
  id: 'roundsunday1',
  mode: 'pickup',
  weekdays: [7],
  orderBefore: null,
  pickup: { name: 'Halles de Dax', address: 'place Camille-Bouvet', hours: '9 h à 12 h', lat: 43.7, lon: -1.05 },
});

const asked = async (kinds: readonly ('email' | 'sms' | 'call')[], now: string, passage = SUNDAY) => {
  const producer = aProducer({
    details: {
      rounds: [market, aRound()],
      channels: kinds.map((kind) => ({
        kind,
        address: kind === 'email' ? 'maylis@exemple.invalid' : '06 39 98 00 01',
      })),
    },
  });
  const roundId = passage === SUNDAY ? market.id : aRound().id;
  const request = aRequest();
  const [part] = request.parts;
  const requests = new RequestsInMemory();
  requests.kept.set(request.id, {
    ...request,
    parts: [{ ...part, passage: { roundId, day: passage } } as NonNullable<typeof part>],
  });
  const dependencies = { ...requestDependenciesInMemory(requests, [producer]), now: () => now };
  await confirm(request.id, dependencies);
  const kept = () => requests.kept.get(request.id) as typeof request;
  return {
    dependencies,
    producer,
    part: () => kept().parts[0],
    status: () => statusOf(kept(), async () => undefined),
    tasks: () => requests.tasks,
    messages: () => requests.owed.filter(({ about }) => about.kind === 'request').map(({ channel }) => channel),
    chases: () => requests.owed.filter(({ about }) => about.kind === 'chase').map(({ dueAt }) => dueAt),
    next: (attempt: number) => tryNextChannel(request.id, producer.id, attempt, dependencies),
  };
};

describe('on Saturday evening, for Sunday’s market', () => {
  test('the mail goes now, and not the SMS that would leave on Monday', async () => {
    const { messages, part, status } = await asked(['sms', 'email', 'call'], SATURDAY_EVENING);
    expect(messages()).toEqual(['email']);
    expect(part()).toMatchObject({
      state: 'asked',
      attempts: [{ channel: 'sms', tooLate: true }, { channel: 'email' }],
    });
    expect((await status()).parts[0]?.attempts).toMatchObject([{ outcome: 'tooLate' }, { outcome: 'queued' }]);
  });

  test('who has no other written way is called', async () => {
    const { messages, part, tasks } = await asked(['sms'], SATURDAY_EVENING);
    expect(messages()).toEqual([]);
    expect(part()?.state).toBe('withAgency');
    expect(tasks()).toMatchObject([{ kind: 'callProducer', wanted: { date: SUNDAY } }]);
  });

  test('the next channel has its turn before the day begins', async () => {
    const { chases } = await asked(['email', 'call'], SATURDAY_EVENING);
    expect(chases()).toEqual(['2026-11-28T21:15:00.000Z']);
  });

  test('for Thursday, the SMS waits for Monday', async () => {
    const { messages } = await asked(['sms', 'email'], SATURDAY_EVENING, '2026-12-03');
    expect(messages()).toEqual(['sms']);
  });
});

describe('the next channel is tried', () => {
  test('after half of what is left until the deadline', async () => {
    const { chases, next } = await asked(['email', 'sms', 'call'], '2026-12-01T07:00:00.000Z', '2026-12-03');
    // The deadline is on Tuesday 1 December at 12:00 in Paris: four hours are left.
    expect(chases()).toEqual(['2026-12-01T09:00:00.000Z']);
    await next(0);
    expect(chases()).toHaveLength(2);
  });

  const instants = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString());

  test('before the deadline where a quarter of an hour is left, never later than a day, never at once', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -60, max: 20_000 }), (leaves, minutes) => {
        const until = new Date(Date.parse(leaves) + minutes * 60_000).toISOString();
        const at = nextChannelAt(leaves, until);
        const waits = (Date.parse(at) - Date.parse(leaves)) / 60_000;
        expect(waits).toBeGreaterThanOrEqual(15);
        expect(waits).toBeLessThanOrEqual(24 * 60);
        if (minutes > 15) expect(at < until).toBe(true);
      }),
    );
  });

  test('and no SMS is owed that leaves after its answer is of no use', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 5_000 }), (now, minutes) => {
        const until = new Date(Date.parse(now) + minutes * 60_000).toISOString();
        if (!comesTooLate(until, now)) expect(smsOpening(now) < until).toBe(true);
      }),
    );
  });

  test.each([
    [
      'the deadline',
      { day: SUNDAY, deadline: '2026-11-27T11:00:00.000Z' },
      SATURDAY_EVENING,
      '2026-11-27T11:00:00.000Z',
    ],
    ['the beginning of the day', { day: SUNDAY, deadline: null }, SATURDAY_EVENING, '2026-11-28T23:00:00.000Z'],
    [
      'the evening, on the day',
      { day: SUNDAY, deadline: null },
      '2026-11-29T07:00:00.000Z',
      '2026-11-29T17:00:00.000Z',
    ],
  ])('an answer is of use until %s', (_, passage, now, until) => {
    expect(knownBy(passage, now)).toBe(until);
  });
});
