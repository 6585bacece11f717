import type { ContactDependencies } from '#app/contacts/confirm-contact.ts';
import { mayBeSentTo } from '#app/contacts/message-limits.ts';
import type { Directory, Drafts } from '#domain/producers/directory.ts';
import type { ProducerDetails } from '#domain/producers/producer.ts';
import type { Siret } from '#domain/producers/siret.ts';
import { writtenChannel } from '#domain/producers/written-channel.ts';
import type { Limit, Limits } from '#domain/shared/limits.ts';
import { type Instant, ProducerId, TaskId } from '#domain/shared/primitives.ts';
import { newId } from '#platform/clock.ts';
import { log } from '#platform/log.ts';
import { type Registered, type RegistrationPorts, registerProducer } from './register-producer.ts';

export interface RegistrationDependencies extends RegistrationPorts, ContactDependencies {
  readonly directory: Pick<Directory, 'create' | 'find'>;
  readonly drafts: Drafts;
  readonly limits: Limits;
  /** Has the public registers asked about a SIRET; a failure is no concern of the registration. */
  readonly checkRegisters: (siret: Siret) => Promise<void>;
}

/** An adviser of a chamber who registers a whole market in a morning stays under it. */
const REGISTRATIONS_FROM_ONE_SOURCE: Limit = { what: 'registrations', most: 20, windowSeconds: 3_600 };
const DRAFTS_FROM_ONE_SOURCE: Limit = { what: 'registration-drafts', most: 40, windowSeconds: 3_600 };

/** False for whoever begins or sends too many registrations from one address. */
export const mayRegister = async (
  { limits, links }: RegistrationDependencies,
  what: 'draft' | 'registration',
  { sourceAddress, now }: { readonly sourceAddress: string; readonly now: Instant },
): Promise<boolean> => {
  const limit = what === 'draft' ? DRAFTS_FROM_ONE_SOURCE : REGISTRATIONS_FROM_ONE_SOURCE;
  return limits.allows(limit, (await links()).hash(sourceAddress), now);
};

/**
 * Registers what was found right, and asks the address by which they want to be written to whether it is theirs. `draftId`: sent from the pages; the producer
 * takes its id.
 */
export const register = async (
  dependencies: RegistrationDependencies,
  details: ProducerDetails,
  { now, id = newId(), fromDraft }: { readonly now: Instant; readonly id?: string; readonly fromDraft: boolean },
): Promise<Registered | { readonly kind: 'tooMany' }> => {
  const at = await askWhoseAddress(dependencies, id, details, now);
  if (at === undefined) return { kind: 'tooMany' };
  const registered = await registerProducer(dependencies, details, {
    id: ProducerId.parse(id),
    taskId: TaskId.parse(newId()),
    now: at,
    ...(fromDraft ? { draftId: id } : {}),
  });
  if (registered.kind === 'registered') {
    // Whatever gets lost here is asked for again when a member opens the registration.
    await dependencies
      .checkRegisters(details.siret)
      .catch((error: unknown) => log.error('registers not asked', error, {}));
  }
  return registered;
};

/**
 * Begins the confirmation of the address that is written to first. Answers when: it is the time of the registration, from which the code in the message is
 * derived, so that sending twice at the same moment is one code. Undefined where that address has had enough messages today.
 */
const askWhoseAddress = async (
  { confirmations, limits, links }: RegistrationDependencies,
  id: string,
  { channels }: ProducerDetails,
  now: Instant,
): Promise<Instant | undefined> => {
  const way = writtenChannel(channels);
  if (way === undefined) return now;
  if (!(await mayBeSentTo({ limits, links }, way.channel === 'sms' ? 'sms' : 'email', way.to, now))) return undefined;
  const { startedAt, confirmedAt } = await confirmations.start(id, way.to, now);
  return confirmedAt === null ? startedAt : now;
};
