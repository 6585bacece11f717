import { type DynamoDBClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import geo from 'dynamodb-geo';
import { LARGEST_KM } from './radii.ts';
import type { Attributes } from './tables.ts';

/**
 * The npm package `dynamodb-geo` itself, 0.4.0. It was written for the AWS SDK of generation 2 and calls only `putItem` and `query` of the
 * client it is given: here these go through generation 3, so that both sides have the same client and connections.
 */

export const GEO_TABLE = 'BenchGeo';

/** Its default, and what its README advises for wide radii: fewer digits make fewer queries. */
const HASH_KEY_LENGTH = 2;

const managerFor = (client: unknown): InstanceType<typeof geo.GeoDataManager> => {
  const configuration = new geo.GeoDataManagerConfiguration(client, GEO_TABLE);
  configuration.hashKeyLength = HASH_KEY_LENGTH;
  return new geo.GeoDataManager(configuration);
};

/** The item as the package itself would put it. */
export const geoItemOf = (
  { id, lat, lon }: { readonly id: string; readonly lat: number; readonly lon: number },
  attributes: Attributes,
): Attributes => {
  let put: Attributes | undefined;
  const keeps = {
    putItem: ({ Item }: { readonly Item: Attributes }) => {
      put = Item;
    },
  };
  managerFor(keeps).putPoint({
    RangeKeyValue: { S: id },
    GeoPoint: { latitude: lat, longitude: lon },
    PutItemInput: { Item: { ...attributes } },
  });
  if (put === undefined) throw new Error('dynamodb-geo put nothing');
  return put;
};

/** Every point within the largest radius: what the package gives to whoever then looks at each one's own radius. */
export const geoSearch = (client: DynamoDBClient) => {
  const manager = managerFor({
    query: (input: QueryCommandInput) => ({
      promise: () =>
        client.send(new QueryCommand({ ...input, ExclusiveStartKey: input.ExclusiveStartKey ?? undefined })),
    }),
  });
  return (lat: number, lon: number) =>
    manager.queryRadius({ RadiusInMeter: LARGEST_KM * 1000, CenterPoint: { latitude: lat, longitude: lon } });
};
