import { z } from 'zod';
import { coverageReader } from '../adapters/coverage.ts';
import { cachedCoverage, SEARCH_CACHE } from '../adapters/coverage-cache.ts';
import { directoryIn } from '../adapters/directory.ts';
import { documentClient } from '../adapters/dynamodb.ts';
import { importedProducersIn } from '../adapters/imported-producers.ts';
import { limitsIn } from '../adapters/limits.ts';
import { linksFrom } from '../adapters/link-secret.ts';
import { keptLiveStates, liveStatesIn } from '../adapters/live.ts';
import { mailPace, mailSender, sesClient } from '../adapters/mail-sender.ts';
import { membersIn } from '../adapters/members.ts';
import { openingDayIn } from '../adapters/openings.ts';
import { NO_OUTBOX } from '../adapters/outbox.ts';
import { ownRecordsIn } from '../adapters/own-records.ts';
import { questionsIn } from '../adapters/questions.ts';
import { smsClient, smsSender } from '../adapters/sms-sender.ts';
import { wavesIn } from '../adapters/subscriptions.ts';
import { type Sending, sendDelivery } from '../domain/deliveries/sending.ts';
import { searchProducers } from '../domain/search/search.ts';
import { now } from '../platform/clock.ts';
import { setting, territory } from '../platform/configuration.ts';
import { log } from '../platform/log.ts';
import { reached } from '../platform/points.ts';
import { queueWorker } from '../platform/queue.ts';
import { concerned } from './parts/concerned.ts';
import { ledger, subscriptions } from './parts/gathered.ts';
import { keptBriefly } from './parts/kept-briefly.ts';
import { keptWaves } from './parts/kept-waves.ts';
import { messageWriter } from './parts/message-writer.ts';
import { following } from './parts/request-parts.ts';
import { communeName, resolvePublished } from './parts/resolve.ts';

const documents = documentClient();
const ses = sesClient();
const { domain, sender, opensAt } = territory();
const live = keptLiveStates(liveStatesIn(documents, setting('COVERAGE_TABLE')), now);
/** Thousands of subscribers live under the same few keys: the mails of an opening ask for each once. */
const coverage = cachedCoverage(coverageReader(documents, setting('COVERAGE_TABLE')), {
  ...SEARCH_CACHE,
  now: () => Date.parse(now()),
});
/** More than a mail shows, so that a choice of families leaves something. */
const MOST_SHOWN = 50;

const sending: Sending = {
  ledger,
  write: messageWriter(
    {
      // The thousands of mails of one announcement are about one producer. That he is not published (yet) ends a message for good: read anew.
      directory: {
        find: keptBriefly(following.directory.find, (producer) => producer?.state === 'published'),
        findNow: following.directory.find,
      },
      subscriptions,
      requests: following.requests,
      questions: questionsIn(documents, { requests: setting('REQUESTS_TABLE') }),
      imported: importedProducersIn(documents, {
        directory: setting('DIRECTORY_TABLE'),
        coverage: setting('COVERAGE_TABLE'),
      }),
      members: membersIn(documents, { directory: setting('DIRECTORY_TABLE') }),
      own: ownRecordsIn(documents, { directory: setting('DIRECTORY_TABLE') }),
      live,
      opening: openingDayIn(documents, setting('DIRECTORY_TABLE'), opensAt),
      waves: {
        ...wavesIn(documents, setting('SUBSCRIPTIONS_TABLE')),
        isUnderWay: keptWaves(directoryIn(documents, setting('DIRECTORY_TABLE'), NO_OUTBOX)),
      },
      deliverers: ({ place, audience }, at) =>
        searchProducers({ place, filters: { audience }, limit: MOST_SHOWN, cursor: null, now: at }, { coverage, live }),
      resolve: resolvePublished,
      communeName,
    },
    linksFrom(setting('LINK_SECRET_ARN')),
  ),
  mail: mailSender(ses, { domain, from: sender, configurationSet: setting('SES_CONFIGURATION_SET') }),
  sms: smsSender(smsClient(), {
    origination: setting('SMS_ORIGINATION'),
    configurationSet: setting('SMS_CONFIGURATION_SET'),
  }),
  pace: mailPace(ses, {
    limits: limitsIn(documents, setting('LIMITS_TABLE')),
    now,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  }),
  concerned,
  now,
  reached,
  warn: (message, cause, { id, about, attempts }) =>
    log.error(message, cause, { delivery: id, kind: about.kind, attempts }),
};

/** Sends what is due, each message once. */
export const handler = queueWorker({
  name: 'send',
  message: z.object({ deliveryId: z.string() }),
  atOnce: 10,
  work: ({ deliveryId }) => sendDelivery(deliveryId, sending),
});
