/** What a month costs at the traffic of the model platform (docs/deploy.md): the arithmetic, with what the templates hold. */
export interface Counts {
  readonly alarms: number;
  /** Those that functions poll. */
  readonly queues: number;
  readonly secrets: number;
  readonly keys: number;
}

export interface Cost {
  readonly what: string;
  readonly arithmetic: string;
  readonly dollars: number;
}

/** Lambda's pollers ask each queue: million calls a month. */
const POLLED_MILLIONS = 0.65;
const MESSAGES_MILLIONS = 0.8;
const FREE_ALARMS = 10;
const EUROS_A_DOLLAR = 0.92;

export const monthlyCosts = ({ alarms, queues, secrets, keys }: Counts): readonly Cost[] => {
  const polled = queues * POLLED_MILLIONS;
  const paidAlarms = alarms - FREE_ALARMS;
  return [
    {
      what: 'CloudFront',
      arithmetic:
        '350,000 pages + 133,000 × 4 files ≈ 0.9 M requests; 350,000 × 30 kB + 133,000 × 100 kB ≈ 24 GB. Free: 10 M, 1 TB',
      dollars: 0,
    },
    {
      what: 'HTTP API',
      arithmetic: 'nothing kept by the front, and as many calls again: 0.7 M × $1.17/M',
      dollars: 0.82,
    },
    {
      what: 'Lambda',
      arithmetic:
        '0.7 M × 50 ms × 1 GB + 43,200 sweeps × 0.2 s × 0.5 GB + 140,000 messages × 0.2 s × 0.5 GB ≈ 53,000 GB-s. Free: 400,000 GB-s, 1 M calls',
      dollars: 0,
    },
    {
      what: 'DynamoDB, reads',
      arithmetic: '350,000 searches × 6 Queries × 2 units = 4.2 M; the rest, sweeps included, 2 M: 6.2 M × $0.15/M',
      dollars: 0.93,
    },
    {
      what: 'DynamoDB, writes',
      arithmetic:
        '140,000 deliveries × 6 units (put, marker, claim, sent, receipt; docs/benchmarks.md) ≈ 0.85 M; the rest 0.2 M: 1.05 M × $0.75/M',
      dollars: 0.79,
    },
    {
      what: 'DynamoDB, storage',
      arithmetic: '1 GB, first 25 free; point-in-time recovery 1 GB × $0.24',
      dollars: 0.24,
    },
    {
      what: 'SQS',
      arithmetic: `${queues} queues polled by Lambda: 5 × 3 a minute × 43,200 min = ${POLLED_MILLIONS} M each, ${polled.toFixed(1)} M; messages ${MESSAGES_MILLIONS} M; 1 M free, the rest × $0.40/M`,
      dollars: (polled + MESSAGES_MILLIONS - 1) * 0.4,
    },
    { what: 'SNS', arithmetic: 'receipts 140,000 × 2; 1 M free', dollars: 0 },
    {
      what: 'Secrets Manager',
      arithmetic: `${secrets} secrets × $0.40; 5,000 cold starts × $0.05/10,000`,
      dollars: secrets * 0.4 + 0.03,
    },
    {
      what: 'KMS',
      arithmetic: `${keys} key × $1, for receipts; SNS asks it every five minutes at most, 20,000 calls free`,
      dollars: keys,
    },
    {
      what: 'CloudWatch',
      arithmetic: `${alarms} alarms, ${FREE_ALARMS} free: ${paidAlarms} × $0.10; logs about 1.5 GB, 5 free; counts of ours, 10 free`,
      dollars: paidAlarms * 0.1,
    },
    {
      what: 'Cognito, S3, EventBridge, budget, certificates',
      arithmetic: 'a handful of members, 1 MB of files',
      dollars: 0.01,
    },
    { what: 'Route 53', arithmetic: 'one zone, when it is there', dollars: 0.5 },
  ];
};

export const totalOf = (costs: readonly Cost[]): { readonly dollars: number; readonly euros: number } => {
  const dollars = costs.reduce((sum, cost) => sum + cost.dollars, 0);
  return { dollars, euros: dollars * EUROS_A_DOLLAR };
};
