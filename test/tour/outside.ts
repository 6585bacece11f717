import type { LocalAddresses } from './local-site.ts';

/** A place as `GET /api/places` gives it. */
export interface FoundPlace {
  readonly label: string;
  readonly cell: string;
  readonly commune: string;
  readonly lat: number;
  readonly lon: number;
  readonly postcode: string | null;
}

export interface Mail {
  readonly id: string;
  readonly at: string;
  readonly to: string | readonly string[];
  readonly subject: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
}

export interface PhoneMessage {
  readonly id: string;
  readonly kind: string;
  readonly to: string;
  readonly text: string;
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are read as an outsider would, who has no types
  readonly body: any;
}

/** Everything that someone outside can do with a site: call it, and read what arrives in mailboxes and on telephones. */
export interface Outside {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Sends the bytes of a file as the body. */
  postFile(path: string, bytes: Uint8Array<ArrayBuffer>, headers?: Record<string, string>): Promise<Answer>;
  mailsTo(address: string): Promise<Mail[]>;
  /** Waits for one mail more than `already`; the newest. */
  nextMail(address: string, already?: number): Promise<Mail>;
  nextSms(number: string, already?: number): Promise<PhoneMessage>;
  /** The address to which the short link of a text message leads. */
  linkIn(text: string): Promise<string>;
  /** Waits until nothing moves any more: queues, streams, functions. */
  quiet(): Promise<void>;
  setClock(at: string): Promise<void>;
  clock(): Promise<string>;
}

const PATIENCE_SECONDS = 60;

export const outside = (local: LocalAddresses): Outside => {
  const call = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(new URL(path, local.site), { redirect: 'manual', ...init });
    const text = await response.text();
    return {
      status: response.status,
      body: response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text,
    };
  };
  const post: Outside['post'] = (path, body, headers = {}) =>
    call(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  const mailsTo = async (address: string): Promise<Mail[]> =>
    oldestFirst((await (await fetch(`${local.mailbox}/messages?to=${encodeURIComponent(address)}`)).json()) as Mail[]);
  const smsTo = async (number: string) =>
    (await (await fetch(`${local.phone}/messages?to=${encodeURIComponent(number)}`)).json()) as (PhoneMessage & {
      at: string;
    })[];
  return {
    get: (path, headers = {}) => call(path, { headers }),
    post,
    postFile: (path, body, headers = {}) =>
      call(path, { method: 'POST', body, headers: { 'content-type': 'application/octet-stream', ...headers } }),
    mailsTo,
    nextMail: (address, already = 0) =>
      patiently(`a mail to ${address}`, async () => (await mailsTo(address))[already]),
    nextSms: (number, already = 0) =>
      patiently(`an SMS to ${number}`, async () => oldestFirst(await smsTo(number))[already]),
    linkIn: async (text) => {
      const [, path] = /https?:\/\/[^/\s]+(\/s\/\w+)$/m.exec(text) ?? [];
      if (path === undefined) throw new Error(`no short link in: ${text}`);
      const { status, headers } = await fetch(new URL(path, local.site), { redirect: 'manual' });
      if (status !== 303) throw new Error(`the link of "${text}" answers ${status}`);
      return headers.get('location') ?? '';
    },
    quiet: async () => {
      const answer = await call('/__local/idle?timeoutSeconds=60');
      if (answer.status !== 200) throw new Error(`the stack did not come to rest: ${JSON.stringify(answer.body)}`);
    },
    setClock: async (at) => {
      const moved = await post('/__local/clock', { at });
      if (moved.status !== 200) throw new Error(`the clock did not move: ${JSON.stringify(moved.body)}`);
    },
    clock: async () => (await call('/__local/clock')).body.now,
  };
};

const oldestFirst = <Message extends { readonly at: string }>(messages: Message[]): Message[] =>
  messages.toSorted((a, b) => a.at.localeCompare(b.at));

const patiently = async <Value>(what: string, look: () => Promise<Value | undefined>): Promise<Value> => {
  const deadline = performance.now() + PATIENCE_SECONDS * 1_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`${what} did not arrive within ${PATIENCE_SECONDS} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

/** The token of the link of a message that leads to `path`, such as `/r/`. */
export const tokenIn = (text: string, path: RegExp): string => {
  const token = new RegExp(`${path.source}([a-z]\\.[A-Za-z0-9._-]+)`).exec(text)?.[1];
  if (token === undefined) throw new Error(`no link to ${path.source} in: ${text.slice(0, 400)}`);
  return token;
};

/** The six digits of a confirmation mail. */
export const codeIn = (text: string): string => {
  const code = /\b(\d{3})[ \u00a0\u202f]?(\d{3})\b/.exec(text);
  if (code === null) throw new Error(`no code in: ${text.slice(0, 400)}`);
  return `${code[1]}${code[2]}`;
};
