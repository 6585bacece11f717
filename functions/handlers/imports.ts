import { directoryIn } from '../adapters/directory.ts';
import { documentClient } from '../adapters/dynamodb.ts';
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
import { importPages } from './parts/import-pages.tsx';
import { importUseCases } from './parts/import-use-cases.ts';
import { invitationApi } from './parts/invitation-api.ts';
import { invitationUseCases } from './parts/invitation-use-cases.ts';
import { membersOnly } from './parts/members-only.ts';
import { notYetPages } from './parts/not-yet-pages.tsx';
import { communeName } from './parts/resolve.ts';
import { serveSite } from './parts/serve-site.tsx';

const documents = documentClient();
const tables = { directory: setting('DIRECTORY_TABLE'), coverage: setting('COVERAGE_TABLE') };
const imports = importsIn(documents, setting('REQUESTS_TABLE'));
const journal = journalIn(documents, setting('JOURNAL_TABLE'));
const ledger = ledgerIn(documents, setting('DELIVERIES_TABLE'), queueAt<SendMessage>(setting('SEND_QUEUE_URL')));
const links = linksFrom(setting('LINK_SECRET_ARN'));

const queue = queueAt<{ readonly importId: ImportId }>(setting('IMPORT_QUEUE_URL'));

const useCases = importUseCases({
  imports,
  journal,
  newId: () => ImportId.parse(newId()),
  queue: (importId) => queue.send([{ importId }]),
});

const invitations = invitationUseCases({
  imported: importedProducersIn(documents, tables),
  list: importedListIn(documents, tables.directory),
  imports,
  journal,
  communeName,
  producer: directoryIn(documents, tables.directory, NO_OUTBOX).find,
  forgetAddress: async (key, id) => {
    await ledger.change(deliveryIdOf(key), forgetInvited(id));
  },
  hash: async () => (await links()).hash,
  owe: async (message) => {
    if ((await ledger.owe(message)) === 'owed') return message;
    return (await ledger.find(deliveryIdOf(message.dedupeKey))) ?? message;
  },
});

/** The agency brings lists of producers in: a file, its columns, a preview, what became of every row; and invites who is on them. */
export const handler = serveSite(
  membersOnly([
    ...importApi(useCases),
    ...importPages(useCases, invitations),
    ...invitationApi(invitations),
    ...notYetPages(invitations),
  ]),
);
