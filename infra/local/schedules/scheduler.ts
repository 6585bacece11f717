import { randomUUID } from 'node:crypto';
import { asList, asObject, asText, type Json, type JsonObject } from '../json.ts';
import type { LambdaFunction } from '../lambda/function.ts';
import { functionByArn } from '../lambda/functions.ts';
import type { QueueEmulator } from '../queues/emulator.ts';
import type { TemplateResource } from '../template/assembly.ts';
import { ACCOUNT, physicalName, REGION, type Resolver } from '../template/resolver.ts';
import { parseSchedule, type Schedule } from './expression.ts';

/** Of a rate that was due many times while the clock jumped, only the last runs are made up for; of a cron, about a month of days. */
const MAX_RATE_RUNS = 3;
const MAX_CRON_RUNS = 40;
const LOOK_EVERY_MS = 500;

interface Planned {
  readonly name: string;
  readonly schedule: Schedule;
  readonly run: (at: number) => Promise<void>;
  /** All instants up to this one are dealt with. */
  done: number;
}

export interface DueRun {
  readonly name: string;
  readonly at: number;
}

export interface SchedulerDependencies {
  readonly resolver: Resolver;
  readonly functions: ReadonlyMap<string, LambdaFunction>;
  readonly queues: QueueEmulator;
}

/** The schedules of the template (EventBridge rules and EventBridge Scheduler), on the local clock. */
export class Scheduler {
  readonly #planned: Planned[] = [];
  readonly #timer: NodeJS.Timeout;
  #held = false;

  constructor(dependencies: SchedulerDependencies) {
    for (const resource of dependencies.resolver.ofType('AWS::Events::Rule')) this.#addRule(dependencies, resource);
    for (const resource of dependencies.resolver.ofType('AWS::Scheduler::Schedule'))
      this.#addSchedule(dependencies, resource);
    this.#timer = setInterval(() => {
      if (!this.#held) void this.runDue(Date.now());
    }, LOOK_EVERY_MS);
  }

  get names(): readonly string[] {
    return this.#planned.map(({ name }) => name);
  }

  /** While the clock is moved, whoever moves it says what runs when. */
  hold(held: boolean): void {
    this.#held = held;
  }

  /** What is due up to an instant and not yet dealt with, in order, each schedule capped. */
  due(until: number): readonly DueRun[] {
    return this.#planned
      .flatMap(({ name, schedule, done }) => {
        const instants: number[] = [];
        let at = schedule.next(done);
        if (at !== undefined && schedule.kind === 'rate') {
          // After a jump of years millions would be due: only the last ones are of interest.
          const step = (schedule.next(at) ?? at) - at;
          at = schedule.next(Math.max(done, until - MAX_RATE_RUNS * step));
        }
        for (; at !== undefined && at <= until; at = schedule.next(at)) {
          instants.push(at);
          if (instants.length > MAX_CRON_RUNS) instants.shift();
        }
        return instants.map((instant) => ({ name, at: instant }));
      })
      .sort((a, b) => a.at - b.at);
  }

  /** Runs what is due up to an instant, each schedule once at the most per call of its own; resolves when the runs have ended. */
  async runDue(until: number): Promise<void> {
    const due = this.due(until);
    for (const planned of this.#planned) planned.done = Math.max(planned.done, until);
    const last = new Map(due.map((run) => [run.name, run]));
    await Promise.all([...last.values()].map((run) => this.run(run.name, run.at)));
  }

  /** Runs one schedule now, whether it is due or not. @returns false when there is none of that name */
  async run(name: string, at = Date.now()): Promise<boolean> {
    const wanted = name.toLowerCase();
    const planned =
      this.#planned.find((one) => one.name === name) ??
      this.#planned.find((one) => one.name.toLowerCase().includes(wanted));
    if (planned === undefined) return false;
    await planned.run(at);
    return true;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #addRule(dependencies: SchedulerDependencies, resource: TemplateResource): void {
    const properties = dependencies.resolver.propertiesOf(resource);
    const expression = asText(properties.ScheduleExpression);
    if (expression === '' || properties.State === 'DISABLED') return;
    const name = physicalName(resource, 64);
    const targets = asList(properties.Targets).map((target) => targetOf(dependencies, resource.key, asObject(target)));
    this.#add(name, parseSchedule(expression, Date.now()), async (at) => {
      const event = scheduledEvent(`arn:aws:events:${REGION}:${ACCOUNT}:rule/${name}`, at);
      await Promise.all(targets.map((deliver) => deliver(event)));
    });
  }

  #addSchedule(dependencies: SchedulerDependencies, resource: TemplateResource): void {
    const properties = dependencies.resolver.propertiesOf(resource);
    if (properties.State === 'DISABLED') return;
    const deliver = targetOf(dependencies, resource.key, asObject(properties.Target));
    const schedule = parseSchedule(
      asText(properties.ScheduleExpression),
      Date.now(),
      asText(properties.ScheduleExpressionTimezone) || 'UTC',
    );
    this.#add(physicalName(resource, 64), schedule, () => deliver({}));
  }

  #add(name: string, schedule: Schedule, run: (at: number) => Promise<void>): void {
    this.#planned.push({ name, schedule, run, done: Date.now() });
  }
}

type Deliver = (event: JsonObject) => Promise<void>;

/** A target's own `Input` replaces the event. @throws Error for a target that is neither a function nor a queue of the template */
const targetOf = ({ functions, queues }: SchedulerDependencies, owner: string, target: JsonObject): Deliver => {
  const arn = asText(target.Arn);
  const given = asText(target.Input);
  const input = (event: JsonObject): Json => (given === '' ? event : (JSON.parse(given) as Json));
  const called = functionByArn(functions, arn);
  if (called !== undefined) {
    return async (event) => {
      await called.invoke(input(event));
    };
  }
  const queue = queues.queueByArn(arn);
  if (queue !== undefined) return async (event) => queues.send(queue, JSON.stringify(input(event)));
  throw new Error(`the schedule ${owner} has a target that is not run here: ${arn}`);
};

const scheduledEvent = (ruleArn: string, at: number): JsonObject => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: ACCOUNT,
  time: new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z'),
  region: REGION,
  resources: [ruleArn],
  detail: {},
});
