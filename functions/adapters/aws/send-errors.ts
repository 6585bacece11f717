import type { Hold, SendOutcome } from '#domain/ledger/sender.ts';

/** The provider said no to this message, and will say it again. */
const REFUSED = new Set([
  'MessageRejected',
  'InvalidParameterValue',
  'ValidationException',
  'ValidationError',
  'ConflictException',
]);

/** It did not take the message: too fast, paused, not allowed yet. What people must mend (rights, identity) is here too: mended, it leaves. */
const NOT_NOW = new Set([
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'LimitExceededException',
  'ServiceQuotaExceededException',
  'RequestLimitExceeded',
  'AccountSendingPausedException',
  'ConfigurationSetSendingPausedException',
  'ConfigurationSetDoesNotExistException',
  'MailFromDomainNotVerifiedException',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'AccessDenied',
  'AccessDeniedException',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
  'ResourceNotFoundException',
  'CredentialsProviderError',
]);

/** Passing by itself, within minutes: what lasts for hours is given up. The others of `NOT_NOW` last until somebody has mended them. */
const PASSING = new Set([
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'ServiceUnavailable',
  'ServiceUnavailableException',
]);

/** The day’s quota of SES has the name of “too fast”, and comes back after a day only. */
const DAY_USED_UP = /daily (message|sending) quota exceeded/i;

/** Nothing was written to the wire. */
const NEVER_LEFT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;

/**
 * Tells apart what certainly did not leave from what may have. A name that nobody foresaw is a refusal where the provider answered 4xx; without an
 * answer, or with a 5xx, the message may be on its way, and only the provider's event can tell.
 */
export const outcomeOfError = (error: unknown, to?: string): SendOutcome => {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const hold = holdOf(error, name, message, to);
  if (hold !== undefined) return { kind: 'notNow', cause: error, hold };
  if (REFUSED.has(name)) return { kind: 'refused', reason: `${name}: ${message}` };
  if (DAY_USED_UP.test(message)) return { kind: 'notNow', cause: error, wholeAccount: true };
  if (NEVER_LEFT.test(codeOf(error)) || PASSING.has(name)) return { kind: 'notNow', cause: error };
  if (NOT_NOW.has(name)) return { kind: 'notNow', cause: error, wholeAccount: true };
  const status = statusOf(error);
  if (status === 429) return { kind: 'notNow', cause: error };
  if (status >= 400 && status < 500) return { kind: 'refused', reason: `${name}: ${message}` };
  return { kind: 'unknown', cause: error };
};

/** What SES answers with the name of a refusal, though it is about the account and not about the message. */
const NOT_VERIFIED = /not verified/i;
const PAUSED = /sending (is |has been )?(paused|suspended)|(paused|suspended) for this account/i;
const RIGHTS =
  /^(AccessDenied|AccessDeniedException|InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClientException)$/;
const PAUSED_NAMES = /^(Account|ConfigurationSet)SendingPausedException$/;

/**
 * What a person has to mend, where that is what the provider minds. SES names the addresses that it does not know: a recipient among them means that the
 * account is in the sandbox. `Reason` is a field of the answers about SMS.
 */
const holdOf = (error: unknown, name: string, message: string, to: string | undefined): Hold | undefined => {
  if (name === 'MailFromDomainNotVerifiedException') return 'identity';
  if (PAUSED_NAMES.test(name)) return 'paused';
  if (RIGHTS.test(name)) return 'rights';
  if (name === 'MessageRejected' && NOT_VERIFIED.test(message))
    return to !== undefined && message.includes(to) ? 'sandbox' : 'identity';
  if (name === 'MessageRejected' && PAUSED.test(message)) return 'paused';
  const reason = String(Reflect.get(Object(error), 'Reason') ?? '');
  if (reason === 'DESTINATION_PHONE_NUMBER_NOT_VERIFIED') return 'smsSandbox';
  return reason.startsWith('MONTHLY_SPEND_LIMIT_REACHED') ? 'smsSpending' : undefined;
};

const codeOf = (error: unknown): string => {
  const own: unknown = Reflect.get(Object(error), 'code');
  if (typeof own === 'string') return own;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : '';
};

const statusOf = (error: unknown): number => {
  const status: unknown = Reflect.get(Object(Reflect.get(Object(error), '$metadata')), 'httpStatusCode');
  return typeof status === 'number' ? status : 0;
};
