import { isObject } from '../json.ts';
import type { Result } from '../lambda/definition.ts';
import { type HttpAnswer, jsonAnswer } from './message.ts';

/** Lambda's limit for an answer. */
const MAX_ANSWER_BYTES = 6 * 1024 * 1024;

const BROKEN = jsonAnswer(500, { message: 'Internal Server Error' });

/**
 * What an HTTP API makes of a function's result: format 2.0, with the inference of an answer that has no `statusCode` (200, JSON). A
 * function that failed is 500, one that got no turn 503.
 */
export const answerOf = (result: Result): HttpAnswer => {
  if (!result.ok) return result.cause === 'throttled' ? jsonAnswer(503, { message: 'Service Unavailable' }) : BROKEN;
  const { payload } = result;
  if (!isObject(payload) || !('statusCode' in payload)) {
    return fitting({
      status: 200,
      headers: [['content-type', 'application/json']],
      body: Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload ?? null)),
    });
  }
  const status = Number(payload.statusCode);
  if (!Number.isInteger(status) || status < 200 || status > 599) return BROKEN;
  const headers: [string, string][] = [];
  if (isObject(payload.headers)) {
    for (const [name, value] of Object.entries(payload.headers)) {
      // The length is that of the body, counted where it is sent.
      if (name.toLowerCase() !== 'content-length') headers.push([name.toLowerCase(), String(value)]);
    }
  }
  if (!headers.some(([name]) => name === 'content-type')) headers.push(['content-type', 'text/plain;charset=utf-8']);
  if (Array.isArray(payload.cookies))
    for (const cookie of payload.cookies) headers.push(['set-cookie', String(cookie)]);
  const body =
    typeof payload.body === 'string'
      ? payload.body
      : payload.body === undefined || payload.body === null
        ? ''
        : JSON.stringify(payload.body);
  return fitting({ status, headers, body: Buffer.from(body, payload.isBase64Encoded === true ? 'base64' : 'utf8') });
};

const fitting = (answer: HttpAnswer): HttpAnswer => (answer.body.length > MAX_ANSWER_BYTES ? BROKEN : answer);
