import { describe, expect, test } from 'vitest';
import { sweep } from '#app/upkeep/sweep.ts';
import { newDelivery } from '#domain/ledger/ledger.ts';
import { LEASE_SECONDS } from '#domain/ledger/transitions.ts';
import { secondsAfter } from '#domain/shared/calendar.ts';
import { specOf } from '#infra/functions/functions.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';
import { aProducer, NOW } from '../../support/builders.ts';
import { aPublication } from '../../support/subscription-builders.ts';
import { aChase, aConfirmation, aDecision, aMessageToProducer, type Point, World } from './world.ts';

const POINTS: readonly Point[] = ['send.after-claim', 'send.before-call', 'send.after-yes', 'send.before-mark'];

/** Until nothing moves any more: the provider speaks, time goes by, the sweep runs. */
const settle = async (world: World): Promise<void> => {
  for (let minutes = 0; minutes < 90; minutes += 1) {
    await world.hearFromProvider();
    world.wait(60);
    await world.sweep();
  }
};

describe('a message leaves exactly once', () => {
  test('when nothing goes wrong', async () => {
    const world = new World();
    const id = await world.owe(aConfirmation());
    await world.work(id);
    expect(await world.state(id)).toBe('sent');
    await settle(world);
    expect(world.left).toEqual([id]);
    expect(await world.state(id)).toBe('received');
  });

  test.each(POINTS)('when the worker is killed at %s', async (point) => {
    const world = new World();
    world.killAt = point;
    const id = await world.owe(aConfirmation());
    await world.work(id);
    await settle(world);
    expect(world.left).toEqual([id]);
    expect(await world.state(id)).toBe('received');
  });

  test.each(POINTS)('when the worker is killed at %s and its queue message comes again at once', async (point) => {
    const world = new World();
    world.killAt = point;
    const id = await world.owe(aConfirmation());
    await world.work(id);
    await world.work(id);
    await settle(world);
    expect(world.left).toEqual([id]);
  });

  test('when the queue brings it twice at the same time', async () => {
    const world = new World();
    const id = await world.owe(aConfirmation());
    await Promise.all([world.work(id), world.work(id)]);
    await settle(world);
    expect(world.left).toEqual([id]);
  });

  test('when the answer of the provider gets lost after it took the message', async () => {
    const world = new World();
    world.answers = [{ kind: 'takenAndLost' }];
    const id = await world.owe(aConfirmation());
    await world.work(id);
    expect(await world.state(id)).toBe('claimed');
    await settle(world);
    expect(world.left).toEqual([id]);
    expect(await world.state(id)).toBe('received');
  });

  test('when the answer gets lost and the provider never took it: after the lease, not before', async () => {
    const world = new World();
    world.answers = [{ kind: 'unknown', cause: new Error('socket hang up') }];
    const id = await world.owe(aConfirmation());
    await world.work(id);
    world.wait(LEASE_SECONDS - 1);
    await world.sweep();
    expect(world.left).toEqual([]);
    world.wait(1);
    await world.sweep();
    expect(world.left).toEqual([id]);
  });

  test('when the queue lost its message: the sweep finds it', async () => {
    const world = new World();
    const id = await world.owe(aConfirmation());
    world.wait(60);
    await world.sweep();
    expect(world.left).toEqual([id]);
  });

  test('the lease outlives the function that holds it', () => {
    expect(LEASE_SECONDS).toBeGreaterThan(2 * specOf('send').timeout);
  });
});

describe('what the provider says', () => {
  test('throttled: it leaves later, and the wait grows', async () => {
    const world = new World();
    const throttled = { kind: 'notNow' as const, cause: new Error('Throttling') };
    world.answers = [throttled, throttled, throttled];
    const id = await world.owe(aConfirmation());
    await world.work(id);
    expect(await world.ledger.find(id)).toMatchObject({ state: 'due', dueAt: '2026-11-24T08:00:15.000Z' });
    await world.work(id);
    expect(world.answers).toHaveLength(2);
    await settle(world);
    expect(world.left).toEqual([id]);
    expect((await world.ledger.find(id))?.attempts).toBe(4);
  });

  test('that a person has to mend something first: told at once, and it leaves once when that is done, nine days later', async () => {
    const world = new World();
    const held = { kind: 'notNow' as const, cause: new Error('MessageRejected'), hold: 'identity' as const };
    const id = await world.owe(aConfirmation());
    for (let day = 0; day < 9; day += 1) {
      world.answers = [held];
      await world.work(id);
      world.now = secondsAfter(world.now, 86_400);
    }
    expect(world.held).toEqual(Array.from({ length: 9 }, () => 'identity'));
    expect(await world.ledger.find(id)).toMatchObject({ state: 'due', reason: null });
    world.answers = [];
    await settle(world);
    expect(world.left).toEqual([id]);
  });

  test('that is never mended: after fourteen days it is over, and says so', async () => {
    const world = new World();
    const id = await world.owe(aConfirmation());
    world.answers = [{ kind: 'notNow', cause: new Error('MessageRejected'), hold: 'sandbox' }];
    await world.work(id);
    world.now = secondsAfter(world.now, 14 * 86_400 + 60);
    await world.work(id);
    expect(await world.ledger.find(id)).toMatchObject({ state: 'failed', reason: 'tooLate' });
    expect(world.left).toEqual([]);
  });

  test('throttled for four hours: given up, and said so', async () => {
    const world = new World();
    world.answers = Array.from({ length: 40 }, () => ({ kind: 'notNow' as const, cause: new Error('Throttling') }));
    const id = await world.owe(aConfirmation());
    for (let minutes = 0; minutes < 3 * 60; minutes += 15) {
      await world.work(id);
      world.wait(900);
    }
    expect(await world.state(id)).toBe('due');
    for (let minutes = 0; minutes <= 90; minutes += 15) {
      await world.work(id);
      world.wait(900);
    }
    expect(await world.ledger.find(id)).toMatchObject({ state: 'failed', reason: 'notTaken' });
    expect(world.left).toEqual([]);
  });

  test('what people have to mend is waited for, longer than that', async () => {
    const world = new World();
    world.answers = Array.from({ length: 30 }, () => ({
      ...{ kind: 'notNow' as const, wholeAccount: true as const },
      cause: new Error('AccountSendingPausedException'),
    }));
    const id = await world.owe(aConfirmation());
    for (let hours = 0; hours < 20; hours += 1) {
      await world.work(id);
      world.wait(3_600);
    }
    world.answers = [];
    await world.work(id);
    expect(world.left).toEqual([id]);
  });

  test('outside production, to who is not on the list: cancelled, and nothing left', async () => {
    const world = new World();
    world.forbidden = ['jeanne@exemple.invalid'];
    const id = await world.owe(aConfirmation());
    await world.work(id);
    expect(world.left).toEqual([]);
    expect(await world.ledger.find(id)).toMatchObject({
      state: 'cancelled',
      reason: expect.stringContaining('allow-list'),
    });
  });

  test('no for good: failed, with its reason, and never tried again', async () => {
    const world = new World();
    world.answers = [{ kind: 'refused', reason: 'MessageRejected: address' }];
    const id = await world.owe(aConfirmation());
    await world.work(id);
    await settle(world);
    expect(world.left).toEqual([]);
    expect(await world.ledger.find(id)).toMatchObject({ state: 'failed', reason: 'MessageRejected: address' });
  });

  test('no for good, to a request: the requests hear of it', async () => {
    const world = new World();
    world.answers = [{ kind: 'refused', reason: 'InvalidParameterValue' }];
    await world.work(await world.owe(aMessageToProducer()));
    expect(world.told).toEqual(['failed requestone1 0']);
  });

  test('no for good, to a decision: the agency hears of it', async () => {
    const world = new World();
    world.answers = [{ kind: 'refused', reason: 'InvalidParameterValue' }];
    await world.work(await world.owe(aDecision()));
    expect(world.told).toEqual(['agency decision']);
  });
});

describe('a message that is due', () => {
  test('is cancelled where nobody wants it any more', async () => {
    const world = new World();
    world.wanted = false;
    const id = await world.owe(aConfirmation());
    await world.work(id);
    await settle(world);
    expect(world.left).toEqual([]);
    expect(await world.ledger.find(id)).toMatchObject({ state: 'cancelled', reason: 'subscriptionEnded' });
  });

  test('is cancelled with a word to its request, which goes on', async () => {
    const world = new World();
    world.wanted = false;
    await world.work(await world.owe(aMessageToProducer()));
    expect(world.told).toEqual(['failed requestone1 0']);
  });

  test('waits where the shared pace has no turn for it', async () => {
    const world = new World();
    world.pace = 'later';
    const id = await world.owe(aConfirmation());
    await world.work(id);
    expect(await world.state(id)).toBe('due');
    world.pace = 'go';
    await settle(world);
    expect(world.left).toEqual([id]);
  });

  test('that cannot be written is put off, says so, and fails after three days', async () => {
    const world = new World();
    world.written = false;
    const id = await world.owe(aMessageToProducer());
    await expect(world.work(id)).rejects.toThrow('a template is broken');
    expect(await world.state(id)).toBe('due');
    world.wait(3 * 86_400 + 60);
    await world.work(id);
    expect(await world.ledger.find(id)).toMatchObject({ state: 'failed', reason: 'tooLate' });
    expect(world.told).toEqual(['failed requestone1 0']);
  });

  test('by SMS in the night waits for the morning, and with others is one message', async () => {
    const world = new World();
    world.now = '2026-11-24T20:30:00.000Z';
    const ids: string[] = [];
    for (const requestId of ['requestone1', 'requesttwo2', 'requestsix6'])
      ids.push(await world.owe(aMessageToProducer('sms', world.now, requestId)));
    for (const id of ids) await world.work(id);
    expect(world.left).toEqual([]);
    const [first] = await Promise.all(ids.map((id) => world.ledger.find(id)));
    const digest = deliveryIdOf(first?.carriedBy ?? '');
    expect(await world.ledger.find(digest)).toMatchObject({ state: 'due', dueAt: '2026-11-25T07:00:00.000Z' });
    world.now = '2026-11-25T06:59:00.000Z';
    await world.sweep();
    expect(world.left).toEqual([]);
    world.now = '2026-11-25T07:01:00.000Z';
    await world.sweep();
    expect(world.left).toEqual([digest]);
    // What becomes of it becomes of each.
    world.told.splice(0);
    await world.hear({ kind: 'rejected', deliveryId: digest, providerId: 'p', at: world.now, reason: 'unreachable' });
    expect(world.told).toEqual(['failed requestone1 0', 'failed requesttwo2 0', 'failed requestsix6 0']);
  });

  test('by SMS goes at once; what comes in the same breath waits for the end of ten minutes, together', async () => {
    const world = new World();
    world.now = '2026-11-24T09:01:00.000Z';
    const ids: string[] = [];
    for (const requestId of ['requestone1', 'requesttwo2', 'requestsix6'])
      ids.push(await world.owe(aMessageToProducer('sms', world.now, requestId)));
    for (const id of ids) await world.work(id);
    expect(world.left).toEqual([ids[0]]);
    world.now = '2026-11-24T09:11:00.000Z';
    await world.sweep();
    expect(world.left).toHaveLength(2);
  });

  test('a worker that dies between joining and its mark has nobody told twice', async () => {
    const world = new World();
    world.now = '2026-11-24T20:30:00.000Z';
    const id = await world.owe(aMessageToProducer('sms', world.now));
    world.killAt = 'send.before-mark';
    await world.work(id);
    expect(await world.state(id)).toBe('claimed');
    // Its lease passes within the hours of text messages, after the digest has left.
    world.now = '2026-11-25T07:01:00.000Z';
    await world.sweep();
    await world.sweep();
    expect(world.left).toHaveLength(1);
    expect(await world.state(id)).toBe('cancelled');
  });

  test.each([
    ['the link to their page', { kind: 'producerLink', producerId: aProducer().id }],
    [
      'the code of a number',
      { kind: 'channelCode', producerId: aProducer().id, address: '+33639980001', startedAt: NOW },
    ],
    ['the code of a registration', { kind: 'registrationReceived', producerId: aProducer().id }],
  ] as const)('by SMS in the night, %s that they have just asked for leaves at once', async (_, about) => {
    const world = new World();
    world.now = '2026-11-28T22:30:00.000Z';
    const id = await world.owe(
      newDelivery({ about, channel: 'sms', to: '+33639980001', language: 'fr', now: world.now }),
    );
    await world.work(id);
    expect(world.left).toEqual([id]);
  });

  test('by mail does not care about the night', async () => {
    const world = new World();
    world.now = '2026-11-24T23:30:00.000Z';
    const id = await world.owe(aMessageToProducer('email', world.now));
    await world.work(id);
    expect(world.left).toEqual([id]);
  });
});

describe('a chase', () => {
  test('tells the requests when it is due, not before, and once', async () => {
    const world = new World();
    const id = await world.owe(aChase('2026-11-25T08:00:00.000Z'));
    await world.work(id);
    expect(world.told).toEqual([]);
    world.now = '2026-11-25T08:01:00.000Z';
    await world.sweep();
    await world.sweep();
    expect(world.told).toEqual(['chase requestone1 0']);
    expect(world.left).toEqual([]);
  });

  test('that died on its way comes again', async () => {
    const world = new World();
    const id = await world.owe(aChase('2026-11-25T08:00:00.000Z'));
    world.now = '2026-11-25T08:01:00.000Z';
    world.killAt = 'send.after-claim';
    await world.work(id);
    world.wait(LEASE_SECONDS);
    await world.sweep();
    expect(world.told).toEqual(['chase requestone1 0']);
  });
});

describe('the sweep', () => {
  test('does not fill a slow queue with copies: what it queued it leaves alone for a quarter of an hour', async () => {
    const world = new World();
    const id = await world.owe(aConfirmation());
    const queued: string[] = [];
    const minutes = async (count: number) => {
      for (let minute = 0; minute < count; minute += 1) {
        world.wait(60);
        await sweep(world.now, {
          ledger: world.ledger,
          letters: world.ledger,
          waveIsUnderWay: async () => false,
          directory: { openPublications: async () => [] },
          shards: 16,
          queueDeliveries: async (ids) => void queued.push(...ids),
          queueProjection: async () => undefined,
          queueMatching: async () => undefined,
        });
      }
    };
    await minutes(15);
    expect(queued).toEqual([id]);
    await minutes(1);
    expect(queued).toEqual([id, id]);
  });

  test('queues a publication that stands still again, by its stage', async () => {
    const open = [
      aPublication({ id: 'publicationa', stage: 'written' }),
      aPublication({ id: 'publicationb', stage: 'projected' }),
    ];
    const queued: string[] = [];
    const asked: string[] = [];
    await sweep('2026-11-24T09:00:00.000Z', {
      ledger: new World().ledger,
      letters: new World().ledger,
      waveIsUnderWay: async () => false,
      directory: {
        openPublications: async (before) => {
          asked.push(before);
          return open;
        },
      },
      shards: 16,
      queueDeliveries: async () => undefined,
      queueProjection: async (ids) => void queued.push(...ids.map((id) => `project ${id}`)),
      queueMatching: async (ids) => void queued.push(...ids.map((id) => `match ${id}`)),
    });
    expect(asked).toEqual(['2026-11-24T08:58:00.000Z']);
    expect(queued).toEqual(['project publicationa', 'match publicationb']);
  });
});
