import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { Territory } from '#platform/configuration.ts';
import { METRICS, type MetricName } from '#platform/metrics.ts';
import { Alarms } from '../constructs/alarms.ts';
import { EmailSending } from '../constructs/email-sending.ts';
import { LinkSecret } from '../constructs/link-secret.ts';
import { QueueWorker } from '../constructs/queue-worker.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import {
  COMPANY_REGISTER_URL,
  GEOCODER_URL,
  giveSiteUrl,
  giveTerritory,
  ORGANIC_REGISTER_URL,
} from '../constructs/shared-settings.ts';
import { SmsSending } from '../constructs/sms-sending.ts';
import { StreamWorker } from '../constructs/stream-worker.ts';
import type { AppTables } from './data-stack.ts';

export interface MessagingStackProps extends StackProps {
  readonly territory: Territory;
  readonly buildFolder: string;
  readonly tables: AppTables;
}

/** The way of an announcement and of every other message (DESIGN 4): workers, queues, what sends and what comes back. */
export class MessagingStack extends Stack {
  readonly alarms: Alarms;
  readonly linkSecret: LinkSecret;
  readonly send: QueueWorker;
  /** Reckons the state of the territory. */
  readonly figures: QueueWorker;
  readonly importRows: QueueWorker;
  readonly checkRegisters: QueueWorker;

  constructor(scope: Construct, id: string, { territory, buildFolder, tables, ...props }: MessagingStackProps) {
    super(scope, id, props);
    const alarms = new Alarms(this, 'Alarms', { email: territory.agency.email });
    const linkSecret = new LinkSecret(this, 'LinkSecret');

    const wake = new StreamWorker(this, 'Wake', {
      name: 'wake',
      buildFolder,
      alarms,
      table: tables.directory.table,
      kind: 'publication',
      failureImpact:
        'A publication did not start its way by itself: the sweep starts it within minutes. If alerts stay away, look at the log of sweep.',
      delayImpact:
        'Publications wait more than ten minutes for their start: subscribers hear late of a new producer, search shows him late. Look at the log of wake.',
    });
    const projectCoverage = new QueueWorker(this, 'ProjectCoverage', {
      name: 'projectCoverage',
      buildFolder,
      alarms,
      setting: 'PROJECT_QUEUE_URL',
      batchSize: 1,
      failureImpact:
        'A producer who was approved, changed or paused is not shown where he delivers, or still shown where he does not. Read the log of project-coverage, then send the dead letters back to their queue.',
      delayImpact:
        'For ten minutes and more, approved producers have not been found by search. Read the log of project-coverage.',
      lateAfter: Duration.minutes(10),
    });
    const matchSubscribers = new QueueWorker(this, 'MatchSubscribers', {
      name: 'matchSubscribers',
      buildFolder,
      alarms,
      setting: 'MATCH_QUEUE_URL',
      batchSize: 1,
      failureImpact:
        'Part of the subscribers of an area will not hear of a new producer. Read the log of match-subscribers, then send the dead letters back to their queue: those already told are not told twice.',
      delayImpact:
        'For half an hour and more, subscribers have not been told of a new producer. Read the log of match-subscribers.',
      lateAfter: Duration.minutes(30),
    });
    const send = new QueueWorker(this, 'Send', {
      name: 'send',
      buildFolder,
      alarms,
      setting: 'SEND_QUEUE_URL',
      batchSize: 10,
      // The shared token bucket sets the pace; more copies than this would only wait for it, and pay for waiting.
      maxConcurrency: 10,
      failureImpact:
        'Mails or SMS that we owe someone (a confirmation, a request to a producer, an alert) have not left. The sweep queues them again when they are due; read the log of send for the reason.',
      delayImpact:
        'Mails and SMS leave more than fifteen minutes late: people wait for the code they need to confirm. Look at the sending quota, then at the log of send.',
      lateAfter: Duration.minutes(15),
    });
    const feedback = new QueueWorker(this, 'Feedback', {
      name: 'feedback',
      buildFolder,
      alarms,
      batchSize: 10,
      failureImpact:
        'Bounces and receipts are lost: requests wait for a producer who never got them, and we keep writing to addresses that do not exist. Read the log of feedback, then send the dead letters back to their queue.',
      delayImpact:
        'For half an hour and more, we have not learnt what became of our messages. Read the log of feedback.',
      lateAfter: Duration.minutes(30),
    });
    const figures = new QueueWorker(this, 'TerritoryFigures', {
      name: 'territoryFigures',
      buildFolder,
      alarms,
      setting: 'FIGURES_QUEUE_URL',
      batchSize: 1,
      maxConcurrency: 2,
      failureImpact:
        'The agency sees old figures of the territory: where people wait, requests by week. Read the log of territory-figures; the page says of when they are, and its button reckons again.',
      delayImpact:
        'For two hours and more, the figures of the territory have waited to be reckoned: the agency sees those of the day before. Read the log of territory-figures.',
      lateAfter: Duration.hours(2),
    });
    // In the hour in which nobody searches; summer or winter, before the agency opens.
    figures.wokenAt(Schedule.cron({ hour: '2', minute: '30' }));
    const sweep = new ScheduledFunction(this, 'Sweep', {
      name: 'sweep',
      buildFolder,
      alarms,
      every: Duration.minutes(1),
      failureImpact:
        'What failed once is not tried again: messages and publications that are due stay where they are, and the people who wait for them wait on. Read the log of sweep.',
    });

    const importRows = new QueueWorker(this, 'ImportRows', {
      name: 'importRows',
      buildFolder,
      alarms,
      setting: 'IMPORT_QUEUE_URL',
      batchSize: 1,
      failureImpact:
        'The import of a list stopped half-way: the member who began it sees no end. What was written stays right; read the log of import-rows, then send the dead letters back to their queue, and it goes on where it was.',
      delayImpact: 'Members wait more than ten minutes for the preview of a list. Read the log of import-rows.',
      lateAfter: Duration.minutes(10),
    });
    importRows.set('GEOCODER_URL', GEOCODER_URL);
    // A long list goes on in another turn of its own.
    importRows.fedBy(importRows);

    const checkRegisters = new QueueWorker(this, 'CheckRegisters', {
      name: 'checkRegisters',
      buildFolder,
      alarms,
      setting: 'CHECK_QUEUE_URL',
      batchSize: 1,
      // The registers take 7 calls a second from one address: two copies at one call in half a second each stay under it.
      maxConcurrency: 2,
      failureImpact:
        'Members find “not checked yet” where the company register and Agence Bio should have answered; registrations go on all the same. Read the log of check-registers.',
      delayImpact:
        'The public registers have been silent for hours: members check SIRET and organic certificates by hand meanwhile; nothing is lost. Read the log of check-registers, to see whether they or we are down.',
      lateAfter: Duration.hours(6),
    });
    checkRegisters.set('COMPANY_REGISTER_URL', COMPANY_REGISTER_URL);
    checkRegisters.set('ORGANIC_REGISTER_URL', ORGANIC_REGISTER_URL);
    // A register that is silent is asked again later, by a message of its own.
    checkRegisters.fedBy(checkRegisters);

    figures.fedBy(figures);
    const reconcile = new QueueWorker(this, 'Reconcile', {
      name: 'reconcile',
      buildFolder,
      alarms,
      setting: 'RECONCILE_QUEUE_URL',
      batchSize: 1,
      failureImpact:
        'The nightly run stopped half-way: producers who said when they are back stay away, addresses are kept longer than we promised, and what the index lost stays lost. Read the log of reconcile, then send the dead letters back to their queue.',
      delayImpact: 'The nightly run has not gone on for two hours. Read the log of reconcile.',
      lateAfter: Duration.hours(2),
    });
    // Before anybody is up, and when what mended the index in the evening has settled.
    reconcile.wokenDaily({ hour: 3, minute: 10, timeZone: territory.timeZone });
    for (const [metric, what] of INDEX_METRICS) {
      alarms.raise(reconcile, metric, {
        metric: new Metric({ namespace: METRICS, metricName: metric, statistic: 'Sum', period: Duration.days(1) }),
        threshold: 1,
        failureImpact: `Last night ${what}. It is mended; but until then a visitor may have been told wrong, and whatever caused it can cause it again. Read the logs of reconcile and of project-coverage.`,
      });
    }

    // Itself too: what older versions left in the index is removed later.
    projectCoverage.fedBy(wake, sweep, projectCoverage);
    // A long announcement goes on in another turn of its own.
    matchSubscribers.fedBy(projectCoverage, sweep, matchSubscribers);
    // What failed by one channel goes on by the next: the sender and the feedback owe the next message themselves.
    send.fedBy(matchSubscribers, sweep, send, feedback);

    const receipts = new Topic(this, 'Receipts', { displayName: 'What became of our mails and SMS', enforceSSL: true });
    receipts.addSubscription(new SqsSubscription(feedback.queue, { rawMessageDelivery: true }));
    new EmailSending(this, 'Email', { territory, alarms, feedback: receipts }).usedBy(send);
    new SmsSending(this, 'Sms', { senderId: territory.smsSender, feedback: receipts }).usedBy(send);

    tables.directory.queriedBy(figures);
    tables.coverage.queriedBy(figures);
    tables.subscriptions.queriedBy(figures);
    tables.requests.readBy(figures);
    tables.requests.savedToBy(figures);
    tables.requests.deletedFromBy(figures);
    tables.directory.fetchedBy(projectCoverage, matchSubscribers, send, feedback);
    tables.directory.queriedBy(projectCoverage, sweep);
    tables.directory.savedToBy(projectCoverage, matchSubscribers);
    tables.directory.changedBy(projectCoverage);
    tables.coverage.filledBy(projectCoverage);
    tables.coverage.fetchedTogetherBy(send);
    tables.directory.fetchedTogetherBy(projectCoverage);
    tables.coverage.deletedFromBy(projectCoverage);
    tables.requests.fetchedBy(checkRegisters);
    tables.requests.savedToBy(checkRegisters);
    tables.directory.fetchedBy(importRows);
    tables.directory.fetchedTogetherBy(importRows);
    tables.directory.savedToBy(importRows);
    tables.directory.changedBy(importRows);
    tables.coverage.queriedBy(importRows);
    tables.coverage.savedToBy(importRows);
    tables.coverage.deletedFromBy(importRows);
    tables.requests.readBy(importRows);
    tables.requests.savedToBy(importRows);
    // It invites a list, too.
    tables.deliveries.fetchedBy(importRows);
    tables.deliveries.savedToBy(importRows);
    send.fedBy(importRows);
    linkSecret.readBy(importRows);
    tables.subscriptions.queriedBy(matchSubscribers);
    tables.subscriptions.queriedBy(send, feedback);
    // Ten messages at a time: what they are about is read in one call.
    tables.subscriptions.fetchedTogetherBy(send, feedback);
    tables.deliveries.fetchedTogetherBy(send, feedback);
    tables.subscriptions.savedToBy(send, feedback);
    tables.requests.fetchedBy(send, feedback);
    tables.requests.savedToBy(send, feedback);
    tables.deliveries.queriedBy(sweep);
    tables.deliveries.savedToBy(matchSubscribers, send, feedback);
    tables.deliveries.changedBy(sweep);
    tables.limits.changedBy(send);
    // Waves and the opening: what else is on its way, who delivers where, and one mail for all of it.
    tables.directory.queriedBy(matchSubscribers, send);
    tables.directory.fetchedBy(sweep);
    tables.coverage.queriedBy(send);
    // A page of subscribers at a time: what they were told, and the mails that may carry the news.
    tables.subscriptions.fetchedTogetherBy(matchSubscribers);
    tables.subscriptions.filledBy(matchSubscribers);
    tables.deliveries.fetchedTogetherBy(matchSubscribers, sweep);
    tables.deliveries.fetchedBy(sweep);
    tables.subscriptions.fetchedBy(send);
    giveTerritory(territory, projectCoverage, matchSubscribers, sweep);
    // The nightly run reads everything, mends the index, brings producers back from their pause, ends and erases.
    reconcile.fedBy(reconcile);
    send.fedBy(reconcile);
    tables.directory.readBy(reconcile);
    tables.directory.savedToBy(reconcile);
    tables.directory.changedBy(reconcile);
    tables.directory.deletedFromBy(reconcile);
    tables.coverage.fetchedTogetherBy(reconcile);
    tables.coverage.scannedBy(reconcile);
    tables.coverage.filledBy(reconcile);
    tables.coverage.changedBy(reconcile);
    tables.coverage.deletedFromBy(reconcile);
    tables.subscriptions.scannedBy(reconcile);
    tables.subscriptions.readBy(reconcile);
    tables.subscriptions.savedToBy(reconcile);
    tables.subscriptions.deletedFromBy(reconcile);
    tables.subscriptions.filledBy(reconcile);
    tables.deliveries.savedToBy(reconcile);
    tables.requests.savedToBy(reconcile);
    giveTerritory(territory, reconcile);
    linkSecret.readBy(send);
    giveTerritory(territory, send);
    giveSiteUrl(territory, send);

    this.alarms = alarms;
    this.linkSecret = linkSecret;
    this.send = send;
    this.checkRegisters = checkRegisters;
    this.figures = figures;
    this.importRows = importRows;
  }
}

/** What the nightly run may find of the index, in words. */
const INDEX_METRICS: readonly (readonly [MetricName, string])[] = [
  ['IndexMissing', 'rounds of published producers were not in the index of the search'],
  ['IndexWrong', 'the index of the search said something else of producers than the directory'],
  ['IndexOrphans', 'the index of the search still held producers or rounds that are no more'],
];
