import type { Ledger } from '../../domain/deliveries/ledger.ts';
import type { Directory } from '../../domain/directory/directory.ts';
import { type Producer, type ProducerState, ProducerState as States } from '../../domain/directory/producer.ts';
import { type Decided, type Decision, decide } from '../../domain/directory/review.ts';
import { type ReviewChecks, reviewChecks } from '../../domain/directory/review-checks.ts';
import { partOf } from '../../domain/requests/asking.ts';
import { answer, type Following } from '../../domain/requests/following.ts';
import type { Answer, ProducerRequest, Task } from '../../domain/requests/request.ts';
import type { Tasks } from '../../domain/requests/requests.ts';
import { type Instant, type ProducerId, PublicationId, TaskId } from '../../domain/shared/primitives.ts';
import { newId } from '../../platform/clock.ts';
import type { Member } from '../../platform/http.ts';
import { communes } from './communes.ts';

export interface AgencyParts {
  readonly directory: Directory;
  readonly ledger: Pick<Ledger, 'wake'>;
  readonly tasks: Tasks;
  readonly following: Following;
  /** Nothing is announced before; empty: the directory is open. */
  readonly opensAt: string;
}

export interface OpenTask {
  readonly task: Task;
  readonly producer: Producer | undefined;
  readonly request: ProducerRequest | undefined;
}

/** What a member did about a task. `answer`: what the producer said on the telephone, to be passed on. */
export interface TaskDone {
  readonly note: string;
  readonly answer: Pick<Answer, 'kind' | 'word'> | undefined;
}

/** What the calls and the pages of the agency have in common. */
export interface AgencyUseCases {
  producers(
    state: ProducerState,
    cursor?: string,
  ): Promise<{ producers: readonly Producer[]; cursor: string | undefined }>;
  counts(): Promise<Record<ProducerState, { count: number; more: boolean }>>;
  find(id: ProducerId): Promise<Producer | undefined>;
  checks(producer: Producer): Promise<ReviewChecks>;
  decide(
    id: ProducerId,
    decision: Decision,
    by: Member,
    at: { now: Instant; version?: number | undefined },
  ): Promise<Decided>;
  openTasks(cursor?: string): Promise<{ tasks: readonly OpenTask[]; cursor: string | undefined }>;
  finishTask(id: TaskId, done: TaskDone, by: Member, now: Instant): Promise<'finished' | 'already' | 'notFound'>;
}

/** Few enough that what is checked of each is read at once. */
const REVIEWED_AT_ONCE = 20;

export const agencyUseCases = ({ directory, ledger, tasks, following, opensAt }: AgencyParts): AgencyUseCases => ({
  producers: (state, cursor) => directory.inState(state, cursor, REVIEWED_AT_ONCE),

  async counts() {
    const counted = await Promise.all(
      States.options.map(async (state) => [state, await directory.countIn(state)] as const),
    );
    return Object.fromEntries(counted) as Record<ProducerState, { count: number; more: boolean }>;
  },

  find: (id) => directory.find(id),
  checks: (producer) => reviewChecks(producer, directory, communes()),

  decide: (id, decision, by, { now, version }) =>
    decide({ directory, ledger }, id, decision, {
      by: by.email,
      now,
      publicationId: PublicationId.parse(newId()),
      taskId: TaskId.parse(newId()),
      opensAt,
      ...(version === undefined ? {} : { expectedVersion: version }),
    }),

  async openTasks(cursor) {
    const page = await tasks.open(cursor);
    return {
      tasks: await Promise.all(page.tasks.map((task) => withContext(task, directory, following))),
      cursor: page.cursor,
    };
  },

  /** The answer first: were the task closed first and the answer lost, nobody would telephone again. Said twice, the answer is once. */
  async finishTask(id, done, by, now) {
    const task = await tasks.find(id);
    if (task === undefined) return 'notFound';
    if (task.state === 'done') return 'already';
    if (done.answer !== undefined && task.requestId !== null && task.producerId !== null)
      await answer(task.requestId, task.producerId, { ...done.answer, at: now, by: by.email }, following);
    return tasks.finish(id, { who: by.email, at: now, note: done.note });
  },
});

const withContext = async (task: Task, directory: Directory, { requests }: Following): Promise<OpenTask> => {
  const [producer, request] = await Promise.all([
    task.producerId === null ? undefined : directory.find(task.producerId),
    task.requestId === null ? undefined : requests.find(task.requestId),
  ]);
  return { task, producer, request: waits(request, task) ? request : undefined };
};

/** Whether the producer's answer is still wanted: he may have found the SMS meanwhile. */
const waits = (request: ProducerRequest | undefined, { kind, producerId }: Task): boolean =>
  request !== undefined &&
  producerId !== null &&
  kind === 'callProducer' &&
  partOf(request, producerId)?.state !== 'answered';
