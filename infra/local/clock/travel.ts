import type { TtlReaper } from '../dynamodb/ttl-reaper.ts';
import type { QueueEmulator } from '../queues/emulator.ts';
import type { Scheduler } from '../schedules/scheduler.ts';
import type { LocalClock } from './clock.ts';
import { machineNow } from './patched-date.ts';

export interface TravelDependencies {
  readonly clock: LocalClock;
  readonly scheduler: Scheduler;
  readonly queues: QueueEmulator;
  readonly reaper: TtlReaper;
  /** Waits for the work that a stop on the way set off. */
  readonly settle: () => Promise<unknown>;
  /** Keeps the offset for the next start. */
  readonly remember: (offsetMs: number) => void;
}

/** Some milliseconds pass between the reading of a time and the move to it: not a move backwards worth a word. */
const TOLERANCE_MS = 1_000;

/**
 * Moves the clock to an offset (milliseconds ahead of the machine's own time), by way of every schedule that becomes due: a digest at half past
 * eight runs at half past eight, and what it set off is done before the clock goes on. Then time to live, delays and visibility at the place
 * of arrival.
 * @throws RangeError when that is in the past
 */
export const travel = async (dependencies: TravelDependencies, offsetMs: number): Promise<void> => {
  const { clock, scheduler, queues, reaper } = dependencies;
  if (offsetMs < clock.offsetMs - TOLERANCE_MS) throw new RangeError('the clock only moves forward');
  scheduler.hold(true);
  try {
    for (const { at } of scheduler.due(machineNow() + offsetMs)) {
      clock.moveToOffset(clock.offsetAt(at));
      queues.tick();
      await scheduler.runDue(clock.now());
      await dependencies.settle();
    }
    clock.moveToOffset(offsetMs);
    queues.tick();
    // While the database is down nothing can be forgotten: the reaper's next turn does it.
    await reaper.reap().catch(() => undefined);
  } finally {
    scheduler.hold(false);
    dependencies.remember(clock.offsetMs);
  }
};
