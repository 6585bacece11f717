import { queueAt } from '#adapters/aws/queue.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { figuresIn } from '#adapters/dynamodb/statistics/territory.ts';
import { membersOnly } from '#app/members/members-only.ts';
import { serveSite } from '#app/shared/serve-site.tsx';
import { territoryApi } from '#app/statistics/api.ts';
import { territoryPages } from '#app/statistics/pages.tsx';
import { territoryUseCases } from '#app/statistics/use-cases.ts';
import { setting } from '#platform/configuration.ts';

const queue = queueAt<Record<string, never>>(setting('FIGURES_QUEUE_URL'));

const useCases = territoryUseCases({
  store: figuresIn(documentClient(), setting('AGENCY_TABLE')),
  askForFigures: () => queue.send([{}]),
});

/** The state of the territory: pages, calls and files. */
export const handler = serveSite(membersOnly([...territoryApi(useCases), ...territoryPages(useCases)]));
