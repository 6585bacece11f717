import { z } from 'zod';
import { directoryIn } from '../adapters/directory.ts';
import { documentClient } from '../adapters/dynamodb.ts';
import { ledgerIn, type SendMessage } from '../adapters/ledger.ts';
import { NO_OUTBOX } from '../adapters/outbox.ts';
import { queueAt } from '../adapters/queue.ts';
import { subscribersIn } from '../adapters/subscriptions.ts';
import { PublicationId } from '../domain/shared/primitives.ts';
import { announce } from '../domain/subscriptions/announcing.ts';
import { now } from '../platform/clock.ts';
import { setting } from '../platform/configuration.ts';
import { log } from '../platform/log.ts';
import { reached } from '../platform/points.ts';
import { queueWorker } from '../platform/queue.ts';
import { communes } from './parts/communes.ts';
import { resolvePublished } from './parts/resolve.ts';

const documents = documentClient();
const tables = { subscriptions: setting('SUBSCRIPTIONS_TABLE'), deliveries: setting('DELIVERIES_TABLE') };
const directory = directoryIn(documents, setting('DIRECTORY_TABLE'), NO_OUTBOX);
const subscribers = subscribersIn(documents, tables);
const ledger = ledgerIn(documents, tables.deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL')));
const ownQueue = queueAt<{ readonly publicationId: PublicationId }>(setting('MATCH_QUEUE_URL'));

/** Of the 300 s of the function's timeout: a page (500 subscribers, 10 transactions) and the hand-over take seconds. */
const LONGEST_TURN_MS = 240_000;

/** Tells the subscribers concerned by a publication: owes each of them one alert. */
export const handler = queueWorker({
  name: 'match-subscribers',
  message: z.object({ publicationId: PublicationId }),
  atOnce: 1,
  work: async ({ publicationId }) => {
    const started = performance.now();
    const announced = await announce(publicationId, {
      directory,
      subscribers,
      ledger,
      resolve: resolvePublished,
      departments: () =>
        communes()
          .allDepartments()
          .map(({ code }) => code),
      now,
      timeIsUp: () => performance.now() - started > LONGEST_TURN_MS,
      reached,
    });
    log.info('announced', { publicationId, outcome: announced, ms: Math.round(performance.now() - started) });
    if (announced === 'more') await ownQueue.send([{ publicationId }]);
  },
});
