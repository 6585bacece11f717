/** Where the metrics of the application are in CloudWatch; alarms name it too. */
export const METRICS = 'Alaronde';

/** What is counted. */
const METRIC_NAMES = [
  'IndexMissing',
  'IndexWrong',
  'IndexOrphans',
  /** Set aside, so that the others go on (adapters/dynamodb/records.ts). */
  'UnreadableRecords',
  /** Mails and SMS that the provider does not take for a reason that a person has to mend. */
  'HeldMessages',
  /** Messages that anybody may ask for, beyond the number of a day (app/contacts/message-limits.ts). */
  'AskedMessagesRefused',
] as const;
export type MetricName = (typeof METRIC_NAMES)[number];

/**
 * Counts, written as a line of the log in CloudWatch's embedded metric format: no call, no right, no waiting. All of one line at once, zeros too, so
 * that silence is not taken for a good night.
 */
export const measure = (counts: Readonly<Partial<Record<MetricName, number>>>): void => {
  const metrics = Object.keys(counts).map((Name) => ({ Name, Unit: 'Count' }));
  console.log(
    JSON.stringify({
      _aws: {
        Timestamp: Date.now(),
        CloudWatchMetrics: [{ Namespace: METRICS, Dimensions: [[]], Metrics: metrics }],
      },
      ...counts,
    }),
  );
};
