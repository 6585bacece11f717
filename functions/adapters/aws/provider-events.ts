import { z } from 'zod';
import type { FeedbackEvent } from '#domain/ledger/feedback.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { DELIVERY_TAG } from './mail-sender.ts';

/**
 * What SES and End User Messaging publish, as documented by AWS ("Examples of event data that Amazon SES publishes to Amazon SNS"; "Event
 * types for SMS"). Only what is read is named; the rest is theirs.
 */
const SesEvent = z.object({
  eventType: z.string(),
  mail: z.object({
    messageId: z.string(),
    timestamp: z.string(),
    tags: z.record(z.string(), z.array(z.string())).default({}),
  }),
  bounce: z
    .object({
      bounceType: z.string(),
      bounceSubType: z.string().default(''),
      timestamp: z.string(),
      bouncedRecipients: z
        .array(z.object({ status: z.string().default(''), diagnosticCode: z.string().default('') }))
        .default([]),
    })
    .optional(),
  complaint: z.object({ timestamp: z.string() }).optional(),
  delivery: z.object({ timestamp: z.string() }).optional(),
  reject: z.object({ reason: z.string() }).optional(),
  failure: z.object({ errorMessage: z.string().default('') }).optional(),
});
type SesEvent = z.infer<typeof SesEvent>;

const SmsEvent = z.object({
  eventType: z.string().startsWith('TEXT_'),
  eventTimestamp: z.number(),
  messageId: z.string(),
  messageStatus: z.string().default(''),
  messageStatusDescription: z.string().default(''),
  context: z.record(z.string(), z.string()).default({}),
});
type SmsEvent = z.infer<typeof SmsEvent>;

/** The body of a message of the feedback queue: an event, or SNS's envelope around it. */
export const ProviderMessage = z.union([
  SesEvent,
  SmsEvent,
  z.object({ Type: z.literal('Notification'), Message: z.string() }).transform(({ Message }, context) => {
    const inner = z.union([SesEvent, SmsEvent]).safeParse(JSON.parse(Message));
    if (inner.success) return inner.data;
    context.addIssue({ code: 'custom', message: 'neither an SES nor an SMS event' });
    return z.NEVER;
  }),
]);
export type ProviderMessage = z.infer<typeof ProviderMessage>;

/** What it says of one delivery; undefined where it is not about one of ours, or says nothing that changes anything (a delay, a queue). */
export const feedbackOf = (message: ProviderMessage): FeedbackEvent | undefined =>
  'mail' in message ? ofMail(message) : ofSms(message);

const ofMail = (event: SesEvent): FeedbackEvent | undefined => {
  const deliveryId = event.mail.tags[DELIVERY_TAG]?.[0];
  if (deliveryId === undefined) return undefined;
  const said = { deliveryId, providerId: event.mail.messageId, at: instantOf(event.mail.timestamp) };
  switch (event.eventType) {
    case 'Send':
      return { ...said, kind: 'accepted' };
    case 'Delivery':
      return { ...said, kind: 'received' };
    case 'Bounce':
      return { ...said, kind: 'bounced', permanent: event.bounce?.bounceType === 'Permanent', reason: bounceIn(event) };
    case 'Complaint':
      return { ...said, kind: 'complained' };
    case 'Reject':
      return { ...said, kind: 'rejected', reason: event.reject?.reason ?? 'rejected' };
    case 'Rendering Failure':
      return { ...said, kind: 'rejected', reason: event.failure?.errorMessage ?? 'rendering failure' };
    default:
      return undefined;
  }
};

/** Status codes only: diagnostics of mail servers repeat the address. */
const bounceIn = ({ bounce }: SesEvent): string =>
  ['bounced', bounce?.bounceType, bounce?.bounceSubType, bounce?.bouncedRecipients[0]?.status]
    .filter(Boolean)
    .join(' ');

const SMS_LOST = new Set([
  'TEXT_BLOCKED',
  'TEXT_CARRIER_BLOCKED',
  'TEXT_CARRIER_UNREACHABLE',
  'TEXT_INVALID',
  'TEXT_INVALID_MESSAGE',
  'TEXT_PROTECT_BLOCKED',
  'TEXT_SPAM',
  'TEXT_TTL_EXPIRED',
  'TEXT_UNKNOWN',
  'TEXT_UNREACHABLE',
]);

const ofSms = (event: SmsEvent): FeedbackEvent | undefined => {
  const deliveryId = event.context[DELIVERY_TAG];
  if (deliveryId === undefined) return undefined;
  const said = { deliveryId, providerId: event.messageId, at: new Date(event.eventTimestamp).toISOString() };
  if (event.eventType === 'TEXT_DELIVERED') return { ...said, kind: 'received' };
  if (SMS_LOST.has(event.eventType)) return { ...said, kind: 'rejected', reason: smsReason(event) };
  // Queued, pending, sent, successful (handed to the carrier): the provider has it.
  return { ...said, kind: 'accepted' };
};

const smsReason = ({ messageStatus, messageStatusDescription }: SmsEvent): string =>
  [messageStatus, messageStatusDescription].filter(Boolean).join(': ');

const instantOf = (timestamp: string): Instant => new Date(timestamp).toISOString();
