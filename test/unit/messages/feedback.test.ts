import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Delivery } from '#domain/ledger/delivery.ts';
import { applyFeedback, type FeedbackEvent } from '#domain/ledger/feedback.ts';
import { deliveryFrom } from '#domain/ledger/new-delivery.ts';
import { claim, markSent } from '#domain/ledger/transitions.ts';
import { secondsAfter } from '#domain/shared/calendar.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';
import { NOW } from '../../support/builders.ts';
import { aConfirmation, aDecision, aMessageToProducer, World } from './world.ts';

const id = deliveryIdOf(aConfirmation().dedupeKey);
const claimed = claim(NOW, secondsAfter(NOW, 900))(deliveryFrom(aConfirmation(), id)) as Delivery;

type Said = FeedbackEvent extends infer Event
  ? Event extends FeedbackEvent
    ? Omit<Event, 'deliveryId' | 'providerId' | 'at'>
    : never
  : never;
const event = (said: Said, deliveryId = id): FeedbackEvent =>
  ({ deliveryId, providerId: 'ses-1', at: NOW, ...said }) as FeedbackEvent;
const accepted = event({ kind: 'accepted' });
const received = event({ kind: 'received' });
const bounced = event({ kind: 'bounced', permanent: true, reason: 'bounced Permanent General' });
const complained = event({ kind: 'complained' });
const rejected = event({ kind: 'rejected', reason: 'Bad content' });

const applied = (start: Delivery, steps: readonly ((delivery: Delivery) => Delivery | undefined)[]): Delivery =>
  steps.reduce((delivery, step) => step(delivery) ?? delivery, start);

const mark = markSent('ses-1', NOW);
const steps = (events: readonly FeedbackEvent[]) => events.map((one) => applyFeedback(one));

describe('feedback', () => {
  test('that comes before the worker marked the message marks it', () => {
    expect(applied(claimed, steps([accepted]))).toMatchObject({ state: 'sent', providerId: 'ses-1', leaseUntil: null });
  });

  test.each([
    ['accepted and received', [accepted, received], 'received'],
    ['accepted and bounced', [accepted, bounced], 'failed'],
    ['accepted and rejected', [accepted, rejected], 'failed'],
    ['accepted, received, and bounced afterwards', [accepted, received, bounced], 'failed'],
    ['accepted, received and called spam', [accepted, received, complained], 'received'],
  ] as const)('%s: ends the same in any order, with any repetition, before and after the mark', (_, events, state) => {
    const once = [mark, ...steps(events)];
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...once, ...once], { minLength: once.length * 2 }),
        (order) => applied(claimed, order).state === state,
      ),
    );
  });

  test('never brings a message back that was received or failed', () => {
    for (const end of [received, bounced, rejected]) {
      const ended = applied(claimed, steps([end]));
      expect(claim(secondsAfter(NOW, 10_000), secondsAfter(NOW, 20_000))(ended)).toBeUndefined();
    }
  });

  test('about a message that was put off says that it had left after all', () => {
    const due: Delivery = { ...claimed, state: 'due', leaseUntil: null };
    expect(applied(due, steps([accepted])).state).toBe('sent');
  });

  test('that says nothing new changes nothing', () => {
    expect(applyFeedback(received)(applied(claimed, steps([accepted, received])))).toBeUndefined();
  });
});

describe('what follows from feedback', () => {
  const hear = async (world: World, message: Parameters<World['owe']>[0], ...said: Said[]) => {
    const deliveryId = await world.owe(message);
    await world.work(deliveryId);
    for (const one of said) await world.hear(event(one, deliveryId));
    return world.told;
  };

  test('an address that does not exist ends the subscription', async () => {
    const told = await hear(new World(), aConfirmation(), { kind: 'bounced', permanent: true, reason: 'bounced' });
    expect(told).toEqual(['ended subscriptionConfirmation bounced']);
  });

  test('a mailbox that is full does not, and is noted: several of them do', async () => {
    const told = await hear(new World(), aConfirmation(), { kind: 'bounced', permanent: false, reason: 'full' });
    expect(told).toEqual(['soft subscriptionConfirmation']);
  });

  test('a complaint ends the subscription', async () => {
    expect(await hear(new World(), aConfirmation(), { kind: 'complained' })).toEqual([
      'ended subscriptionConfirmation complained',
    ]);
  });

  test('a request that bounced goes on to the next channel, for whatever reason', async () => {
    const told = await hear(new World(), aMessageToProducer(), { kind: 'bounced', permanent: false, reason: 'full' });
    expect(told).toEqual(['failed requestone1 0']);
  });

  test('a request that was received is known to be', async () => {
    expect(await hear(new World(), aMessageToProducer(), { kind: 'received' })).toEqual(['received requestone1 0']);
  });

  test('a decision that bounced becomes a task', async () => {
    const told = await hear(new World(), aDecision(), { kind: 'bounced', permanent: true, reason: 'bounced' });
    expect(told).toEqual(['agency decision']);
  });

  test('comes about again when the event comes again: the first may have died in between', async () => {
    const bounce: Said = { kind: 'bounced', permanent: true, reason: 'bounced' };
    const told = await hear(new World(), aMessageToProducer(), bounce, bounce);
    expect(told).toEqual(['failed requestone1 0', 'failed requestone1 0']);
  });

  test('an unknown delivery is nobody’s concern', async () => {
    const world = new World();
    await world.hear(bounced);
    expect(world.told).toEqual([]);
  });
});
