import { GetCommand, PutCommand, QueryCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { TaskId } from '#domain/shared/primitives.ts';
import { Task } from '#domain/tasks/task.ts';
import { dueAtOf } from '#domain/tasks/task-groups.ts';
import type { TaskChange, Tasks } from '#domain/tasks/task-store.ts';
import { type Documents, expiryAfterDays } from '../dynamodb.ts';
import { TABLES, taskKey, taskOfKey, tasksAbout } from '../keys.ts';
import { countOf, newestOf } from '../paging.ts';
import { putIfUnchanged } from '../put-if-unchanged.ts';
import { readable, readRecord, recordIn, recordKind } from '../records.ts';

/** A year, counted anew with every change. */
const KEPT_DAYS = 366;
const MAX_OF_PRODUCER = 100;
/** Two members at one task in the same second; more in a row is a fault. */
const MAX_CONFLICTS = 5;

const { byProducer, byState } = TABLES.agency.indexes;

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/**
 * `since` orders both indexes: an open task lies where it is due, so that the query for what is due ends at this moment; a closed one when it
 * was closed. An instant, then the id: no two are alike.
 */
const taskItem = (task: Task, revision: number) => ({
  ...taskKey(task.id),
  kind: 'task',
  revision,
  [byState.partitionKey]: task.state,
  [byState.sortKey]: `${task.doneAt ?? dueAtOf(task)}#${task.id}`,
  ...(task.producerId === null ? {} : { [byProducer.partitionKey]: tasksAbout(task.producerId) }),
  ...(task.department === undefined ? {} : { department: task.department }),
  ...recordIn(TASK, task),
  expiresAt: expiryAfterDays(task.doneAt ?? dueAtOf(task), KEPT_DAYS),
});

const TASK = recordKind('task', Task);
const taskIn = (item: Record<string, unknown>): Task => readRecord(TASK, item);

/** Adds a task within the transaction of another record. */
export const taskPut = (table: string, task: Task): TransactItem => ({ Put: putOf(table, task) });

const putOf = (table: string, task: Task) => ({
  TableName: table,
  Item: taskItem(task, 1),
  ConditionExpression: 'attribute_not_exists(pk)',
});

/** After every `#` of the same instant. */
const upTo = (instant: string): string => `${instant}~`;

export const tasksIn = (documents: Documents, table: string): Tasks => {
  const read = async (id: TaskId) => {
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key: taskKey(id), ConsistentRead: true }));
    return Item === undefined ? undefined : { task: taskIn(Item), revision: Number(Item.revision ?? 0) };
  };

  const change: Tasks['change'] = async (id, step): Promise<TaskChange> => {
    for (let conflicts = 0; conflicts < MAX_CONFLICTS; conflicts += 1) {
      const stored = await read(id);
      if (stored === undefined) return { kind: 'notFound' };
      const task = step(stored.task);
      if (task === undefined) return { kind: 'unchanged', task: stored.task };
      if (await putIfUnchanged(documents, table, taskItem(task, stored.revision), stored.revision))
        return { kind: 'changed', task };
    }
    throw new Error(`task ${id} was changed by others ${MAX_CONFLICTS} times in a row`);
  };

  return {
    change,
    find: async (id) => (await read(id))?.task,

    add: async (task) => {
      await documents.send(new PutCommand(putOf(table, task)));
    },

    due: async (now, most) => {
      const tasks: Task[] = [];
      let from: Record<string, unknown> | undefined;
      do {
        const page = await documents.send(
          new QueryCommand({
            TableName: table,
            ...openTasks('<', now),
            Limit: most + 1 - tasks.length,
            ExclusiveStartKey: from,
          }),
        );
        tasks.push(...readable(TASK, page.Items ?? []));
        from = page.LastEvaluatedKey;
      } while (from !== undefined && tasks.length <= most);
      return { tasks: tasks.slice(0, most), more: tasks.length > most };
    },

    countLater: async (now, departments) => {
      // A partner of no department sees none.
      if (departments?.length === 0) return 0;
      return countOf(documents, { TableName: table, ...within(departments, openTasks('>', now)) });
    },

    ofProducer: async (id) => {
      const items = await newestOf(documents, table, byProducer, tasksAbout(id), MAX_OF_PRODUCER);
      const found = await Promise.all(items.map(({ pk }) => read(TaskId.parse(taskOfKey(String(pk))))));
      return found.flatMap((stored) => (stored === undefined ? [] : [stored.task]));
    },
  };
};

const openTasks = (side: '<' | '>', now: string) => ({
  IndexName: byState.name,
  KeyConditionExpression: `#state = :open AND #since ${side} :now`,
  ExpressionAttributeNames: { '#state': byState.partitionKey, '#since': byState.sortKey },
  ExpressionAttributeValues: { ':open': 'open', ':now': upTo(now) },
});

/** Only those of these departments; all without. */
const within = (departments: readonly string[] | undefined, query: ReturnType<typeof openTasks>) =>
  departments === undefined
    ? query
    : {
        ...query,
        FilterExpression: `#department IN (${departments.map((_, index) => `:d${index}`).join(', ')})`,
        ExpressionAttributeNames: { ...query.ExpressionAttributeNames, '#department': 'department' },
        ExpressionAttributeValues: {
          ...query.ExpressionAttributeValues,
          ...Object.fromEntries(departments.map((code, index) => [`:d${index}`, code])),
        },
      };
