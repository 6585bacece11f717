import type { Instant, ProducerId, RequestId } from '#domain/shared/primitives.ts';

/** What the ledger tells the requests. Each may be told twice, and late. */
export interface RequestProgress {
  /** This attempt will never reach the producer: on to their next channel. */
  deliveryFailed(requestId: RequestId, producerId: ProducerId, attempt: number): Promise<void>;
  deliveryReceived(requestId: RequestId, producerId: ProducerId, attempt: number): Promise<void>;
  /** The time given to this attempt is over: where nobody has answered, on to the next channel. */
  chaseDue(requestId: RequestId, producerId: ProducerId, attempt: number): Promise<void>;
  /** What has been open since then, and still is, ends. */
  timeIsOver(requestId: RequestId, producerId: ProducerId, since: Instant | null): Promise<void>;
}
