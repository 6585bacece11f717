import { randomUUID } from 'node:crypto';
import { jsonError, jsonOk, type Service, type ServiceAnswer } from '../aws-endpoint.ts';
import { Faults } from '../faults.ts';
import { asObject, asText, type JsonObject } from '../json.ts';
import { Pending } from '../pending.ts';
import { REPORTED_AGAIN_MS } from '../ses/ses.ts';
import type { PhoneMessage, PhoneStore } from './phone-store.ts';
import type { SmsSetup } from './setup.ts';

/** How a call to the service itself can go wrong. `no-answer`: the message leaves, but the answer is lost. */
const CALL_FAULTS = ['throttling', 'unavailable', 'refused', 'no-answer', 'slow'] as const;
/** How a message that was taken can end. */
const FATES = [
  'unreachable',
  'invalid',
  'blocked',
  'carrier-unreachable',
  'carrier-blocked',
  'spam',
  'unknown',
  'expired',
  'no-receipt',
] as const;
export const PHONE_FAULTS = [...CALL_FAULTS, ...FATES] as const;
export type PhoneFault = (typeof PHONE_FAULTS)[number];
type Fate = (typeof FATES)[number];

const ENDINGS: Readonly<Record<Exclude<Fate, 'no-receipt'>, readonly [status: string, description: string]>> = {
  unreachable: ['UNREACHABLE', 'Destination phone is unreachable'],
  invalid: ['INVALID', 'Invalid destination phone number'],
  blocked: ['BLOCKED', 'Phone number is blocked'],
  'carrier-unreachable': ['CARRIER_UNREACHABLE', 'Phone carrier is currently unreachable/unavailable'],
  'carrier-blocked': ['CARRIER_BLOCKED', 'Phone carrier has blocked this message'],
  spam: ['SPAM', 'Message was blocked by phone carrier as spam'],
  unknown: ['UNKNOWN', 'Unknown error attempting to reach phone'],
  expired: ['TTL_EXPIRED', 'Message TTL has expired'],
};

const HANDED_OVER_AFTER_MS = 30;
const RECEIVED_AFTER_MS = 60;
const SLOW_MS = 6_000;
const TARGET = 'PinpointSMSVoiceV2.';

/** Characters of the GSM alphabet; any other makes the whole message Unicode, with shorter parts. */
const GSM = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]*$/;

export interface SmsDependencies {
  readonly setup: SmsSetup;
  readonly store: PhoneStore;
  readonly publish: (topicArn: string, message: string) => void;
}

/** AWS End User Messaging SMS and voice, version 2: what was sent, receipts, and failures on demand. */
export class Sms implements Service {
  readonly faults = new Faults<PhoneFault>();
  readonly pending = new Pending();
  readonly #parts: SmsDependencies;

  constructor(dependencies: SmsDependencies) {
    this.#parts = dependencies;
  }

  readonly answers = (target: string): boolean => target.startsWith(TARGET);

  readonly handle = async (target: string, body: string): Promise<ServiceAnswer> => {
    const request = asObject(JSON.parse(body) as JsonObject);
    switch (target.slice(TARGET.length)) {
      case 'SendTextMessage':
        return this.#send('sms', request);
      case 'SendVoiceMessage':
        return this.#send('call', request);
      default:
        return jsonError(400, 'UnknownOperationException', `${target} is not known here`);
    }
  };

  async #send(kind: PhoneMessage['kind'], request: JsonObject): Promise<ServiceAnswer> {
    const to = asText(request.DestinationPhoneNumber);
    const fault = this.faults.strike([to], CALL_FAULTS);
    if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    const refusal = this.#refusal(request, to, fault);
    if (refusal !== undefined) return refusal;

    const origination = asText(request.OriginationIdentity);
    const message: PhoneMessage = {
      id: randomUUID(),
      at: new Date().toISOString(),
      kind,
      to,
      text: asText(request.MessageBody),
      from: this.#parts.setup.senders.get(origination) ?? (origination || 'NOTICE'),
    };
    this.#parts.store.add(message, request);
    this.#reportFate(message, request);
    return { ...jsonOk({ MessageId: message.id }), drop: fault === 'no-answer' };
  }

  #refusal(request: JsonObject, to: string, fault: string | undefined): ServiceAnswer | undefined {
    if (fault === 'throttling') return jsonError(400, 'ThrottlingException', 'Rate exceeded');
    if (fault === 'unavailable') return jsonError(500, 'InternalServerException', 'An internal error occurred');
    if (fault === 'refused')
      return jsonError(400, 'AccessDeniedException', 'The destination country is not enabled', {
        Reason: 'ACCOUNT_DISABLED',
      });
    if (!/^\+[1-9]\d{6,14}$/.test(to)) {
      return jsonError(400, 'ValidationException', 'The phone number is not valid', { Reason: 'INVALID_PARAMETER' });
    }
    const set = asText(request.ConfigurationSetName);
    if (set !== '' && !this.#parts.setup.configurationSets.has(set)) {
      return jsonError(400, 'ResourceNotFoundException', 'Configuration set not found', {
        ResourceType: 'configuration-set',
        ResourceId: set,
      });
    }
    const origination = asText(request.OriginationIdentity);
    if (origination !== '' && !this.#parts.setup.senders.has(origination)) {
      return jsonError(400, 'ResourceNotFoundException', 'Origination identity not found', {
        ResourceType: 'sender-id',
        ResourceId: origination,
      });
    }
    if (asText(request.MessageBody) === '') {
      return jsonError(400, 'ValidationException', 'The message is empty', { Reason: 'INVALID_REQUEST' });
    }
    return undefined;
  }

  /** Receipts of what was taken lately, once more: see `Ses.reportAgain`. */
  reportAgain(): void {
    const since = new Date(Date.now() - REPORTED_AGAIN_MS).toISOString();
    for (const [message, request] of this.#parts.store.since(since)) this.#reportFate(message, request);
  }

  /** Receipts as a telephone gives them: handed to the carrier, then delivered; or one of the ways in which a message is lost. */
  #reportFate(message: PhoneMessage, request: JsonObject): void {
    const fate = this.faults.strike([message.to], FATES);
    if (fate === 'no-receipt') return;
    if (fate !== undefined) {
      const [status, description] = ENDINGS[fate as Exclude<Fate, 'no-receipt'>];
      this.pending.after(RECEIVED_AFTER_MS, () => this.#publish(message, request, status, description));
      return;
    }
    if (message.kind === 'call') {
      this.pending.after(RECEIVED_AFTER_MS, () => this.#publish(message, request, 'COMPLETED', 'Call was completed'));
      return;
    }
    this.pending.after(HANDED_OVER_AFTER_MS, () =>
      this.#publish(message, request, 'SUCCESSFUL', 'Message has been accepted by phone carrier'),
    );
    this.pending.after(RECEIVED_AFTER_MS, () =>
      this.#publish(message, request, 'DELIVERED', 'Message has been accepted by phone'),
    );
  }

  #publish(message: PhoneMessage, request: JsonObject, status: string, description: string): void {
    const family = message.kind === 'sms' ? 'TEXT' : 'VOICE';
    const eventType = `${family}_${status}`;
    const destinations = this.#parts.setup.configurationSets.get(asText(request.ConfigurationSetName)) ?? [];
    const matching = destinations.filter(({ types }) =>
      ['ALL', `${family}_ALL`, eventType].some((type) => types.has(type)),
    );
    if (matching.length === 0) return;
    const gsm = GSM.test(message.text);
    const [single, part] = gsm ? [160, 153] : [70, 67];
    const event = JSON.stringify({
      eventType,
      eventVersion: '1.0',
      eventTimestamp: Date.now(),
      isFinal: status !== 'SUCCESSFUL',
      originationPhoneNumber: message.from,
      destinationPhoneNumber: message.to,
      isoCountryCode: 'FR',
      isInternationalSend: false,
      mcc: '208',
      mnc: '01',
      carrierName: 'Local carrier',
      messageId: message.id,
      messageRequestTimestamp: Date.parse(message.at),
      messageEncoding: gsm ? 'GSM' : 'Unicode',
      messageType: asText(request.MessageType) || 'TRANSACTIONAL',
      messageStatus: status,
      messageStatusDescription: description,
      context: request.Context ?? {},
      totalMessageParts: message.text.length <= single ? 1 : Math.ceil(message.text.length / part),
      totalMessagePrice: 0.0718,
      totalCarrierFee: 0,
    });
    for (const { topicArn } of matching) this.#parts.publish(topicArn, event);
  }
}
