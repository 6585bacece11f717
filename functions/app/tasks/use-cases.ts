import type { RequestDependencies } from '#app/requests/follow-request.ts';
import { type AuditAction, type AuditLog, auditEntry, type Values } from '#domain/audit/audit-entry.ts';
import type { Ledger } from '#domain/ledger/ledger.ts';
import { limitOf, type Refusal } from '#domain/members/member.ts';
import type { Directory } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { ProducerRequest } from '#domain/requests/request.ts';
import { partOf } from '#domain/requests/request-change.ts';
import { type PartStatus, statusOf } from '#domain/requests/status.ts';
import type { Acting } from '#domain/shared/acting.ts';
import { type Instant, ProducerId, TaskId } from '#domain/shared/primitives.ts';
import { unlessUnreadable } from '#domain/shared/unreadable-record.ts';
import type { Task, TaskClaim } from '#domain/tasks/task.ts';
import { refusedToSettle, seenBy } from '#domain/tasks/task-access.ts';
import { dueAtOf, groupKeyOf, groupTasks, type TaskGroup } from '#domain/tasks/task-groups.ts';
import { claimOf, claimTask, type Doing, releaseTask } from '#domain/tasks/task-steps.ts';
import type { Tasks } from '#domain/tasks/task-store.ts';
import { newId } from '#platform/clock.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';
import { type Settled, type Settlement, settleTask } from './settle-task.ts';

export interface TaskDependencies {
  readonly tasks: Tasks;
  readonly dependencies: RequestDependencies;
  readonly directory: Pick<Directory, 'find'>;
  readonly ledger: Pick<Ledger, 'find'>;
  readonly audit?: Pick<AuditLog, 'write'>;
}

/** A group as the list shows it. */
interface ListedGroup {
  readonly group: TaskGroup;
  readonly producer: Producer | undefined;
}

interface TaskList {
  readonly groups: readonly ListedGroup[];
  /** Due now, all pages; `more` where there are too many to read. */
  readonly due: { readonly count: number; readonly more: boolean };
  readonly urgent: number;
  /** Open tasks that come back later. */
  readonly later: number;
  /** Where the next page begins; undefined on the last. */
  readonly next: number | undefined;
  /** Key of the group that this member does best to take next. */
  readonly first: string | undefined;
}

/** A task with what is needed to settle it. */
interface OpenTask {
  readonly task: Task;
  readonly request: ProducerRequest | undefined;
  /** How the producer was asked so far, and whether they have answered meanwhile; undefined where no request is concerned. */
  readonly part: PartStatus | undefined;
}

/** One screen: who to telephone, and everything that one call can settle. */
export interface GroupView {
  readonly key: string;
  readonly producer: Producer | undefined;
  readonly claim: TaskGroup['claim'];
  readonly tasks: readonly OpenTask[];
  /** Open tasks about them that come back later. */
  readonly later: readonly Task[];
  /** Closed ones, latest first: what was noted before. */
  readonly closed: readonly Task[];
}

/** Another member is at it: nothing changed. */
interface Held {
  readonly kind: 'held';
  readonly claim: TaskClaim;
}

type TaskOutcome = Settled | { readonly kind: 'refused'; readonly why: Refusal };

/** What the calls and the pages about tasks have in common. */
export interface TaskUseCases {
  list(member: Acting, now: Instant, from: number): Promise<TaskList>;
  group(key: string, member: Acting, now: Instant): Promise<GroupView | undefined>;
  /** Says that they are at it; the claim of another stays. Undefined: there is nothing of theirs under this key. */
  take(key: string, member: Acting, now: Instant): Promise<GroupView | undefined>;
  release(key: string, member: Acting, now: Instant): Promise<void>;
  takeOne(
    id: TaskId,
    member: Acting,
    now: Instant,
  ): Promise<TaskOutcome | { readonly kind: 'taken'; readonly task: Task } | Held>;
  settle(id: TaskId, settlement: Settlement, member: Acting, now: Instant): Promise<TaskOutcome>;
  /** Tried in vain: all that is due about them comes back at that time. How many. */
  putOffAll(key: string, again: Extract<Settlement, { kind: 'later' }>, member: Acting, now: Instant): Promise<number>;
}

/** Read to be sorted: one or two pages of the index. With more waiting, those that wait longest come first all the same. */
const MAX_READ = 1_000;
/** Groups on a page. */
const GROUPS_A_PAGE = 50;
const CLOSED_SHOWN = 5;

export const taskUseCases = (dependencies: TaskDependencies): TaskUseCases => {
  const { tasks } = dependencies;

  const settle: TaskUseCases['settle'] = async (id, settlement, member, now) => {
    const task = await tasks.find(id);
    if (task === undefined) return { kind: 'notFound' };
    const why = refusedToSettle(member, task);
    if (why !== undefined) return { kind: 'refused', why };
    if (task.state !== 'open') return { kind: 'closed', task };
    await dependencies.audit?.write(entriesOf(task, settlement, member, now));
    return settleTask(id, settlement, { by: member.email, now }, dependencies);
  };

  const open = async (key: string, member: Acting, now: Instant) => {
    const mine = seenBy(member, await tasksUnder(key, tasks));
    const isDue = (task: Task) => task.state === 'open' && dueAtOf(task) <= now;
    return { all: mine, due: mine.filter(isDue) };
  };

  const group: TaskUseCases['group'] = async (key, member, now) => {
    const { all, due } = await open(key, member, now);
    if (all.length === 0) return undefined;
    const [{ claim, tasks: inOrder } = { claim: undefined, tasks: [] }] = groupTasks(due, { now, by: member.email });
    const producerId = all[0]?.producerId ?? null;
    const [producer, shown] = await Promise.all([
      producerId === null ? undefined : dependencies.directory.find(producerId),
      Promise.all(inOrder.map((task) => withRequest(task, dependencies))),
    ]);
    return {
      key,
      producer,
      claim,
      tasks: shown,
      later: all.filter((task) => task.state === 'open' && dueAtOf(task) > now),
      closed: all.filter(({ state }) => state !== 'open').slice(0, CLOSED_SHOWN),
    };
  };

  return {
    group,
    settle,

    list: async (member, now, from) => {
      const [{ tasks: read, more }, later] = await Promise.all([
        tasks.due(now, MAX_READ),
        tasks.countLater(now, limitOf(member)),
      ]);
      const groups = groupTasks(seenBy(member, read), { now, by: member.email });
      const shown = groups.slice(from, from + GROUPS_A_PAGE);
      return {
        groups: await Promise.all(
          shown.map(async (one) => ({
            group: one,
            producer:
              one.producerId === null
                ? undefined
                : await unlessUnreadable(dependencies.directory.find(one.producerId), undefined),
          })),
        ),
        due: { count: groups.reduce((sum, one) => sum + one.tasks.length, 0), more },
        urgent: groups.filter(({ urgent }) => urgent).length,
        later,
        next: from + GROUPS_A_PAGE < groups.length ? from + GROUPS_A_PAGE : undefined,
        first: groups.find(({ claim }) => claim === undefined || claim.by === member.email)?.key,
      };
    },

    take: async (key, member, now) => {
      const { due } = await open(key, member, now);
      const own = due.filter((task) => refusedToSettle(member, task) === undefined);
      // One who is at it with another of their tasks is on the telephone with them now.
      const others = due.some((task) => (claimOf(task, now)?.by ?? member.email) !== member.email);
      if (!others) await takeAll(own, { by: member.email, now }, tasks);
      return group(key, member, now);
    },

    release: async (key, member, now) => {
      const { due } = await open(key, member, now);
      await Promise.all(due.map(({ id }) => tasks.change(id, releaseTask({ by: member.email, now }))));
    },

    takeOne: async (id, member, now) => {
      const task = await tasks.find(id);
      if (task === undefined) return { kind: 'notFound' };
      const why = refusedToSettle(member, task);
      if (why !== undefined) return { kind: 'refused', why };
      const changed = await tasks.change(id, claimTask({ by: member.email, now }));
      if (changed.kind === 'notFound') return changed;
      if (changed.task.state !== 'open') return { kind: 'closed', task: changed.task };
      const claim = claimOf(changed.task, now);
      return claim === undefined || claim.by === member.email
        ? { kind: 'taken', task: changed.task }
        : { kind: 'held', claim };
    },

    putOffAll: async (key, again, member, now) => {
      const { due } = await open(key, member, now);
      const outcomes = await Promise.all(due.map(({ id }) => settle(id, again, member, now)));
      return outcomes.filter(({ kind }) => kind === 'settled').length;
    },
  };
};

/** One after the other in an order that is the same for everybody: of two members who begin at once, one has all of them and the other none. */
const takeAll = async (own: readonly Task[], doing: Doing, tasks: Tasks): Promise<void> => {
  for (const { id } of [...own].sort((one, other) => one.id.localeCompare(other.id))) {
    const changed = await tasks.change(id, claimTask(doing));
    if (changed.kind === 'unchanged' && claimOf(changed.task, doing.now) !== undefined) return;
  }
};

/** All tasks under the key of a group: of a producer, or the one that it names. */
const tasksUnder = async (key: string, tasks: Tasks): Promise<readonly Task[]> => {
  const producerId = ProducerId.safeParse(key);
  if (!producerId.success) return [];
  const own = await tasks.ofProducer(producerId.data);
  if (own.length > 0) return own;
  const one = await tasks.find(TaskId.parse(key));
  return one === undefined || groupKeyOf(one) !== key ? [] : [one];
};

const withRequest = async (task: Task, { dependencies, ledger }: TaskDependencies): Promise<OpenTask> => {
  const { requestId, producerId } = task;
  const request = requestId === null ? undefined : await dependencies.requests.find(requestId);
  const part = request === undefined || producerId === null ? undefined : partOf(request, producerId);
  if (request === undefined || part === undefined) return { task, request, part: undefined };
  const status = await statusOf({ ...request, parts: [part] }, (dedupeKey) => ledger.find(deliveryIdOf(dedupeKey)));
  return { task, request, part: status.parts[0] };
};

const ACTIONS = { done: 'taskFinished', later: 'taskPutOff', givenUp: 'taskGivenUp' } as const satisfies Record<
  Settlement['kind'],
  AuditAction
>;

const entriesOf = (task: Task, settlement: Settlement, member: Acting, now: Instant) => {
  const common = {
    at: now,
    by: member,
    subject: { kind: 'task' as const, id: task.id, name: task.toDo.name },
    producerId: task.producerId,
  };
  const note = settlement.kind === 'givenUp' ? settlement.word : settlement.note;
  const times: { before: Values; after: Values } =
    settlement.kind === 'later'
      ? { before: { dueAt: dueAtOf(task) }, after: { dueAt: settlement.againAt } }
      : { before: {}, after: {} };
  const entries = [
    auditEntry({
      ...common,
      id: newId(),
      action: ACTIONS[settlement.kind],
      word: note,
      ...times,
    }),
  ];
  if (settlement.kind !== 'done' || settlement.answer === undefined || task.requestId === null) return entries;
  const { kind, word } = settlement.answer;
  return [...entries, auditEntry({ ...common, id: newId(), action: 'answerRecorded', word, after: { answer: kind } })];
};
