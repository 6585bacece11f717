import type { RequestProgress } from '#app/messages/request-progress.ts';
import { type RequestDependencies, tryNextChannel } from './follow-request.ts';

/** What the ledger tells the requests: a message that failed or went unanswered moves its request on, once. */
export const requestProgress = (dependencies: RequestDependencies): RequestProgress => ({
  async deliveryFailed(requestId, producerId, attempt) {
    await tryNextChannel(requestId, producerId, attempt, dependencies);
  },
  // Nothing to write: the ledger knows, and `statusOf` asks it.
  async deliveryReceived() {},
  async chaseDue(requestId, producerId, attempt) {
    await tryNextChannel(requestId, producerId, attempt, dependencies);
  },
});
