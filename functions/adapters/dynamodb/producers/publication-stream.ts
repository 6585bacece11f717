import type { DynamoDBRecord } from 'aws-lambda';
import { PublicationId } from '#domain/shared/primitives.ts';
import { publicationOfKey } from '../keys.ts';

/** The publication that a record of the Directory's stream has just brought to its first stage; else none. */
export const writtenPublication = ({ dynamodb }: DynamoDBRecord): PublicationId[] => {
  const image = dynamodb?.NewImage;
  if (image?.kind?.S !== 'publication' || image.stageRank?.N !== '0' || image.pk?.S === undefined) return [];
  return [PublicationId.parse(publicationOfKey(image.pk.S))];
};
