import type { NewDelivery } from '#domain/ledger/ledger.ts';
import type { PersonId } from '#domain/shared/primitives.ts';

/** Removes every trace of a person. Provided by functions/adapters/dynamodb/subscriptions/person-erasure.ts. */
export interface PersonErasure {
  erase(person: PersonId): Promise<void>;
}

/**
 * Notes a mail to a person that is about to be owed, and whose key nobody could guess later: by the minute at which it was asked for. So that
 * it is found when they erase themselves.
 */
export type NotePersonMail = (person: PersonId, mail: NewDelivery) => Promise<void>;
