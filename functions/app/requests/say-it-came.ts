import { sayCame } from '#domain/requests/answer-request.ts';
import { callTask } from '#domain/requests/call-task.ts';
import { partOf } from '#domain/requests/request-change.ts';
import type { Requests } from '#domain/requests/request-store.ts';
import { addDays, localTime } from '#domain/shared/calendar.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { Instant, ProducerId, RequestId } from '#domain/shared/primitives.ts';
import { follow, type RequestDependencies } from './follow-request.ts';

/** As many within so many days that it is no mischance: somebody of the agency calls. Once for each of these counts. */
const NOES: readonly number[] = [2, 5, 10];
const COUNTED_DAYS = 60;

export interface CameCount {
  readonly yes: number;
  readonly no: number;
}

/** What requesters say of what was agreed with this producer in the last two months: for the agency alone. */
export const cameOf = async (
  producerId: ProducerId,
  requests: Pick<Requests, 'ofPassages'>,
  now: Instant,
): Promise<CameCount> => {
  const { date: today } = localTime(now);
  const asked = await requests.ofPassages(producerId, { from: addDays(today, -COUNTED_DAYS), to: today });
  const said = asked.flatMap((request) => partOf(request, producerId)?.came ?? []);
  return { yes: said.filter(({ yes }) => yes).length, no: said.filter(({ yes }) => !yes).length };
};

/** The requester says whether it came. Several noes are a task: nobody is marked, somebody asks them. */
export const sayItCame = async (
  id: RequestId,
  producerId: ProducerId,
  yes: boolean,
  dependencies: RequestDependencies,
): Promise<Outcome<undefined, 'gone' | 'changed'>> => {
  const { requests, directory, now, newTaskId } = dependencies;
  const { date: today } = localTime(now());
  const asked = await requests.ofPassages(producerId, { from: addDays(today, -COUNTED_DAYS), to: today });
  const before = asked.filter((one) => one.id !== id && partOf(one, producerId)?.came?.yes === false).length;
  const producer = yes || !NOES.includes(before + 1) ? undefined : await directory.find(producerId);
  const followed = await follow(
    id,
    (request, context) => {
      const change = sayCame(request, producerId, yes, context);
      if (change === undefined || producer === undefined) return change;
      const told = callTask(producer, (who) => ({ code: 'didNotCome', ...who, times: before + 1 }), {
        now: context.now,
        taskId: newTaskId(),
      });
      return { ...change, tasks: [told] };
    },
    dependencies,
  );
  if (followed.kind === 'notFound') return refused('gone');
  return partOf(followed.request, producerId)?.came?.yes === yes ? done(undefined) : refused('changed');
};
