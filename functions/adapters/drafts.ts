import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { Drafts, Typed, TypedValue } from '../domain/directory/directory.ts';
import type { Instant } from '../domain/shared/primitives.ts';
import { conditionFailed, type Documents, expiryAfterDays } from './dynamodb.ts';
import { draftKey } from './keys.ts';

/** As long as the signed link to it (LIFETIMES.registrationDraft), counted from the last change. */
const DRAFT_DAYS = 14;
const STEP = 'step_';

const StoredValue: z.ZodType<TypedValue> = z.lazy(() =>
  z.union([z.string(), z.array(StoredValue), z.record(z.string(), StoredValue)]),
);
const StoredStep: z.ZodType<Typed> = z.record(z.string(), StoredValue);

/** Registrations under way, in the Directory table: one attribute a step, one JSON string each. */
export const draftsIn = (documents: Documents, table: string, currentTime: () => Instant): Drafts => ({
  async find(id) {
    const { Item } = await documents.send(
      new GetCommand({ TableName: table, Key: draftKey(id), ConsistentRead: true }),
    );
    // DynamoDB removes what has expired up to two days late.
    if (Item === undefined || Number(Item.expiresAt) * 1000 < Date.parse(currentTime())) return undefined;
    const steps = Object.entries(Item)
      .filter(([name]) => name.startsWith(STEP))
      .map(([name, value]) => [name.slice(STEP.length), StoredStep.parse(JSON.parse(String(value)))] as const);
    return { id, steps: Object.fromEntries(steps) };
  },

  async start({ id, steps }, now) {
    const attributes = Object.entries(steps).map(([step, typed]) => [STEP + step, JSON.stringify(typed)]);
    await documents.send(
      new PutCommand({
        TableName: table,
        Item: {
          ...draftKey(id),
          kind: 'draft',
          expiresAt: expiryAfterDays(now, DRAFT_DAYS),
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
          UpdateExpression: 'SET #step = :typed, expiresAt = :expiresAt',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#step': STEP + step },
          ExpressionAttributeValues: {
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
