import type { About } from '#domain/ledger/delivery.ts';
import { type NewDelivery, newDelivery } from '#domain/ledger/new-delivery.ts';
import type { Outbox } from '#domain/producers/directory.ts';
import type { Channel, Producer } from '#domain/producers/producer.ts';
import { writtenChannel } from '#domain/producers/written-channel.ts';
import { callTask } from '#domain/requests/call-task.ts';
import { codeReaches } from '#domain/self-service/own-records.ts';
import type { Instant, TaskId } from '#domain/shared/primitives.ts';

export type News = Exclude<Extract<About, { kind: 'producerNews' }>['news'], 'channelsChanged'>;

interface Facts {
  readonly now: Instant;
  readonly taskId: TaskId;
}

/** What became of a change, to the producer by their own channel; a task to telephone them where no channel carries a message. */
export const newsToProducer = (producer: Producer, news: News, facts: Facts): Outbox => {
  const way = writtenChannel(producer.details.channels);
  if (way === undefined) return called(producer, news, facts);
  const about = { kind: 'producerNews', producerId: producer.id, version: producer.version, news } as const;
  return {
    deliveries: [newDelivery({ about, ...way, language: producer.details.language, now: facts.now })],
    tasks: [],
  };
};

/**
 * To each address by which they were reached and are no more: that it is so, as people are used to from accounts. Its links open nothing of theirs any more. A number
 * that no text message reaches is told nothing.
 */
export const newsToFormerChannels = (before: Producer, after: Producer, now: Instant): NewDelivery[] => {
  const kept = new Set(after.details.channels.map(({ address }) => String(address)));
  const gone = before.details.channels.filter(({ address }) => !kept.has(address));
  const told = gone.filter((channel, index) => gone.findIndex(({ address }) => address === channel.address) === index);
  return told.filter(codeReaches).map(({ kind, address }) =>
    newDelivery({
      about: { kind: 'producerNews', producerId: after.id, version: after.version, news: 'channelsChanged' },
      channel: kind === 'email' ? 'email' : 'sms',
      to: address,
      language: after.details.language,
      now,
      turn: address,
    }),
  );
};

/** The link to their page, to their own channel and nowhere else. */
export const linkToProducer = (producer: Producer, facts: Facts): Outbox => {
  const way = writtenChannel(producer.details.channels);
  if (way === undefined) return called(producer, 'wantsToChange', facts);
  const about = { kind: 'producerLink', producerId: producer.id } as const;
  const { now } = facts;
  return {
    deliveries: [newDelivery({ about, ...way, language: producer.details.language, now, turn: now })],
    tasks: [],
  };
};

/** The code that shows a new address to be theirs, to that address. */
export const codeDelivery = (producer: Producer, channel: Channel, startedAt: Instant, now: Instant) =>
  newDelivery({
    about: { kind: 'channelCode', producerId: producer.id, address: channel.address, startedAt },
    channel: channel.kind === 'email' ? 'email' : 'sms',
    to: channel.address,
    language: producer.details.language,
    now,
  });

const called = (producer: Producer, code: News | 'wantsToChange', facts: Facts): Outbox => ({
  deliveries: [],
  tasks: [callTask(producer, (who) => ({ code, ...who }), facts)],
});
