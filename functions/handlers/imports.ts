import { documentClient } from '../adapters/dynamodb.ts';
import { importsIn } from '../adapters/imports.ts';
import { queueAt } from '../adapters/queue.ts';
import { ImportId } from '../domain/imports/imported.ts';
import { newId } from '../platform/clock.ts';
import { setting } from '../platform/configuration.ts';
import { importApi } from './parts/import-api.ts';
import { importPages } from './parts/import-pages.tsx';
import { importUseCases } from './parts/import-use-cases.ts';
import { membersOnly } from './parts/members-only.ts';
import { serveSite } from './parts/serve-site.tsx';

const queue = queueAt<{ readonly importId: ImportId }>(setting('IMPORT_QUEUE_URL'));

const useCases = importUseCases({
  imports: importsIn(documentClient(), setting('REQUESTS_TABLE')),
  newId: () => ImportId.parse(newId()),
  queue: (importId) => queue.send([{ importId }]),
});

/** The agency brings lists of producers in: a file, its columns, a preview, and what became of every row. */
export const handler = serveSite(membersOnly([...importApi(useCases), ...importPages(useCases)]));
