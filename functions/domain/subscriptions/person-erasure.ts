import type { PersonId } from '#domain/shared/primitives.ts';

/** Removes every trace of a person. Provided by functions/adapters/dynamodb/subscriptions/person-erasure.ts. */
export interface PersonErasure {
  erase(person: PersonId): Promise<void>;
}
