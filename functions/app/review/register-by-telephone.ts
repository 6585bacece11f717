import { type ExpectedReaders, type Expecting, expectedReaders } from '#app/publications/expected-readers.ts';
import { type Registered, type RegistrationPorts, registerProducer } from '#app/registration/register-producer.ts';
import { type AuditLog, auditEntry } from '#domain/audit/audit-entry.ts';
import { isOpen, type OpeningDay } from '#domain/opening/opening-day.ts';
import type { Draft } from '#domain/producers/directory.ts';
import type { ProducerDetails } from '#domain/producers/producer.ts';
import type { Acting } from '#domain/shared/acting.ts';
import { type Instant, ProducerId, PublicationId, TaskId } from '#domain/shared/primitives.ts';
import { newId } from '#platform/clock.ts';
import { ifPublished, registerPublished } from './decide-registration.ts';

export interface TelephonePorts extends RegistrationPorts {
  readonly audit: Pick<AuditLog, 'write'>;
  readonly opening: OpeningDay;
  readonly expecting: Expecting;
}

interface Registering {
  readonly draft: Draft;
  readonly details: ProducerDetails;
  /** Whether it is published at once: what was read back is right, and there is nothing to ask. */
  readonly publishes: boolean;
  readonly by: Acting;
  readonly now: Instant;
}

/** Registers what a member filled in on the telephone. The entry first: were it lost, nobody could say who registered the producer. */
export const registerByTelephone = async (
  { draft, details, publishes, by, now }: Registering,
  ports: TelephonePorts,
): Promise<Registered> => {
  const id = ProducerId.parse(draft.id);
  await ports.audit.write([
    auditEntry({
      // Sent twice, it is one registration and one entry.
      ...{ id: draft.id, at: now, by, action: 'producerRegistered' },
      subject: { kind: 'producer', id, name: details.name },
      after: { name: details.name, siret: details.siret, commune: details.commune },
    }),
  ]);
  const facts = { id, taskId: TaskId.parse(newId()), now, draftId: draft.id };
  if (!publishes) return registerProducer(ports, details, facts);
  return registerPublished(ports, details, {
    ...facts,
    by,
    entryId: newId(),
    publicationId: PublicationId.parse(newId()),
    opensAt: await ports.opening(),
  });
};

/** Whom publishing at once would tell; undefined before the opening, which tells of all. */
export const expectedByTelephone = async (
  { draft, details, now }: Pick<Registering, 'draft' | 'details' | 'now'>,
  { opening, expecting }: Pick<TelephonePorts, 'opening' | 'expecting'>,
): Promise<ExpectedReaders | undefined> => {
  const opensAt = await opening();
  if (!isOpen(opensAt, now)) return undefined;
  const facts = { id: ProducerId.parse(draft.id), now, opensAt, publicationId: PublicationId.parse(newId()) };
  return expectedReaders([ifPublished(details, facts)], expecting);
};
