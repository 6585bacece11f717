import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { DepartmentCode, type Instant, type TaskId } from '#domain/shared/primitives.ts';
import type { Task } from '#domain/tasks/task.ts';
import type { ToDo } from '#domain/tasks/to-do.ts';

interface Facts {
  readonly now: Instant;
  readonly taskId: TaskId;
}

/** A task that nobody has seen to yet. */
export const openTask = (
  task: Pick<Task, 'id' | 'kind' | 'producerId' | 'requestId' | 'toDo' | 'createdAt'> & Partial<Task>,
): Task => ({ state: 'open', doneAt: null, doneBy: null, note: '', ...task });

/** Telephone a producer, where no channel of theirs carries a message. */
export const callTask = (
  { id, details }: Producer,
  toDo: (who: { readonly name: string; readonly contact: string }) => ToDo,
  { now, taskId }: Facts,
): Task =>
  openTask({
    id: taskId,
    kind: 'callProducer',
    producerId: id,
    requestId: null,
    toDo: toDo({ name: details.name, contact: details.contactName }),
    createdAt: now,
    department: DepartmentCode.parse(departmentOfCommune(details.commune)),
  });
