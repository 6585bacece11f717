import { linksFrom } from '#adapters/aws/link-secret.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { limitsIn } from '#adapters/dynamodb/limits.ts';
import { placesApi } from '#app/places/api.ts';
import { serveSite } from '#app/shared/serve-site.tsx';
import { setting } from '#platform/configuration.ts';

/** Places by name or postcode, and what an area comes to. */
export const handler = serveSite(
  placesApi({
    limits: limitsIn(documentClient(), setting('LIMITS_TABLE')),
    links: linksFrom({ ring: setting('LINK_SECRET_ARN'), lasting: setting('LASTING_SECRET_ARN') }),
  }),
);
