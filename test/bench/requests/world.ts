import { effectsOn } from '#app/messages/carry-out-effects.ts';
import { afterFeedback } from '#app/messages/delivery-effects.ts';
import { type Sending, sendDelivery, type Written } from '#app/messages/send-delivery.ts';
import { answer, confirm, endInTime, reply, tryNextChannel, withdraw } from '#app/requests/follow-request.ts';
import { passageTurnDue } from '#app/requests/passage-turn-due.ts';
import { sweep } from '#app/upkeep/sweep.ts';
import type { Delivery } from '#domain/ledger/delivery.ts';
import { applyFeedback, type FeedbackEvent } from '#domain/ledger/feedback.ts';
import { smsOpening } from '#domain/ledger/quiet-hours.ts';
import { type Loaded, loadContent } from '#domain/messages/content.ts';
import type { ContentSources } from '#domain/messages/content-sources.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { ProducerRequest } from '#domain/requests/request.ts';
import type { RequestChange } from '#domain/requests/request-store.ts';
import { BY_ITSELF, finishTask } from '#domain/tasks/task-steps.ts';
import { RequestsInMemory, requestDependenciesInMemory } from '../../support/fake-requests.ts';
import { LedgerInMemory } from '../../support/ledger-in-memory.ts';
import { limitsInMemory } from '../../support/limits-in-memory.ts';
import { TasksInMemory } from '../../support/tasks-in-memory.ts';
import type { SimulatedClock } from './clock.ts';
import { answers } from './people.ts';
import { provider, type Taken } from './provider.ts';

const POINTS = ['send.after-claim', 'send.before-call', 'send.after-yes', 'send.before-mark'] as const;
const MINUTE = 60_000;
/** What SQS waits before it brings the message of a worker that died again. */
const VISIBILITY = 6 * MINUTE;

class Killed extends Error {}

/** Requests whose changes are written together with what they owe, or not at all. */
class Kept extends RequestsInMemory {
  readonly #ledger: LedgerInMemory;
  readonly #tasks: TasksInMemory;
  constructor(ledger: LedgerInMemory, tasks: TasksInMemory) {
    super();
    this.#ledger = ledger;
    this.#tasks = tasks;
  }
  override async save(change: RequestChange) {
    const saved = await super.save(change);
    if (saved === 'conflict') return saved;
    // In DynamoDB the whole transaction would fail.
    for (const delivery of change.deliveries)
      if (!this.#ledger.add(delivery)) throw new Error(`owed twice: ${delivery.dedupeKey}`);
    for (const task of change.tasks) await this.#tasks.add(task);
    return saved;
  }
}

/** The rules of the house over the ledger in memory; workers that die, providers on a bad week, people who answer as people do. */
export class RequestsWorld {
  readonly ledger = new LedgerInMemory();
  readonly tasks = new TasksInMemory();
  readonly requests = new Kept(this.ledger, this.tasks);
  readonly taken: Taken[] = [];
  /** When each request was first told to its producer, by a message that arrives. */
  readonly reachedAt = new Map<string, number>();
  /** How often each was told by one attempt. */
  readonly toldBy = new Map<string, Set<string>>();
  outsideHours = 0;
  kills = 0;
  readonly #clock: SimulatedClock;
  readonly #random: () => number;
  readonly #dependencies;
  readonly #sending: Sending;
  readonly #isQueued = new Set<string>();

  constructor(clock: SimulatedClock, random: () => number, producers: ReadonlyMap<string, Producer>) {
    this.#clock = clock;
    this.#random = random;
    const now = () => clock.instant();
    this.#dependencies = {
      ...requestDependenciesInMemory(this.requests, [...producers.values()], now),
      ledger: this.ledger,
      directory: { find: async (id: string) => producers.get(id) },
    };
    const dependencies = this.#dependencies;
    const live = { of: async () => new Map() };
    const told = {
      taken: (message: Taken) => this.#take(message),
      event: async (event: FeedbackEvent) => {
        const change = await this.ledger.change(event.deliveryId, applyFeedback(event));
        const delivery = change?.after ?? (await this.ledger.find(event.deliveryId));
        if (delivery !== undefined) await afterFeedback(delivery, event, this.#sending.effects);
        this.drain();
      },
    };
    const sources = {
      directory: { find: dependencies.directory.find, findNow: dependencies.directory.find },
      requests: this.requests,
      live,
    } as unknown as ContentSources;
    this.#sending = {
      ledger: this.ledger,
      write: async (delivery, at) => writtenOf(delivery, await loadContent(delivery.about, sources, at)),
      mail: provider(clock, random, told),
      sms: provider(clock, random, told),
      webhook: provider(clock, random, told),
      pace: { turn: async () => (random() < 0.01 ? 'later' : 'go') },
      limits: limitsInMemory(),
      gather: async (letter) => (await this.ledger.post([letter]))[0],
      mayReach: () => true,
      effects: effectsOn({
        tryNextChannel: async (...of) => void (await tryNextChannel(...of, dependencies)),
        timeIsOver: async (...of) => void (await endInTime(...of, dependencies)),
        subscriptions: {
          ofPerson: async () => [],
          ofSamePerson: async () => [],
          change: async () => ({ kind: 'notFound' }),
        } as never,
        tasks: this.tasks,
        findProducer: dependencies.directory.find as never,
        findUnclaimed: async () => undefined,
        now,
      }),
      tellRequesters: async () => undefined,
      passageTurn: (turn) => passageTurnDue(turn, { ...dependencies, live } as never),
      closeTask: async ({ taskId, why }) =>
        void (await this.tasks.change(taskId, finishTask({ by: BY_ITSELF, now: now() }, why))),
      now,
      held: async () => undefined,
      reached: () => undefined,
      warn: () => undefined,
    };
  }

  /** Somebody asks, and has proved their address. */
  async ask(request: ProducerRequest): Promise<void> {
    this.requests.kept.set(request.id, request);
    await confirm(request.id, this.#dependencies as never);
    this.drain();
    const [part] = request.parts;
    // Some change their mind.
    if (part !== undefined && this.#random() < 0.03)
      this.#clock.in(this.#random() * 600 * MINUTE, async () => {
        await withdraw(request.id, part.producerId, '', this.#dependencies as never);
        this.drain();
      });
  }

  /** What was woken comes by the queue; one message in a hundred is lost there, and the sweep finds it. */
  drain(): void {
    for (const id of this.ledger.woken.splice(0)) if (this.#random() >= 0.01) this.#queue(id);
  }

  #queue(id: string, after = 200 + this.#random() * 2_000): void {
    if (this.#isQueued.has(id)) return;
    this.#isQueued.add(id);
    this.#clock.in(after, async () => {
      this.#isQueued.delete(id);
      await this.#work(id);
      this.drain();
    });
  }

  async #work(id: string): Promise<void> {
    const dies = this.#random() < 0.03 ? POINTS[Math.floor(this.#random() * POINTS.length)] : undefined;
    const reached: Sending['reached'] = (point) => {
      if (point === dies) throw new Killed(point);
    };
    try {
      await sendDelivery(id, { ...this.#sending, reached });
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      this.kills += 1;
      this.#queue(id, VISIBILITY);
    }
  }

  /** The schedule of the sweep: every minute. */
  async sweep(): Promise<void> {
    await sweep(this.#clock.instant(), {
      ledger: this.ledger,
      letters: this.ledger,
      waveIsUnderWay: async () => false,
      directory: { openPublications: async () => [] },
      shards: 1,
      queueDeliveries: async (ids) => {
        for (const id of ids) this.#queue(id);
      },
      queueProjection: async () => undefined,
      queueMatching: async () => undefined,
    });
  }

  #take(message: Taken): void {
    this.taken.push(message);
    const delivery = this.ledger.kept.get(message.deliveryId);
    if (delivery === undefined) return;
    if (message.channel === 'sms' && smsOpening(this.#clock.instant()) !== this.#clock.instant())
      this.outsideHours += 1;
    const said = requestsIn(delivery);
    if (said.length === 0) this.#toRequester(delivery);
    for (const { requestId, producerId, attempt } of said) {
      const key = `${requestId} ${attempt}`;
      this.toldBy.set(key, (this.toldBy.get(key) ?? new Set()).add(message.deliveryId));
      if (!message.arrives) continue;
      if (!this.reachedAt.has(requestId)) this.reachedAt.set(requestId, this.#clock.now);
      const answering = answers(this.#clock.now, message.channel, this.#random);
      if (answering === undefined) continue;
      const { kind } = answering;
      this.#clock.at(answering.at, async () => {
        const at = this.#clock.instant();
        const proposal = kind === 'propose' ? { proposal: { day: null, quantity: '1 kg', price: '' } } : {};
        await answer(
          requestId,
          producerId,
          { kind, word: '', ...proposal, at, by: 'producer' },
          this.#dependencies as never,
        );
        this.drain();
      });
    }
  }

  /** Of a proposal that they read: most say yes or no within hours. */
  #toRequester({ about }: Delivery): void {
    if (about.kind !== 'requestNews' || this.#random() < 0.3) return;
    const kind = this.#random() < 0.7 ? 'accept' : 'decline';
    this.#clock.in(this.#random() * 300 * MINUTE, async () => {
      await reply(
        about.requestId,
        about.producerId,
        { kind, word: '', at: this.#clock.instant() },
        this.#dependencies as never,
      );
      this.drain();
    });
  }
}

/** What is said is not looked at here; whether it is still wanted is. */
const writtenOf = ({ channel, to }: Delivery, content: Loaded): Written => {
  if (content.kind === 'unwanted') return { wanted: false, reason: content.reason };
  if (channel === 'sms') return { wanted: true, message: { channel, to, text: 'Bonjour' } };
  if (channel === 'webhook') return { wanted: true, message: { channel, to, body: '{}', secret: '' } };
  const mail = { subject: 'Bonjour', html: '', text: '', headers: {}, replyTo: '' };
  return { wanted: true, message: { channel: 'email', to, ...mail } };
};

interface Told {
  readonly requestId: ProducerRequest['id'];
  readonly producerId: Producer['id'];
  readonly attempt: number;
}

/** Which requests a message to a producer asks. */
const requestsIn = ({ about }: Delivery): Told[] => {
  if (about.kind === 'request') return [about];
  if (about.kind !== 'requestDigest') return [];
  return about.items.map((item) => ({ ...item, producerId: about.producerId }));
};
