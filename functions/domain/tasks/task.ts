import { z } from 'zod';
import { DepartmentCode, freeText, Instant, ProducerId, RequestId, TaskId } from '#domain/shared/primitives.ts';
import { ToDo } from './to-do.ts';

/** A try that did not settle a task: when, by whom, and when it is to be tried again. */
const TaskTry = z.strictObject({ at: Instant, by: z.string(), note: freeText(300), againAt: Instant });

/** Whoever sees to a task says so, so that nobody telephones beside them; it lapses by itself. */
export const TaskClaim = z.strictObject({ by: z.string(), since: Instant, until: Instant });

export type TaskClaim = z.infer<typeof TaskClaim>;

/** Something for a person of the agency. */
export const Task = z.strictObject({
  id: TaskId,
  state: z.enum(['open', 'done', 'givenUp']),
  kind: z.enum(['callProducer', 'deliveryFailed']),
  producerId: ProducerId.nullable(),
  requestId: RequestId.nullable(),
  toDo: ToDo,
  createdAt: Instant,
  /** Done or given up. */
  doneAt: Instant.nullable(),
  doneBy: z.string().nullable(),
  note: z.string().default(''),
  /** Of the producer: a partner sees the tasks of its departments. Absent: for the agency alone. */
  department: DepartmentCode.optional(),
  /** Not to be seen to before; absent: since it was created. */
  dueAt: Instant.optional(),
  /** The delivery that the requester hopes for: what makes a task urgent. `orderBefore`: the producer's own deadline. */
  wanted: z.strictObject({ date: z.iso.date(), orderBefore: Instant.nullable() }).optional(),
  tries: z.array(TaskTry).optional(),
  claim: TaskClaim.optional(),
});

export type Task = z.infer<typeof Task>;
