import { draftsIn } from '../adapters/drafts.ts';
import { documentClient } from '../adapters/dynamodb.ts';
import { importedProducersIn, notYetIndexIn } from '../adapters/imported-producers.ts';
import { deliveryIdOf, ledgerIn } from '../adapters/ledger.ts';
import { linksFrom } from '../adapters/link-secret.ts';
import { forgetInvited } from '../domain/deliveries/transitions.ts';
import { now } from '../platform/clock.ts';
import { setting } from '../platform/configuration.ts';
import { notYetRoutes } from './parts/not-yet-routes.tsx';
import { serveSite } from './parts/serve-site.tsx';

const documents = documentClient();
const tables = { directory: setting('DIRECTORY_TABLE'), coverage: setting('COVERAGE_TABLE') };

/** Nothing is owed here, and nobody woken. */
const ledger = ledgerIn(documents, setting('DELIVERIES_TABLE'), { send: async () => undefined });

/** Producers of public lists who have not joined: near a place, and each behind the link of his invitation. */
export const handler = serveSite(
  notYetRoutes({
    index: notYetIndexIn(documents, tables.coverage),
    imported: importedProducersIn(documents, tables),
    drafts: draftsIn(documents, tables.directory, now),
    forgetAddress: async (key, id) => {
      await ledger.change(deliveryIdOf(key), forgetInvited(id));
    },
    links: linksFrom(setting('LINK_SECRET_ARN')),
  }),
);
