import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../json.ts';

/** One SMS or call that was accepted, as the phone outbox shows it. */
export interface PhoneMessage {
  readonly id: string;
  /** ISO 8601, on the local clock. */
  readonly at: string;
  readonly kind: 'sms' | 'call';
  /** E.164. */
  readonly to: string;
  readonly text: string;
  /** Who it came from, as the telephone shows it. */
  readonly from: string;
}

/** Every SMS and call, in the order in which it came, kept between starts. */
export class PhoneStore {
  readonly #file: string;
  readonly #messages: PhoneMessage[] = [];
  /** By message, as it was asked for: what its receipts carry along. */
  readonly #requests = new Map<PhoneMessage, JsonObject>();

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, 'index.jsonl');
    if (!existsSync(this.#file)) return;
    for (const line of readFileSync(this.#file, 'utf8').split('\n')) {
      if (line === '') continue;
      const { request, ...message } = JSON.parse(line) as PhoneMessage & { readonly request?: JsonObject };
      this.#messages.push(message);
      if (request !== undefined) this.#requests.set(message, request);
    }
  }

  add(message: PhoneMessage, request: JsonObject): void {
    appendFileSync(this.#file, `${JSON.stringify({ ...message, request })}\n`);
    this.#messages.push(message);
  }

  /** Those taken since an instant, with what was asked. */
  since(instant: string): readonly (readonly [PhoneMessage, JsonObject])[] {
    return [...this.#requests].filter(([{ at }]) => at >= instant);
  }

  /** Newest last. @param to only those to this number */
  list(to?: string): readonly PhoneMessage[] {
    if (to === undefined || to === '') return this.#messages;
    // A plus in a query string arrives as a space.
    const wanted = to.replace(/^ /, '+');
    return this.#messages.filter((message) => message.to === wanted);
  }
}
