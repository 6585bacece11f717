import { z } from 'zod';
import { jsonAnswer } from '../http/message.ts';
import type { LocalStack } from '../stack.ts';
import { bodyOf, ControlProblem, type ControlRoutes, Count, ok, queryOf } from './http.ts';

const Move = z
  .strictObject({ at: z.iso.datetime({ offset: true }).optional(), advanceSeconds: z.number().min(0).optional() })
  .refine(
    (move) => (move.at === undefined) !== (move.advanceSeconds === undefined),
    'either `at` or `advanceSeconds` is needed',
  );

const Kill = z.strictObject({ point: z.string().min(1), function: z.string().min(1).optional(), count: Count });
const Run = z.strictObject({ name: z.string().min(1) });
const Outage = z.strictObject({ part: z.enum(['dynamodb']), down: z.boolean() });

const LONGEST_WAIT_SECONDS = 300;

/**
 * What the outside asks of the stack as a whole: where things are, the time, kill points, whether it is at rest, what lies in the queues.
 * @param said what the app has to say of itself, beside the addresses
 */
export const stackRoutes = (
  base: string,
  stack: LocalStack,
  said: Readonly<Record<string, unknown>> = {},
): ControlRoutes => ({
  [`GET ${base}`]: () => ok({ ...stack.addresses, ...said }),
  [`GET ${base}/clock`]: () => ok(timeOf(stack)),
  [`POST ${base}/clock`]: async (request) => {
    const { at, advanceSeconds = 0 } = bodyOf(request, Move);
    try {
      await (at === undefined ? stack.clock.advance(advanceSeconds) : stack.clock.moveTo(Date.parse(at)));
    } catch (error) {
      if (error instanceof RangeError) throw new ControlProblem(409, error.message);
      throw error;
    }
    return ok(timeOf(stack));
  },
  [`GET ${base}/idle`]: async (request) => {
    const seconds = Number(queryOf(request, 'timeoutSeconds') ?? 30);
    if (!(seconds > 0 && seconds <= LONGEST_WAIT_SECONDS))
      throw new ControlProblem(400, 'timeoutSeconds: between 0 and 300');
    const idle = await stack.idle(seconds * 1_000);
    return jsonAnswer(idle ? 200 : 503, { idle });
  },
  [`GET ${base}/kills`]: () => ok(stack.kills.list()),
  [`POST ${base}/kills`]: (request) => {
    stack.kills.arm(bodyOf(request, Kill));
    return ok(stack.kills.list(), 202);
  },
  [`DELETE ${base}/kills`]: () => {
    stack.kills.disarm();
    return ok(stack.kills.list());
  },
  [`GET ${base}/queues`]: () => ok(stack.queues()),
  [`GET ${base}/functions`]: () => ok(stack.functions()),
  [`POST ${base}/schedules`]: async (request) => {
    const { name } = bodyOf(request, Run);
    if (!(await stack.runSchedule(name))) throw new ControlProblem(404, `there is no schedule ${name}`);
    return ok({ ran: name });
  },
  [`POST ${base}/outages`]: async (request) => {
    const { part, down } = bodyOf(request, Outage);
    await (down ? stack.pause(part) : stack.resume(part));
    return ok({ part, down });
  },
  [`DELETE ${base}/cache`]: () => {
    stack.clearCache();
    return ok({});
  },
});

const timeOf = (stack: LocalStack): { readonly now: string; readonly aheadSeconds: number } => ({
  now: new Date(stack.clock.now()).toISOString(),
  aheadSeconds: Math.round(stack.clock.offsetMs / 1_000),
});
