import { DeleteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Producer } from '#domain/producers/producer.ts';
import type { Siret } from '#domain/producers/siret.ts';
import { conditionFailed, type Documents } from '../dynamodb.ts';
import { ownerKey } from '../keys.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Whose a SIRET is: one item, since its condition keeps two farms apart, which an index cannot. */

const IS_HIS = '#producerId = :producerId';

/**
 * A SIRET is anybody's to type, and the farm's whose it is once the agency has published it: until then the last one who typed it is noted, and whoever
 * comes after takes it.
 */
export const takeOwner = (table: string, producer: Producer, siret: Siret): TransactItem => ({
  Put: {
    TableName: table,
    Item: { ...ownerKey(siret), kind: 'owner', producerId: producer.id, typedOnly: !hasTaken(producer) },
    ConditionExpression: `attribute_not_exists(pk) OR ${IS_HIS} OR #typedOnly = :yes`,
    ExpressionAttributeNames: { '#producerId': 'producerId', '#typedOnly': 'typedOnly' },
    ExpressionAttributeValues: { ':producerId': producer.id, ':yes': true },
  },
});

export const hasTaken = ({ publishedAt }: Producer): boolean => publishedAt !== null;

/** What only they had typed; another's stays. */
export const giveBack = async (documents: Documents, table: string, { id }: Producer, siret: Siret): Promise<void> => {
  try {
    await documents.send(
      new DeleteCommand({
        TableName: table,
        Key: ownerKey(siret),
        ConditionExpression: IS_HIS,
        ExpressionAttributeNames: { '#producerId': 'producerId' },
        ExpressionAttributeValues: { ':producerId': id },
      }),
    );
  } catch (error) {
    if (!conditionFailed(error)) throw error;
  }
};

export const releaseOwner = (table: string, { id }: Producer, siret: Siret): TransactItem => ({
  Delete: {
    TableName: table,
    Key: ownerKey(siret),
    ConditionExpression: `${IS_HIS} OR attribute_not_exists(pk)`,
    ExpressionAttributeNames: { '#producerId': 'producerId' },
    ExpressionAttributeValues: { ':producerId': id },
  },
});
