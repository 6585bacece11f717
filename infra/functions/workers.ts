import type { MetricName } from '#platform/metrics.ts';
import type {
  CountedFault,
  FunctionSpec,
  QueueWorkerName,
  QueueWorkerSpec,
  ScheduledSpec,
  StreamWorkerSpec,
} from './spec.ts';

/** What the nightly run may find of the index. */
const indexFault = (metric: MetricName, found: string): CountedFault => ({
  metric,
  minutes: 24 * 60,
  failureImpact: `Last night ${found}. It is mended; but until then a visitor may have been told wrong, and whatever caused it can cause it again. Read the logs of reconcile and of project-coverage.`,
});

/**
 * The functions that nobody calls over HTTP (see spec.ts). A worker that sends to itself goes on in another turn: a long announcement, a long list, a
 * register that was silent.
 */
export const queueWorkers = {
  /** One publication: its areas (<= 64 items each) written then removed by 25: a few dozen writes; 60 s covers throttling. */
  projectCoverage: {
    memory: 512,
    timeout: 60,
    data: ['communes.json'],
    tables: {
      directory: ['get', 'batchGet', 'query', 'put', 'update'],
      coverage: ['batchWrite', 'delete'],
    },
    // Itself too: what older versions left in the index is removed later.
    sendsTo: ['projectCoverage', 'matchSubscribers'],
    settings: ['TERRITORY'],
    queueSetting: 'PROJECT_QUEUE_URL',
    batchSize: 1,
    maxConcurrency: 5,
    failureImpact:
      'A producer who was approved, changed or paused is not shown where they deliver, or still shown where they do not. Read the log of project-coverage, then press “Do again” on the agency’s page of what is stuck.',
    delayImpact:
      'For ten minutes and more, approved producers have not been found by search. Read the log of project-coverage.',
    lateAfterMinutes: 10,
  },
  /** One publication at a time: 35,000 subscribers take 20 s on two cores, and the cursor is kept: 5 min is room, not need. */
  matchSubscribers: {
    memory: 512,
    timeout: 300,
    data: ['communes.json'],
    tables: {
      // Waves and the opening: what else is on its way.
      directory: ['get', 'query', 'put'],
      // Whether an extra passage still stands.
      coverage: ['batchGet'],
      // A page of subscribers at a time: what they were told, and the mails that may carry the news.
      subscriptions: ['query', 'batchGet', 'batchWrite'],
      deliveries: ['batchGet', 'put'],
    },
    sendsTo: ['matchSubscribers', 'send'],
    settings: ['TERRITORY'],
    queueSetting: 'MATCH_QUEUE_URL',
    batchSize: 1,
    maxConcurrency: 5,
    failureImpact:
      'Part of the subscribers of an area will not hear of a new producer. Read the log of match-subscribers, then press “Do again” on the agency’s page of what is stuck: those already told are not told twice.',
    delayImpact:
      'For half an hour and more, subscribers have not been told of a new producer. Read the log of match-subscribers.',
    lateAfterMinutes: 30,
  },
  /** A batch of 10, each one call to SES or SMS that gives up after 5 s: 10 x 5 s + 10 s to claim and mark. */
  send: {
    memory: 512,
    timeout: 60,
    data: ['communes.json'],
    tables: {
      // What the provider does not take until a person has mended something is told to the agency.
      directory: ['get', 'query', 'put', 'update'],
      coverage: ['query', 'batchGet'],
      // Twenty messages at a time: what they are about is read in one call.
      subscriptions: ['get', 'batchGet', 'query', 'put'],
      // Whoever counts on a passage is found by it.
      requests: ['get', 'query', 'put'],
      // Questions that are sent, and tasks where no channel is left.
      agency: ['get', 'put'],
      deliveries: ['batchGet', 'put', 'partiQLUpdate'],
      limits: ['update'],
    },
    // What failed by one channel goes on by the next.
    sendsTo: ['send'],
    secrets: ['link'],
    messages: ['email', 'sms'],
    settings: ['TERRITORY', 'SITE_URL'],
    queueSetting: 'SEND_QUEUE_URL',
    batchSize: 20,
    // The shared token bucket sets the pace; more copies than this would only wait for it, and pay for waiting.
    maxConcurrency: 10,
    counted: [
      {
        metric: 'HeldMessages',
        minutes: 5,
        failureImpact:
          'The provider takes no mail or no SMS of ours until a person has mended something. Read on the home page of the agency what it is (identity not verified, sandbox, sending paused, a right missing). Nothing is lost: what waits is tried again every quarter of an hour, for 14 days.',
      },
    ],
    failureImpact:
      'Mails or SMS that we owe someone (a confirmation, a request to a producer, an alert) have not left. The sweep queues them again when they are due; read the log of send for the reason.',
    delayImpact:
      'Mails and SMS leave more than fifteen minutes late: people wait for the code they need to confirm. Look at the sending quota, then at the log of send.',
    lateAfterMinutes: 15,
  },
  /** A batch of 50 receipts, read together and written 25 a call: < 10 s in bad weather, times three. Fed by SES and End User Messaging. */
  feedback: {
    memory: 256,
    timeout: 30,
    tables: {
      directory: ['get'],
      subscriptions: ['batchGet', 'query', 'put'],
      requests: ['get', 'put'],
      agency: ['get', 'put'],
      deliveries: ['batchGet', 'put', 'partiQLUpdate'],
    },
    sendsTo: ['send'],
    batchSize: 50,
    maxConcurrency: 5,
    failureImpact:
      'Bounces and receipts are lost: requests wait for a producer who never got them, and we keep writing to addresses that do not exist. Read the log of feedback, then press “Do again” on the agency’s page of what is stuck.',
    delayImpact: 'For half an hour and more, we have not learnt what became of our messages. Read the log of feedback.',
    lateAfterMinutes: 30,
  },
  /** Turns of 200 s at most, see the handler; a processor of its own (1,769 MB), since 20 MB of rows are read anew each turn. */
  importRows: {
    memory: 1769,
    timeout: 300,
    data: ['communes.json'],
    tables: {
      // Taking an import back deletes what it made.
      directory: ['get', 'batchGet', 'query', 'put', 'update', 'delete'],
      coverage: ['query', 'put', 'delete'],
      agency: ['get', 'query', 'put'],
      // It invites a list, too.
      deliveries: ['get', 'put'],
    },
    sendsTo: ['importRows', 'send'],
    secrets: ['link'],
    settings: ['GEOCODER_URL', 'TERRITORY'],
    queueSetting: 'IMPORT_QUEUE_URL',
    batchSize: 1,
    maxConcurrency: 2,
    failureImpact:
      'The import of a list stopped half-way: the member who began it sees no end. What was written stays right; read the log of import-rows, then press “Do again” on the agency’s page of what is stuck, and it goes on where it was.',
    delayImpact: 'Members wait more than ten minutes for the preview of a list. Read the log of import-rows.',
    lateAfterMinutes: 10,
  },
  /** One SIRET, two registers at once: paced by half a second, each given 5 s, and two writes: 8 s, times three for bad weather. */
  checkRegisters: {
    memory: 256,
    timeout: 25,
    tables: { agency: ['get', 'put'] },
    // A register that is silent is asked again later, by a message of its own.
    sendsTo: ['checkRegisters'],
    settings: ['COMPANY_REGISTER_URL', 'ORGANIC_REGISTER_URL'],
    queueSetting: 'CHECK_QUEUE_URL',
    batchSize: 1,
    // The registers take 7 calls a second from one address: two copies at one call in half a second each stay under it.
    maxConcurrency: 2,
    failureImpact:
      'Members find “not checked yet” where the company register and Agence Bio should have answered; registrations go on all the same. Read the log of check-registers.',
    delayImpact:
      'The public registers have been silent for hours: members check SIRET and organic certificates by hand meanwhile; nothing is lost. Read the log of check-registers, to see whether they or we are down.',
    lateAfterMinutes: 360,
  },
  /** 35,000 subscribers and 2,000 producers take under a minute; a turn hands over after 200 s: 5 min is room for the department it is at. */
  territoryFigures: {
    memory: 1024,
    timeout: 300,
    data: ['communes.json'],
    tables: {
      directory: ['query'],
      coverage: ['query'],
      subscriptions: ['query'],
      requests: ['query'],
      agency: ['get', 'query', 'put', 'delete'],
    },
    sendsTo: ['territoryFigures'],
    settings: ['TERRITORY'],
    queueSetting: 'FIGURES_QUEUE_URL',
    batchSize: 1,
    maxConcurrency: 2,
    // In the hour in which nobody searches, before the agency opens.
    daily: { hour: 4, minute: 0 },
    failureImpact:
      'The agency sees old figures of the territory: where people wait, requests by week. Read the log of territory-figures; the page says of when they are, and its button computes them again.',
    delayImpact:
      'For two hours and more, the figures of the territory have waited to be computed: the agency sees those of the day before. Read the log of territory-figures.',
    lateAfterMinutes: 120,
  },
  /** Turns of 60 s, each followed by the next through its queue; a page under way when the minute is over has another. */
  reconcile: {
    memory: 1024,
    timeout: 120,
    data: ['communes.json'],
    // The nightly run reads everything, mends the index, brings producers back from their pause, ends and erases.
    tables: {
      directory: ['get', 'query', 'put', 'update', 'delete'],
      coverage: ['batchGet', 'scan', 'batchWrite', 'update', 'delete'],
      subscriptions: ['get', 'query', 'scan', 'put', 'delete', 'batchWrite'],
      // How often a producer was asked last month.
      requests: ['get', 'query'],
      agency: ['query', 'put', 'batchWrite'],
      // What was asked of producers is known by its message.
      deliveries: ['get', 'put', 'batchWrite'],
    },
    sendsTo: ['reconcile', 'send'],
    settings: ['TERRITORY'],
    queueSetting: 'RECONCILE_QUEUE_URL',
    batchSize: 1,
    maxConcurrency: 2,
    // Before anybody is up, and when what mended the index in the evening has settled.
    daily: { hour: 3, minute: 10 },
    failureImpact:
      'The nightly run stopped half-way: producers who said when they are back stay away, addresses are kept longer than we promised, and what the index lost stays lost. Read the log of reconcile, then press “Do again” on the agency’s page of what is stuck.',
    delayImpact: 'The nightly run has not gone on for two hours. Read the log of reconcile.',
    counted: [
      indexFault('IndexMissing', 'rounds of published producers were not in the index of the search'),
      indexFault('IndexWrong', 'the index of the search said something else of producers than the directory'),
      indexFault('IndexOrphans', 'the index of the search still held producers or rounds that are no more'),
      {
        metric: 'AskedMessagesRefused',
        minutes: 5,
        failureImpact:
          'The messages that anybody may ask for in a day (codes and links, 400 SMS or 60,000 mails) are used up: whoever subscribes, asks or registers now is told to come back tomorrow. Look in the access log who asks: a busy day, or an attack. Read in the runbook how to raise the number.',
      },
      {
        metric: 'UnreadableRecords',
        minutes: 5,
        failureImpact:
          'A record could not be read and was set aside: whom it is about is missing from a page, an announcement or the night, all others are not. Look for “cannot be read” in the logs: its key is there. It was written by another version: deploy all stacks of that version, or mend the record.',
      },
    ],
    lateAfterMinutes: 120,
  },
} as const satisfies Record<QueueWorkerName, QueueWorkerSpec>;

export const streamWorkers = {
  /** At most 100 stream records, one SendMessageBatch per 10: ten calls of < 1 s. */
  wake: {
    memory: 256,
    timeout: 30,
    sendsTo: ['projectCoverage'],
    stream: 'directory',
    kind: 'publication',
    failureImpact:
      'A publication did not start its way by itself: the sweep starts it within minutes. If alerts stay away, look at the log of sweep.',
    delayImpact:
      'Publications wait more than ten minutes for their start: subscribers hear late of a new producer, search shows them late. Look at the log of wake.',
  },
} as const satisfies Record<string, StreamWorkerSpec>;

export const scheduledFunctions = {
  /** 16 shards of due deliveries read and queued again; under the minute of its schedule, so that runs never pile up. */
  sweep: {
    memory: 512,
    timeout: 50,
    tables: { directory: ['get', 'query'], deliveries: ['query', 'get', 'batchGet', 'update'] },
    sendsTo: ['projectCoverage', 'matchSubscribers', 'send'],
    settings: ['TERRITORY'],
    everyMinutes: 1,
    failureImpact:
      'What failed once is not tried again: messages and publications that are due stay where they are, and the people who wait for them wait on. Read the log of sweep.',
  },
} as const satisfies Record<string, ScheduledSpec>;

/** Asked by the API before a member's route. */
export const authorizers = {
  /** Verifies a signature; Cognito's public keys are fetched once per instance (< 1 s). */
  authorizer: {
    memory: 512,
    timeout: 5,
    // Who calls is asked of their record each time; a founder's is written at the first call.
    tables: { directory: ['get', 'put'], audit: ['put'] },
    accounts: ['verify'],
  },
} as const satisfies Record<string, FunctionSpec>;
