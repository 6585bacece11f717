import { limitOf, type Refusal, refusedToChange } from '#domain/members/member.ts';
import type { Acting } from '#domain/shared/acting.ts';
import type { Task } from './task.ts';

/** A task of no known department is the agency's own. */
const ofNoDepartment = '';

/** Whether a member may see to a task; undefined: they may. */
export const refusedToSettle = (member: Acting, { department }: Pick<Task, 'department'>): Refusal | undefined =>
  refusedToChange(member, department ?? ofNoDepartment);

/** The tasks that a member sees. */
export const seenBy = (member: Acting, tasks: readonly Task[]): readonly Task[] => {
  const limit = limitOf(member);
  return limit === undefined
    ? tasks
    : tasks.filter(({ department }) => department !== undefined && limit.includes(department));
};
