import type { Instant } from '#domain/shared/primitives.ts';
import type { ImportedId } from '#domain/unclaimed/imported.ts';
import type { ImportedProducers } from '#domain/unclaimed/imported-store.ts';

export interface TakingOut {
  readonly imported: Pick<ImportedProducers, 'find' | 'takeOut'>;
  /** Erases his address from the message that this key names, where it was to him. */
  readonly forgetAddress: (invitationKey: string, id: ImportedId) => Promise<void>;
}

/**
 * "Take me out": erases all there is of him, the address in the ledger first, so that a crash between the two leaves a record by which the same
 * call, said again, finds the rest.
 */
export const takeOut = async (
  id: ImportedId,
  now: Instant,
  { imported, forgetAddress }: TakingOut,
): Promise<'out' | 'unknown'> => {
  const producer = await imported.find(id);
  if (producer === undefined) return 'unknown';
  if (producer.invitationKey !== null) await forgetAddress(producer.invitationKey, id);
  return imported.takeOut(id, now);
};
