import { linksFrom } from '#adapters/aws/link-secret.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { unclaimedIndexIn, unclaimedStoreIn } from '#adapters/dynamodb/imports/unclaimed.ts';
import { ledgerIn } from '#adapters/dynamodb/messages/ledger.ts';
import { draftsIn } from '#adapters/dynamodb/producers/drafts.ts';
import { serveSite } from '#app/shared/serve-site.tsx';
import { unclaimedRoutes } from '#app/unclaimed/pages.tsx';
import { forgetInvited } from '#domain/ledger/transitions.ts';
import { now } from '#platform/clock.ts';
import { setting } from '#platform/configuration.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';

const documents = documentClient();
const tables = { directory: setting('DIRECTORY_TABLE'), coverage: setting('COVERAGE_TABLE') };

/** Nothing is owed here, and nobody woken. */
const ledger = ledgerIn(documents, setting('DELIVERIES_TABLE'), { send: async () => undefined });

/** Producers of public lists who have not joined: near a place, and each behind the link of their invitation. */
export const handler = serveSite(
  unclaimedRoutes({
    index: unclaimedIndexIn(documents, tables.coverage),
    unclaimed: unclaimedStoreIn(documents, tables),
    drafts: draftsIn(documents, tables.directory, now),
    forgetAddress: async (key, id) => {
      await ledger.change(deliveryIdOf(key), forgetInvited(id));
    },
    links: linksFrom({ ring: setting('LINK_SECRET_ARN'), lasting: setting('LASTING_SECRET_ARN') }),
  }),
);
