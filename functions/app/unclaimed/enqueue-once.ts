import type { Ledger } from '#domain/ledger/ledger.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';
import type { InvitationPorts } from './invite-unclaimed.ts';

/** Owes an invitation once, and gives back the one that is owed: this one, or an earlier one with its key. */
export const enqueueOnceIn =
  (ledger: Pick<Ledger, 'enqueue' | 'find'>): InvitationPorts['owe'] =>
  async (message) => {
    if ((await ledger.enqueue(message)) === 'owed') return message;
    return (await ledger.find(deliveryIdOf(message.dedupeKey))) ?? message;
  };
