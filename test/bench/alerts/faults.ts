import { PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { LocalStack } from '#infra/local/stack.ts';
import type { Point } from '#platform/points.ts';
import { seededRandom } from '../support/random.ts';
import type { FaultsCounted } from './protocol.ts';

/** Every stage of an alert's way, each at the points where a crash hurts. */
const POINTS: readonly Point[] = [
  'project.after-write',
  'project.after-removal',
  'match.after-deliveries',
  'match.before-wake',
  'match.before-mark',
  'send.after-claim',
  'send.before-call',
  'send.after-yes',
  'send.before-mark',
];
/** Between the provider's yes and our mark: only there may a mail leave twice, if its event is lost as well. */
const IN_FLIGHT: ReadonlySet<string> = new Set(['send.after-yes', 'send.before-mark']);

const KILL_EVERY_MS = 1_500;
const THROTTLED_SHARE = 1 / 3;
const ANSWER_LOST_SHARE = 1 / 50;
/** The queues are emptied once, when this many mails have left. */
const LOST_AFTER_MAILS = 200;

/** Makes a stack unreliable, until it is made reliable again. Drawn from a seed, so that two runs are as alike as threads allow. */
export class Unreliable {
  readonly #stack: LocalStack;
  readonly #random = seededRandom(20_261_128);
  readonly #counted = { throttled: 0, answersLost: 0, queuesLost: 0, duplicatedEvents: 0 };
  #timer: NodeJS.Timeout | undefined;
  readonly #reliable: LocalStack['ses']['faults']['strike'];
  #struck = 0;

  constructor(stack: LocalStack) {
    this.#stack = stack;
    this.#reliable = stack.ses.faults.strike.bind(stack.ses.faults);
  }

  begin(): void {
    const { ses, kills } = this.#stack;
    ses.eventCopies = 2;
    ses.faults.strike = (recipients, kinds) => {
      this.#struck += 1;
      const drawn = this.#random();
      if (drawn < THROTTLED_SHARE) {
        this.#counted.throttled += 1;
        return kinds.find((kind) => kind === 'throttling');
      }
      this.#counted.duplicatedEvents += 2;
      if (drawn >= THROTTLED_SHARE + ANSWER_LOST_SHARE) return this.#reliable(recipients, kinds);
      this.#counted.answersLost += 1;
      return kinds.find((kind) => kind === 'no-answer');
    };
    // One at each point to begin with: the earlier stages are over soon.
    for (const point of POINTS) kills.arm({ point, count: 1 });
    this.#timer = setInterval(() => {
      const point = POINTS[Math.floor(this.#random() * POINTS.length)];
      if (point !== undefined) kills.arm({ point, count: 1 });
      if (this.#counted.queuesLost === 0 && this.#struck > LOST_AFTER_MAILS) void this.#loseQueues();
    }, KILL_EVERY_MS);
  }

  end(): FaultsCounted {
    clearInterval(this.#timer);
    this.#stack.kills.disarm();
    this.#stack.ses.faults.strike = this.#reliable;
    this.#stack.ses.eventCopies = 1;
    const { fired } = this.#stack.kills.list();
    const { answersLost, ...counted } = this.#counted;
    return {
      ...counted,
      kills: fired.length,
      inFlight: fired.filter(({ point }) => IN_FLIGHT.has(point)).length + answersLost,
    };
  }

  /** Whatever waits in any queue is gone: for ever. */
  async #loseQueues(): Promise<void> {
    this.#counted.queuesLost = 1;
    const client = new SQSClient({
      endpoint: this.#stack.addresses.sqs,
      region: 'eu-west-3',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const urls = new Set(
      ['Send', 'MatchSubscribers', 'ProjectCoverage', 'Sweep'].flatMap((name) =>
        Object.entries(this.#stack.environment(name)).flatMap(([key, value]) =>
          key.endsWith('_QUEUE_URL') ? [value] : [],
        ),
      ),
    );
    for (const QueueUrl of urls) await client.send(new PurgeQueueCommand({ QueueUrl }));
    client.destroy();
  }
}
