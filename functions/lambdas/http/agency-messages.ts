import { deadQueuesAt } from '#adapters/aws/dead-queues.ts';
import { linksFrom } from '#adapters/aws/link-secret.ts';
import { queueAt } from '#adapters/aws/queue.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { auditLogIn } from '#adapters/dynamodb/members/audit.ts';
import { deadLettersIn } from '#adapters/dynamodb/messages/dead-letters.ts';
import { ledgerIn, type SendMessage } from '#adapters/dynamodb/messages/ledger.ts';
import { lettersIn } from '#adapters/dynamodb/messages/letters.ts';
import { announcementsIn } from '#adapters/dynamodb/producers/announcements.ts';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { graceIn } from '#adapters/dynamodb/producers/grace.ts';
import { NO_OUTBOX } from '#adapters/dynamodb/producers/outbox.ts';
import { requesterTracesIn } from '#adapters/dynamodb/requests/requester-traces.ts';
import { personErasureIn } from '#adapters/dynamodb/subscriptions/person-erasure.ts';
import { addressChangesIn, personNewsIn, subscriptionsIn } from '#adapters/dynamodb/subscriptions/subscriptions.ts';
import { agencyOnly, membersOnly } from '#app/members/members-only.ts';
import { announcedUseCases } from '#app/publications/announced.ts';
import { graceUseCases } from '#app/publications/grace.ts';
import { announcedPages } from '#app/publications/pages.tsx';
import { stuckWorkUseCases } from '#app/publications/stuck-work.ts';
import { forgetRequests, requestsOf } from '#app/requests/forget-requester.ts';
import { serveSite } from '#app/shared/serve-site.tsx';
import { agencyPersonPages } from '#app/subscriptions/agency-pages.tsx';
import { agencyPersons } from '#app/subscriptions/agency-persons.ts';
import { personRecords } from '#app/subscriptions/person-use-cases.ts';
import { now } from '#platform/clock.ts';
import { setting, territory } from '#platform/configuration.ts';
import { requestDependencies } from '../wiring/request-dependencies.ts';

const documents = documentClient();
const tables = { subscriptions: setting('SUBSCRIPTIONS_TABLE'), deliveries: setting('DELIVERIES_TABLE') };
const queue = queueAt<SendMessage>(setting('SEND_QUEUE_URL'));
const audit = auditLogIn(documents, setting('AUDIT_TABLE'));

const announced = announcedUseCases({
  announcements: announcementsIn(documents, setting('DIRECTORY_TABLE')),
  directory: directoryIn(documents, setting('DIRECTORY_TABLE'), NO_OUTBOX),
  letters: lettersIn(documents, tables.deliveries, queue),
  ledger: ledgerIn(documents, tables.deliveries, queue),
  deadLetters: deadLettersIn(documents, tables.deliveries),
  audit,
});

const stuck = stuckWorkUseCases(deadQueuesAt(setting('DEAD_LETTERS')), audit);

const grace = graceUseCases(
  graceIn(documents, { directory: setting('DIRECTORY_TABLE'), audit: setting('AUDIT_TABLE') }),
  territory().graceMinutes,
);

/** What a person asked producers for. */
const asked = {
  dependencies: requestDependencies,
  traces: requesterTracesIn(documents, { ...tables, requests: setting('REQUESTS_TABLE') }),
};

const persons = agencyPersons(
  personRecords({
    subscriptions: subscriptionsIn(documents, tables),
    links: linksFrom({ ring: setting('LINK_SECRET_ARN'), lasting: setting('LASTING_SECRET_ARN') }),
    personNews: personNewsIn(documents, tables.subscriptions),
    addressChanges: addressChangesIn(documents, tables.subscriptions),
    erasure: personErasureIn(documents, tables, { opensAt: territory().opensAt, now, limits: setting('LIMITS_TABLE') }),
    forgetRequests: (person) => forgetRequests(person, asked),
    requestsOf: (person) => requestsOf(person, asked),
  }),
  audit,
);

/** The agency sees what became of alerts, has those that are stuck sent again, and helps a subscriber who telephones. */
export const handler = serveSite(
  membersOnly([...announcedPages(announced, stuck, grace), ...agencyOnly(agencyPersonPages(persons))]),
);
