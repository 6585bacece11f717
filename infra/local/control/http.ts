import { z } from 'zod';
import { type HttpAnswer, type HttpRequest, jsonAnswer } from '../http/message.ts';
import type { RouteMatch } from '../http/router.ts';

/** A route of the local controls, `/__local…`. */
export type ControlRoute = (request: HttpRequest, match: RouteMatch<unknown>) => Promise<HttpAnswer> | HttpAnswer;
export type ControlRoutes = Readonly<Record<string, ControlRoute>>;

/** A mistake in a call to the controls: answered as a problem detail (RFC 9457). */
export class ControlProblem extends Error {
  readonly status: number;
  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

export const problemAnswer = (status: number, detail: string): HttpAnswer => ({
  status,
  headers: [
    ['content-type', 'application/problem+json'],
    ['cache-control', 'no-store'],
  ],
  body: Buffer.from(
    JSON.stringify({ type: 'about:blank', title: status === 404 ? 'Not found' : 'Not understood', status, detail }),
  ),
});

export const ok = (value: unknown, status = 200): HttpAnswer =>
  jsonAnswer(status, value, [['cache-control', 'no-store']]);

export const html = (body: string): HttpAnswer => ({
  status: 200,
  headers: [
    ['content-type', 'text/html; charset=utf-8'],
    ['cache-control', 'no-store'],
  ],
  body: Buffer.from(body),
});

/** The body of a call, by its schema. @throws ControlProblem naming the field that is wrong */
export const bodyOf = <Schema extends z.ZodType>(request: HttpRequest, schema: Schema): z.output<Schema> => {
  let value: unknown;
  try {
    value = JSON.parse(request.body?.toString('utf8') ?? '{}');
  } catch {
    throw new ControlProblem(400, 'the body is not JSON');
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ControlProblem(400, `${issue?.path.join('.') || 'the body'}: ${issue?.message ?? 'not understood'}`);
};

export const queryOf = (request: HttpRequest, name: string): string | undefined =>
  new URLSearchParams(request.query).get(name) ?? undefined;

/** How many times something is to happen. */
export const Count = z.int().min(1).max(100_000).default(1);
