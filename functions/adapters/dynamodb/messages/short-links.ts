import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { ShortLink, type ShortLinkStore } from '#domain/messages/short-link.ts';
import { conditionFailed, type Documents } from '../dynamodb.ts';
import { shortLinkKey } from '../keys.ts';
import { readRecord, recordIn, recordKind } from '../records.ts';

const SHORT_LINK = recordKind('short link', ShortLink);

/** Short links, in the table of the messages that say them, as long as the link itself is worth something. */
export const shortLinksIn = (documents: Documents, table: string): ShortLinkStore => ({
  async keep(hash, link) {
    try {
      await documents.send(
        new PutCommand({
          TableName: table,
          Item: {
            ...shortLinkKey(hash),
            ...recordIn(SHORT_LINK, link),
            expiresAt: link.link.endsAt,
          },
          ConditionExpression: 'attribute_not_exists(id)',
        }),
      );
      return true;
    } catch (error) {
      if (conditionFailed(error)) return false;
      throw error;
    }
  },
  async find(hash) {
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key: shortLinkKey(hash) }));
    return Item === undefined ? undefined : readRecord(SHORT_LINK, Item);
  },
});
