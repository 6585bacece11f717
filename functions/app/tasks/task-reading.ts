import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { instantOfAgain } from '#domain/tasks/postpone-task.ts';
import type { TaskBody } from './contract.ts';
import type { Settlement } from './settle-task.ts';

/** What was said of a task, as what is to be done with it. */
export const settlementOf = (
  body: Omit<TaskBody, 'outcome'> & { readonly outcome: Exclude<TaskBody['outcome'], 'taken'> },
  now: Instant,
): Outcome<Settlement, FieldError[]> => {
  const { outcome, note, answer, again = '', word = '' } = body;
  switch (outcome) {
    case 'done':
      return done({ kind: 'done', note, answer });
    case 'givenUp':
      return done({ kind: 'givenUp', word });
    case 'later': {
      const at = instantOfAgain(again, now);
      return at.ok ? done({ kind: 'later', note, againAt: at.value }) : refused([{ field: 'again', code: at.reason }]);
    }
  }
};
