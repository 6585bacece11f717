import type { Instant, ProducerId, TaskId } from '#domain/shared/primitives.ts';
import type { Task } from './task.ts';

/** A changed task; undefined where nothing changes. */
export type TaskStep = (task: Task) => Task | undefined;

/** The task as it now is, changed or not. */
export type TaskChange =
  | { readonly kind: 'changed' | 'unchanged'; readonly task: Task }
  | { readonly kind: 'notFound' };

/** What people of the agency have to do. */
export interface Tasks {
  find(id: TaskId): Promise<Task | undefined>;
  add(task: Task): Promise<void>;
  /** Open tasks that are due, those that wait longest first; at most `most`, then `more`. Follows a write within a second or so. */
  due(now: Instant, most: number): Promise<{ readonly tasks: readonly Task[]; readonly more: boolean }>;
  /** How many open tasks come back later; those of these departments, all without. */
  countLater(now: Instant, departments?: readonly string[]): Promise<number>;
  /** Tasks about a producer, open and closed, newest first; at most 100. Follows a write within a second or so. */
  ofProducer(id: ProducerId): Promise<Task[]>;
  /** Applies a step to the task as it now is, atomically: of two members one goes first, and the step is asked again about what they left. */
  change(id: TaskId, step: TaskStep): Promise<TaskChange>;
}
