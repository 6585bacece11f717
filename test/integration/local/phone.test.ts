import {
  PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
  SendVoiceMessageCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fixture, startFixture } from '../../support/local-fixture/fixture.ts';
import { takeMessages } from '../../support/local-fixture/take.ts';

let fixture: Fixture;
let sms: PinpointSMSVoiceV2Client;
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
beforeAll(async () => {
  fixture = await startFixture();
  sms = new PinpointSMSVoiceV2Client({
    endpoint: fixture.stack.endpoints.PINPOINT_SMS_VOICE_V2,
    region: 'eu-west-3',
    credentials,
    maxAttempts: 1,
  });
});
afterAll(async () => {
  sms.destroy();
  await fixture.stop();
});

const text = (to: string, body = 'Une demande vous attend : https://example.org/r/x') =>
  sms.send(
    new SendTextMessageCommand({
      DestinationPhoneNumber: to,
      OriginationIdentity: 'ALARONDE',
      ConfigurationSetName: 'fixture-Texting',
      MessageBody: body,
      Context: { delivery: 'abc123' },
    }),
  );

const events = async (): Promise<{ eventType: string; messageId: string; context: object; isFinal: boolean }[]> => {
  await fixture.stack.idle();
  return (await takeMessages(fixture, 'fixture-FeedbackQueue')).map((body) =>
    JSON.parse((JSON.parse(body) as { Message: string }).Message),
  );
};

describe('the telephone', () => {
  it('shows what was sent, and to whom', async () => {
    const { MessageId } = await text('+33612345678');
    expect(await fixture.stack.messagesTo('+33612345678')).toMatchObject([
      { id: MessageId, kind: 'sms', to: '+33612345678', text: 'Une demande vous attend : https://example.org/r/x' },
    ]);
  });

  it('tells of its fate by events that carry the context', async () => {
    await events();
    const { MessageId } = await text('+33612345679');
    const told = await events();
    expect(told.map(({ eventType }) => eventType)).toEqual(['TEXT_SUCCESSFUL', 'TEXT_DELIVERED']);
    expect(told[1]).toMatchObject({ messageId: MessageId, context: { delivery: 'abc123' }, isFinal: true });
  });

  it('loses a message on demand', async () => {
    await events();
    await fixture.stack.post('/phone/failures', { kind: 'unreachable', to: '+33612345680' });
    await text('+33612345680');
    expect(await events()).toMatchObject([{ eventType: 'TEXT_UNREACHABLE', isFinal: true }]);
  });

  it('refuses a call on demand, for one number only', async () => {
    await fixture.stack.post('/phone/failures', { kind: 'throttling', to: '+33612345681', count: 1 });
    await text('+33612345682');
    await expect(text('+33612345681')).rejects.toMatchObject({ name: 'ThrottlingException' });
    await text('+33612345681');
  });

  it('refuses what is no number, and a sender that is not ours', async () => {
    await expect(text('0612345678')).rejects.toMatchObject({ name: 'ValidationException' });
    const foreign = new SendTextMessageCommand({
      DestinationPhoneNumber: '+33612345678',
      OriginationIdentity: 'OTHER',
      MessageBody: 'x',
    });
    await expect(sms.send(foreign)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('calls, too', async () => {
    await sms.send(
      new SendVoiceMessageCommand({
        DestinationPhoneNumber: '+33556000000',
        OriginationIdentity: 'ALARONDE',
        MessageBody: 'Bonjour',
      }),
    );
    expect(await fixture.stack.messagesTo('+33556000000')).toMatchObject([{ kind: 'call', text: 'Bonjour' }]);
  });
});

describe('a secret', () => {
  it('is generated as the template says, and is the same when asked again', async () => {
    const client = new SecretsManagerClient({
      endpoint: fixture.stack.endpoints.SECRETS_MANAGER,
      region: 'eu-west-3',
      credentials,
    });
    const ask = () =>
      client.send(
        new GetSecretValueCommand({
          SecretId: 'arn:aws:secretsmanager:eu-west-3:000000000000:secret:fixture-Secret-local0',
        }),
      );
    const { SecretString } = await ask();
    expect(SecretString).toMatch(/^[A-Za-z0-9]{40}$/);
    expect((await ask()).SecretString).toBe(SecretString);
    client.destroy();
  });
});
