import { randomUUID } from 'node:crypto';
import { ACCOUNT, REGION } from '../template/resolver.ts';
import type { StoredMail } from './mail-store.ts';

export type SesEventType = 'send' | 'delivery' | 'bounce' | 'complaint' | 'reject';
export type BounceType = 'Permanent' | 'Transient';

const EVENT_NAMES: Readonly<Record<SesEventType, string>> = {
  send: 'Send',
  delivery: 'Delivery',
  bounce: 'Bounce',
  complaint: 'Complaint',
  reject: 'Reject',
};

/** Headers as they stand at the top of a raw message, in order. */
export const headersOfRaw = (raw: Buffer): { readonly name: string; readonly value: string }[] => {
  const end = raw.indexOf('\r\n\r\n');
  const head = raw.subarray(0, end < 0 ? Math.min(raw.length, 16_384) : end).toString('utf8');
  return head
    .replaceAll(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap((line) => {
      const colon = line.indexOf(':');
      return colon <= 0 ? [] : [{ name: line.slice(0, colon), value: line.slice(colon + 1).trim() }];
    });
};

/** What SES says of a mail in every event. Tags are lists, and SES adds its own. */
const mailOf = (mail: StoredMail, raw: Buffer) => {
  const headers = headersOfRaw(raw);
  const common = (name: string): string | undefined =>
    headers.find((header) => header.name.toLowerCase() === name)?.value;
  return {
    timestamp: mail.at,
    source: mail.source,
    sourceArn: `arn:aws:ses:${REGION}:${ACCOUNT}:identity/${mail.source}`,
    sendingAccountId: ACCOUNT,
    messageId: mail.id,
    destination: mail.destinations,
    headersTruncated: false,
    headers,
    commonHeaders: {
      from: [common('from') ?? mail.source],
      to: mail.destinations,
      messageId: mail.id,
      subject: common('subject') ?? '',
    },
    tags: {
      'ses:operation': ['SendRawEmail'],
      'ses:configuration-set': [mail.configurationSet ?? ''],
      'ses:source-ip': ['127.0.0.1'],
      'ses:from-domain': [mail.source.slice(mail.source.lastIndexOf('@') + 1)],
      'ses:caller-identity': ['local'],
      ...(mail.tags && Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]]))),
    },
  };
};

export interface EventDetails {
  /** Recipients the event is about; all when absent. */
  readonly recipients?: readonly string[];
  readonly bounceType?: BounceType;
}

/** The event as SES publishes it to a topic: the text of the notification. */
export const sesEvent = (type: SesEventType, mail: StoredMail, raw: Buffer, details: EventDetails = {}): string => {
  const recipients = details.recipients ?? mail.destinations;
  const timestamp = new Date().toISOString();
  const feedbackId = `0100${randomUUID()}-000000`;
  return JSON.stringify({
    eventType: EVENT_NAMES[type],
    mail: mailOf(mail, raw),
    [type]: bodyOf(type, { recipients, timestamp, feedbackId, bounceType: details.bounceType ?? 'Permanent' }),
  });
};

interface Body {
  readonly recipients: readonly string[];
  readonly timestamp: string;
  readonly feedbackId: string;
  readonly bounceType: BounceType;
}

const bodyOf = (
  type: SesEventType,
  { recipients, timestamp, feedbackId, bounceType }: Body,
): Record<string, unknown> => {
  switch (type) {
    case 'send':
      return {};
    case 'delivery':
      return {
        timestamp,
        processingTimeMillis: 120,
        recipients,
        smtpResponse: '250 2.6.0 Message received',
        reportingMTA: 'mta.example.com',
      };
    case 'bounce':
      return {
        feedbackId,
        bounceType,
        bounceSubType: bounceType === 'Permanent' ? 'General' : 'MailboxFull',
        bouncedRecipients: recipients.map((emailAddress) =>
          bounceType === 'Permanent'
            ? { emailAddress, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' }
            : { emailAddress, action: 'delayed', status: '4.2.2', diagnosticCode: 'smtp; 452 4.2.2 mailbox full' },
        ),
        timestamp,
        reportingMTA: 'dsn; mta.example.com',
      };
    case 'complaint':
      return {
        feedbackId,
        complaintSubType: null,
        complainedRecipients: recipients.map((emailAddress) => ({ emailAddress })),
        timestamp,
        userAgent: 'Local mailbox',
        complaintFeedbackType: 'abuse',
        arrivalDate: timestamp,
      };
    case 'reject':
      return { reason: 'Bad content' };
  }
};
