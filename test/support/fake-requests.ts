import type { RequestDependencies } from '#app/requests/follow-request.ts';
import type { NewDelivery } from '#domain/ledger/ledger.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { ProducerRequest } from '#domain/requests/request.ts';
import type { RequestChange, RequestHashes, Requests } from '#domain/requests/request-store.ts';
import { TaskId } from '#domain/shared/primitives.ts';
import type { Task } from '#domain/tasks/task.ts';
import { NOW } from './builders.ts';

/** Requests kept in memory, under the rules of the port: versions checked, keys used once, what is owed written with the request. */
export class RequestsInMemory implements Requests {
  readonly kept = new Map<string, ProducerRequest>();
  readonly owed: NewDelivery[] = [];
  readonly tasks: Task[] = [];
  readonly #open: { readonly emailHash: string; readonly id: string }[] = [];
  readonly #once = new Map<string, ProducerRequest['id']>();
  /** Called before each save: a test may let somebody be faster. */
  beforeSave: () => void = () => undefined;

  async find(id: string) {
    return this.kept.get(id);
  }

  async pendingOf(emailHash: string) {
    return this.#open
      .filter((open) => open.emailHash === emailHash)
      .flatMap(({ id }) => this.kept.get(id) ?? [])
      .filter(({ state }) => state === 'pending');
  }

  async ofPassages(producerId: string, { from, to }: { from: string; to: string }) {
    const dayOf = ({ parts }: ProducerRequest): string =>
      parts.find((part) => part.producerId === producerId)?.passage?.day ?? '';
    return [...this.kept.values()]
      .filter((request) => request.state === 'confirmed' && from <= dayOf(request) && dayOf(request) <= to)
      .sort((one, other) => dayOf(one).localeCompare(dayOf(other)));
  }

  async undatedOf(producerId: string, since: string) {
    return [...this.kept.values()].filter(
      ({ state, createdAt, parts }) =>
        state === 'confirmed' &&
        createdAt.slice(0, 10) >= since &&
        parts.some((part) => part.producerId === producerId && part.passage === null),
    );
  }

  async sentBefore({ onceHash, contentHash }: Pick<RequestHashes, 'onceHash' | 'contentHash'>) {
    return {
      sameContent: this.#once.get(contentHash),
      sameKey: onceHash === undefined ? undefined : this.#once.get(onceHash),
    };
  }

  async create(change: RequestChange, { emailHash, onceHash, contentHash }: RequestHashes) {
    const earlier = onceHash === undefined ? undefined : this.#once.get(onceHash);
    if (earlier !== undefined) return { kind: 'already' as const, id: earlier };
    if (onceHash !== undefined) this.#once.set(onceHash, change.request.id);
    this.#once.set(contentHash, change.request.id);
    this.#open.push({ emailHash, id: change.request.id });
    this.#write(change);
    return { kind: 'created' as const };
  }

  async save(change: RequestChange) {
    this.beforeSave();
    if (this.kept.get(change.request.id)?.version !== change.request.version - 1) return 'conflict' as const;
    this.#write(change);
    return 'saved' as const;
  }

  #write({ request, deliveries, tasks }: RequestChange) {
    this.kept.set(request.id, request);
    this.owed.push(...deliveries);
    this.tasks.push(...tasks);
  }
}

/** All that following a request leans on, over requests in memory and these producers. */
export const requestDependenciesInMemory = (
  requests: RequestsInMemory,
  producers: readonly Producer[],
  now: () => string = () => NOW,
): RequestDependencies => {
  let tasks = 0;
  return {
    requests,
    directory: { find: async (id) => producers.find((producer) => producer.id === id) },
    ledger: { wake: async () => undefined },
    now,
    newTaskId: () => {
      tasks += 1;
      return TaskId.parse(`taskinmemory${tasks}`);
    },
  };
};
