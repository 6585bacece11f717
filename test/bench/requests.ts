import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { passageOf } from '#domain/passages/passage.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { ProducerRequest, RequestPart } from '#domain/requests/request.ts';
import { SimulatedClock } from './requests/clock.ts';
import { asksAt, producerNumber, requestNumber } from './requests/people.ts';
import { RequestsWorld } from './requests/world.ts';
import { percentile, rounded, table, verdict } from './support/figures.ts';
import { optionsOf, wholeNumber } from './support/options.ts';
import { seededRandom } from './support/random.ts';

const USAGE = `npm run bench -- requests [options]

Requests to producers over mail, text message, webhook and call, from Friday morning for three days of clock. The rules and use cases of the house, over
the ledger in memory: no database, one process. Workers die at every stage, one text message in five fails, receipts come late, twice and out of order,
queue messages get lost, farms turn their software off; producers answer within a minute, an hour, the next morning or never.

  --requests 2000
  --producers 500
  --seed 1             the same faults and people on every run
  --json               one line of JSON instead of a table
  --help               this text

answered counts refusals. handedOver: a person calls. silentByDesign: ended by its asker or by time. inFlight: on its way at the end of the third day.
lost: nobody will ever hear of it. twice: told twice by one attempt. outsideHours: a text message between 20 h and 8 h or on a Sunday. afterDeadline: first
reached after the deadline though asked before it. p50Ms, p99Ms: from the confirmation to the first message that arrives, or the task, by the clock of the
simulation (a text message of the night waits for the morning).`;

const START = '2026-11-27T07:00:00.000Z';
const DAYS = 3;
/** People ask for two of them; then what is on its way has a day to arrive. */
const ASKING_DAYS = 2;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** @returns the exit code */
export const benchRequests = async (args: readonly string[]): Promise<number> => {
  const values = optionsOf(args, {
    requests: { type: 'string', default: '2000' },
    producers: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const figures = await simulate({
    requests: wholeNumber('requests', values.requests, 1),
    producers: wholeNumber('producers', values.producers, 1),
    seed: wholeNumber('seed', values.seed, 0),
  });
  if (values.json) {
    console.log(JSON.stringify(figures));
    return 0;
  }
  console.log(
    table(
      ['what', 'how many'],
      Object.entries(figures).map(([what, count]) => [what, count]),
    ),
  );
  for (const what of ['lost', 'twice', 'outsideHours', 'afterDeadline'] as const)
    console.log(verdict(what, figures[what], 0));
  return 0;
};

export interface RequestFigures {
  readonly requests: number;
  readonly answered: number;
  readonly handedOver: number;
  readonly silentByDesign: number;
  readonly lost: number;
  readonly twice: number;
  readonly inFlight: number;
  readonly outsideHours: number;
  readonly afterDeadline: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

interface Size {
  readonly requests: number;
  readonly producers: number;
  readonly seed: number;
}

export const simulate = async ({ requests, producers: count, seed }: Size): Promise<RequestFigures> => {
  const random = seededRandom(seed);
  const clock = new SimulatedClock(START);
  const start = clock.now;
  const farms = Array.from({ length: count }, (_, number) => producerNumber(number, random));
  const producers = new Map<string, Producer>(farms.map((farm) => [farm.id, farm]));
  const world = new RequestsWorld(clock, random, producers);
  for (let number = 0; number < requests; number += 1) {
    const farm = farms[Math.floor(random() ** 2 * farms.length)];
    if (farm === undefined) continue;
    clock.at(asksAt(start, ASKING_DAYS, random), () => world.ask(requestNumber(number, farm, clock.instant(), random)));
  }
  for (let minute = 1; minute < DAYS * 24 * 60; minute += 1)
    clock.at(start + minute * MINUTE, async () => {
      await world.sweep();
      world.drain();
    });
  await clock.runUntil(start + DAYS * DAY);
  return figuresOf(world, producers, clock.now);
};

const figuresOf = (world: RequestsWorld, producers: ReadonlyMap<string, Producer>, end: number): RequestFigures => {
  const all = [...world.requests.kept.values()];
  const pending = pendingIn(world);
  const count = { answered: 0, handedOver: 0, silentByDesign: 0, lost: 0, inFlight: 0 };
  const waits: number[] = [];
  let afterDeadline = 0;
  const taskAt = new Map(
    world.requests.tasks.map(({ requestId, createdAt }) => [String(requestId), Date.parse(createdAt)]),
  );
  for (const request of all) {
    const [part] = request.parts;
    if (part === undefined) continue;
    const first = Math.min(world.reachedAt.get(request.id) ?? Infinity, taskAt.get(request.id) ?? Infinity);
    count[fateOf(part, { hasTask: taskAt.has(request.id), isPending: pending.has(request.id) })] += 1;
    if (Number.isFinite(first)) waits.push(first - Date.parse(request.confirmedAt ?? request.createdAt));
    if (isLate(request, part, { producer: producers.get(part.producerId), first, end })) afterDeadline += 1;
  }
  const ofWebhooks = new Set(
    world.taken.filter(({ channel }) => channel === 'webhook').map(({ deliveryId }) => deliveryId),
  );
  // Software is called again with the same id where nobody knows whether it heard: that it can tell.
  const once = world.taken.filter(({ deliveryId }) => !ofWebhooks.has(deliveryId)).map(({ deliveryId }) => deliveryId);
  const byTwoMessages = [...world.toldBy.values()].filter(({ size }) => size > 1).length;
  return {
    requests: all.length,
    answered: count.answered,
    handedOver: count.handedOver,
    silentByDesign: count.silentByDesign,
    lost: count.lost,
    twice: once.length - new Set(once).size + byTwoMessages,
    inFlight: count.inFlight,
    outsideHours: world.outsideHours,
    afterDeadline,
    p50Ms: rounded(percentile(waits, 0.5), 0),
    p99Ms: rounded(percentile(waits, 0.99), 0),
  };
};

/** Requests about which something is still owed to somebody. */
const pendingIn = (world: RequestsWorld): ReadonlySet<string> =>
  new Set(
    [...world.ledger.kept.values()]
      .filter(({ state }) => state === 'due' || state === 'claimed')
      .flatMap(({ about }): string[] => {
        if (about.kind === 'requestDigest') return about.items.map(({ requestId }) => requestId);
        return about.kind === 'request' || about.kind === 'chase' ? [about.requestId] : [];
      }),
  );

const fateOf = (
  part: RequestPart,
  { hasTask, isPending }: { readonly hasTask: boolean; readonly isPending: boolean },
): 'answered' | 'handedOver' | 'silentByDesign' | 'inFlight' | 'lost' => {
  if (part.answer !== null) return 'answered';
  if (part.ended?.why === 'cancelled') return 'silentByDesign';
  if (hasTask) return 'handedOver';
  if (part.ended !== undefined) return 'silentByDesign';
  return isPending ? 'inFlight' : 'lost';
};

const isLate = (
  { confirmedAt }: ProducerRequest,
  { passage, ended }: RequestPart,
  { producer, first, end }: { readonly producer: Producer | undefined; readonly first: number; readonly end: number },
): boolean => {
  const round = producer?.details.rounds.find(({ id }) => id === passage?.roundId);
  if (passage === null || round === undefined || producer === undefined) return false;
  const where = { department: departmentOfCommune(producer.details.commune) };
  const until = passageOf(round, undefined, passage.day, where)?.deadline;
  if (until == null || (confirmedAt ?? until) >= until || (ended !== undefined && ended.at < until)) return false;
  const deadline = Date.parse(until);
  return Number.isFinite(first) ? first > deadline : deadline < end;
};
