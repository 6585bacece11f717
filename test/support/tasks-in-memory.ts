import type { Task } from '#domain/tasks/task.ts';
import { dueAtOf } from '#domain/tasks/task-groups.ts';
import type { TaskStep, Tasks } from '#domain/tasks/task-store.ts';

/** Tasks kept in memory, under the rules of the port (test/support/tasks-contract.ts holds both to them). */
export class TasksInMemory implements Tasks {
  readonly kept = new Map<string, Task>();

  async find(id: string) {
    return this.kept.get(id);
  }

  async add(task: Task) {
    if (this.kept.has(task.id)) throw new Error(`task ${task.id} is there`);
    this.kept.set(task.id, task);
  }

  async due(now: string, most: number) {
    const due = this.#open()
      .filter((task) => dueAtOf(task) <= now)
      .sort((one, other) => `${dueAtOf(one)}#${one.id}`.localeCompare(`${dueAtOf(other)}#${other.id}`));
    return { tasks: due.slice(0, most), more: due.length > most };
  }

  async countLater(now: string, departments?: readonly string[]) {
    return this.#open().filter(
      (task) => dueAtOf(task) > now && (departments === undefined || departments.includes(task.department ?? '')),
    ).length;
  }

  async ofProducer(id: string) {
    const since = (task: Task) => task.doneAt ?? dueAtOf(task);
    return [...this.kept.values()]
      .filter(({ producerId }) => producerId === id)
      .sort((one, other) => since(other).localeCompare(since(one)));
  }

  async change(id: string, step: TaskStep) {
    const task = this.kept.get(id);
    if (task === undefined) return { kind: 'notFound' as const };
    const changed = step(task);
    if (changed === undefined) return { kind: 'unchanged' as const, task };
    this.kept.set(id, changed);
    return { kind: 'changed' as const, task: changed };
  }

  #open(): Task[] {
    return [...this.kept.values()].filter(({ state }) => state === 'open');
  }
}
