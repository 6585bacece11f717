import { linksFrom } from '#adapters/aws/link-secret.ts';
import { queueAt } from '#adapters/aws/queue.ts';
import { batchLoaderOf } from '#adapters/dynamodb/batch-loader.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { importsIn } from '#adapters/dynamodb/imports/imports.ts';
import { unclaimedListIn, unclaimedStoreIn } from '#adapters/dynamodb/imports/unclaimed.ts';
import { auditLogIn } from '#adapters/dynamodb/members/audit.ts';
import { ledgerIn, type SendMessage } from '#adapters/dynamodb/messages/ledger.ts';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { NO_OUTBOX } from '#adapters/dynamodb/producers/outbox.ts';
import { importApi } from '#app/imports/api.ts';
import type { ImportMessage } from '#app/imports/import-message.ts';
import { importsWithin } from '#app/imports/imports-within.ts';
import { importPages } from '#app/imports/pages.tsx';
import { importUseCases } from '#app/imports/use-cases.ts';
import { membersOnly } from '#app/members/members-only.ts';
import { communeName } from '#app/shared/resolve.ts';
import { serveSite } from '#app/shared/serve-site.tsx';
import { invitationApi } from '#app/unclaimed/agency-api.ts';
import { unclaimedPages } from '#app/unclaimed/agency-pages.tsx';
import { invitationUseCases } from '#app/unclaimed/agency-use-cases.ts';
import { enqueueOnceIn } from '#app/unclaimed/enqueue-once.ts';
import { forgetInvited } from '#domain/ledger/transitions.ts';
import { ImportId } from '#domain/unclaimed/unclaimed.ts';
import { newId } from '#platform/clock.ts';
import { setting } from '#platform/configuration.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';

const documents = documentClient();
const tables = { directory: setting('DIRECTORY_TABLE'), coverage: setting('COVERAGE_TABLE') };
const imports = importsIn(documents, setting('AGENCY_TABLE'));
const audit = auditLogIn(documents, setting('AUDIT_TABLE'));
/** A page shows what became of fifty invitations: read in one call. */
const GATHER_MS = 3;
const ledger = ledgerIn(documents, setting('DELIVERIES_TABLE'), queueAt<SendMessage>(setting('SEND_QUEUE_URL')), {
  readItem: batchLoaderOf(documents, setting('DELIVERIES_TABLE'), GATHER_MS),
});
const links = linksFrom({ ring: setting('LINK_SECRET_ARN'), lasting: setting('LASTING_SECRET_ARN') });

const queue = queueAt<ImportMessage>(setting('IMPORT_QUEUE_URL'));

const useCases = importUseCases({
  imports,
  audit,
  newId: () => ImportId.parse(newId()),
  queue: (importId, work = 'rows') => queue.send([{ importId, work }]),
});

const invitations = invitationUseCases({
  unclaimed: unclaimedStoreIn(documents, tables),
  list: unclaimedListIn(documents, tables.directory),
  imports,
  audit,
  communeName,
  queue: (importId) => queue.send([{ importId, work: 'invitations' }]),
  producer: directoryIn(documents, tables.directory, NO_OUTBOX).find,
  forgetAddress: async (key, id) => {
    await ledger.change(deliveryIdOf(key), forgetInvited(id));
  },
  hasFailed: async (key) => (await ledger.find(deliveryIdOf(key)))?.state === 'failed',
  hash: async () => (await links()).hash,
  owe: enqueueOnceIn(ledger),
});

/** The agency brings lists of producers in: a file, its columns, a preview, what became of every row; and invites who is on them. */
export const handler = serveSite(
  membersOnly(
    importsWithin(
      [
        ...importApi(useCases),
        ...importPages(useCases, invitations),
        ...invitationApi(invitations),
        ...unclaimedPages(invitations),
      ],
      imports,
    ),
  ),
);
