import { z } from 'zod';
import { documentClient } from '../adapters/dynamodb.ts';
import { banGeocoder } from '../adapters/geocoder.ts';
import { importedProducersIn } from '../adapters/imported-producers.ts';
import { importsIn } from '../adapters/imports.ts';
import { queueAt } from '../adapters/queue.ts';
import { registeredProducersIn } from '../adapters/registered-producers.ts';
import { ImportId } from '../domain/imports/imported.ts';
import { advanceImport } from '../domain/imports/importing.ts';
import { now } from '../platform/clock.ts';
import { setting } from '../platform/configuration.ts';
import { log } from '../platform/log.ts';
import { reached } from '../platform/points.ts';
import { queueWorker } from '../platform/queue.ts';
import { communes } from './parts/communes.ts';

const documents = documentClient();
const tables = { directory: setting('DIRECTORY_TABLE'), coverage: setting('COVERAGE_TABLE') };
const imports = importsIn(documents, setting('REQUESTS_TABLE'));
const imported = importedProducersIn(documents, tables);
const ownQueue = queueAt<{ readonly importId: ImportId }>(setting('IMPORT_QUEUE_URL'));
/** `off` where nobody is to be asked: rows stay at the centre of their commune, marked approximate. */
const geocoderUrl = setting('GEOCODER_URL');
const geocoder = banGeocoder({ url: geocoderUrl === 'off' ? undefined : geocoderUrl });

/** Of the 300 s of the function's timeout: a step (200 rows, one call to the address service of 15 s at most) and the hand-over take less than 60. */
const LONGEST_TURN_MS = 200_000;

/** Takes an import on: reads its rows, compares them with the directory, writes them where that was asked. */
export const handler = queueWorker({
  name: 'import-rows',
  message: z.object({ importId: ImportId }),
  atOnce: 1,
  work: async ({ importId }) => {
    const started = performance.now();
    const advanced = await advanceImport(importId, {
      imports,
      imported,
      registered: registeredProducersIn(documents, tables),
      geocoder,
      places: communes(),
      now,
      timeIsUp: () => performance.now() - started > LONGEST_TURN_MS,
      reached,
    });
    log.info('import advanced', { importId, outcome: advanced, ms: Math.round(performance.now() - started) });
    if (advanced === 'more') await ownQueue.send([{ importId }]);
  },
});
