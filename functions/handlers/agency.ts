import { coverageIn } from '../adapters/coverage.ts';
import { directoryIn } from '../adapters/directory.ts';
import { documentClient } from '../adapters/dynamodb.ts';
import { importedProducersIn, notYetIndexIn } from '../adapters/imported-producers.ts';
import { journalIn } from '../adapters/journal.ts';
import { ledgerIn, type SendMessage } from '../adapters/ledger.ts';
import { openingDayIn, openingDaysIn, openingsIn, subscribersCountedIn } from '../adapters/openings.ts';
import { outboxIn } from '../adapters/outbox.ts';
import { ownRecordsIn } from '../adapters/own-records.ts';
import { questionsIn } from '../adapters/questions.ts';
import { queueAt } from '../adapters/queue.ts';
import { registerChecksIn } from '../adapters/register-checks.ts';
import { requestsIn } from '../adapters/requests.ts';
import { tasksIn } from '../adapters/tasks.ts';
import { TaskId } from '../domain/shared/primitives.ts';
import { newId, now } from '../platform/clock.ts';
import { setting, territory } from '../platform/configuration.ts';
import { log } from '../platform/log.ts';
import { agencyApi } from './parts/agency-api.ts';
import { agencyPages } from './parts/agency-pages.tsx';
import { agencyUseCases } from './parts/agency-use-cases.ts';
import { communes } from './parts/communes.ts';
import { membersOnly } from './parts/members-only.ts';
import { openingApi } from './parts/opening-api.ts';
import { openingPages } from './parts/opening-pages.tsx';
import { openingUseCases } from './parts/opening-use-cases.ts';
import { communeName } from './parts/resolve.ts';
import { serveSite } from './parts/serve-site.tsx';
import { taskApi } from './parts/task-api.ts';
import { taskPages } from './parts/task-pages.tsx';
import { taskUseCases } from './parts/task-use-cases.ts';

const documents = documentClient();
const tables = {
  requests: setting('REQUESTS_TABLE'),
  deliveries: setting('DELIVERIES_TABLE'),
  journal: setting('JOURNAL_TABLE'),
};
const directory = directoryIn(documents, setting('DIRECTORY_TABLE'), outboxIn(tables));
const ledger = ledgerIn(documents, tables.deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL')));

const own = ownRecordsIn(documents, { directory: setting('DIRECTORY_TABLE') });
const checks = queueAt<{ readonly siret: string }>(setting('CHECK_QUEUE_URL'));

const { opensAt: announced } = territory();
const opening = openingDayIn(documents, setting('DIRECTORY_TABLE'), announced);

const useCases = agencyUseCases({
  directory,
  ledger,
  questions: questionsIn(documents, tables),
  registers: {
    find: registerChecksIn(documents, tables.requests).find,
    // A queue that does not take the question is no reason to show nothing: the next opening asks again.
    ask: (siret) => checks.send([{ siret }]).catch((error: unknown) => log.error('registers not asked', error, {})),
  },
  reachedBy: own.reachedBy,
  proposalOf: own.proposalOf,
  coverage: coverageIn(documents, { coverage: setting('COVERAGE_TABLE'), directory: setting('DIRECTORY_TABLE') }, now),
  listed: {
    imported: importedProducersIn(documents, {
      directory: setting('DIRECTORY_TABLE'),
      coverage: setting('COVERAGE_TABLE'),
    }),
    index: notYetIndexIn(documents, setting('COVERAGE_TABLE')),
    communeName,
  },
  openChanges: async (departments) => {
    const { proposals, cursor } = await own.openProposals(undefined, departments);
    return { count: proposals.length, more: cursor !== undefined };
  },
  opening,
});

const tasks = taskUseCases({
  tasks: tasksIn(documents, tables.requests),
  following: {
    requests: requestsIn(documents, tables),
    directory,
    ledger,
    now,
    newTaskId: () => TaskId.parse(newId()),
  },
  directory,
  ledger,
  journal: journalIn(documents, tables.journal),
});

const openings = openingUseCases({
  announced,
  opening,
  days: openingDaysIn(documents, { directory: setting('DIRECTORY_TABLE'), journal: tables.journal }),
  openings: openingsIn(documents, setting('DIRECTORY_TABLE')),
  subscribers: subscribersCountedIn(documents, setting('SUBSCRIPTIONS_TABLE')),
  departments: () =>
    communes()
      .allDepartments()
      .map(({ code }) => code),
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
