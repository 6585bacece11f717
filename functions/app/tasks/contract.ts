import { z } from 'zod';
import { freeText, TaskId } from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';
import { Task } from '#domain/tasks/task.ts';

/** `GET /api/agency/tasks`: what is due, in the order in which to see to it. */
export const TasksQuery = z.strictObject({
  /** Of the answer before. */
  cursor: z
    .string()
    .regex(/^\d{1,6}$/, reason('notAnIdentifier'))
    .optional(),
});

const ListedTask = z.strictObject({ ...Task.shape, urgent: z.boolean() });
export const TasksAnswer = z.strictObject({
  /** The tasks of one producer stand together: one call settles them. */
  items: z.array(ListedTask),
  /** Due now, on all pages; `more` where there are too many to count. */
  due: z.strictObject({ count: z.int(), more: z.boolean() }),
  /** Open tasks that come back later. */
  later: z.int(),
  cursor: z.string().optional(),
});
export const TaskIdPath = z.object({ id: TaskId });

const GivenAnswer = z.strictObject({
  kind: z.enum(['accept', 'decline', 'propose'], { error: reason('answerMissing') }),
  word: freeText(600).default(''),
});

/** `POST /api/agency/tasks/{id}`: what came of it. */
export const TaskBody = z
  .strictObject({
    outcome: z.enum(['done', 'later', 'givenUp', 'taken']).default('done'),
    note: freeText(300).default(''),
    /** Done: what the producer said on the telephone. */
    answer: GivenAnswer.optional(),
    /** Later: `inTwoHours`, `tomorrow`, or a date `YYYY-MM-DD`. */
    again: z.string().max(20).optional(),
    /** Given up: why; the requester reads it. */
    word: freeText(600).optional(),
  })
  .check(({ value, issues }) => {
    const missing = (field: 'again' | 'word', message: string) =>
      issues.push({ code: 'custom', message, input: value[field], path: [field] });
    if (value.outcome === 'later' && !value.again) missing('again', reason('dayMissing'));
    if (value.outcome === 'givenUp' && !value.word) missing('word', reason('whyMissingForRequester'));
  });
export type TaskBody = z.infer<typeof TaskBody>;

export const TaskAnswer = z.strictObject({ id: TaskId, state: z.enum(['open', 'done', 'givenUp']) });
