import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Point } from '#platform/points.ts';
import { phoneNumber, type Registered, startVillage, type Village } from '../../support/village.ts';

/**
 * A worker dies between two effects, time goes on, and everybody has their mail once. The producers here are told by telephone, so that the only
 * messages on the way are the alerts.
 */
const POINTS: readonly Point[] = [
  'project.after-write',
  'project.after-removal',
  'match.after-deliveries',
  'match.before-wake',
  'match.before-mark',
  'send.after-claim',
  'send.before-call',
  'send.after-yes',
  'send.before-mark',
];

/** Well beyond the lease of a claim (15 minutes) and the patience of the sweep (2 minutes, then 15). */
const BEYOND_LEASES_SECONDS = 3_600;

const BY_TELEPHONE = [{ kind: 'call', address: phoneNumber(1) }] as const;

describe('a worker that dies on the way of an alert', () => {
  let village: Village;
  const readers: string[] = [];

  beforeAll(async () => {
    village = await startVillage();
    for (let index = 0; index < 12; index += 1) readers.push(village.address('lectrice'));
    for (const reader of readers) await village.subscriber(reader);
    await village.quiet();
  });
  afterAll(() => village.stop());

  const deaths = (point: Point): number =>
    village.stack.kills.list().fired.filter((fired) => fired.point === point).length;

  const toldCounts = async (producer: Registered): Promise<number[]> => {
    const counts: number[] = [];
    for (const reader of readers) counts.push((await village.told(reader, producer)).length);
    return counts;
  };

  const everybodyOnce = () => readers.map(() => 1);

  it.each(POINTS)('at %s: one mail each, once time has gone on', async (point) => {
    village.stack.kills.arm({ point, count: 1 });
    const producer = await village.published(BY_TELEPHONE);
    expect(deaths(point)).toBe(1);
    await village.pass(BEYOND_LEASES_SECONDS);
    expect(await toldCounts(producer)).toEqual(everybodyOnce());
    await village.untilMorning();
    expect(await toldCounts(producer)).toEqual(everybodyOnce());
  });

  it('twice in the middle of a batch, some mails gone and some not: one mail each', async () => {
    village.stack.kills.arm({ point: 'send.after-yes', function: 'send', count: 2 });
    const producer = await village.published(BY_TELEPHONE);
    expect((await toldCounts(producer)).filter((count) => count === 0).length).toBeGreaterThan(0);
    await village.pass(BEYOND_LEASES_SECONDS);
    expect(await toldCounts(producer)).toEqual(everybodyOnce());
    await village.untilMorning();
  });

  it('again and again, in every worker: one mail each in the end', async () => {
    const before = village.stack.kills.list().fired.length;
    for (const point of POINTS) village.stack.kills.arm({ point, count: 2 });
    const producer = await village.published(BY_TELEPHONE);
    for (let hours = 0; hours < 4; hours += 1) await village.pass(BEYOND_LEASES_SECONDS);
    expect(village.stack.kills.list().fired.length - before).toBeGreaterThanOrEqual(POINTS.length);
    village.stack.kills.disarm();
    for (let hours = 0; hours < 2; hours += 1) await village.pass(BEYOND_LEASES_SECONDS);
    expect(await toldCounts(producer)).toEqual(everybodyOnce());
  });
});
