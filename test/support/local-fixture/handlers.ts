/**
 * Handlers of the fixture app, as source text: each is the whole bundle of a function. They write what they saw to the file RECORD, so that
 * a test sees it without asking another part of the stack.
 */
const RECORDING = `
import { appendFileSync, readFileSync } from 'node:fs';
const record = (entry) => appendFileSync(process.env.RECORD, JSON.stringify({ at: new Date().toISOString(), by: process.env.NAME, ...entry }) + '\\n');
const reached = (point) => globalThis[Symbol.for('local.point')]?.(point);
`;

export const HANDLERS = {
  /** Answers with its event. `?wait=` milliseconds, `?status=`, `?cache=` (Cache-Control), `?big=` bytes. */
  echo: `${RECORDING}
let calls = 0;
export const handler = async (event) => {
  calls += 1;
  record({ call: calls, path: event.rawPath });
  const query = event.queryStringParameters ?? {};
  if (query.wait) await new Promise((resolve) => setTimeout(resolve, Number(query.wait)));
  if (query.fail) throw new Error('asked to fail');
  if (query.plain) return { just: 'this' };
  return {
    statusCode: Number(query.status ?? 200),
    headers: { 'Content-Type': 'application/json', ...(query.cache ? { 'Cache-Control': query.cache } : {}) },
    cookies: query.cookie ? ['a=1', 'b=2'] : undefined,
    body: JSON.stringify({ call: calls, now: new Date().toISOString(), event, filler: 'x'.repeat(Number(query.big ?? 0)) }),
  };
};`,

  /** One message at a time: fails those whose body says so, reaches two points around its effect. */
  worker: `${RECORDING}
export const handler = async (event) => {
  const batchItemFailures = [];
  for (const message of event.Records) {
    reached('work.before');
    record({ body: message.body, receives: message.attributes.ApproximateReceiveCount });
    reached('work.after');
    if (message.body.startsWith('fail')) batchItemFailures.push({ itemIdentifier: message.messageId });
  }
  return { batchItemFailures };
};`,

  /** Of the stream: fails on items whose key begins with "poison". */
  stream: `${RECORDING}
export const handler = async (event) => {
  for (const { eventName, dynamodb, userIdentity } of event.Records) {
    record({ eventName, key: dynamodb.Keys.pk.S, deletedBy: userIdentity?.principalId ?? 'someone' });
  }
  if (event.Records.some(({ dynamodb }) => dynamodb.Keys.pk.S.startsWith('poison'))) throw new Error('poison');
};`,

  schedule: `${RECORDING}
export const handler = async (event) => record({ time: event.time, now: new Date().toISOString() });`,

  guard: `${RECORDING}
export const handler = async (event) => {
  record({ identity: event.identitySource, type: event.type });
  const token = event.headers.authorization ?? (event.cookies ?? []).find((cookie) => cookie.startsWith('token='));
  if (token === undefined) return { isAuthorized: false };
  return { isAuthorized: true, context: { member: 'someone' } };
};`,
} as const;

export type HandlerName = keyof typeof HANDLERS;
