import { queueAt } from '#adapters/aws/queue.ts';
import { contactConfirmationsIn } from '#adapters/dynamodb/contacts/contact-confirmations.ts';
import { coverageIn } from '#adapters/dynamodb/coverage/coverage.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { unclaimedIndexIn, unclaimedStoreIn } from '#adapters/dynamodb/imports/unclaimed.ts';
import { countedLimitsIn } from '#adapters/dynamodb/limits.ts';
import { auditLogIn } from '#adapters/dynamodb/members/audit.ts';
import { ledgerIn, type SendMessage } from '#adapters/dynamodb/messages/ledger.ts';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { outboxIn } from '#adapters/dynamodb/producers/outbox.ts';
import { ownRecordsIn } from '#adapters/dynamodb/producers/own-records.ts';
import { requestsIn } from '#adapters/dynamodb/requests/requests.ts';
import { questionsIn } from '#adapters/dynamodb/review/questions.ts';
import { registerChecksIn } from '#adapters/dynamodb/review/register-checks.ts';
import {
  openingDayIn,
  openingDaysIn,
  openingsIn,
  subscribersCountedIn,
} from '#adapters/dynamodb/subscriptions/openings.ts';
import { tasksIn } from '#adapters/dynamodb/tasks/tasks.ts';
import { noticesIn } from '#adapters/dynamodb/upkeep/notices.ts';
import { usedUpNotices } from '#app/contacts/message-limits.ts';
import { membersOnly } from '#app/members/members-only.ts';
import { openingApi } from '#app/opening/api.ts';
import { openingPages } from '#app/opening/pages.tsx';
import { openingUseCases } from '#app/opening/use-cases.ts';
import { agencyApi } from '#app/review/api.ts';
import { agencyPages } from '#app/review/pages.tsx';
import { agencyUseCases } from '#app/review/use-cases.ts';
import { communeName } from '#app/shared/resolve.ts';
import { serveSite } from '#app/shared/serve-site.tsx';
import { taskApi } from '#app/tasks/api.ts';
import { taskPages } from '#app/tasks/pages.tsx';
import { taskUseCases } from '#app/tasks/use-cases.ts';
import { TaskId } from '#domain/shared/primitives.ts';
import { newId, now } from '#platform/clock.ts';
import { setting, territory } from '#platform/configuration.ts';
import { log } from '#platform/log.ts';
import { expectingIn } from '../wiring/expected-readers.ts';

const documents = documentClient();
const tables = {
  requests: setting('REQUESTS_TABLE'),
  agency: setting('AGENCY_TABLE'),
  deliveries: setting('DELIVERIES_TABLE'),
  audit: setting('AUDIT_TABLE'),
};
const directory = directoryIn(documents, setting('DIRECTORY_TABLE'), outboxIn(tables));
const ledger = ledgerIn(documents, tables.deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL')));

const own = ownRecordsIn(documents, { directory: setting('DIRECTORY_TABLE') });
const checks = queueAt<{ readonly siret: string }>(setting('CHECK_QUEUE_URL'));

const { opensAt: announced } = territory();
const opening = openingDayIn(documents, setting('DIRECTORY_TABLE'), announced);

const expecting = expectingIn(documents, setting('SUBSCRIPTIONS_TABLE'));

const requests = requestsIn(documents, tables);

const useCases = agencyUseCases({
  directory,
  requests,
  ledger,
  questions: questionsIn(documents, tables),
  registers: {
    find: registerChecksIn(documents, tables.agency).find,
    // A queue that does not take the question is no reason to show nothing: the next opening asks again.
    ask: (siret) => checks.send([{ siret }]).catch((error: unknown) => log.error('registers not asked', error, {})),
  },
  reachedBy: own.reachedBy,
  proposalOf: own.proposalOf,
  coverage: coverageIn(documents, { coverage: setting('COVERAGE_TABLE'), directory: setting('DIRECTORY_TABLE') }, now),
  listed: {
    unclaimed: unclaimedStoreIn(documents, {
      directory: setting('DIRECTORY_TABLE'),
      coverage: setting('COVERAGE_TABLE'),
    }),
    index: unclaimedIndexIn(documents, setting('COVERAGE_TABLE')),
    communeName,
  },
  openChanges: async (departments) => {
    const { proposals, cursor } = await own.openProposals(undefined, departments);
    return { count: proposals.length, more: cursor !== undefined };
  },
  opening,
  notices: async (at) =>
    (
      await Promise.all([
        noticesIn(documents, setting('DIRECTORY_TABLE')).open(at),
        usedUpNotices(countedLimitsIn(documents, setting('LIMITS_TABLE')), at),
      ])
    ).flat(),
  confirmations: contactConfirmationsIn(documents, setting('DIRECTORY_TABLE')),
  expecting,
});

const tasks = taskUseCases({
  tasks: tasksIn(documents, tables.agency),
  dependencies: {
    requests,
    directory,
    ledger,
    now,
    newTaskId: () => TaskId.parse(newId()),
  },
  directory,
  ledger,
  audit: auditLogIn(documents, tables.audit),
});

const openings = openingUseCases({
  announced,
  opening,
  days: openingDaysIn(documents, { directory: setting('DIRECTORY_TABLE'), audit: tables.audit }),
  openings: openingsIn(documents, setting('DIRECTORY_TABLE')),
  subscribers: subscribersCountedIn(documents, setting('SUBSCRIPTIONS_TABLE')),
  departments: expecting.departments,
  directory,
});

/** The agency reviews registrations, works through its tasks and opens the directory: by calls, and by pages that work without a script. */
export const handler = serveSite(
  membersOnly([
    ...agencyApi(useCases),
    ...agencyPages(useCases),
    ...taskApi(tasks),
    ...taskPages(tasks),
    ...openingApi(openings),
    ...openingPages(openings),
  ]),
);
