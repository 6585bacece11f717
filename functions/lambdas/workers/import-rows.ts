import { linksFrom } from '#adapters/aws/link-secret.ts';
import { queueAt } from '#adapters/aws/queue.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { importsIn } from '#adapters/dynamodb/imports/imports.ts';
import { unclaimedListIn, unclaimedStoreIn } from '#adapters/dynamodb/imports/unclaimed.ts';
import { ledgerIn, type SendMessage } from '#adapters/dynamodb/messages/ledger.ts';
import { registeredProducersIn } from '#adapters/dynamodb/producers/registered-producers.ts';
import { banGeocoder } from '#adapters/public-services/geocoder.ts';
import { ImportMessage } from '#app/imports/import-message.ts';
import { advanceImport } from '#app/imports/import-rows.ts';
import { advanceUndo } from '#app/imports/undo-import.ts';
import { communes } from '#app/shared/communes.ts';
import { communeName } from '#app/shared/resolve.ts';
import { enqueueOnceIn } from '#app/unclaimed/enqueue-once.ts';
import { advanceInviting } from '#app/unclaimed/invite-list.ts';
import type { ImportId } from '#domain/unclaimed/unclaimed.ts';
import { now } from '#platform/clock.ts';
import { setting, territory } from '#platform/configuration.ts';
import { log } from '#platform/log.ts';
import { reached } from '#platform/points.ts';
import { queueWorker } from '#platform/queue.ts';

const documents = documentClient();
const tables = { directory: setting('DIRECTORY_TABLE'), coverage: setting('COVERAGE_TABLE') };
const imports = importsIn(documents, setting('AGENCY_TABLE'));
const unclaimed = unclaimedStoreIn(documents, tables);
const ownQueue = queueAt<ImportMessage>(setting('IMPORT_QUEUE_URL'));
const ledger = ledgerIn(documents, setting('DELIVERIES_TABLE'), queueAt<SendMessage>(setting('SEND_QUEUE_URL')));
const links = linksFrom({ ring: setting('LINK_SECRET_ARN'), lasting: setting('LASTING_SECRET_ARN') });
const { departments } = territory();
/** `off` where nobody is to be asked: rows stay at the centre of their commune, marked approximate. */
const geocoderUrl = setting('GEOCODER_URL');
const geocoder = banGeocoder({ url: geocoderUrl === 'off' ? undefined : geocoderUrl });

/** Of the 300 s of the function's timeout: a step (200 rows, one call to the address service of 15 s at most) and the hand-over take less than 60. */
const LONGEST_TURN_MS = 200_000;

type Work = (id: ImportId, timeIsUp: () => boolean) => Promise<'finished' | 'more' | 'nothing'>;

const works: Readonly<Record<ImportMessage['work'], Work>> = {
  rows: (importId, timeIsUp) =>
    advanceImport(importId, {
      imports,
      unclaimed,
      list: unclaimedListIn(documents, tables.directory),
      registered: registeredProducersIn(documents, tables),
      geocoder,
      places: communes(),
      territory: departments,
      now,
      timeIsUp,
      reached,
    }),
  undo: (importId, timeIsUp) => advanceUndo(importId, { imports, unclaimed, communeName, now, timeIsUp }),
  invitations: async (importId, timeIsUp) =>
    advanceInviting(
      importId,
      { imports, unclaimed, communeName, hash: (await links()).hash, owe: enqueueOnceIn(ledger) },
      { now, timeIsUp },
    ),
};

/** Takes an import on: reads its rows, compares them with the directory, writes them where that was asked; invites who is on it; or takes it back. */
export const handler = queueWorker({
  name: 'import-rows',
  message: ImportMessage,
  atOnce: 1,
  work: async ({ importId, work }) => {
    const started = performance.now();
    const advanced = await works[work](importId, () => performance.now() - started > LONGEST_TURN_MS);
    log.info('import advanced', { importId, work, outcome: advanced, ms: Math.round(performance.now() - started) });
    if (advanced === 'more') await ownQueue.send([{ importId, work }]);
  },
});
