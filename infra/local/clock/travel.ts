import type { TtlReaper } from '../dynamodb/ttl-reaper.ts';
import type { QueueEmulator } from '../queues/emulator.ts';
import type { Scheduler } from '../schedules/scheduler.ts';
import type { LocalClock } from './clock.ts';

export interface TravelParts {
  readonly clock: LocalClock;
  readonly scheduler: Scheduler;
  readonly queues: QueueEmulator;
  readonly reaper: TtlReaper;
  /** Waits for the work that a stop on the way set off. */
  readonly settle: () => Promise<unknown>;
  /** Keeps the offset for the next start. */
  readonly remember: (offsetMs: number) => void;
}

/**
 * Moves the clock to an instant, by way of every schedule that becomes due: a digest at half past eight runs at half past eight, and what it
 * set off is done before the clock goes on. Then time to live, delays and visibility at the place of arrival.
 * @throws RangeError when the instant is in the past
 */
export const travel = async (parts: TravelParts, to: number): Promise<void> => {
  const { clock, scheduler, queues, reaper } = parts;
  if (to < clock.now() - 1_000) throw new RangeError('the clock only moves forward');
  scheduler.hold(true);
  try {
    for (const { at } of scheduler.due(to)) {
      clock.moveTo(Math.max(at, clock.now()));
      queues.tick();
      await scheduler.runDue(clock.now());
      await parts.settle();
    }
    clock.moveTo(Math.max(to, clock.now()));
    queues.tick();
    await reaper.reap();
  } finally {
    scheduler.hold(false);
    parts.remember(clock.offsetMs);
  }
};
