import { z } from 'zod';

/** What a task asks a member to do: a code and the values that its words need. The words: web/tasks/to-do-texts.ts. `name`: of the farm. */
const named = <Code extends string>(code: Code) => z.strictObject({ code: z.literal(code), name: z.string() });
const called = <Code extends string>(code: Code) => named(code).extend({ contact: z.string() });

export const ToDo = z.discriminatedUnion('code', [
  /** Somebody asks something of them, and no message can carry it, or none was answered. */
  named('requestByTelephone'),
  /** The same of one who is not yet with us. */
  named('requestToUnclaimed').extend({ commune: z.string() }),
  /** They have left since: the requester is to know. */
  named('producerLost'),
  /** What they would have been told by a message, had they a channel that carries one. */
  called('registrationReceived'),
  called('registrationApproved'),
  called('registrationRejected').extend({ reason: z.string() }),
  called('changeApproved'),
  called('changeRejected'),
  called('withdrawn'),
  called('wantsToChange'),
  /** Silent after three questions: their page is shown no more until they say that it is right. */
  called('pageRests'),
  called('question').extend({ question: z.string() }),
  /** What was agreed did not come, several requesters say. */
  called('didNotCome').extend({ times: z.int() }),
  /** Messages that did not arrive. */
  named('questionNotReceived'),
  named('decisionNotReceived'),
  named('receiptNotReceived'),
  named('linkNotReceived'),
  named('newsNotReceived'),
  named('invitationNotReceived').extend({ channel: z.enum(['sms', 'email']) }),
]);
export type ToDo = z.infer<typeof ToDo>;
export type ToDoCode = ToDo['code'];
