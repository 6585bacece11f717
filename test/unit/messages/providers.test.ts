import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { GetSendQuotaCommand, SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { mailPace, mailSender, sesClient } from '#adapters/aws/mail-sender.ts';
import { feedbackOf, ProviderMessage } from '#adapters/aws/provider-events.ts';
import { outcomeOfError } from '#adapters/aws/send-errors.ts';
import { smsClient, smsSender } from '#adapters/aws/sms-sender.ts';
import type { OutgoingMail } from '#domain/ledger/sender.ts';
import { secondsAfter } from '#domain/shared/calendar.ts';
import { NOW } from '../../support/builders.ts';
import { limitsInMemory } from '../../support/limits-in-memory.ts';

const ID = 'a1b2c3d4e5f6g7h8i9j0k1l2m3';
const settings = {
  domain: 'alaronde.example',
  from: { name: 'Alaronde', address: 'bonjour@alaronde.example' },
  configurationSet: 'set-1',
};
const mail: OutgoingMail = {
  channel: 'email',
  to: 'jeanne@exemple.invalid',
  subject: 'Ferme du Bédat livre maintenant chez vous',
  html: '<p>Œufs</p>',
  text: 'Œufs',
  headers: {
    'List-Unsubscribe': '<https://alaronde.example/x>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
  replyTo: 'agence@alaronde.example',
};

const failing = (name: string, more: object = {}) => Object.assign(new Error(name), { name, ...more });

describe('SES', () => {
  test('is called once with the tag by which its events find the delivery, and a mail that carries what it must', async () => {
    const ses = mockClient(SESClient).on(SendRawEmailCommand).resolves({ MessageId: 'ses-1' });
    expect(await mailSender(sesClient(), settings).send(mail, ID)).toEqual({ kind: 'accepted', providerId: 'ses-1' });
    expect(ses.calls()).toHaveLength(1);
    const input = ses.commandCalls(SendRawEmailCommand)[0]?.args[0].input;
    expect(input).toMatchObject({
      Destinations: ['jeanne@exemple.invalid'],
      ConfigurationSetName: 'set-1',
      Tags: [{ Name: 'delivery', Value: ID }],
    });
    const parsed = await simpleParser(Buffer.from(input?.RawMessage?.Data ?? ''));
    expect(parsed).toMatchObject({ subject: mail.subject, messageId: `<${ID}@alaronde.example>` });
    expect(parsed.from?.text).toBe('"Alaronde" <bonjour@alaronde.example>');
    expect(parsed.replyTo?.text).toBe('agence@alaronde.example');
    expect(parsed.html).toContain('Œufs');
    expect(parsed.text).toContain('Œufs');
    expect(parsed.headerLines.find(({ key }) => key === 'auto-submitted')?.line).toBe('Auto-Submitted: auto-generated');
    expect(parsed.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line).toBe(
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    );
    ses.restore();
  });

  test('brings the entry for a calendar as a file that calendars open', async () => {
    const ses = mockClient(SESClient).on(SendRawEmailCommand).resolves({ MessageId: 'ses-1' });
    const calendar = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
    await mailSender(sesClient(), settings).send({ ...mail, calendar }, ID);
    const raw = ses.commandCalls(SendRawEmailCommand)[0]?.args[0].input.RawMessage?.Data;
    const { attachments, html } = await simpleParser(Buffer.from(raw ?? ''));
    expect(attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      ['passage.ics', 'text/calendar'],
    ]);
    expect(attachments[0]?.content.toString()).toBe(calendar);
    expect(html).toContain('Œufs');
    ses.restore();
  });

  test('that throttles is called once, and the message is tried again later', async () => {
    const ses = mockClient(SESClient).on(SendRawEmailCommand).rejects(failing('Throttling'));
    expect(await mailSender(sesClient(), settings).send(mail, ID)).toMatchObject({ kind: 'notNow' });
    expect(ses.calls()).toHaveLength(1);
    ses.restore();
  });

  test('that does not answer after it got the message leaves it open whether it left', async () => {
    const ses = mockClient(SESClient).on(SendRawEmailCommand).rejects(failing('TimeoutError'));
    expect(await mailSender(sesClient(), settings).send(mail, ID)).toMatchObject({ kind: 'unknown' });
    ses.restore();
  });
});

describe('the client of a provider', () => {
  test.each([
    ['SES', () => sesClient().config.maxAttempts()],
    ['SMS', () => smsClient().config.maxAttempts()],
  ])('%s never tries again by itself', async (_, attempts) => {
    process.env.AWS_REGION ??= 'eu-west-3';
    expect(await attempts()).toBe(1);
  });
});

describe('End User Messaging', () => {
  test('is called once, transactional, with the delivery in its context', async () => {
    const sms = mockClient(PinpointSMSVoiceV2Client).on(SendTextMessageCommand).resolves({ MessageId: 'sms-1' });
    const sender = smsSender(smsClient(), { origination: 'ALARONDE', configurationSet: 'set-2', prefixes: ['+33'] });
    expect(await sender.send({ channel: 'sms', to: '+33600000000', text: 'Bonjour' }, ID)).toEqual({
      kind: 'accepted',
      providerId: 'sms-1',
    });
    expect(sms.commandCalls(SendTextMessageCommand)[0]?.args[0].input).toEqual({
      DestinationPhoneNumber: '+33600000000',
      OriginationIdentity: 'ALARONDE',
      ConfigurationSetName: 'set-2',
      MessageBody: 'Bonjour',
      MessageType: 'TRANSACTIONAL',
      Context: { delivery: ID },
    });
    expect(await sender.send({ channel: 'sms', to: '+262692000000', text: 'Bonjour' }, ID)).toMatchObject({
      kind: 'refused',
    });
    expect(sms.commandCalls(SendTextMessageCommand)).toHaveLength(1);
    sms.restore();
  });
});

describe('an error of a provider', () => {
  const answered = (status: number) => ({ $metadata: { httpStatusCode: status } });
  test.each([
    ['a message it will not take', failing('MessageRejected', answered(400)), 'refused'],
    ['a wrong address', failing('InvalidParameterValue', answered(400)), 'refused'],
    ['a 4xx that nobody foresaw', failing('SomethingNew', answered(400)), 'refused'],
    ['too fast', failing('Throttling', answered(400)), 'notNow'],
    ['too fast, by its status', failing('SomethingNew', answered(429)), 'notNow'],
    ['the account is paused', failing('AccountSendingPausedException', answered(400)), 'notNow'],
    ['rights are missing', failing('AccessDeniedException', answered(403)), 'notNow'],
    ['nobody listens there', failing('Error', { code: 'ECONNREFUSED' }), 'notNow'],
    ['the name does not resolve', failing('Error', { code: 'ENOTFOUND' }), 'notNow'],
    ['no answer in time', failing('TimeoutError'), 'unknown'],
    ['the line was cut', failing('Error', { code: 'ECONNRESET' }), 'unknown'],
    ['an internal error', failing('InternalFailure', answered(500)), 'unknown'],
    ['something that is no error', 'hm', 'unknown'],
  ])('%s', (_, error, kind) => {
    expect(outcomeOfError(error).kind).toBe(kind);
  });

  test('that the day’s quota is used up is no refusal of hours: it comes back the next day', () => {
    const error = failing('Throttling', { ...answered(400), message: 'Daily message quota exceeded.' });
    expect(outcomeOfError(error)).toMatchObject({ kind: 'notNow', wholeAccount: true });
    expect(outcomeOfError(failing('Throttling', answered(400)))).not.toHaveProperty('wholeAccount');
  });
});

describe('what a person has to mend before anything leaves', () => {
  const rejected = (message: string) =>
    Object.assign(new Error(message), { name: 'MessageRejected', $metadata: { httpStatusCode: 400 } });
  const unverified = (address: string) =>
    rejected(
      `Email address is not verified. The following identities failed the check in region EU-WEST-3: ${address}`,
    );

  test.each([
    ['our own address is not verified', unverified('bonjour@alaronde.example'), 'identity'],
    ['the account is in the sandbox, and the recipient no address of ours', unverified(mail.to), 'sandbox'],
    [
      'sending is paused',
      rejected('Sending paused for this account. For more information, please check the inbox.'),
      'paused',
    ],
    ['sending is suspended', rejected('Sending suspended for this account.'), 'paused'],
    ['the account is paused, by name', failing('AccountSendingPausedException'), 'paused'],
    ['a right is missing', failing('AccessDenied', { $metadata: { httpStatusCode: 403 } }), 'rights'],
    [
      'the SMS sandbox',
      failing('ConflictException', { Reason: 'DESTINATION_PHONE_NUMBER_NOT_VERIFIED' }),
      'smsSandbox',
    ],
    [
      'the month’s money for SMS',
      failing('ServiceQuotaExceededException', { Reason: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT' }),
      'smsSpending',
    ],
  ])('%s: not now, and why', (_, error, hold) => {
    expect(outcomeOfError(error, mail.to)).toMatchObject({ kind: 'notNow', hold });
  });

  test.each([
    ['an address that SES refuses', rejected('Address blacklisted.')],
    ['a content that SES refuses', rejected('Email content was rejected.')],
    ['a wrong address', failing('InvalidParameterValue', { $metadata: { httpStatusCode: 400 } })],
  ])('%s ends as before', (_, error) => {
    expect(outcomeOfError(error, mail.to).kind).toBe('refused');
  });
});

describe('the pace', () => {
  const aPace = (rate: number) => {
    const ses = mockClient(SESClient).on(GetSendQuotaCommand).resolves({ MaxSendRate: rate });
    const time = { now: NOW };
    const limits = limitsInMemory();
    const options = {
      limits,
      now: () => time.now,
      wait: async (milliseconds: number) => {
        time.now = secondsAfter(time.now, milliseconds / 1000);
      },
    };
    return { ses, time, limits, make: () => mailPace(sesClient(), options) };
  };
  const seconds = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 1000;

  test.each([
    [14, 140],
    [1, 5],
    [400, 2_000],
  ])('of %i a second lets no more than that leave in any second', async (rate, mails) => {
    const { make, time, ses } = aPace(rate);
    const pace = make();
    const left = new Map<number, number>();
    for (let index = 0; index < mails; index += 1) {
      expect(await pace.turn()).toBe('go');
      const second = Math.floor(Date.parse(time.now) / 1000);
      left.set(second, (left.get(second) ?? 0) + 1);
    }
    expect(Math.max(...left.values())).toBeLessThanOrEqual(rate);
    expect(seconds(NOW, time.now)).toBeLessThanOrEqual((mails / rate) * 1.3 + 1);
    ses.restore();
  });

  test('is shared by all functions', async () => {
    const { make, time, ses } = aPace(14);
    const [one, two] = [make(), make()];
    const left = new Map<string, number>();
    for (let index = 0; index < 60; index += 1) {
      await (index % 3 === 0 ? one : two).turn();
      const second = time.now.slice(0, 19);
      left.set(second, (left.get(second) ?? 0) + 1);
    }
    expect(Math.max(...left.values())).toBeLessThanOrEqual(14);
    ses.restore();
  });

  test('asks for the quota once, and again after a few minutes', async () => {
    const { make, time, ses } = aPace(14);
    const pace = make();
    await pace.turn();
    time.now = secondsAfter(time.now, 60);
    await pace.turn();
    expect(ses.calls()).toHaveLength(1);
    time.now = secondsAfter(time.now, 301);
    await pace.turn();
    expect(ses.calls()).toHaveLength(2);
    ses.restore();
  });

  test('sends a mail away that would wait too long', async () => {
    const { limits, ses } = aPace(14);
    const pace = mailPace(sesClient(), {
      limits: { ...limits, take: async () => false },
      now: () => NOW,
      wait: async () => undefined,
    });
    expect(await pace.turn()).toBe('later');
    ses.restore();
  });
});

describe('an event', () => {
  const sesEvent = (eventType: string, more: object = {}) => ({
    eventType,
    mail: { messageId: 'ses-1', timestamp: '2026-11-24T08:00:00.000Z', tags: { delivery: [ID], 'ses:caller': ['x'] } },
    ...more,
  });
  const bounce = (bounceType: string) => ({
    bounce: {
      bounceType,
      bounceSubType: 'General',
      timestamp: NOW,
      bouncedRecipients: [
        { emailAddress: 'jeanne@exemple.invalid', status: '5.1.1', diagnosticCode: 'no jeanne@exemple.invalid' },
      ],
    },
  });
  const smsEvent = (eventType: string) => ({
    eventType,
    eventTimestamp: Date.parse(NOW),
    isFinal: true,
    messageId: 'sms-1',
    destinationPhoneNumber: '+33600000000',
    messageStatus: 'X',
    messageStatusDescription: 'Y',
    context: { delivery: ID },
  });
  const said = (event: object) => feedbackOf(ProviderMessage.parse(event));

  test.each([
    [sesEvent('Send'), 'accepted'],
    [sesEvent('Delivery', { delivery: { timestamp: NOW } }), 'received'],
    [sesEvent('Complaint', { complaint: { timestamp: NOW } }), 'complained'],
    [sesEvent('Reject', { reject: { reason: 'Bad content' } }), 'rejected'],
    [sesEvent('Rendering Failure', { failure: { errorMessage: 'x' } }), 'rejected'],
    [smsEvent('TEXT_QUEUED'), 'accepted'],
    [smsEvent('TEXT_SENT'), 'accepted'],
    [smsEvent('TEXT_SUCCESSFUL'), 'accepted'],
    [smsEvent('TEXT_DELIVERED'), 'received'],
    [smsEvent('TEXT_UNREACHABLE'), 'rejected'],
    [smsEvent('TEXT_CARRIER_BLOCKED'), 'rejected'],
  ])('%o is read', (event, kind) => {
    expect(said(event)).toMatchObject({ deliveryId: ID, at: NOW, kind });
  });

  test('a permanent bounce is told from a passing one; its reason has no address', () => {
    expect(said(sesEvent('Bounce', bounce('Permanent')))).toMatchObject({
      permanent: true,
      reason: 'bounced Permanent General 5.1.1',
    });
    expect(said(sesEvent('Bounce', bounce('Transient')))).toMatchObject({ permanent: false });
  });

  test('comes bare or in the envelope of SNS', () => {
    const enveloped = { Type: 'Notification', MessageId: 'x', Message: JSON.stringify(sesEvent('Send')) };
    expect(said(enveloped)).toEqual(said(sesEvent('Send')));
  });

  test('that is not ours, or changes nothing, is passed over', () => {
    expect(said(sesEvent('DeliveryDelay'))).toBeUndefined();
    expect(said({ ...sesEvent('Send'), mail: { messageId: 'ses-1', timestamp: NOW } })).toBeUndefined();
    expect(said({ ...smsEvent('TEXT_SENT'), context: {} })).toBeUndefined();
  });

  test('that nobody knows is refused, and goes to the dead letters', () => {
    expect(ProviderMessage.safeParse({ hello: 1 }).success).toBe(false);
  });
});
