import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { taskKey } from '#adapters/dynamodb/keys.ts';
import { tasksIn } from '#adapters/dynamodb/tasks/tasks.ts';
import { finishTask } from '#domain/tasks/task-steps.ts';
import type { Tasks } from '#domain/tasks/task-store.ts';
import { NOW } from '../../support/builders.ts';
import { aTask, tasksContract } from '../../support/contracts/tasks-contract.ts';
import { startTestTables, type TestTables } from '../../support/tables.ts';

let tables: TestTables;
let tasks: Tasks;
beforeAll(async () => {
  tables = await startTestTables('agency');
  tasks = tasksIn(tables.documents, 'agency');
});
afterAll(() => tables.stop());

tasksContract('on DynamoDB', () => tasks);

test('a task written before tasks had a revision is closed like any other', async () => {
  const task = aTask({ id: 'oldertask1', producerId: null });
  const item = { ...taskKey(task.id), state: 'open', since: `${NOW}#${task.id}`, data: JSON.stringify(task) };
  await tables.documents.send(new PutCommand({ TableName: 'agency', Item: item }));
  expect((await tasks.due(NOW, 500)).tasks.map(({ id }) => id)).toContain(task.id);
  const closed = await tasks.change(task.id, finishTask({ by: 'maylis@exemple.invalid', now: NOW }, ''));
  expect(closed.kind).toBe('changed');
});
