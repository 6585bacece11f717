import { z } from 'zod';
import { queueAt } from '#adapters/aws/queue.ts';
import { contactConfirmationsIn } from '#adapters/dynamodb/contacts/contact-confirmations.ts';
import { checkedIndexIn } from '#adapters/dynamodb/coverage/checked-index.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { ledgerIn, type SendMessage } from '#adapters/dynamodb/messages/ledger.ts';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { outboxIn } from '#adapters/dynamodb/producers/outbox.ts';
import { ownRecordsIn } from '#adapters/dynamodb/producers/own-records.ts';
import { takeUnreadable } from '#adapters/dynamodb/records.ts';
import { requestsIn } from '#adapters/dynamodb/requests/requests.ts';
import { openingDayIn } from '#adapters/dynamodb/subscriptions/openings.ts';
import { subscriptionRetentionIn } from '#adapters/dynamodb/subscriptions/subscription-retention.ts';
import { personNewsIn, subscribersIn } from '#adapters/dynamodb/subscriptions/subscriptions.ts';
import { noticesIn } from '#adapters/dynamodb/upkeep/notices.ts';
import { communes, departmentCodes } from '#app/shared/communes.ts';
import { communeName, resolvePublished } from '#app/shared/resolve.ts';
import { seenThisNight } from '#app/upkeep/index-seen.ts';
import { nightTurn, type Place, STEPS } from '#app/upkeep/reconcile.ts';
import { PublicationId, TaskId } from '#domain/shared/primitives.ts';
import { newId, now } from '#platform/clock.ts';
import { setting, territory } from '#platform/configuration.ts';
import { log } from '#platform/log.ts';
import { measure } from '#platform/metrics.ts';
import { queueWorker } from '#platform/queue.ts';

const documents = documentClient();
const tables = {
  directory: setting('DIRECTORY_TABLE'),
  coverage: setting('COVERAGE_TABLE'),
  deliveries: setting('DELIVERIES_TABLE'),
  agency: setting('AGENCY_TABLE'),
  subscriptions: setting('SUBSCRIPTIONS_TABLE'),
};
const ownQueue = queueAt<Place>(setting('RECONCILE_QUEUE_URL'));

/** Of the 120 s of the function's timeout: a page of 50 producers, each read item by item, takes seconds. */
const LONGEST_TURN_MS = 60_000;

const ledger = ledgerIn(documents, tables.deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL')));
const subscribers = subscriptionRetentionIn(documents, tables);
const notices = noticesIn(documents, tables.directory);

const nightly = {
  seen: seenThisNight(),
  directory: directoryIn(documents, tables.directory, outboxIn(tables)),
  own: ownRecordsIn(documents, tables),
  asked: ledger,
  requests: requestsIn(documents, { ...tables, requests: setting('REQUESTS_TABLE') }),
  places: communes(),
  departments: departmentCodes,
  confirmations: contactConfirmationsIn(documents, tables.directory),
  index: checkedIndexIn(documents, tables, now),
  subscribers,
  saved: subscribersIn(documents, tables),
  ledger,
  monthly: {
    ledger,
    personNews: personNewsIn(documents, tables.subscriptions),
    change: subscribers.change,
  },
  opening: openingDayIn(documents, tables.directory, territory().opensAt),
  resolve: resolvePublished,
  communeName,
  newPublicationId: () => PublicationId.parse(newId()),
  newTaskId: () => TaskId.parse(newId()),
  now,
};

/** Every night: mends what index and directory disagree on, ends and erases what its term is over, and counts it. */
export const handler = queueWorker({
  name: 'reconcile',
  message: z.object({ step: z.enum(STEPS).default(STEPS[0]), cursor: z.string().optional() }),
  atOnce: 1,
  work: async (from) => {
    const started = performance.now();
    const { found, retained, looked, next } = await nightTurn(from, {
      ...nightly,
      timeIsUp: () => performance.now() - started > LONGEST_TURN_MS,
    });
    const ms = Math.round(performance.now() - started);
    log.info('reconciled', { from: from.step, to: next?.step ?? 'done', looked, ms, ...found, ...retained });
    measure({ IndexMissing: found.missing, IndexWrong: found.wrong, IndexOrphans: found.orphans });
    const unreadable = takeUnreadable();
    if (unreadable > 0) await notices.raise('unreadable', unreadable, now());
    if (next !== undefined) await ownQueue.send([next]);
  },
});
