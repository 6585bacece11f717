import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { OutgoingSms, Sender, SendOutcome } from '#domain/ledger/sender.ts';
import { DELIVERY_TAG } from './mail-sender.ts';
import { outcomeOfError } from './send-errors.ts';

export interface SmsSettings {
  /** The sender shown by the telephone, or its ARN. */
  readonly origination: string;
  readonly configurationSet: string;
  /** Beginnings of the numbers that the territory writes to; to others nothing is sent. */
  readonly prefixes: readonly string[];
}

/** One call, as for mail: the worker tries again, never the client. */
export const smsClient = (): PinpointSMSVoiceV2Client =>
  new PinpointSMSVoiceV2Client({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 },
  });

export const smsSender = (client: PinpointSMSVoiceV2Client, settings: SmsSettings): Sender<OutgoingSms> => ({
  send: async ({ to, text }, deliveryId): Promise<SendOutcome> => {
    if (!settings.prefixes.some((prefix) => to.startsWith(prefix)))
      return { kind: 'refused', reason: 'the territory sends no text messages to this country' };
    try {
      const { MessageId } = await client.send(
        new SendTextMessageCommand({
          DestinationPhoneNumber: to,
          OriginationIdentity: settings.origination,
          ConfigurationSetName: settings.configurationSet,
          MessageBody: text,
          MessageType: 'TRANSACTIONAL',
          Context: { [DELIVERY_TAG]: deliveryId },
        }),
      );
      return { kind: 'accepted', providerId: MessageId ?? 'unknown' };
    } catch (error) {
      return outcomeOfError(error);
    }
  },
});
