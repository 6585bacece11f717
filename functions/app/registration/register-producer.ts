import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import type { About } from '#domain/ledger/delivery.ts';
import type { Ledger } from '#domain/ledger/ledger.ts';
import { newDelivery } from '#domain/ledger/new-delivery.ts';
import type { Directory, Outbox } from '#domain/producers/directory.ts';
import type { Producer, ProducerDetails } from '#domain/producers/producer.ts';
import { writtenChannel } from '#domain/producers/written-channel.ts';
import { DepartmentCode, type Instant, type ProducerId, type TaskId } from '#domain/shared/primitives.ts';

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
 * Registers a producer whose details were found right (`detailsFaults`): pending until the agency decides, and told so by his own first
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

/** As he is before anybody has looked at him. */
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

/** A message to the producer by his own channel, or a task to telephone him where no channel can carry one. */
export const receiptToProducer = (
  producer: Producer,
  about: ToProducer,
  { now, taskId }: { readonly now: Instant; readonly taskId: TaskId },
): Outbox => {
  const way = writtenChannel(producer.details.channels);
  if (way !== undefined) {
    return { deliveries: [newDelivery({ about, ...way, language: producer.details.language, now })], tasks: [] };
  }
  const task = {
    id: taskId,
    state: 'open' as const,
    kind: 'callProducer' as const,
    producerId: producer.id,
    requestId: null,
    what: `Téléphoner à ${producer.details.contactName} (${producer.details.name}) : ${newsInWords(producer, about)}`,
    createdAt: now,
    doneAt: null,
    doneBy: null,
    note: '',
    department: DepartmentCode.parse(departmentOfCommune(producer.details.commune)),
  };
  return { deliveries: [], tasks: [task] };
};

/** For the person of the agency who telephones; agencies work in French. */
const newsInWords = (producer: Producer, about: ToProducer): string => {
  if (about.kind === 'registrationReceived') return 'son inscription est bien arrivée, elle va être relue.';
  return producer.rejection === null
    ? 'sa fiche est publiée.'
    : `sa fiche n’est pas publiée, pour cette raison : « ${producer.rejection.reason} ».`;
};
