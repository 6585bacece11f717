/** A part that we lean on does not answer now; the caller may try again. Answered as 503. */
export class PartUnavailable extends Error {
  override readonly name = 'PartUnavailable';
  readonly part: string;
  constructor(part: string, options?: ErrorOptions) {
    super(`${part} is unavailable`, options);
    this.part = part;
  }
}

const PASSING = new Set([
  'ThrottlingException',
  'Throttling',
  'TooManyRequestsException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'InternalServerError',
  'InternalFailure',
  'ServiceUnavailable',
  'TimeoutError',
  'AbortError',
  'LimitExceededException',
]);

/** Whether an error says that a service is down or slow now, rather than that we asked wrongly. */
export const isPassing = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (error instanceof PartUnavailable || PASSING.has(error.name)) return true;
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code === 'string' && /^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN)/.test(code)) return true;
  if (error instanceof AggregateError) return error.errors.some(isPassing);
  const status: unknown = Reflect.get(Object(Reflect.get(error, '$metadata')), 'httpStatusCode');
  return typeof status === 'number' && status >= 500;
};
