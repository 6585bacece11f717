import { z } from 'zod';
import { linksFrom } from '#adapters/aws/link-secret.ts';
import { mailPace, mailSender, sesClient } from '#adapters/aws/mail-sender.ts';
import { queueAt } from '#adapters/aws/queue.ts';
import { smsClient, smsSender } from '#adapters/aws/sms-sender.ts';
import { coverageReader } from '#adapters/dynamodb/coverage/coverage.ts';
import { cachedCoverage, SEARCH_CACHE } from '#adapters/dynamodb/coverage/coverage-cache.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { unclaimedStoreIn } from '#adapters/dynamodb/imports/unclaimed.ts';
import { limitsIn } from '#adapters/dynamodb/limits.ts';
import { membersIn } from '#adapters/dynamodb/members/members.ts';
import type { SendMessage } from '#adapters/dynamodb/messages/ledger.ts';
import { lettersIn } from '#adapters/dynamodb/messages/letters.ts';
import { shortLinksIn } from '#adapters/dynamodb/messages/short-links.ts';
import { cachedLiveStates, liveChangesIn, liveStatesIn } from '#adapters/dynamodb/producers/live.ts';
import { ownRecordsIn } from '#adapters/dynamodb/producers/own-records.ts';
import { questionsIn } from '#adapters/dynamodb/review/questions.ts';
import { openingDayIn } from '#adapters/dynamodb/subscriptions/openings.ts';
import { addressChangesIn, personNewsIn } from '#adapters/dynamodb/subscriptions/subscriptions.ts';
import { tasksIn } from '#adapters/dynamodb/tasks/tasks.ts';
import { noticesIn } from '#adapters/dynamodb/upkeep/notices.ts';
import { webhookSender } from '#adapters/webhook/webhook-sender.ts';
import { type Sending, sendDelivery } from '#app/messages/send-delivery.ts';
import { messageWriter } from '#app/messages/write-message.ts';
import { tellRequesters } from '#app/passages/tell-requesters.ts';
import { passageTurnDue } from '#app/requests/passage-turn-due.ts';
import { communeName, resolvePublished } from '#app/shared/resolve.ts';
import { searchProducers } from '#domain/search/search.ts';
import { BY_ITSELF, finishTask } from '#domain/tasks/task-steps.ts';
import { allowed } from '#platform/allow-list.ts';
import { now } from '#platform/clock.ts';
import { setting, territory } from '#platform/configuration.ts';
import { log } from '#platform/log.ts';
import { memoizeFor } from '#platform/memoize-for.ts';
import { measure } from '#platform/metrics.ts';
import { reached } from '#platform/points.ts';
import { queueWorker } from '#platform/queue.ts';
import { ledger, subscriptions } from '../wiring/batched-reads.ts';
import { deliveryEffects } from '../wiring/delivery-effects.ts';
import { requestDependencies } from '../wiring/request-dependencies.ts';

const documents = documentClient();
const ses = sesClient();
const { domain, sender, opensAt, smsPrefixes, stage, allowList } = territory();
const liveNow = liveStatesIn(documents, setting('COVERAGE_TABLE'));
const live = cachedLiveStates(liveNow, liveChangesIn(documents, setting('COVERAGE_TABLE')), now);
/** Thousands of subscribers live under the same few keys: the mails of an opening ask for each once. */
const coverage = cachedCoverage(coverageReader(documents, setting('COVERAGE_TABLE')), {
  ...SEARCH_CACHE,
  now: () => Date.parse(now()),
});
/** More than a mail shows, so that a choice of families leaves something. */
const MAX_SHOWN = 50;

const limits = limitsIn(documents, setting('LIMITS_TABLE'));
const letters = lettersIn(documents, setting('DELIVERIES_TABLE'), queueAt<SendMessage>(setting('SEND_QUEUE_URL')));
const tasks = tasksIn(documents, setting('AGENCY_TABLE'));
const notices = noticesIn(documents, setting('DIRECTORY_TABLE'));

const sending: Sending = {
  ledger,
  write: messageWriter(
    {
      // The thousands of mails of one announcement are about one producer. That they are not published (yet) ends a message for good: read anew.
      directory: {
        find: memoizeFor(requestDependencies.directory.find, {
          seconds: 5,
          max: 200,
          mayServe: (producer) => producer?.state === 'published',
        }),
        findNow: requestDependencies.directory.find,
      },
      subscriptions,
      requests: requestDependencies.requests,
      questions: questionsIn(documents, { agency: setting('AGENCY_TABLE') }),
      unclaimed: unclaimedStoreIn(documents, {
        directory: setting('DIRECTORY_TABLE'),
        coverage: setting('COVERAGE_TABLE'),
      }),
      members: membersIn(documents, { directory: setting('DIRECTORY_TABLE') }),
      own: ownRecordsIn(documents, { directory: setting('DIRECTORY_TABLE') }),
      live,
      opening: openingDayIn(documents, setting('DIRECTORY_TABLE'), opensAt),
      personNews: personNewsIn(documents, setting('SUBSCRIPTIONS_TABLE')),
      addressChanges: addressChangesIn(documents, setting('SUBSCRIPTIONS_TABLE')),
      deliverers: ({ place, audience }, at) =>
        searchProducers({ place, filters: { audience }, limit: MAX_SHOWN, cursor: null, now: at }, { coverage, live }),
      resolve: resolvePublished,
      communeName,
    },
    linksFrom({ ring: setting('LINK_SECRET_ARN'), lasting: setting('LASTING_SECRET_ARN') }),
    shortLinksIn(documents, setting('DELIVERIES_TABLE')),
  ),
  mail: mailSender(ses, { domain, from: sender, configurationSet: setting('SES_CONFIGURATION_SET') }),
  sms: smsSender(smsClient(), {
    origination: setting('SMS_ORIGINATION'),
    configurationSet: setting('SMS_CONFIGURATION_SET'),
    prefixes: smsPrefixes,
  }),
  webhook: webhookSender(),
  mayReach: allowed(stage, allowList),
  limits,
  gather: async (letter) => (await letters.post([letter]))[0],
  pace: mailPace(ses, {
    limits,
    now,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  }),
  effects: deliveryEffects,
  tellRequesters: (producerId) => tellRequesters(producerId, { ...requestDependencies, live: liveNow }),
  passageTurn: (turn) => passageTurnDue(turn, { ...requestDependencies, live: liveNow, ledger }),
  closeTask: async ({ taskId, why }) => {
    await tasks.change(taskId, finishTask({ by: BY_ITSELF, now: now() }, why));
  },
  now,
  held: async (hold, at) => {
    measure({ HeldMessages: 1 });
    // The message is safe in the ledger, and the alarm is raised: a notice that cannot be written stops nothing.
    await notices.raise(hold, 1, at).catch((error: unknown) => log.error('the agency was not told', error, { hold }));
  },
  reached,
  warn: (message, cause, { id, about, attempts }) =>
    log.error(message, cause, { delivery: id, kind: about.kind, attempts }),
};

/** Sends what is due, each message once. */
export const handler = queueWorker({
  name: 'send',
  message: z.object({ deliveryId: z.string() }),
  atOnce: 20,
  work: ({ deliveryId }) => sendDelivery(deliveryId, sending),
});
