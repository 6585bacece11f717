import type { Server } from 'node:http';
import { type BuildAppOptions, buildApp } from 'fauxqs';
import { machineNow } from '../clock/patched-date.ts';
import { HOST } from '../ports.ts';
import { ACCOUNT, REGION } from '../template/resolver.ts';

export type Stores = NonNullable<BuildAppOptions['stores']>;
export type Queue = ReturnType<Stores['sqsStore']['createQueue']>;
export type ReceivedMessage = ReturnType<Queue['dequeue']>[number];

/** fauxqs looks at its clock when asked only: this often here, so that delayed and returned messages reach the workers. */
const TICK_MS = 100;

/**
 * fauxqs in this process: SQS, SNS and S3 behind one address for the functions, and its stores for us, so that event sources take messages
 * without a call over the network. It reads the global `Date`, hence follows the local clock: visibility, delays and retention are instants
 * there, not timers.
 */
export class QueueEmulator {
  readonly endpoint: string;
  readonly stores: Stores;
  readonly #app: Application;
  readonly #publish: Publish;
  readonly #timer: NodeJS.Timeout;
  readonly #kept: KeptMessages | undefined;
  /** The same, as the queues write it. */
  readonly #written: KeptMessages | undefined;
  /** Queues that a function consumes. Retention is not counted for them, see `expire`. */
  readonly consumed = new Set<string>();

  private constructor(app: Application, endpoint: string, stores: Stores, publish: Publish, kept?: KeptMessages) {
    this.#app = app;
    this.#kept = kept;
    this.#written = kept && inOneCommit(kept);
    this.endpoint = endpoint;
    this.stores = stores;
    this.#publish = publish;
    this.#timer = setInterval(() => this.tick(), TICK_MS);
  }

  /** @param folder where messages are kept, so that a process that was killed finds them again; in memory alone without it. */
  static async start(folder?: string): Promise<QueueEmulator> {
    // The package exports its application but not the stores that go into it: they are beside it.
    const inside = (path: string): Promise<unknown> => import(new URL(path, import.meta.resolve('fauxqs')).href);
    const [sqs, sns, s3, publishing, persistence] = (await Promise.all([
      inside('./sqs/sqsStore.js'),
      inside('./sns/snsStore.js'),
      inside('./s3/s3Store.js'),
      inside('./sns/actions/publish.js'),
      inside('./persistence.js'),
    ])) as [
      { SqsStore: new () => Stores['sqsStore'] },
      { SnsStore: new () => Stores['snsStore'] },
      { S3Store: new () => Stores['s3Store'] },
      { publish: Publish },
      { PersistenceManager: new (folder: string) => KeptMessages },
    ];
    const stores: Stores = { sqsStore: new sqs.SqsStore(), snsStore: new sns.SnsStore(), s3Store: new s3.S3Store() };
    const app = buildApp({ logger: false, defaultRegion: REGION, stores });
    await app.listen({ port: 0, host: HOST });
    const address = app.server.address();
    if (address === null || typeof address === 'string') throw new Error('fauxqs does not listen');
    const kept = folder === undefined ? undefined : new persistence.PersistenceManager(folder);
    // Whole for whoever is killed; only the machine's own power cut could lose the last moment, and a commit costs what a write to a file does.
    kept?.db.exec('PRAGMA synchronous = OFF');
    return new QueueEmulator(app, `http://${HOST}:${address.port}`, stores, publishing.publish, kept);
  }

  createQueue(name: string, attributes: Record<string, string>): Queue {
    const url = `${this.endpoint}/${ACCOUNT}/${name}`;
    return this.stores.sqsStore.createQueue(name, url, `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`, attributes);
  }

  /** Finds again what a queue held when the process before this one ended, and keeps what comes. Once, when its attributes are set. */
  remember(queue: Queue): void {
    const kept = this.#kept;
    if (kept === undefined) return;
    const isKnown = kept.stmts.loadQueues.all().some(({ name }) => name === queue.name);
    if (isKnown) kept.loadSqsMessages(queue);
    else kept.insertQueue(queue);
    Reflect.set(queue, 'persistence', this.#written);
  }

  queueByArn(arn: string): Queue | undefined {
    return this.stores.sqsStore.getQueueByArn(arn);
  }

  queues(): readonly Queue[] {
    return [...this.stores.sqsStore.allQueues()];
  }

  /** Puts a message into a queue, as a service does (a schedule, a stream's failures). */
  send(queue: Queue, body: string): void {
    const store = this.stores.sqsStore.constructor as unknown as {
      createMessage(body: string): Parameters<Queue['enqueue']>[0];
    };
    queue.enqueue(store.createMessage(body));
  }

  /** Publishes to a topic as a service does: subscriptions, filters and envelope are the topic's. */
  publish(topicArn: string, message: string, subject?: string): void {
    this.#publish(
      { TopicArn: topicArn, Message: message, ...(subject === undefined ? {} : { Subject: subject }) },
      this.stores.snsStore,
      this.stores.sqsStore,
    );
  }

  /** Looks at the clock: messages whose delay or invisibility is over become visible. */
  tick(): void {
    this.stores.sqsStore.processAllTimers();
    this.#expire();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#app.close();
    this.#kept?.close();
  }

  /**
   * Drops messages older than their queue keeps them: in queues nobody consumes (dead letters). Where a function consumes, a move of the
   * clock by two weeks would drop what that function would have worked off in the two weeks that were skipped.
   */
  #expire(): void {
    for (const queue of this.queues()) {
      if (this.consumed.has(queue.arn) || queue.messages.length === 0) continue;
      const oldest = Date.now() - Number(queue.attributes.MessageRetentionPeriod) * 1_000;
      if ((queue.messages[0]?.sentTimestamp ?? machineNow()) < oldest) {
        queue.messages = queue.messages.filter((message) => message.sentTimestamp >= oldest);
      }
    }
  }
}

interface Application {
  readonly server: Server;
  close(): Promise<unknown>;
}

/** What fauxqs keeps its queues in when it is a program of its own: a file of SQLite. Its topics are not kept here, the template makes them anew. */
interface KeptMessages {
  readonly db: { exec(sql: string): void };
  readonly stmts: { readonly loadQueues: { all(): readonly { readonly name: string }[] } };
  insertQueue(queue: Queue): void;
  loadSqsMessages(queue: Queue): void;
  close(): void;
}

/**
 * What is written in one go (ten messages taken, ten deleted) is committed together, before whoever asked for it is answered: a commit costs more than the
 * line that it keeps.
 */
const inOneCommit = (kept: KeptMessages): KeptMessages => {
  let isOpen = false;
  const begin = (): void => {
    if (isOpen) return;
    isOpen = true;
    kept.db.exec('BEGIN');
    queueMicrotask(() => {
      isOpen = false;
      kept.db.exec('COMMIT');
    });
  };
  return new Proxy(kept, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        begin();
        return Reflect.apply(value, target, given) as unknown;
      };
    },
  });
};

type Publish = (parameters: Record<string, string>, sns: Stores['snsStore'], sqs: Stores['sqsStore']) => string;
