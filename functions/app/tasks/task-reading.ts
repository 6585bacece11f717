import { refusedProblem } from '#app/members/refusals.ts';
import type { Refusal } from '#domain/members/member.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { Instant, Language } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import type { Task, TaskClaim } from '#domain/tasks/task.ts';
import { instantOfAgain } from '#domain/tasks/task-again.ts';
import { HttpProblem } from '#platform/http.ts';
import { closedInWords, heldInWords } from '#web/agency/moments.ts';
import type { TaskBody } from './contract.ts';
import type { Settlement } from './settle-task.ts';

/** What calls and pages both do with what was said of a task. */

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

/** Somebody was faster: who, when, and what she noted. */
export const closedProblem = (task: Task, now: Instant, lang: Language): HttpProblem =>
  new HttpProblem({ code: 'conflict', detail: closedInWords(task, now, lang) });

/** Somebody is at it: who, and since when. */
export const heldProblem = (claim: TaskClaim, now: Instant, lang: Language): HttpProblem =>
  new HttpProblem({ code: 'conflict', detail: heldInWords(claim, now, lang) });

export const refusal = (why: Refusal, lang: Language): HttpProblem => refusedProblem(why, lang);
