import { documentClient } from '../adapters/dynamodb.ts';
import { queueAt } from '../adapters/queue.ts';
import { figuresIn } from '../adapters/territory.ts';
import { setting } from '../platform/configuration.ts';
import { membersOnly } from './parts/members-only.ts';
import { serveSite } from './parts/serve-site.tsx';
import { territoryApi } from './parts/territory-api.ts';
import { territoryPages } from './parts/territory-pages.tsx';
import { territoryUseCases } from './parts/territory-use-cases.ts';

const queue = queueAt<Record<string, never>>(setting('FIGURES_QUEUE_URL'));

const useCases = territoryUseCases({
  store: figuresIn(documentClient(), setting('REQUESTS_TABLE')),
  askForFigures: () => queue.send([{}]),
});

/** The state of the territory: pages, calls and files. */
export const handler = serveSite(membersOnly([...territoryApi(useCases), ...territoryPages(useCases)]));
