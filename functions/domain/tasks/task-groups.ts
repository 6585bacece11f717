import { addDays, instantAt, localTime } from '#domain/shared/calendar.ts';
import type { Instant, ProducerId } from '#domain/shared/primitives.ts';
import type { Task, TaskClaim } from './task.ts';
import { claimOf } from './task-steps.ts';

/** The tasks that one call settles: those of one producer; one that is about no producer stands alone. */
export interface TaskGroup {
  /** Identifier of the producer, else of the task. */
  readonly key: string;
  readonly producerId: ProducerId | null;
  /** Urgent ones first, then those that wait longest. */
  readonly tasks: readonly Task[];
  readonly urgent: boolean;
  /** Since when the one that waits longest is due. */
  readonly dueAt: Instant;
  /** Who is at it, if somebody is: the latest claim on one of them. */
  readonly claim: TaskClaim | undefined;
}

export const dueAtOf = ({ dueAt, createdAt }: Task): Instant => dueAt ?? createdAt;

export const groupKeyOf = ({ producerId, id }: Task): string => producerId ?? id;

/**
 * Whether it must be seen to today: the delivery that is hoped for leaves tomorrow at the latest, or the producer's deadline for it falls before
 * the end of tomorrow. Once the delivery has gone, haste helps nobody: it is no longer urgent.
 */
export const isUrgent = ({ wanted }: Task, now: Instant): boolean => {
  if (wanted === undefined) return false;
  const { date: today } = localTime(now);
  if (wanted.date < today) return false;
  const endOfTomorrow = instantAt(addDays(today, 2), '00:00');
  return wanted.date <= addDays(today, 1) || (wanted.orderBefore !== null && wanted.orderBefore < endOfTomorrow);
};

/**
 * In the order in which they are to be seen to by this member: what they have taken themselves, then what nobody has, then what others are at;
 * within each the urgent first, then those that wait longest.
 */
export const groupTasks = (
  tasks: readonly Task[],
  { now, by }: { readonly now: Instant; readonly by: string },
): TaskGroup[] => {
  const groups = [...Map.groupBy(tasks, groupKeyOf)].map(([key, ofKey]) => groupOf(key, ofKey, now));
  const turn = ({ claim }: TaskGroup): number => (claim === undefined ? 1 : claim.by === by ? 0 : 2);
  return groups.sort(
    (one, other) =>
      turn(one) - turn(other) ||
      Number(other.urgent) - Number(one.urgent) ||
      one.dueAt.localeCompare(other.dueAt) ||
      one.key.localeCompare(other.key),
  );
};

const groupOf = (key: string, tasks: readonly Task[], now: Instant): TaskGroup => {
  const inOrder = [...tasks].sort(
    (one, other) =>
      Number(isUrgent(other, now)) - Number(isUrgent(one, now)) || dueAtOf(one).localeCompare(dueAtOf(other)),
  );
  const claims = inOrder.flatMap((task) => claimOf(task, now) ?? []);
  return {
    key,
    producerId: inOrder[0]?.producerId ?? null,
    tasks: inOrder,
    urgent: inOrder.some((task) => isUrgent(task, now)),
    dueAt: inOrder.map(dueAtOf).sort()[0] ?? now,
    claim: claims.sort((one, other) => other.until.localeCompare(one.until))[0],
  };
};
