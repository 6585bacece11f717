import type { DueLedger } from '#domain/ledger/ledger.ts';
import type { Directory } from '#domain/producers/directory.ts';
import { secondsAfter } from '#domain/shared/calendar.ts';
import type { Instant, PublicationId } from '#domain/shared/primitives.ts';

export interface Sweeping {
  readonly ledger: DueLedger;
  readonly directory: Pick<Directory, 'openPublications'>;
  queueDeliveries(ids: readonly string[]): Promise<void>;
  queueProjection(ids: readonly PublicationId[]): Promise<void>;
  queueMatching(ids: readonly PublicationId[]): Promise<void>;
  readonly shards: number;
}

export interface Swept {
  readonly deliveries: number;
  readonly publications: number;
}

/** A publication is at its next stage within seconds; after two minutes something was lost. */
const STALLED_SECONDS = 120;
/** What was queued again is looked at again after this long: a queue that is merely long (a slow quota) is not filled with copies of itself. */
const LOOK_AGAIN_SECONDS = 900;
/** A shard's share of one minute: 16 x 200 is more than any quota sends in it. */
const MAX_A_SHARD = 200;

/** Finds what waits longer than it should, and queues it again. May run twice, and beside the workers: their claims and cursors decide. */
export const sweep = async (now: Instant, sweeping: Sweeping): Promise<Swept> => {
  const [deliveries, publications] = await Promise.all([
    sweepDeliveries(now, sweeping),
    sweepPublications(now, sweeping),
  ]);
  return { deliveries, publications };
};

const sweepDeliveries = async (now: Instant, { ledger, queueDeliveries, shards }: Sweeping): Promise<number> => {
  const again = secondsAfter(now, LOOK_AGAIN_SECONDS);
  const swept = await Promise.all(
    Array.from({ length: shards }, async (_, shard) => {
      const ids = await ledger.waitingBefore(now, shard, MAX_A_SHARD);
      if (ids.length === 0) return 0;
      // Queued first: were the mark lost, it would be queued once more, never once less.
      await queueDeliveries(ids);
      for (const id of ids) await ledger.lookAgainAt(id, again);
      return ids.length;
    }),
  );
  return swept.reduce((sum, count) => sum + count, 0);
};

const sweepPublications = async (now: Instant, sweeping: Sweeping): Promise<number> => {
  const stalled = await sweeping.directory.openPublications(secondsAfter(now, -STALLED_SECONDS));
  const idsAt = (stage: 'written' | 'projected') => stalled.filter((open) => open.stage === stage).map(({ id }) => id);
  await sweeping.queueProjection(idsAt('written'));
  await sweeping.queueMatching(idsAt('projected'));
  return stalled.length;
};
