import { setTimeout as pause } from 'node:timers/promises';
import { BatchExecuteStatementCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { Documents } from './dynamodb.ts';

/** An item to be changed where its revision is still that which was read. What is not named stays. */
interface Revision {
  readonly id: string;
  /** The one that is replaced. */
  readonly before: number;
  readonly set: Readonly<Record<string, unknown>>;
}

/** `conflict`: somebody else has changed it. `again`: the database did not carry it out, for a reason that passes. */
export type WriteRevision = (revision: Revision) => Promise<'written' | 'conflict' | 'again'>;

/** What BatchExecuteStatement takes in one call. */
const MAX_STATEMENTS = 25;

const CONDITION_FAILED = 'ConditionalCheckFailed';

/** Of each statement, in their order. */
const Answers = z.array(z.object({ Error: z.object({ Code: z.string().optional() }).optional() }));

/**
 * For a worker that takes ten messages at a time: changes that are made within so many milliseconds of the first go as one call. Each stands alone, with
 * its own condition and at its own price: not a transaction, which costs twice, and not BatchWriteItem, which knows no conditions. A call costs a
 * function five times as much processor time as the change that it carries.
 */
export const batchWriterOf = (documents: Documents, table: string, withinMs: number): WriteRevision => {
  let gathering: { readonly revisions: Revision[]; readonly answers: Promise<z.output<typeof Answers>> } | undefined;

  const gather = () => {
    const revisions: Revision[] = [];
    const answers = pause(withinMs).then(() => {
      gathering = undefined;
      return writeTogether(documents, table, revisions);
    });
    return { revisions, answers };
  };

  return async (revision) => {
    if (gathering === undefined || gathering.revisions.length === MAX_STATEMENTS) gathering = gather();
    const { revisions, answers } = gathering;
    // An item may stand in a call once. Whoever comes second knew what the first is about to replace.
    if (revisions.some(({ id }) => id === revision.id)) {
      await answers;
      return 'conflict';
    }
    const place = revisions.push(revision) - 1;
    const answer = (await answers)[place];
    if (answer === undefined) return 'again';
    if (answer.Error === undefined) return 'written';
    return answer.Error.Code === CONDITION_FAILED ? 'conflict' : 'again';
  };
};

const writeTogether = async (documents: Documents, table: string, revisions: readonly Revision[]) => {
  const { Responses } = await documents.send(
    new BatchExecuteStatementCommand({ Statements: revisions.map((revision) => statementOf(table, revision)) }),
  );
  return Answers.parse(Responses ?? []);
};

const statementOf = (table: string, { id, before, set }: Revision) => ({
  // Each attribute its own SET, as the reference of PartiQL for DynamoDB writes it.
  Statement: `UPDATE "${table}" ${Object.keys(set)
    .map((name) => `SET "${name}" = ?`)
    .join(' ')} WHERE "id" = ? AND "revision" = ?`,
  Parameters: [...Object.values(set), id, before],
});
