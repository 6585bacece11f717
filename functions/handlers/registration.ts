import { directoryIn } from '../adapters/directory.ts';
import { draftsIn } from '../adapters/drafts.ts';
import { documentClient } from '../adapters/dynamodb.ts';
import { ledgerIn, type SendMessage } from '../adapters/ledger.ts';
import { limitsIn } from '../adapters/limits.ts';
import { linksFrom } from '../adapters/link-secret.ts';
import { outboxIn } from '../adapters/outbox.ts';
import { questionsIn } from '../adapters/questions.ts';
import { queueAt } from '../adapters/queue.ts';
import { now } from '../platform/clock.ts';
import { setting } from '../platform/configuration.ts';
import { questionPages } from './parts/question-pages.tsx';
import { registrationApi } from './parts/registration-api.ts';
import { registrationPages } from './parts/registration-pages.tsx';
import type { RegistrationParts } from './parts/registration-use-cases.ts';
import { serveSite } from './parts/serve-site.tsx';

const documents = documentClient();
const directory = setting('DIRECTORY_TABLE');
const deliveries = setting('DELIVERIES_TABLE');

const checks = queueAt<{ readonly siret: string }>(setting('CHECK_QUEUE_URL'));
const questions = questionsIn(documents, { requests: setting('REQUESTS_TABLE') });

const parts: RegistrationParts = {
  directory: directoryIn(documents, directory, outboxIn({ deliveries, requests: setting('REQUESTS_TABLE') })),
  drafts: draftsIn(documents, directory, now),
  ledger: ledgerIn(documents, deliveries, queueAt<SendMessage>(setting('SEND_QUEUE_URL'))),
  links: linksFrom(setting('LINK_SECRET_ARN')),
  limits: limitsIn(documents, setting('LIMITS_TABLE')),
  checkRegisters: (siret) => checks.send([{ siret }]),
};

/** Producers register: in steps that work without a script, or by one call. */
export const handler = serveSite(
  registrationApi(parts),
  registrationPages(parts),
  questionPages({ questions, directory: parts.directory, links: parts.links }),
);
