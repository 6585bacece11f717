import type { About } from '#domain/ledger/delivery.ts';
import type { Ledger } from '#domain/ledger/ledger.ts';
import { newDelivery } from '#domain/ledger/new-delivery.ts';
import type { Directory, Outbox } from '#domain/producers/directory.ts';
import type { Producer, ProducerDetails } from '#domain/producers/producer.ts';
import { writtenChannel } from '#domain/producers/written-channel.ts';
import { callTask } from '#domain/requests/call-task.ts';
import type { Instant, ProducerId, TaskId } from '#domain/shared/primitives.ts';
import type { ToDo } from '#domain/tasks/to-do.ts';

export interface RegistrationPorts {
  readonly directory: Pick<Directory, 'create'>;
  readonly ledger: Pick<Ledger, 'wake'>;
}

export interface RegistrationFacts {
  readonly id: ProducerId;
  /** For the task that a person gets where no channel of the producer can carry a message. */
  readonly taskId: TaskId;
  readonly now: Instant;
  /** The draft it comes from; its id is the producer's, so that sending it twice registers one producer. */
  readonly draftId?: string;
  readonly invented?: boolean;
}

export type Registered =
  | { readonly kind: 'registered'; readonly producer: Producer }
  /** Another registration with this SIRET waits or is published: nothing was written, and nothing is said of it. */
  | { readonly kind: 'siretTaken' };

/**
 * Registers a producer whose details were found right (`detailsFaults`): pending until the agency decides, and told so by their own first
 * channel, in one transaction.
 */
export const registerProducer = async (
  { directory, ledger }: RegistrationPorts,
  details: ProducerDetails,
  facts: RegistrationFacts,
): Promise<Registered> => {
  const { id, taskId, now, draftId } = facts;
  const producer = newProducer(details, facts);
  const outbox = receiptToProducer(producer, { kind: 'registrationReceived', producerId: id }, { now, taskId });
  const outcome = await directory.create({ producer, outbox, ...(draftId === undefined ? {} : { draftId }) });
  if (outcome === 'siretTaken') return { kind: 'siretTaken' };
  await ledger.wake(outbox.deliveries);
  return { kind: 'registered', producer };
};

/** As they are before anybody has looked at them. */
export const newProducer = (
  details: ProducerDetails,
  { id, now, invented = false }: Pick<RegistrationFacts, 'id' | 'now' | 'invented'>,
): Producer => ({
  id,
  state: 'pending',
  version: 1,
  details,
  invented,
  registeredAt: now,
  updatedAt: now,
  publishedAt: null,
  rejection: null,
});

type ToProducer = Extract<About, { kind: 'registrationReceived' | 'decision' }>;

/** A message to the producer by their own channel, or a task to telephone them where no channel can carry one. */
export const receiptToProducer = (
  producer: Producer,
  about: ToProducer,
  { now, taskId }: { readonly now: Instant; readonly taskId: TaskId },
): Outbox => {
  const way = writtenChannel(producer.details.channels);
  if (way !== undefined) {
    return { deliveries: [newDelivery({ about, ...way, language: producer.details.language, now })], tasks: [] };
  }
  return { deliveries: [], tasks: [callTask(producer, (who) => toDoAbout(producer, about, who), { now, taskId })] };
};

const toDoAbout = (
  { rejection }: Producer,
  about: ToProducer,
  who: { readonly name: string; readonly contact: string },
): ToDo => {
  if (about.kind === 'registrationReceived') return { code: 'registrationReceived', ...who };
  return rejection === null
    ? { code: 'registrationApproved', ...who }
    : { code: 'registrationRejected', ...who, reason: rejection.reason };
};
