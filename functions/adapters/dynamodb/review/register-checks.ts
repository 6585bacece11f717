import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { RegisterChecks } from '#domain/review/registers.ts';
import { type Documents, expiryAfterDays } from '../dynamodb.ts';
import { registersKey } from '../keys.ts';
import { ifReadable, recordIn, recordKind } from '../records.ts';

/** A day more than an answer is believed. */
const KEPT_DAYS = 31;

const CHECKS = recordKind('register checks', RegisterChecks);

/** What the public registers answered, by SIRET: result and cache in one. */
export const registerChecksIn = (documents: Documents, table: string) => ({
  async find(siret: string): Promise<RegisterChecks | undefined> {
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key: registersKey(siret) }));
    // One that cannot be read is as none: the registers are asked again.
    return ifReadable(CHECKS, Item);
  },
  async save(checks: RegisterChecks): Promise<void> {
    await documents.send(
      new PutCommand({
        TableName: table,
        Item: {
          ...registersKey(checks.siret),
          kind: 'registers',
          ...recordIn(CHECKS, checks),
          expiresAt: expiryAfterDays(checks.askedAt, KEPT_DAYS),
        },
      }),
    );
  },
});
