import { communeName } from '#app/shared/resolve.ts';
import type { UnclaimedRecipient } from '#domain/requests/new-request.ts';
import { UnclaimedId } from '#domain/shared/primitives.ts';
import type { UnclaimedStore } from '#domain/unclaimed/unclaimed-store.ts';

/** Who may be asked though they are not yet with us. */
export const recipientIn =
  (store: Pick<UnclaimedStore, 'find'>) =>
  async (id: string): Promise<UnclaimedRecipient | undefined> => {
    const known = UnclaimedId.safeParse(id);
    const found = known.success ? await store.find(known.data) : undefined;
    if (found === undefined || found.producerId !== null) return undefined;
    const { name, commune } = found.details;
    return { name, commune, communeName: communeName(commune) };
  };
