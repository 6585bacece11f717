import { randomInt } from 'node:crypto';
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { type FoundPlace, type Outside, outside, tokenIn } from '../tour/outside.ts';
import { inventedSiret, registration } from '../tour/people.ts';
import { GRACE_SECONDS, nextMorning, nextWorkingMorning } from '../tour/steps.ts';
import { startStack, type TestStack, type TestStackOptions } from './stack.ts';

/**
 * A village on a fresh local stack, and what its people do: over HTTP, the mailbox and the telephone. Time and what goes wrong come from the
 * local controls.
 */
export interface Village {
  readonly stack: TestStack;
  readonly site: Outside;
  /** Gaas, in the Landes. */
  readonly here: FoundPlace;
  /** An address that nobody has used before. */
  address(name: string): string;
  /** Subscribes an address at a place (here, by default) and presses the button of the mail. */
  subscriber(email: string, place?: FoundPlace): Promise<void>;
  /** Registers a producer with a round around `here`. */
  register(channels: Channels, changes?: Readonly<Record<string, unknown>>): Promise<Registered>;
  approve(producer: Registered): Promise<void>;
  /** Registered, approved, and all that follows has come to rest. */
  published(channels: Channels, changes?: Readonly<Record<string, unknown>>): Promise<Registered>;
  /** A request that was confirmed by its code; the token of the page that follows it. */
  ask(email: string, producers: readonly Registered[], wish?: Wish): Promise<string>;
  /** What `ask` sends. */
  requestBody(email: string, producers: readonly Registered[], wish?: Wish): Record<string, unknown>;
  /** Bearer header of a member of the agency. */
  member(): Promise<Record<string, string>>;
  /** Time goes on, and what becomes due is done. */
  pass(seconds: number): Promise<void>;
  /** To just after the next 08:30, when the mails of the morning have left. */
  untilMorning(): Promise<void>;
  /** Everything is at rest. */
  quiet(): Promise<void>;
  /** Subjects of the mails to an address that name a producer. */
  told(email: string, producer: Registered): Promise<string[]>;
  /** Every record of every table but the counters, as text: to see that nothing was written. */
  records(): Promise<string[]>;
  /** Records of every table, counters and journal too, that hold one of these words. */
  traces(words: readonly string[]): Promise<string[]>;
  findPlace(typed: string): Promise<FoundPlace>;
  stop(): Promise<void>;
}

/** What a request asks of each of its producers besides: a passage. */
export interface Wish {
  readonly passage?: { readonly roundId: string; readonly day: string };
}

export interface Registered {
  readonly id: string;
  readonly name: string;
  readonly channels: Channels;
}

export type Channels = readonly { readonly kind: 'email' | 'sms' | 'call'; readonly address: string }[];

/** A telephone number reserved for fiction. */
export const phoneNumber = (last: number): string => `+3363998${String(last).padStart(4, '0')}`;

const HOUR_SECONDS = 3_600;

/** Starts the stack on a working morning, so that text messages may leave. */
export const startVillage = async (options: TestStackOptions = {}): Promise<Village> =>
  villageOf(await startStack(options));

export const villageOf = async (stack: TestStack): Promise<Village> => {
  const site = outside(stack.addresses);
  if (stack.clock.offsetMs === 0) await site.setClock(nextWorkingMorning(await site.clock()));
  const run = randomInt(1_000, 9_999);
  let count = 0;
  const next = (): number => {
    count += 1;
    return run * 1_000 + count;
  };
  const requestBody: Village['requestBody'] = (email, producers, wish = {}) => ({
    email,
    name: 'Jeanne',
    place: { cell: here.cell, commune: here.commune },
    lines: [{ what: 'Poireaux', quantity: '2 kg' }],
    producers: producers.map(({ id }) => ({ id, ...wish })),
  });
  let session: { readonly token: string; readonly at: number } | undefined;

  const said = <Body>(what: string, expected: number, { status, body }: { status: number; body: Body }): Body => {
    if (status !== expected) throw new Error(`${what} is answered ${status}: ${JSON.stringify(body)}`);
    return body;
  };
  const findPlace = async (typed: string): Promise<FoundPlace> =>
    said('the place', 200, await site.get(`/api/places?q=${encodeURIComponent(typed)}`)).items[0];
  const here = await findPlace('40350 Gaas');
  const quiet = () => site.quiet();

  const village: Village = {
    stack,
    site,
    here,
    findPlace,
    quiet,
    address: (name) => `${name}-${next()}@exemple.invalid`,
    subscriber: async (email, { cell, commune } = here) => {
      const already = (await site.mailsTo(email)).length;
      said('the subscription', 202, await site.post('/api/subscriptions', { email, place: { cell, commune } }));
      const token = tokenIn((await site.nextMail(email, already)).text, /[?&]token=/);
      said('the confirmation', 200, await site.post('/api/subscriptions/confirm', { token }));
    },
    register: async (channels, changes = {}) => {
      const number = next();
      const producer = { name: `Ferme ${number}`, siret: inventedSiret(number), email: '', channels: [] };
      const body = { ...registration(producer, here), channels, ...changes };
      const { id } = said('the registration', 202, await site.post('/api/producers', body));
      return { id, name: String(body.name), channels };
    },
    approve: async ({ id }) => {
      const bearer = await village.member();
      said(
        'the approval',
        200,
        await site.post(`/api/agency/producers/${id}/decisions`, { decision: 'approve' }, bearer),
      );
    },
    published: async (channels, changes) => {
      const producer = await village.register(channels, changes);
      await village.approve(producer);
      await quiet();
      // What is announced may be taken back for ten minutes.
      await village.pass(GRACE_SECONDS);
      return producer;
    },
    requestBody,
    ask: async (email, producers, wish) => {
      const already = (await site.mailsTo(email)).length;
      said('the request', 202, await site.post('/api/requests', requestBody(email, producers, wish)));
      const token = tokenIn((await site.nextMail(email, already)).text, /[?&]token=/);
      const confirmed = said('the confirmation', 202, await site.post('/api/requests/confirm', { token }));
      await quiet();
      return confirmed.token;
    },
    member: async () => {
      const now = stack.clock.now();
      if (session === undefined || now - session.at > HOUR_SECONDS * 1_000) {
        const { token } = said('the sign-in', 200, await site.post('/api/agency/session', stack.addresses.agency));
        session = { token, at: now };
      }
      return { authorization: `Bearer ${session.token}` };
    },
    pass: async (seconds) => {
      await stack.clock.advance(seconds);
      await quiet();
    },
    untilMorning: async () => {
      await site.setClock(nextMorning(await site.clock()));
      await quiet();
    },
    told: async (email, { name }) => {
      await quiet();
      return (await site.mailsTo(email)).filter(({ text }) => text.includes(name)).map(({ subject }) => subject);
    },
    records: () => recordsOf(stack, KEPT_TABLES),
    traces: async (words) =>
      (await recordsOf(stack, [...KEPT_TABLES, 'Audit', 'Limits'])).filter((record) =>
        words.some((word) => record.includes(word)),
      ),
    stop: () => stack.stop(),
  };
  return village;
};

const KEPT_TABLES = ['Directory', 'Coverage', 'Subscriptions', 'Requests', 'Agency', 'Deliveries'] as const;

const recordsOf = async (stack: TestStack, names: readonly string[]): Promise<string[]> => {
  const client = new DynamoDBClient({
    endpoint: stack.addresses.dynamodb,
    region: 'eu-west-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const items: unknown[] = [];
  for (const name of names)
    for await (const { Items = [] } of paginateScan({ client }, { TableName: stack.tableName(name) }))
      items.push(...Items);
  client.destroy();
  return items.map((item) => JSON.stringify(inOrder(item))).toSorted();
};

/** Names in alphabetical order, all the way down: the database gives them in any. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => one.localeCompare(other));
  return Object.fromEntries(entries.map(([name, inner]) => [name, inOrder(inner)]));
};
