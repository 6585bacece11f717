/**
 * What an alert costs all in, millionths of a dollar (docs/deploy.md, docs/benchmarks.md): SES $0.10 a thousand; seven write units and some ten read
 * units of DynamoDB; its share of queues, receipts and processor time.
 */
const MICRO_DOLLARS_A_MAIL = 100 + 7 * 0.75 + 10 * 0.15 + 3;
const EUROS_A_DOLLAR = 0.92;

/** Whole cents, rounded up: nobody is promised less than it costs. */
export const centsFor = (mails: number): number => Math.ceil((mails * MICRO_DOLLARS_A_MAIL * EUROS_A_DOLLAR) / 10_000);
