import { z } from 'zod';
import { queueAt } from '#adapters/aws/queue.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import type { SendMessage } from '#adapters/dynamodb/messages/ledger.ts';
import { lettersIn } from '#adapters/dynamodb/messages/letters.ts';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { liveStatesIn } from '#adapters/dynamodb/producers/live.ts';
import { NO_OUTBOX } from '#adapters/dynamodb/producers/outbox.ts';
import { openingDayIn, openingsIn } from '#adapters/dynamodb/subscriptions/openings.ts';
import { subscribersIn } from '#adapters/dynamodb/subscriptions/subscriptions.ts';
import { tellOpening } from '#app/opening/announce-opening.ts';
import { announce } from '#app/publications/announce.ts';
import { departmentCodes } from '#app/shared/communes.ts';
import { resolvePublished } from '#app/shared/resolve.ts';
import { Instant, PublicationId } from '#domain/shared/primitives.ts';
import { now } from '#platform/clock.ts';
import { setting, territory } from '#platform/configuration.ts';
import { log } from '#platform/log.ts';
import { reached } from '#platform/points.ts';
import { queueWorker } from '#platform/queue.ts';

const documents = documentClient();
const tables = { subscriptions: setting('SUBSCRIPTIONS_TABLE'), deliveries: setting('DELIVERIES_TABLE') };
const directory = directoryIn(documents, setting('DIRECTORY_TABLE'), NO_OUTBOX);
const subscribers = subscribersIn(documents, tables);
const letters = lettersIn(documents, tables.deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL')));
const openings = openingsIn(documents, setting('DIRECTORY_TABLE'));
const ownQueue = queueAt<z.infer<typeof Message>>(setting('MATCH_QUEUE_URL'));
const { opensAt: announced } = territory();
const opening = openingDayIn(documents, setting('DIRECTORY_TABLE'), announced);

/** Of the 300 s of the function's timeout: a page (500 subscribers, 10 transactions) and the hand-over take seconds. */
const LONGEST_TURN_MS = 240_000;

const Message = z.union([z.object({ publicationId: PublicationId }), z.object({ opening: Instant })]);

/** Tells the subscribers concerned by a publication: owes each of them one alert. And all of them, once, that the directory opens. */
export const handler = queueWorker({
  name: 'match-subscribers',
  message: Message,
  atOnce: 1,
  work: async (message) => {
    const started = performance.now();
    const timeIsUp = () => performance.now() - started > LONGEST_TURN_MS;
    const ports = { directory, subscribers, letters, departments: departmentCodes, now, timeIsUp };
    const told =
      'opening' in message
        ? await tellOpening(message.opening, { ...ports, openings, announced })
        : await announce(message.publicationId, {
            ...ports,
            opensAt: await opening(),
            live: liveStatesIn(documents, setting('COVERAGE_TABLE')),
            resolve: resolvePublished,
            reached,
          });
    log.info('announced', { ...message, outcome: told, ms: Math.round(performance.now() - started) });
    if (told === 'more') await ownQueue.send([message]);
  },
});
