import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import {
  CODE_SECONDS,
  type ContactConfirmation,
  type ContactConfirmationStore,
  MAX_CODE_TRIES,
  SAME_CODE_SECONDS,
  UNCONFIRMED_DAYS,
} from '#domain/contacts/contact-confirmation.ts';
import { contactHash } from '../contact-hash.ts';
import { conditionFailed, type Documents, expiryAfterDays } from '../dynamodb.ts';
import { contactConfirmationKey } from '../keys.ts';

const Stored = z.object({
  address: z.string(),
  startedAt: z.string(),
  tries: z.number(),
  confirmedAt: z.string().optional(),
});

/** Longer than whoever waits for it: the night must still see that it was asked for. */
const KEPT_DAYS = UNCONFIRMED_DAYS + 10;

/** Confirmations of addresses, in the Directory table beside the producer whose they are: erased with them. */
export const contactConfirmationsIn = (documents: Documents, table: string): ContactConfirmationStore => {
  const keyOf = (owner: string, address: string) => contactConfirmationKey(owner, contactHash(address));
  const update = async (
    owner: string,
    address: string,
    expression: {
      UpdateExpression: string;
      ConditionExpression?: string;
      ExpressionAttributeValues: Record<string, unknown>;
    },
  ): Promise<boolean> => {
    try {
      await documents.send(new UpdateCommand({ TableName: table, Key: keyOf(owner, address), ...expression }));
      return true;
    } catch (error) {
      if (conditionFailed(error)) return false;
      throw error;
    }
  };

  const find = async (owner: string, address: string): Promise<ContactConfirmation | undefined> => {
    const { Item } = await documents.send(
      new GetCommand({ TableName: table, Key: keyOf(owner, address), ConsistentRead: true }),
    );
    if (Item === undefined) return undefined;
    const { confirmedAt = null, ...stored } = Stored.parse(Item);
    return { owner, ...stored, confirmedAt };
  };

  return {
    find,

    async start(owner, address, now) {
      await update(owner, address, {
        UpdateExpression:
          'SET address = :address, startedAt = :now, tries = :none, expiresAt = :expiresAt, kind = :kind',
        ConditionExpression:
          'attribute_not_exists(confirmedAt) AND (attribute_not_exists(startedAt) OR startedAt < :recent)',
        ExpressionAttributeValues: {
          ':recent': new Date(Date.parse(now) - SAME_CODE_SECONDS * 1_000).toISOString(),
          ':address': address,
          ':now': now,
          ':none': 0,
          ':expiresAt': expiryAfterDays(now, KEPT_DAYS),
          ':kind': 'contactConfirmation',
        },
      });
      return (await find(owner, address)) ?? { owner, address, startedAt: now, tries: 0, confirmedAt: null };
    },

    countTry: ({ owner, address, startedAt }, now) =>
      update(owner, address, {
        UpdateExpression: 'SET tries = tries + :one',
        ConditionExpression:
          'startedAt = :startedAt AND startedAt > :oldest AND tries < :most AND attribute_not_exists(confirmedAt)',
        ExpressionAttributeValues: {
          ':one': 1,
          ':startedAt': startedAt,
          ':oldest': new Date(Date.parse(now) - CODE_SECONDS * 1_000).toISOString(),
          ':most': MAX_CODE_TRIES,
        },
      }),

    confirm: (owner, address, now) =>
      update(owner, address, {
        UpdateExpression:
          'SET address = :address, confirmedAt = :now, startedAt = if_not_exists(startedAt, :now), tries = if_not_exists(tries, :none) REMOVE expiresAt',
        ConditionExpression: 'attribute_not_exists(confirmedAt)',
        ExpressionAttributeValues: { ':address': address, ':now': now, ':none': 0 },
      }),
  };
};
