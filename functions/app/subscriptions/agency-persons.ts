import type { Actor } from '#app/members/actor.ts';
import { type AuditAction, type AuditLog, auditEntry, maskedEmail } from '#domain/audit/audit-entry.ts';
import { type Refusal, refusedToRun } from '#domain/members/member.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { EmailAddress } from '#domain/shared/primitives.ts';
import { newId } from '#platform/clock.ts';
import type { PersonUseCases } from './person-use-cases.ts';

type Persons = Pick<PersonUseCases, 'personAt' | 'find' | 'stop' | 'export' | 'erase'>;
type Kept = Awaited<ReturnType<Persons['find']>>;
type Exported = Awaited<ReturnType<Persons['export']>>;

/** What the agency does for a person who telephones and says their address. It is the agency's own, and each act leaves a line in the journal. */
export interface AgencyPersons {
  show(email: EmailAddress, actor: Actor): Promise<Outcome<Kept, Refusal>>;
  stop(email: EmailAddress, actor: Actor): Promise<Outcome<undefined, Refusal>>;
  export(email: EmailAddress, actor: Actor): Promise<Outcome<Exported, Refusal>>;
  erase(email: EmailAddress, actor: Actor): Promise<Outcome<undefined, Refusal>>;
}

export const agencyPersons = (persons: Persons, audit: Pick<AuditLog, 'write'>): AgencyPersons => {
  /** Written before the act. The address stands in it masked, and nothing else of the person: who is erased is in no journal either. */
  const entered = async (action: AuditAction, email: EmailAddress, { by, now }: Actor) => {
    const why = refusedToRun(by);
    if (why !== undefined) return refused(why);
    const subject = { kind: 'person' as const, id: 'person', name: maskedEmail(email) };
    await audit.write([auditEntry({ id: newId(), at: now, by, action, subject })]);
    return done(await persons.personAt(email));
  };

  return {
    async show(email, actor) {
      const person = await entered('personShown', email, actor);
      return person.ok ? done(await persons.find(person.value)) : person;
    },
    async stop(email, actor) {
      const person = await entered('personStopped', email, actor);
      if (!person.ok) return person;
      await persons.stop(person.value, undefined, 'endedByAgency', actor.now);
      return done(undefined);
    },
    async export(email, actor) {
      const person = await entered('personExported', email, actor);
      return person.ok ? done(await persons.export(person.value)) : person;
    },
    async erase(email, actor) {
      const person = await entered('personErased', email, actor);
      if (!person.ok) return person;
      await persons.erase(person.value);
      return done(undefined);
    },
  };
};
