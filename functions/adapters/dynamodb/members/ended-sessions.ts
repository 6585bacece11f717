import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { EndedSessions } from '#domain/members/member-store.ts';
import type { Documents } from '../dynamodb.ts';
import { endedSessionKey } from '../keys.ts';

/** Sessions ended before their time, in the Directory table beside their member; they expire with their token. */
export const endedSessionsIn = (documents: Documents, table: string): EndedSessions => ({
  async end(id, session, until, now) {
    await documents.send(
      new PutCommand({
        TableName: table,
        Item: {
          ...endedSessionKey(id, session),
          kind: 'endedSession',
          endedAt: now,
          expiresAt: Math.ceil(Date.parse(until) / 1_000),
        },
      }),
    );
  },

  async hasEnded(id, session) {
    const { Item } = await documents.send(
      new GetCommand({ TableName: table, Key: endedSessionKey(id, session), ConsistentRead: true }),
    );
    return Item !== undefined;
  },
});
