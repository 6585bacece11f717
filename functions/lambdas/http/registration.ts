import { linksFrom } from '#adapters/aws/link-secret.ts';
import { queueAt } from '#adapters/aws/queue.ts';
import { contactConfirmationsIn } from '#adapters/dynamodb/contacts/contact-confirmations.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { limitsIn } from '#adapters/dynamodb/limits.ts';
import { ledgerIn, type SendMessage } from '#adapters/dynamodb/messages/ledger.ts';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { draftsIn } from '#adapters/dynamodb/producers/drafts.ts';
import { outboxIn } from '#adapters/dynamodb/producers/outbox.ts';
import { questionsIn } from '#adapters/dynamodb/review/questions.ts';
import { registrationApi } from '#app/registration/api.ts';
import { registrationPages } from '#app/registration/pages.tsx';
import { questionPages } from '#app/registration/question-pages.tsx';
import type { RegistrationDependencies } from '#app/registration/use-cases.ts';
import { serveSite } from '#app/shared/serve-site.tsx';
import { now } from '#platform/clock.ts';
import { setting } from '#platform/configuration.ts';

const documents = documentClient();
const directory = setting('DIRECTORY_TABLE');
const deliveries = setting('DELIVERIES_TABLE');

const checks = queueAt<{ readonly siret: string }>(setting('CHECK_QUEUE_URL'));
const questions = questionsIn(documents, { agency: setting('AGENCY_TABLE') });

const dependencies: RegistrationDependencies = {
  directory: directoryIn(documents, directory, outboxIn({ deliveries, agency: setting('AGENCY_TABLE') })),
  drafts: draftsIn(documents, directory, now),
  ledger: ledgerIn(documents, deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL'))),
  links: linksFrom({ ring: setting('LINK_SECRET_ARN'), lasting: setting('LASTING_SECRET_ARN') }),
  limits: limitsIn(documents, setting('LIMITS_TABLE')),
  confirmations: contactConfirmationsIn(documents, directory),
  checkRegisters: (siret) => checks.send([{ siret }]),
};

/** Producers register: in steps that work without a script, or by one call. */
export const handler = serveSite(
  registrationApi(dependencies),
  registrationPages(dependencies),
  questionPages({ questions, directory: dependencies.directory, links: dependencies.links }),
);
