import type { ChildProcess } from 'node:child_process';
import { processorMsOf } from '../support/processor.ts';
import type { SiteUsage } from './protocol.ts';

/** What was used since `start`: processor seconds by part, and the most memory that one environment of a function held. */
export interface Used {
  readonly processorSeconds: Readonly<Record<string, number>>;
  /** By function, MB. */
  readonly peakMemoryMb: Readonly<Record<string, number>>;
}

const EVERY_MS = 500;

/** Asks the site what its functions use, again and again: an environment that has gone takes what it last said with it. */
export class Meter {
  readonly #site: ChildProcess;
  readonly #database: number;
  readonly #threads = new Map<number, { name: string; first: number; last: number; peakMb: number }>();
  #before = { site: 0, database: 0 };
  #site_ms = 0;
  #running = false;
  #asking: Promise<void> = Promise.resolve();

  constructor(site: ChildProcess, databaseProcess: number) {
    this.#site = site;
    this.#database = databaseProcess;
  }

  async start(): Promise<void> {
    this.#threads.clear();
    await this.#ask();
    for (const thread of this.#threads.values()) thread.first = thread.last;
    this.#before = { site: this.#site_ms, database: processorMsOf(this.#database) };
    this.#running = true;
    this.#asking = this.#goOn();
  }

  async stop(): Promise<Used> {
    this.#running = false;
    await this.#asking;
    await this.#ask();
    const byFunction: Record<string, number> = {};
    const peakMemoryMb: Record<string, number> = {};
    for (const { name, first, last, peakMb } of this.#threads.values()) {
      byFunction[name] = (byFunction[name] ?? 0) + last - first;
      peakMemoryMb[name] = Math.max(peakMemoryMb[name] ?? 0, peakMb);
    }
    const inFunctions = Object.values(byFunction).reduce((sum, ms) => sum + ms, 0);
    const all = {
      ...byFunction,
      'queues, SES, the site': this.#site_ms - this.#before.site - inFunctions,
      database: processorMsOf(this.#database) - this.#before.database,
    };
    return {
      processorSeconds: Object.fromEntries(Object.entries(all).map(([part, ms]) => [part, ms / 1_000])),
      peakMemoryMb,
    };
  }

  async #goOn(): Promise<void> {
    while (this.#running) {
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
      await this.#ask();
    }
  }

  async #ask(): Promise<void> {
    this.#site.send('usage');
    const { processorMs, functions } = await new Promise<SiteUsage>((resolve) =>
      this.#site.once('message', (message) => resolve(message as SiteUsage)),
    );
    this.#site_ms = processorMs;
    for (const { name, thread, processorMs: last, memoryMb } of functions) {
      const known = this.#threads.get(thread);
      this.#threads.set(thread, {
        name: nameOf(name),
        first: known?.first ?? 0,
        last,
        peakMb: Math.max(known?.peakMb ?? 0, memoryMb),
      });
    }
  }
}

/** `nouvelle-aquitaine-messaging-SendFunction1A2B3C4D` is `Send`. */
const nameOf = (physical: string): string =>
  physical
    .split('-')
    .at(-1)
    ?.replace(/(?:Function)?[0-9A-F]{8}.*$/, '') ?? physical;
