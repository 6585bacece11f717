import { expect, test } from 'vitest';
import type { z } from 'zod';
import { ProducerId, TaskId } from '#domain/shared/primitives.ts';
import { Task } from '#domain/tasks/task.ts';
import { claimTask, finishTask, postponeTask } from '#domain/tasks/task-steps.ts';
import type { Tasks } from '#domain/tasks/task-store.ts';
import { hoursAfter, NOW } from '../builders.ts';

export const aTask = (changes: Partial<z.input<typeof Task>> = {}): Task =>
  Task.parse({
    id: 'taskone1',
    state: 'open',
    kind: 'callProducer',
    producerId: 'fermedugaas1',
    requestId: null,
    toDo: { code: 'requestByTelephone', name: 'Ferme du Bédat' },
    createdAt: NOW,
    doneAt: null,
    doneBy: null,
    department: '40',
    ...changes,
  });

const maylis = { by: 'maylis@exemple.invalid', now: NOW };
const jeanne = { by: 'jeanne@exemple.invalid', now: NOW };

let count = 0;
/** Nobody else's: the tables of a run hold the tasks of every test. */
const next = () => {
  count += 1;
  return { id: `contracttask${count}`, producerId: `contractfarm${count}` };
};

/** What every store of tasks must keep to; run against the tables and against their stand-in. */
export const tasksContract = (name: string, store: () => Tasks): void => {
  const dueAt = async (now: string): Promise<string[]> => (await store().due(now, 500)).tasks.map(({ id }) => id);

  test(`${name}: an open task is due from its creation on, and no longer once it is closed`, async () => {
    const task = aTask(next());
    await store().add(task);
    expect(await dueAt(hoursAfter(NOW, -1))).not.toContain(task.id);
    expect(await dueAt(NOW)).toContain(task.id);
    await store().change(task.id, finishTask(maylis, 'vu'));
    expect(await dueAt(hoursAfter(NOW, 48))).not.toContain(task.id);
    expect(await store().find(task.id)).toMatchObject({ state: 'done', doneBy: maylis.by, note: 'vu' });
  });

  test(`${name}: a task put off is counted as coming later, and comes back at its time`, async () => {
    const task = aTask(next());
    await store().add(task);
    const before = await store().countLater(NOW);
    const againAt = hoursAfter(NOW, 2);
    await store().change(task.id, postponeTask(maylis, { note: 'répondeur', againAt }));
    expect(await dueAt(NOW)).not.toContain(task.id);
    expect(await store().countLater(NOW)).toBe(before + 1);
    expect(await store().countLater(NOW, ['2A'])).toBe(0);
    const elsewhere = aTask({ ...next(), department: '2A', dueAt: againAt });
    await store().add(elsewhere);
    expect(await store().countLater(NOW, ['2A', '64'])).toBe(1);
    expect(await store().countLater(NOW, [])).toBe(0);
    expect(await dueAt(againAt)).toContain(task.id);
  });

  test(`${name}: those that wait longest come first, and a limit says that there are more`, async () => {
    const [late, early] = [
      aTask({ ...next(), createdAt: hoursAfter(NOW, -10) }),
      aTask({ ...next(), createdAt: hoursAfter(NOW, -20) }),
    ];
    await store().add(late);
    await store().add(early);
    const ids = await dueAt(NOW);
    expect(ids.indexOf(early.id)).toBeLessThan(ids.indexOf(late.id));
    expect(await store().due(NOW, 1)).toMatchObject({ tasks: [{ id: ids[0] }], more: true });
  });

  test(`${name}: of two who take a task at once, one has it and the other sees who`, async () => {
    const task = aTask(next());
    await store().add(task);
    const taken = await Promise.all([
      store().change(task.id, claimTask(maylis)),
      store().change(task.id, claimTask(jeanne)),
    ]);
    expect(taken.map(({ kind }) => kind).sort()).toEqual(['changed', 'unchanged']);
    const [one, other] = taken.map((change) => (change.kind === 'notFound' ? undefined : change.task.claim?.by));
    expect(one).toBe(other);
  });

  test(`${name}: of two who close a task at once, one does`, async () => {
    const task = aTask(next());
    await store().add(task);
    const closed = await Promise.all([
      store().change(task.id, finishTask(maylis, 'un')),
      store().change(task.id, finishTask(jeanne, 'deux')),
    ]);
    expect(closed.map(({ kind }) => kind).sort()).toEqual(['changed', 'unchanged']);
  });

  test(`${name}: the tasks about a producer are found, open and closed, the newest first; no others`, async () => {
    const { producerId } = next();
    const old = aTask({ id: `${producerId}a`.slice(-24), producerId, createdAt: hoursAfter(NOW, -30) });
    const recent = aTask({ id: `${producerId}b`.slice(-24), producerId });
    await store().add(old);
    await store().add(recent);
    await store().add(aTask(next()));
    await store().change(old.id, finishTask({ ...maylis, now: hoursAfter(NOW, -29) }, ''));
    const own = await store().ofProducer(ProducerId.parse(producerId));
    expect(own.map(({ id }) => id)).toEqual([recent.id, old.id]);
  });

  test(`${name}: there is no task of an unknown id`, async () => {
    expect(await store().find(TaskId.parse('nosuchtask'))).toBeUndefined();
    expect(await store().change(TaskId.parse('nosuchtask'), finishTask(maylis, ''))).toEqual({ kind: 'notFound' });
  });
};
