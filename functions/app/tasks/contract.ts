import { z } from 'zod';
import { MEMBER, pagesOf } from '#app/shared/contracts.ts';
import { freeText, TaskId } from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';
import { Task } from '#domain/tasks/task.ts';
import type { Calls } from '#platform/contract.ts';

const TasksQuery = z.strictObject({
  /** Of the answer before. */
  cursor: z
    .string()
    .regex(/^\d{1,6}$/, reason('notAnIdentifier'))
    .optional(),
});

const ListedTask = z.strictObject({ ...Task.shape, urgent: z.boolean() });
const TasksAnswer = z.strictObject({
  /** The tasks of one producer stand together: one call settles them. */
  items: z.array(ListedTask),
  /** Due now, on all pages; `more` where there are too many to count. */
  due: z.strictObject({ count: z.int(), more: z.boolean() }),
  /** Open tasks that come back later. */
  later: z.int(),
  cursor: z.string().optional(),
});
const TaskIdPath = z.object({ id: TaskId });

const GivenAnswer = z.strictObject({
  kind: z.enum(['accept', 'decline', 'propose'], { error: reason('answerMissing') }),
  word: freeText(600).default(''),
});

/** What came of a task. */
export const TaskBody = z
  .strictObject({
    /** Not said, but something else is: done. */
    outcome: z.enum(['done', 'later', 'givenUp', 'taken']).optional(),
    note: freeText(300).optional(),
    /** Done: what the producer said on the telephone. */
    answer: GivenAnswer.optional(),
    /** Later: `inTwoHours`, `tomorrow`, or a date `YYYY-MM-DD`. */
    again: z.string().max(20).optional(),
    /** Given up: why; the requester reads it. */
    word: freeText(600).optional(),
  })
  .check(({ value, issues }) => {
    const missing = (field: 'outcome' | 'again' | 'word', message: string) =>
      issues.push({ code: 'custom', message, input: value[field], path: [field] });
    // Nothing said closes nothing.
    if (Object.values(value).every((said) => said === undefined)) missing('outcome', reason('outcomeMissing'));
    if (value.outcome === 'later' && !value.again) missing('again', reason('dayMissing'));
    if (value.outcome === 'givenUp' && !value.word) missing('word', reason('whyMissingForRequester'));
  })
  .transform(({ outcome = 'done', note = '', ...said }) => ({ ...said, outcome, note }));
export type TaskBody = z.infer<typeof TaskBody>;

const TaskAnswer = z.strictObject({ id: TaskId, state: z.enum(['open', 'done', 'givenUp']) });

export const calls = {
  list: {
    method: 'GET',
    path: '/api/agency/tasks',
    guard: MEMBER,
    summary: 'What is due for a person of the agency, in the order in which to see to it',
    query: TasksQuery,
    answers: { 200: TasksAnswer },
  },
  settle: {
    method: 'POST',
    path: '/api/agency/tasks/{id}',
    guard: MEMBER,
    summary: 'Take a task; close it with a note and the answer given by telephone; put it off; give it up with a word',
    parameters: TaskIdPath,
    body: TaskBody,
    answers: { 200: TaskAnswer },
    problems: ['not-found', 'conflict'],
  },
} as const satisfies Calls;

export const pages = pagesOf({
  agencyTasks: { GET: MEMBER },
  agencyTask: { GET: MEMBER, POST: MEMBER },
});
