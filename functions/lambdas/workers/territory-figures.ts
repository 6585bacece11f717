import { z } from 'zod';
import { queueAt } from '#adapters/aws/queue.ts';
import { coverageReader } from '#adapters/dynamodb/coverage/coverage.ts';
import { cachedCoverage } from '#adapters/dynamodb/coverage/coverage-cache.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { NO_OUTBOX } from '#adapters/dynamodb/producers/outbox.ts';
import { figuresIn } from '#adapters/dynamodb/statistics/territory.ts';
import { territorySourcesIn } from '#adapters/dynamodb/statistics/territory-sources.ts';
import { subscribersIn } from '#adapters/dynamodb/subscriptions/subscriptions.ts';
import { communes, departmentCodes } from '#app/shared/communes.ts';
import { computeStatistics } from '#app/statistics/compute-statistics.ts';
import { newId, now } from '#platform/clock.ts';
import { setting } from '#platform/configuration.ts';
import { log } from '#platform/log.ts';
import { queueWorker } from '#platform/queue.ts';

const documents = documentClient();
const tables = { requests: setting('REQUESTS_TABLE'), directory: setting('DIRECTORY_TABLE') };
const ownQueue = queueAt<{ readonly goOn: string }>(setting('FIGURES_QUEUE_URL'));
const store = figuresIn(documents, setting('AGENCY_TABLE'));
const sources = territorySourcesIn(documents, tables, {
  directory: directoryIn(documents, tables.directory, NO_OUTBOX),
  subscribers: subscribersIn(documents, { subscriptions: setting('SUBSCRIPTIONS_TABLE'), deliveries: '' }),
});

/** Of the 300 s of the function's timeout: the largest department takes seconds, what follows the last one too. */
const LONGEST_TURN_MS = 200_000;
/** Neighbouring communes share most of their keys. 10,000 items are about 20 MB. */
const MAX_KEPT = 10_000;

/** Every night, and when a member asks: what the territory has, what it lacks and what was done. */
export const handler = queueWorker({
  name: 'territory-figures',
  message: z.object({ goOn: z.string().optional() }),
  atOnce: 1,
  work: async ({ goOn }) => {
    const started = performance.now();
    // Of this turn alone: what changes within it may be seen or not.
    const index = cachedCoverage(coverageReader(documents, setting('COVERAGE_TABLE')), {
      ...{ freshSeconds: 3_600, staleSeconds: 0, maxCached: MAX_KEPT },
      now: () => performance.now(),
    });
    const computed = await computeStatistics(goOn, {
      store,
      sources: {
        ...sources,
        index,
        departments: departmentCodes,
        commune: (code) => {
          const place = communes().commune(code);
          return place === undefined
            ? undefined
            : { name: communes().communeName(code) ?? code, lat: place.lat, lon: place.lon };
        },
      },
      now,
      newRunId: newId,
      timeIsUp: () => performance.now() - started > LONGEST_TURN_MS,
    });
    log.info('computed', {
      outcome: computed,
      ms: Math.round(performance.now() - started),
      keysRead: index.counts.read,
    });
    const run = computed === 'more' ? await store.run() : undefined;
    if (run !== undefined) await ownQueue.send([{ goOn: run.id }]);
  },
});
