import { answer, giveUp, type RequestDependencies } from '#app/requests/follow-request.ts';
import type { Answer } from '#domain/requests/request.ts';
import type { Instant, TaskId } from '#domain/shared/primitives.ts';
import type { Task } from '#domain/tasks/task.ts';
import { type Doing, finishTask, giveUpTask, postponeTask } from '#domain/tasks/task-steps.ts';
import type { TaskStep, Tasks } from '#domain/tasks/task-store.ts';

/** What came of a task. `answer`: what the producer said on the telephone, to be passed on. */
export type Settlement =
  | { readonly kind: 'done'; readonly note: string; readonly answer: Pick<Answer, 'kind' | 'word'> | undefined }
  | { readonly kind: 'later'; readonly note: string; readonly againAt: Instant }
  /** `word`: why. The requester reads it where the task was about a request. */
  | { readonly kind: 'givenUp'; readonly word: string };

export type Settled =
  | { readonly kind: 'settled'; readonly task: Task }
  /** Somebody closed it before; the task says who and when. Nothing was changed, nobody was told anything. */
  | { readonly kind: 'closed'; readonly task: Task }
  | { readonly kind: 'notFound' };

export interface SettlingPorts {
  readonly tasks: Pick<Tasks, 'find' | 'change'>;
  readonly dependencies: RequestDependencies;
}

/**
 * Settles a task. What the requester is to hear is written first: were the task closed first and the answer lost, nobody would telephone
 * again. Said twice, they hear it once.
 */
export const settleTask = async (
  id: TaskId,
  settlement: Settlement,
  doing: Doing,
  { tasks, dependencies }: SettlingPorts,
): Promise<Settled> => {
  const task = await tasks.find(id);
  if (task === undefined) return { kind: 'notFound' };
  if (task.state !== 'open') return { kind: 'closed', task };
  await tellRequester(task, settlement, doing, dependencies);
  const changed = await tasks.change(id, stepOf(settlement, doing));
  if (changed.kind === 'notFound') return changed;
  return { kind: changed.kind === 'changed' ? 'settled' : 'closed', task: changed.task };
};

const tellRequester = async (
  { requestId, producerId }: Task,
  settlement: Settlement,
  { by, now }: Doing,
  dependencies: RequestDependencies,
): Promise<void> => {
  if (requestId === null || producerId === null) return;
  if (settlement.kind === 'done' && settlement.answer !== undefined)
    await answer(requestId, producerId, { ...settlement.answer, at: now, by }, dependencies);
  if (settlement.kind === 'givenUp') await giveUp(requestId, producerId, { word: settlement.word, by }, dependencies);
};

const stepOf = (settlement: Settlement, doing: Doing): TaskStep => {
  switch (settlement.kind) {
    case 'done':
      return finishTask(doing, settlement.note);
    case 'later':
      return postponeTask(doing, settlement);
    case 'givenUp':
      return giveUpTask(doing, settlement.word);
  }
};
