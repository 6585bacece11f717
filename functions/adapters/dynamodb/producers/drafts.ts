import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { Draft, Drafts, Typed, TypedValue } from '#domain/producers/directory.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { conditionFailed, type Documents, expiryAfterDays } from '../dynamodb.ts';
import { draftKey, draftOfKey, draftsOf, TABLES } from '../keys.ts';
import { newestOf } from '../paging.ts';
import { readText, recordKind, setAside } from '../records.ts';

/** As long as the signed link to it (LIFETIMES.registrationDraft), counted from the last change. */
const DRAFT_DAYS = 14;
const STEP = 'step_';
const MAX_OF_MEMBER = 50;

const { byState } = TABLES.directory.indexes;

const StoredValue: z.ZodType<TypedValue> = z.lazy(() =>
  z.union([z.string(), z.array(StoredValue), z.record(z.string(), StoredValue)]),
);
/** Whatever is typed is kept, fields that nobody knows too. */
const STEP_TYPED = recordKind<z.ZodType<Typed>>('draft', z.record(z.string(), StoredValue));

/** Registrations under way, in the Directory table: one attribute a step, one JSON string each. */
export const draftsIn = (documents: Documents, table: string, currentTime: () => Instant): Drafts => ({
  async find(id) {
    const { Item } = await documents.send(
      new GetCommand({ TableName: table, Key: draftKey(id), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : draftIn(Item, currentTime());
  },

  async ofMember(member) {
    const items = await newestOf(documents, table, byState, draftsOf(member), MAX_OF_MEMBER);
    return setAside(items, (item) => draftIn(item, currentTime())).flatMap((draft) => draft ?? []);
  },

  async start({ id, steps, member }, now) {
    const attributes = Object.entries(steps).map(([step, typed]) => [STEP + step, JSON.stringify(typed)]);
    await documents.send(
      new PutCommand({
        TableName: table,
        Item: {
          ...draftKey(id),
          kind: 'draft',
          shape: STEP_TYPED.shape,
          expiresAt: expiryAfterDays(now, DRAFT_DAYS),
          [byState.sortKey]: now,
          ...(member === undefined ? {} : { member, [byState.partitionKey]: draftsOf(member) }),
          ...Object.fromEntries(attributes),
        },
      }),
    );
  },

  async keep(id, step, typed, now) {
    try {
      await documents.send(
        new UpdateCommand({
          TableName: table,
          Key: draftKey(id),
          UpdateExpression: 'SET #step = :typed, expiresAt = :expiresAt, #since = :now',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#step': STEP + step, '#since': byState.sortKey },
          ExpressionAttributeValues: {
            ':now': now,
            ':typed': JSON.stringify(typed),
            ':expiresAt': expiryAfterDays(now, DRAFT_DAYS),
          },
        }),
      );
      return 'kept';
    } catch (error) {
      if (conditionFailed(error)) return 'gone';
      throw error;
    }
  },
});

/** DynamoDB removes what has expired up to two days late. */
const draftIn = (item: Record<string, unknown>, now: Instant): Draft | undefined => {
  if (Number(item.expiresAt) * 1000 < Date.parse(now)) return undefined;
  const steps = Object.entries(item)
    .filter(([name]) => name.startsWith(STEP))
    .map(([name, value]) => [name.slice(STEP.length), readText(STEP_TYPED, value, item)] as const);
  return {
    id: draftOfKey(String(item.pk)),
    steps: Object.fromEntries(steps),
    ...(typeof item.member === 'string' ? { member: item.member } : {}),
  };
};
