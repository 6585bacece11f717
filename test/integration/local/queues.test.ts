import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Fixture, startFixture } from '../../support/local-fixture/fixture.ts';
import { sendMessages } from '../../support/local-fixture/send.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.stop());
beforeEach(() => fixture.forget());

const VISIBILITY_SECONDS = 31;
const bodies = () => fixture.seen().map(({ body }) => body);
const waiting = (name: string) => fixture.stack.queues().find((queue) => queue.name.endsWith(name));

describe('a queue and its worker', () => {
  it('a message that failed comes again alone after its visibility, then goes to the dead letters', async () => {
    await sendMessages(fixture, 'good 1', 'fail', 'good 2');
    await fixture.stack.idle();
    expect(bodies().sort()).toEqual(['fail', 'good 1', 'good 2']);

    await fixture.stack.clock.advance(VISIBILITY_SECONDS);
    await fixture.stack.idle();
    expect(bodies().filter((body) => body === 'fail')).toHaveLength(2);
    expect(bodies()).toHaveLength(4);
    expect(waiting('-DeadLetters')?.visible).toBe(0);

    await fixture.stack.clock.advance(VISIBILITY_SECONDS);
    await fixture.stack.idle();
    expect(bodies()).toHaveLength(4);
    expect(waiting('-DeadLetters')?.visible).toBe(1);
    expect(waiting('-Queue')).toMatchObject({ visible: 0, inFlight: 0 });
  });

  it('a worker killed at a named point is gone with its batch, which comes again', async () => {
    await fixture.stack.post('/kills', { point: 'work.after', function: 'worker' });
    await sendMessages(fixture, 'once more');
    await fixture.stack.idle();
    expect(bodies()).toEqual(['once more']);
    expect(waiting('-Queue')).toMatchObject({ visible: 0, inFlight: 1 });
    expect(fixture.stack.kills.list()).toMatchObject({ armed: [], fired: [{ point: 'work.after' }] });

    await fixture.stack.clock.advance(VISIBILITY_SECONDS);
    await fixture.stack.idle();
    expect(fixture.seen().map(({ receives }) => receives)).toEqual(['1', '2']);
    expect(waiting('-Queue')).toMatchObject({ visible: 0, inFlight: 0 });
  });

  it('a delayed message waits for the clock', async () => {
    await sendMessages(fixture, { body: 'later', delaySeconds: 120 });
    await fixture.stack.idle();
    expect(bodies()).toEqual([]);
    await fixture.stack.clock.advance(121);
    await fixture.stack.idle();
    expect(bodies()).toEqual(['later']);
  });
});

describe('the clock', () => {
  it('moves the time that functions see, and runs what became due at its own time', async () => {
    const before = fixture.stack.clock.now();
    await fixture.stack.post('/clock', { advanceSeconds: 2 * 3_600 });
    const runs = fixture.seen().filter(({ by }) => by === 'schedule');
    expect(runs).toHaveLength(2);
    for (const { time, now } of runs)
      expect(Math.abs(Date.parse(String(now)) - Date.parse(String(time)))).toBeLessThan(2_000);
    expect(Date.parse(String(runs[0]?.now))).toBeGreaterThan(before);
  });

  it('caps what it makes up for: a month of hours is three runs', async () => {
    await fixture.stack.clock.advance(30 * 86_400);
    expect(fixture.seen().filter(({ by }) => by === 'schedule')).toHaveLength(3);
  });

  it('never runs backwards', async () => {
    const past = new Date(fixture.stack.clock.now() - 60_000).toISOString();
    const answer = await fetch(`${fixture.stack.site}/__local/clock`, {
      method: 'POST',
      body: JSON.stringify({ at: past }),
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([409, 'application/problem+json']);
  });

  it('is told what is wrong with a move it does not understand', async () => {
    const answer = await fetch(`${fixture.stack.site}/__local/clock`, {
      method: 'POST',
      body: '{"advanceSeconds":"soon"}',
    });
    expect(await answer.json()).toMatchObject({ status: 400, detail: expect.stringContaining('advanceSeconds') });
  });
});
