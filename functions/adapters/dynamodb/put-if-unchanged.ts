import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { conditionFailed, type Documents } from './dynamodb.ts';

/**
 * Puts an item in the place of the one that was read with this revision; false where somebody else has changed it meanwhile. Tasks of an older version of
 * the code have no revision: it is read as 0.
 */
export const putIfUnchanged = async (
  documents: Documents,
  table: string,
  item: Readonly<Record<string, unknown>>,
  revision: number,
): Promise<boolean> => {
  try {
    await documents.send(
      new PutCommand({
        TableName: table,
        Item: { ...item, revision: revision + 1 },
        ConditionExpression:
          revision === 0 ? 'attribute_exists(pk) AND attribute_not_exists(revision)' : 'revision = :revision',
        ...(revision === 0 ? {} : { ExpressionAttributeValues: { ':revision': revision } }),
      }),
    );
    return true;
  } catch (error) {
    if (conditionFailed(error)) return false;
    throw error;
  }
};
