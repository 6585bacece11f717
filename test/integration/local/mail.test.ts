import { GetSendQuotaCommand, SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fixture, startFixture } from '../../support/local-fixture/fixture.ts';
import { takeMessages } from '../../support/local-fixture/take.ts';

let fixture: Fixture;
let ses: SESClient;
beforeAll(async () => {
  fixture = await startFixture();
  ses = new SESClient({
    endpoint: fixture.stack.endpoints.SES,
    region: 'eu-west-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
});
afterAll(async () => {
  ses.destroy();
  await fixture.stop();
});

const MESSAGE = (to: string, unsubscribe = '') =>
  [
    'From: Alaronde <hello@sender.example>',
    `To: ${to}`,
    'Subject: =?UTF-8?Q?Une_ferme_tout_pr=C3=A8s?=',
    ...(unsubscribe === ''
      ? []
      : [`List-Unsubscribe: <${unsubscribe}>`, 'List-Unsubscribe-Post: List-Unsubscribe=One-Click']),
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=x',
    '',
    '--x',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Bonjour à vous',
    '--x',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Bonjour à vous</p>',
    '--x--',
    '',
  ].join('\r\n');

const send = (to: string, more: { from?: string; raw?: string } = {}) =>
  ses.send(
    new SendRawEmailCommand({
      Source: more.from ?? 'hello@sender.example',
      Destinations: [to],
      RawMessage: { Data: Buffer.from(more.raw ?? MESSAGE(to)) },
      ConfigurationSetName: 'fixture-Mailing',
      Tags: [{ Name: 'delivery', Value: 'abc123' }],
    }),
  );

interface SesEvent {
  readonly eventType: string;
  readonly mail: { readonly messageId: string; readonly tags: Record<string, string[]> };
  readonly bounce?: { readonly bounceType: string; readonly bouncedRecipients: { emailAddress: string }[] };
}

/** What SES published since the last look, out of SNS's envelope. */
const events = async (): Promise<SesEvent[]> => {
  await fixture.stack.idle();
  return (await takeMessages(fixture, 'fixture-FeedbackQueue')).map((body) => {
    const envelope = JSON.parse(body) as { Type: string; Message: string };
    expect(envelope.Type).toBe('Notification');
    return JSON.parse(envelope.Message) as SesEvent;
  });
};

describe('mail', () => {
  it('lands in the mailbox as its reader sees it', async () => {
    const { MessageId } = await send('anne@example.org');
    const [mail, ...others] = await fixture.stack.mailsTo('anne@example.org');
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      id: MessageId,
      from: expect.stringContaining('hello@sender.example'),
      to: 'anne@example.org',
      subject: 'Une ferme tout près',
      text: expect.stringContaining('Bonjour à vous'),
      html: expect.stringContaining('<p>Bonjour à vous</p>'),
    });
    expect(mail?.headers['content-type']).toContain('multipart/alternative');
  });

  it('is reported delivered through SNS, with its tags as lists', async () => {
    await events();
    const { MessageId } = await send('bob@example.org');
    expect(await events()).toMatchObject([
      { eventType: 'Delivery', mail: { messageId: MessageId, tags: { delivery: ['abc123'] } } },
    ]);
  });

  it('bounces on demand', async () => {
    const { MessageId } = await send('gone@example.org');
    await events();
    await fixture.stack.post('/mail/bounces', { to: 'gone@example.org', type: 'Permanent' });
    expect(await events()).toMatchObject([
      {
        eventType: 'Bounce',
        mail: { messageId: MessageId },
        bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'gone@example.org' }] },
      },
    ]);
  });

  it('to the simulators is their fate', async () => {
    await events();
    await send('bounce@simulator.amazonses.com');
    await send('complaint@simulator.amazonses.com');
    expect((await events()).map(({ eventType }) => eventType).sort()).toEqual(['Bounce', 'Complaint', 'Delivery']);
  });

  it('from an address that is no identity is refused', async () => {
    await expect(send('anne@example.org', { from: 'someone@else.example' })).rejects.toThrow(/not verified/);
  });

  it.each([
    ['throttling', 'Throttling', /Maximum sending rate exceeded/],
    ['quota', 'Throttling', /Daily message quota exceeded/],
    ['rejected', 'MessageRejected', /rejected/],
  ])('fails on demand, once: %s', async (kind, name, message) => {
    const before = fixture.stack.mails.list().length;
    await fixture.stack.post('/mail/failures', { kind });
    const failure = await send('carl@example.org').catch((error: unknown) => error);
    expect(failure).toMatchObject({ name, message: expect.stringMatching(message) });
    expect(fixture.stack.mails.list()).toHaveLength(before);
    await send('carl@example.org');
  });

  it('that got no answer has left all the same', async () => {
    await fixture.stack.post('/mail/failures', { kind: 'no-answer' });
    await expect(send('dora@example.org')).rejects.toThrow();
    expect(await fixture.stack.mailsTo('dora@example.org')).toHaveLength(1);
  });

  it('faster than the limit is throttled, and the quota says how much has left', async () => {
    await fixture.stack.post('/mail/limits', { maxSendRate: 2 });
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => send('eve@example.org')));
    await fixture.stack.post('/mail/limits', { maxSendRate: 500 });
    const accepted = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(accepted).toBeGreaterThanOrEqual(1);
    expect(accepted).toBeLessThan(6);
    const quota = await ses.send(new GetSendQuotaCommand({}));
    expect(quota).toMatchObject({ MaxSendRate: 500, SentLast24Hours: fixture.stack.mails.list().length });
  });

  it('is unsubscribed from as a mail client does, by one POST', async () => {
    await send('fred@example.org', { raw: MESSAGE('fred@example.org', `${fixture.stack.site}/things?token=t`) });
    const [mail] = await fixture.stack.mailsTo('fred@example.org');
    fixture.forget();
    const answer = await fetch(`${fixture.stack.addresses.mailbox}/messages/${mail?.id}/unsubscribe`, {
      method: 'POST',
    });
    expect(await answer.json()).toMatchObject({ status: 200 });
    expect(fixture.seen()).toMatchObject([{ path: '/things' }]);
  });

  it('has a mailbox page', async () => {
    const page = await fetch(fixture.stack.addresses.mailbox);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });
});
