import type { Instant, UnclaimedId } from '#domain/shared/primitives.ts';
import type { UnclaimedStore } from '#domain/unclaimed/unclaimed-store.ts';

export interface TakingOut {
  readonly unclaimed: Pick<UnclaimedStore, 'find' | 'takeOut'>;
  /** Erases their address from the message that this key names, where it was to them. */
  readonly forgetAddress: (invitationKey: string, id: UnclaimedId) => Promise<void>;
}

/**
 * "Take me out": erases all there is of them, the address in the ledger first, so that a crash between the two leaves a record by which the same
 * call, said again, finds the rest.
 */
export const takeOut = async (
  id: UnclaimedId,
  now: Instant,
  { unclaimed, forgetAddress }: TakingOut,
): Promise<'out' | 'unknown'> => {
  const producer = await unclaimed.find(id);
  if (producer === undefined) return 'unknown';
  if (producer.invitationKey !== null) await forgetAddress(producer.invitationKey, id);
  return unclaimed.takeOut(id, now);
};
