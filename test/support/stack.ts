import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadMail } from '#infra/local/ses/mail-store.ts';
import type { PhoneMessage } from '#infra/local/sms/phone-store.ts';
import { type AlarondeStack, startAlaronde } from '#infra/start/start-alaronde.ts';
import { callAt, undeclaredIn } from './calls/declared.ts';

/** A fresh local stack of a test, and its outside: what a browser, a mail client and a telephone see. */
export interface TestStack extends AlarondeStack {
  /** A call to the site; redirects are not followed, so that they can be looked at. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** A call to the local controls, such as `post('/clock', { advanceSeconds: 60 })`; throws what they refuse. */
  post(control: string, body: unknown): Promise<unknown>;
  /** Mails to an address, oldest first, once the stack is at rest. */
  mailsTo(address: string): Promise<readonly ReadMail[]>;
  /** SMS and calls to a number, oldest first, once the stack is at rest. */
  messagesTo(number: string): Promise<readonly PhoneMessage[]>;
}

export interface TestStackOptions {
  /** A synthesized folder other than the app's own. */
  readonly outdir?: string;
  /** A state folder that the test keeps (it is removed at the stop otherwise). */
  readonly stateDir?: string;
}

/** Starts the stack in this process on free ports, without the sample. A process runs one at a time: its clock is the process's. */
export const startStack = async (options: TestStackOptions = {}): Promise<TestStack> => {
  const stateDir = options.stateDir ?? (await mkdtemp(join(tmpdir(), 'alaronde-test-')));
  const stack = await startAlaronde({
    port: 0,
    stateDir,
    ...(options.outdir === undefined ? {} : { outdir: options.outdir }),
  });
  return {
    ...testStackOf(stack),
    stop: async () => {
      await stack.stop();
      if (options.stateDir === undefined) await rm(stateDir, { recursive: true, force: true });
    },
  };
};

/** The outside of a stack that somebody else started. */
export const testStackOf = (stack: AlarondeStack): TestStack => {
  const read = async (url: string): Promise<unknown> => {
    if (!(await stack.idle())) throw new Error('the stack does not come to rest');
    return (await fetch(url)).json();
  };
  return {
    ...stack,
    fetch: async (path: string, init: RequestInit = {}) => {
      const url = new URL(path, stack.site);
      const answer = await fetch(url, { redirect: 'manual', ...init, headers: fromItsPages(stack.site, init) });
      await refuseUndeclared(init.method ?? 'GET', url.pathname, answer.clone());
      return answer;
    },
    post: async (control: string, body: unknown): Promise<unknown> => {
      const answer = await fetch(`${stack.site}/__local${control}`, { method: 'POST', body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${control}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    },
    mailsTo: async (address: string) =>
      (await read(`${stack.addresses.mailbox}/messages?to=${encodeURIComponent(address)}`)) as readonly ReadMail[],
    messagesTo: async (number: string) =>
      (await read(`${stack.addresses.phone}/messages?to=${encodeURIComponent(number)}`)) as readonly PhoneMessage[],
  };
};

/** Whatever a test asks of the API, the answer is one that its contract declares. */
const refuseUndeclared = async (method: string, path: string, answer: Response): Promise<void> => {
  const contract = callAt(method, path);
  const undeclared = contract === undefined ? undefined : await undeclaredIn(contract, answer);
  if (undeclared !== undefined)
    throw new Error(`${method} ${path} answers what its contract does not declare: ${undeclared}`);
};

/** As a browser sends what a page of the site sends; a test that plays another site says its own `origin`. */
const fromItsPages = (site: string, { method = 'GET', headers }: RequestInit): Headers => {
  const all = new Headers(headers);
  if (method !== 'GET' && !all.has('origin') && !all.has('sec-fetch-site')) all.set('origin', new URL(site).origin);
  return all;
};
