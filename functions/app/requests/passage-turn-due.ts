import type { Ledger } from '#domain/ledger/ledger.ts';
import { NO_CHANGES } from '#domain/passages/calendar-changes.ts';
import type { LiveStates } from '#domain/producers/live.ts';
import { type PassageTurn, takeTurn } from '#domain/requests/passage-turns.ts';
import type { RequestDependencies } from './follow-request.ts';

interface Dependencies extends Pick<RequestDependencies, 'requests' | 'directory' | 'now'> {
  readonly live: LiveStates;
  readonly ledger: Pick<Ledger, 'enqueue'>;
}

/** Owes what a passage has in store for a request, as things are now. Twice is once: each message has its key. */
export const passageTurnDue = async (
  turn: PassageTurn,
  { requests, directory, live, ledger, now }: Dependencies,
): Promise<void> => {
  const [request, producer, states] = await Promise.all([
    requests.find(turn.requestId),
    directory.find(turn.producerId),
    live.of([turn.producerId]),
  ]);
  if (request?.state !== 'confirmed') return;
  const changes = states.get(turn.producerId)?.changes ?? NO_CHANGES;
  const owed = takeTurn(turn, request, { producer, changes, now: now() });
  if (owed !== undefined) await ledger.enqueue(owed);
};
