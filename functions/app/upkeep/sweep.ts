import type { DueLedger } from '#domain/ledger/ledger.ts';
import { BATCH_PREFIX, type Letters } from '#domain/ledger/letters.ts';
import { isOver, isWaiting, TRUST_BATCH_SECONDS } from '#domain/ledger/transitions.ts';
import type { Directory } from '#domain/producers/directory.ts';
import { secondsAfter } from '#domain/shared/calendar.ts';
import type { Instant, PublicationId } from '#domain/shared/primitives.ts';
import { unlessUnreadable } from '#domain/shared/unreadable-record.ts';

export interface Sweeping {
  readonly ledger: DueLedger;
  readonly letters: Pick<Letters, 'batch' | 'lookAtBatch' | 'standingOf'>;
  /** Whether publications of this wave or of an earlier one are still being told. */
  waveIsUnderWay(wave: Instant, now: Instant): Promise<boolean>;
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

const sweepDeliveries = async (now: Instant, sweeping: Sweeping): Promise<number> => {
  const { ledger, queueDeliveries, shards } = sweeping;
  const again = secondsAfter(now, LOOK_AGAIN_SECONDS);
  const swept = await Promise.all(
    Array.from({ length: shards }, async (_, shard) => {
      const found = await ledger.waitingBefore(now, shard, MAX_A_SHARD);
      const ids = found.filter((id) => !id.startsWith(BATCH_PREFIX));
      // Queued first: were the mark lost, it would be queued once more, never once less.
      if (ids.length > 0) await queueDeliveries(ids);
      for (const id of ids) await ledger.lookAgainAt(id, again);
      let queued = ids.length;
      for (const id of found) if (id.startsWith(BATCH_PREFIX)) queued += await sweepBatch(id, now, sweeping);
      return queued;
    }),
  );
  return swept.reduce((sum, count) => sum + count, 0);
};

/** A wave whose last publication is stuck has a fault of its own; what is there goes out after this long. */
const LONGEST_WAVE_SECONDS = 6 * 3_600;
const WAVE_AGAIN_SECONDS = 60;

/** Queues what waits of a batch, and says when it is to be looked at next: with its next morning, in a while, or never again. */
const sweepBatch = async (id: string, now: Instant, sweeping: Sweeping): Promise<number> => {
  const { letters, queueDeliveries, waveIsUnderWay } = sweeping;
  const batch = await unlessUnreadable(letters.batch(id), undefined);
  if (batch === undefined) return 0;
  const { wave } = batch;
  if (wave !== null && secondsAfter(wave, LONGEST_WAVE_SECONDS) > now && (await waveIsUnderWay(wave, now))) {
    await letters.lookAtBatch(id, secondsAfter(now, WAVE_AGAIN_SECONDS));
    return 0;
  }
  const standing = await letters.standingOf([...batch.due, ...batch.later]);
  const waiting = standing.filter((one) => isWaiting(one, now));
  if (waiting.length > 0) await queueDeliveries(waiting.map((one) => one.id));
  const left = standing.filter((one) => !isOver(one));
  const again = secondsAfter(now, TRUST_BATCH_SECONDS);
  const next = left.map(({ dueAt, attempts }) => (attempts === 0 && dueAt > now ? dueAt : again)).sort();
  await letters.lookAtBatch(id, next[0] ?? null);
  return waiting.length;
};

const sweepPublications = async (now: Instant, sweeping: Sweeping): Promise<number> => {
  const stalled = await sweeping.directory.openPublications(secondsAfter(now, -STALLED_SECONDS));
  const idsAt = (stage: 'written' | 'projected') => stalled.filter((open) => open.stage === stage).map(({ id }) => id);
  await sweeping.queueProjection(idsAt('written'));
  await sweeping.queueMatching(idsAt('projected'));
  return stalled.length;
};
