import {
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { Question, type Questions } from '#domain/review/questions.ts';
import { conditionFailed, type Documents, expiryAfterDays } from '../dynamodb.ts';
import { ANSWERED_QUESTIONS, questionKey, TABLES } from '../keys.ts';
import { auditPut } from '../members/audit.ts';
import { enqueuePut } from '../messages/ledger.ts';
import { newestOf } from '../paging.ts';
import { readable, readRecord, recordIn, recordKind } from '../records.ts';
import { taskPut } from '../tasks/tasks.ts';

interface QuestionTables {
  readonly agency: string;
  /** Only for functions that ask. */
  readonly deliveries?: string;
  /** Only for functions in which members act. */
  readonly audit?: string;
}

/** As the requests beside which they lie. */
const KEPT_DAYS = 366;
const SHOWN = 50;
const { byState } = TABLES.agency.indexes;

/** Questions to producers; answered ones are in its index until the producer is decided on. */
export const questionsIn = (documents: Documents, tables: QuestionTables): Questions => {
  const of: Questions['of'] = async (producerId) => {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: tables.agency,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': questionKey(producerId, '').pk },
        Limit: SHOWN,
      }),
    );
    return readable(QUESTION, Items).toSorted((a, b) => b.askedAt.localeCompare(a.askedAt));
  };
  return {
    of,

    async find(producerId, id) {
      const { Item } = await documents.send(
        new GetCommand({ TableName: tables.agency, Key: questionKey(producerId, id), ConsistentRead: true }),
      );
      return Item === undefined ? undefined : questionFrom(Item);
    },

    async ask(question, outbox, entry) {
      const { deliveries, audit } = tables;
      if (deliveries === undefined || audit === undefined) throw new Error('this function may not ask questions');
      const items: NonNullable<TransactWriteCommandInput['TransactItems']> = [
        { Put: { TableName: tables.agency, Item: itemOf(question, false), ConditionExpression: IS_NEW } },
        ...outbox.deliveries.map((delivery) => enqueuePut(deliveries, delivery)),
        ...outbox.tasks.map((task) => taskPut(tables.agency, task)),
        auditPut(audit, entry),
      ];
      await documents.send(new TransactWriteCommand({ TransactItems: items }));
    },

    async answer(question, entry) {
      const { audit } = tables;
      if (entry !== undefined && audit === undefined) throw new Error('this function may not write the audit trail');
      try {
        await documents.send(
          new TransactWriteCommand({
            TransactItems: [
              { Put: { TableName: tables.agency, Item: itemOf(question, true), ...IS_OPEN } },
              ...(entry === undefined || audit === undefined ? [] : [auditPut(audit, entry)]),
            ],
          }),
        );
        return 'answered';
      } catch (error) {
        if (conditionFailed(error)) return 'already';
        throw error;
      }
    },

    async answered() {
      const items = await newestOf(documents, tables.agency, byState, ANSWERED_QUESTIONS, SHOWN);
      return readable(QUESTION, items);
    },

    async settle(producerId) {
      const answered = (await of(producerId)).filter(({ answer }) => answer !== null);
      await Promise.all(
        answered.map((question) =>
          documents.send(new PutCommand({ TableName: tables.agency, Item: itemOf(question, false) })),
        ),
      );
    },
  };
};

const IS_NEW = 'attribute_not_exists(pk)';
const IS_OPEN = {
  ConditionExpression: 'isAnswered = :open',
  ExpressionAttributeValues: { ':open': false },
};

const itemOf = (question: Question, waits: boolean) => ({
  ...questionKey(question.producerId, question.id),
  kind: 'question',
  isAnswered: question.answer !== null,
  ...recordIn(QUESTION, question),
  expiresAt: expiryAfterDays(question.askedAt, KEPT_DAYS),
  ...(waits && question.answer !== null
    ? { [byState.partitionKey]: ANSWERED_QUESTIONS, [byState.sortKey]: question.answer.at }
    : {}),
});

const QUESTION = recordKind('question', Question);
const questionFrom = (item: Record<string, unknown>): Question => readRecord(QUESTION, item);
