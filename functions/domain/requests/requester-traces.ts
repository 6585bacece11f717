import type { RequestId } from '#domain/shared/primitives.ts';

/** By what a requester is found again, and what is kept of messages to them. Provided by functions/adapters/dynamodb/requests/requester-traces.ts. */
export interface RequesterTraces {
  /** All requests of an address (hashed), of a year. */
  requestsOf(emailHash: string): Promise<RequestId[]>;
  /** Removes these messages, and then what leads from the address to its requests. Done twice it is done once. */
  remove(emailHash: string, dedupeKeys: readonly string[]): Promise<void>;
}
