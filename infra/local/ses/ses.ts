import { randomUUID } from 'node:crypto';
import type { Service, ServiceAnswer } from '../aws-endpoint.ts';
import { Faults } from '../faults.ts';
import { Pending } from '../pending.ts';
import { type BounceType, type EventDetails, headersOfRaw, type SesEventType, sesEvent } from './events.ts';
import { bareAddress, isVerified, type SesSetup } from './identities.ts';
import type { MailStore, StoredMail } from './mail-store.ts';
import { rawFromParts } from './send-email.ts';

/**
 * What can be made to go wrong: `throttling` (too fast), `quota` (day's limit), `unavailable` (503), `rejected` (the message is refused),
 * `no-answer` (taken and sent, but the answer is lost), `slow` (answers after some seconds).
 */
export const MAIL_FAULTS = [
  'throttling',
  'quota',
  'unavailable',
  'rejected',
  'not-verified',
  'sandbox',
  'paused',
  'no-answer',
  'slow',
] as const;
export type MailFault = (typeof MAIL_FAULTS)[number];

export interface MailLimits {
  /** Recipients a second. */
  maxSendRate: number;
  max24HourSend: number;
}

/** Local defaults: an account out of the sandbox, fast enough for 35,000 alerts within their budget. */
const DEFAULT_LIMITS: MailLimits = { maxSendRate: 500, max24HourSend: 200_000 };
/** Longer than the sender takes to hear the answer and to mark the mail, as on AWS, where an event goes through a topic and a queue. */
const SEND_AFTER_MS = 15;
const DELIVERY_AFTER_MS = 30;
const BOUNCE_AFTER_MS = 60;
const SLOW_MS = 3_000;
/** Longer than a sender's lease: whoever holds one waits for these events. */
export const REPORTED_AGAIN_MS = 20 * 60_000;
const MAX_RECIPIENTS = 50;
const MAX_BYTES = 10 * 1024 * 1024;

/** Amazon's own simulator, by the part before the @. */
const SIMULATOR = 'simulator.amazonses.com';

/** What SES says of addresses that it does not know: our own, or in the sandbox the recipient's. */
const notVerified = (addresses: string): ServiceAnswer =>
  error(
    400,
    'MessageRejected',
    `Email address is not verified. The following identities failed the check in region EU-WEST-3: ${addresses}`,
  );

interface SendRequest {
  readonly source: string;
  readonly destinations: readonly string[];
  readonly raw: Buffer;
  readonly configurationSet: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

export interface SesDependencies {
  readonly setup: SesSetup;
  readonly store: MailStore;
  readonly publish: (topicArn: string, message: string, subject: string) => void;
}

/** SES version 1, as far as a sender sees it: the query protocol, its limits and its feedback. */
export class Ses implements Service {
  readonly limits: MailLimits = { ...DEFAULT_LIMITS };
  readonly faults = new Faults<MailFault>();
  readonly pending = new Pending();
  /** How often each event is published: SNS and SQS may bring one twice. */
  eventCopies = 1;
  readonly #parts: SesDependencies;
  /** Recipients that may still be written to in this second: a token bucket, on the local clock. */
  #tokens: number;
  #tokensAt = 0;

  constructor(dependencies: SesDependencies) {
    this.#parts = dependencies;
    this.#tokens = this.limits.maxSendRate;
  }

  readonly answers = (target: string): boolean =>
    ['SendRawEmail', 'SendEmail', 'GetSendQuota', 'GetAccountSendingEnabled'].includes(target);

  readonly handle = async (target: string, body: string): Promise<ServiceAnswer> => {
    const form = new URLSearchParams(body);
    switch (target) {
      case 'GetSendQuota':
        return ok(
          target,
          `<Max24HourSend>${this.limits.max24HourSend}</Max24HourSend><MaxSendRate>${this.limits.maxSendRate}</MaxSendRate><SentLast24Hours>${this.#parts.store.recipientsOfLastDay()}</SentLast24Hours>`,
        );
      case 'GetAccountSendingEnabled':
        return ok(target, '<Enabled>true</Enabled>');
      default:
        return this.#send(target, form);
    }
  };

  /**
   * A bounce or complaint for a mail that was sent, as SES reports it.
   * @returns the mail it is about, or `undefined` when there is none
   */
  async report(
    type: 'bounce' | 'complaint',
    which: { readonly to?: string | undefined; readonly messageId?: string | undefined },
    bounceType?: BounceType,
  ): Promise<StoredMail | undefined> {
    const { store } = this.#parts;
    const mail = which.messageId === undefined ? store.list(which.to).at(-1) : store.get(which.messageId);
    if (mail === undefined) return undefined;
    const recipients = which.to === undefined ? mail.destinations : [which.to];
    this.#publish(type, mail, await store.raw(mail.id), {
      recipients,
      ...(bounceType === undefined ? {} : { bounceType }),
    });
    return mail;
  }

  async #send(action: string, form: URLSearchParams): Promise<ServiceAnswer> {
    const request = action === 'SendRawEmail' ? rawRequest(form) : partsRequest(form);
    const fault = this.faults.strike(request.destinations, MAIL_FAULTS);
    if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    const refusal = this.#refusal(request, fault);
    if (refusal !== undefined) return refusal;

    const mail: StoredMail = {
      id: `0102${Date.now().toString(16).padStart(12, '0')}-${randomUUID()}-000000`,
      at: new Date().toISOString(),
      source: request.source,
      destinations: request.destinations,
      configurationSet: request.configurationSet,
      tags: request.tags,
    };
    this.#parts.store.add(mail, request.raw);
    this.#reportFate(mail, request.raw);
    return { ...ok(action, `<MessageId>${mail.id}</MessageId>`), drop: fault === 'no-answer' };
  }

  #refusal(request: SendRequest, fault: MailFault | undefined): ServiceAnswer | undefined {
    const { setup, store } = this.#parts;
    if (fault === 'unavailable') return error(503, 'ServiceUnavailable', 'Service unavailable', 'Receiver');
    if (fault === 'rejected') return error(400, 'MessageRejected', 'Email content was rejected.');
    if (fault === 'not-verified') return notVerified(bareAddress(request.source));
    if (fault === 'sandbox') return notVerified(request.destinations.join(', '));
    if (fault === 'paused')
      return error(400, 'MessageRejected', 'Sending paused for this account. For more information, contact AWS.');
    if (request.destinations.length === 0) return error(400, 'InvalidParameterValue', "Missing final '@domain'");
    if (request.destinations.length > MAX_RECIPIENTS)
      return error(400, 'InvalidParameterValue', 'Recipient count exceeds 50.');
    const malformed = request.destinations.find((address) => !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(address));
    if (malformed !== undefined)
      return error(400, 'InvalidParameterValue', 'Domain contains illegal character or is missing');
    if (request.raw.length > MAX_BYTES)
      return error(400, 'InvalidParameterValue', 'Message length is more than 10485760 bytes long');
    if (!isVerified(setup, request.source)) {
      return notVerified(request.source);
    }
    if (request.configurationSet !== undefined && !setup.configurationSets.has(request.configurationSet)) {
      return error(
        400,
        'ConfigurationSetDoesNotExist',
        `Configuration set <${request.configurationSet}> does not exist.`,
      );
    }
    const badTag = Object.entries(request.tags).find((tag) => tag.some((part) => !/^[A-Za-z0-9_-]{1,256}$/.test(part)));
    if (badTag !== undefined) return error(400, 'InvalidParameterValue', `Invalid tag ${badTag[0]}`);
    if (fault === 'quota' || store.recipientsOfLastDay() + request.destinations.length > this.limits.max24HourSend) {
      return error(400, 'Throttling', 'Daily message quota exceeded.');
    }
    if (fault === 'throttling' || !this.#takeTokens(request.destinations.length)) {
      return error(400, 'Throttling', 'Maximum sending rate exceeded.');
    }
    return undefined;
  }

  #takeTokens(count: number): boolean {
    const now = Date.now();
    this.#tokens = Math.min(
      this.limits.maxSendRate,
      this.#tokens + ((now - this.#tokensAt) / 1_000) * this.limits.maxSendRate,
    );
    this.#tokensAt = now;
    if (this.#tokens < count) return false;
    this.#tokens -= count;
    return true;
  }

  /** What becomes of the mail: delivered shortly after, unless it goes to one of Amazon's simulators. */
  /**
   * Events of the mails taken lately, once more: SES would have sent them while this process was down. They may come twice, as on AWS.
   */
  reportAgain(): void {
    const { store } = this.#parts;
    const since = new Date(Date.now() - REPORTED_AGAIN_MS).toISOString();
    for (const mail of store.list().filter(({ at }) => at >= since))
      void store.raw(mail.id).then((raw) => this.#reportFate(mail, raw));
  }

  #reportFate(mail: StoredMail, raw: Buffer): void {
    this.pending.after(SEND_AFTER_MS, () => this.#publish('send', mail, raw));
    const fates = new Map<string, string[]>();
    for (const address of mail.destinations) {
      const [user = '', domain = ''] = address.toLowerCase().split('@');
      const fate = domain === SIMULATOR ? (user.split('+')[0] ?? '') : '';
      const to = { bounce: 'bounce', suppressionlist: 'bounce', complaint: 'complaint' }[fate] ?? 'delivery';
      fates.set(to, [...(fates.get(to) ?? []), address]);
    }
    for (const [fate, recipients] of fates) {
      if (fate === 'delivery' || fate === 'complaint') {
        this.pending.after(DELIVERY_AFTER_MS, () => this.#publish('delivery', mail, raw, { recipients }));
      }
      if (fate !== 'delivery')
        this.pending.after(BOUNCE_AFTER_MS, () =>
          this.#publish(fate as 'bounce' | 'complaint', mail, raw, { recipients }),
        );
    }
  }

  #publish(type: SesEventType, mail: StoredMail, raw: Buffer, details?: EventDetails): void {
    if (mail.configurationSet === undefined) return;
    const destinations = this.#parts.setup.configurationSets.get(mail.configurationSet) ?? [];
    for (const { topicArn, types } of destinations) {
      if (!types.has(type)) continue;
      for (let copy = 0; copy < this.eventCopies; copy += 1)
        this.#parts.publish(topicArn, sesEvent(type, mail, raw, details), 'Amazon SES Email Event Notification');
    }
  }
}

/** `Destinations.member.1`, `.2`… */
const members = (form: URLSearchParams, prefix: string): string[] => {
  const values: string[] = [];
  for (let index = 1; ; index += 1) {
    const value = form.get(`${prefix}.member.${index}`);
    if (value === null) return values;
    values.push(value);
  }
};

const tagsOf = (form: URLSearchParams): Record<string, string> => {
  const tags: Record<string, string> = {};
  for (let index = 1; form.has(`Tags.member.${index}.Name`); index += 1) {
    tags[form.get(`Tags.member.${index}.Name`) ?? ''] = form.get(`Tags.member.${index}.Value`) ?? '';
  }
  return tags;
};

const rawRequest = (form: URLSearchParams): SendRequest => {
  const raw = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64');
  const headers = headersOfRaw(raw);
  const all = (...names: string[]): string[] =>
    headers.filter((header) => names.includes(header.name.toLowerCase())).flatMap((header) => header.value.split(','));
  const destinations = members(form, 'Destinations');
  return {
    source: bareAddress(form.get('Source') ?? all('from')[0] ?? ''),
    destinations: (destinations.length > 0 ? destinations : all('to', 'cc', 'bcc')).map(bareAddress),
    raw,
    // A header may name it as well, as SES documents.
    configurationSet: form.get('ConfigurationSetName') ?? all('x-ses-configuration-set')[0]?.trim() ?? undefined,
    tags: tagsOf(form),
  };
};

const partsRequest = (form: URLSearchParams): SendRequest => ({
  source: bareAddress(form.get('Source') ?? ''),
  destinations: ['To', 'Cc', 'Bcc'].flatMap((kind) => members(form, `Destination.${kind}Addresses`)).map(bareAddress),
  raw: rawFromParts(form, members(form, 'Destination.ToAddresses')),
  configurationSet: form.get('ConfigurationSetName') ?? undefined,
  tags: tagsOf(form),
});

const XMLNS = 'http://ses.amazonaws.com/doc/2010-12-01/';

const ok = (action: string, result: string): ServiceAnswer => ({
  status: 200,
  contentType: 'text/xml',
  body: `<${action}Response xmlns="${XMLNS}"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`,
});

const error = (status: number, code: string, message: string, type = 'Sender'): ServiceAnswer => ({
  status,
  contentType: 'text/xml',
  body: `<ErrorResponse xmlns="${XMLNS}"><Error><Type>${type}</Type><Code>${code}</Code><Message>${message.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
});
