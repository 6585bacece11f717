import { directoryIn } from '../adapters/directory.ts';
import { documentClient } from '../adapters/dynamodb.ts';
import { gatheredReadsOf } from '../adapters/gathered-reads.ts';
import { importedListIn, importedProducersIn } from '../adapters/imported-producers.ts';
import { importsIn } from '../adapters/imports.ts';
import { journalIn } from '../adapters/journal.ts';
import { deliveryIdOf, ledgerIn, type SendMessage } from '../adapters/ledger.ts';
import { linksFrom } from '../adapters/link-secret.ts';
import { NO_OUTBOX } from '../adapters/outbox.ts';
import { queueAt } from '../adapters/queue.ts';
import { forgetInvited } from '../domain/deliveries/transitions.ts';
import { ImportId } from '../domain/imports/imported.ts';
import { newId } from '../platform/clock.ts';
import { setting } from '../platform/configuration.ts';
import { importApi } from './parts/import-api.ts';
import type { ImportMessage } from './parts/import-message.ts';
import { importPages } from './parts/import-pages.tsx';
import { importUseCases } from './parts/import-use-cases.ts';
import { importsWithin } from './parts/imports-within.ts';
import { invitationApi } from './parts/invitation-api.ts';
import { invitationUseCases } from './parts/invitation-use-cases.ts';
import { membersOnly } from './parts/members-only.ts';
import { notYetPages } from './parts/not-yet-pages.tsx';
import { owingIn } from './parts/owing.ts';
import { communeName } from './parts/resolve.ts';
import { serveSite } from './parts/serve-site.tsx';

const documents = documentClient();
const tables = { directory: setting('DIRECTORY_TABLE'), coverage: setting('COVERAGE_TABLE') };
const imports = importsIn(documents, setting('REQUESTS_TABLE'));
const journal = journalIn(documents, setting('JOURNAL_TABLE'));
/** A page shows what became of fifty invitations: read in one call. */
const GATHER_MS = 3;
const ledger = ledgerIn(
  documents,
  setting('DELIVERIES_TABLE'),
  queueAt<SendMessage>(setting('SEND_QUEUE_URL')),
  gatheredReadsOf(documents, setting('DELIVERIES_TABLE'), GATHER_MS),
);
const links = linksFrom(setting('LINK_SECRET_ARN'));

const queue = queueAt<ImportMessage>(setting('IMPORT_QUEUE_URL'));

const useCases = importUseCases({
  imports,
  journal,
  newId: () => ImportId.parse(newId()),
  queue: (importId) => queue.send([{ importId, work: 'rows' }]),
});

const invitations = invitationUseCases({
  imported: importedProducersIn(documents, tables),
  list: importedListIn(documents, tables.directory),
  imports,
  journal,
  communeName,
  queue: (importId) => queue.send([{ importId, work: 'invitations' }]),
  producer: directoryIn(documents, tables.directory, NO_OUTBOX).find,
  forgetAddress: async (key, id) => {
    await ledger.change(deliveryIdOf(key), forgetInvited(id));
  },
  hasFailed: async (key) => (await ledger.find(deliveryIdOf(key)))?.state === 'failed',
  hash: async () => (await links()).hash,
  owe: owingIn(ledger),
});

/** The agency brings lists of producers in: a file, its columns, a preview, what became of every row; and invites who is on them. */
export const handler = serveSite(
  membersOnly(
    importsWithin(
      [
        ...importApi(useCases),
        ...importPages(useCases, invitations),
        ...invitationApi(invitations),
        ...notYetPages(invitations),
      ],
      imports,
    ),
  ),
);
