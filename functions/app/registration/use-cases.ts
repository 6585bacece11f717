import type { Directory, Drafts } from '#domain/producers/directory.ts';
import type { ProducerDetails } from '#domain/producers/producer.ts';
import type { Siret } from '#domain/producers/siret.ts';
import type { Limit, Limits } from '#domain/shared/limits.ts';
import { type Instant, ProducerId, TaskId } from '#domain/shared/primitives.ts';
import { newId } from '#platform/clock.ts';
import { HttpProblem } from '#platform/http.ts';
import { log } from '#platform/log.ts';
import type { SignedLinks } from '#platform/signed-link.ts';
import { type Registered, type RegistrationPorts, registerProducer } from './register-producer.ts';

export interface RegistrationDependencies extends RegistrationPorts {
  readonly directory: Pick<Directory, 'create' | 'find'>;
  readonly drafts: Drafts;
  readonly links: () => Promise<SignedLinks>;
  readonly limits: Limits;
  /** Has the public registers asked about a SIRET; a failure is no concern of the registration. */
  readonly checkRegisters: (siret: Siret) => Promise<void>;
}

/** An adviser of a chamber who registers a whole market in a morning stays under it. */
const REGISTRATIONS_FROM_ONE_SOURCE: Limit = { what: 'registrations', most: 20, windowSeconds: 3_600 };
const DRAFTS_FROM_ONE_SOURCE: Limit = { what: 'registration-drafts', most: 40, windowSeconds: 3_600 };

/** Refuses whoever begins or sends too many registrations from one address. */
export const refuseFloods = async (
  { limits, links }: RegistrationDependencies,
  what: 'draft' | 'registration',
  { sourceAddress, now }: { readonly sourceAddress: string; readonly now: Instant },
): Promise<void> => {
  const limit = what === 'draft' ? DRAFTS_FROM_ONE_SOURCE : REGISTRATIONS_FROM_ONE_SOURCE;
  const who = (await links()).hash(sourceAddress);
  if (!(await limits.allows(limit, who, now))) throw new HttpProblem({ code: 'too-many' });
};

/** Registers what was found right. `draftId`: sent from the pages; the producer takes its id. */
export const register = async (
  dependencies: RegistrationDependencies,
  details: ProducerDetails,
  { now, id = newId(), fromDraft }: { readonly now: Instant; readonly id?: string; readonly fromDraft: boolean },
): Promise<Registered> => {
  const registered = await registerProducer(dependencies, details, {
    id: ProducerId.parse(id),
    taskId: TaskId.parse(newId()),
    now,
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
