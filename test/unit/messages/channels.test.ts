import { createHmac } from 'node:crypto';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, test } from 'vitest';
import { mailSender, sesClient } from '#adapters/aws/mail-sender.ts';
import { smsClient, smsSender } from '#adapters/aws/sms-sender.ts';
import { isPublicAddress } from '#adapters/webhook/public-address.ts';
import { webhookSender } from '#adapters/webhook/webhook-sender.ts';
import type { OutgoingWebhook } from '#domain/ledger/sender.ts';
import { Channel } from '#domain/producers/producer.ts';
import { type WebhookContent, webhookBody } from '#web/requests/webhook-body.ts';
import { type Behaviour, senderContract } from '../../support/contracts/sender-contract.ts';
import { factsIn, samples } from '../../support/mails/mail-samples.ts';

process.env.AWS_REGION ??= 'eu-west-3';

const failing = (name: string, more: object = {}) => Object.assign(new Error(name), { name, ...more });
const FAILS: Readonly<Record<Exclude<Behaviour, 'takes'>, Error>> = {
  refuses: failing('ValidationException', { $metadata: { httpStatusCode: 400 } }),
  isBusy: failing('ThrottlingException', { $metadata: { httpStatusCode: 400 } }),
  isDown: failing('InternalFailure', { $metadata: { httpStatusCode: 500 } }),
  isAway: failing('Error', { code: 'ENOTFOUND' }),
  isSilent: failing('TimeoutError'),
};

senderContract('e-mail', async () => {
  const ses = mockClient(SESClient);
  return {
    sender: async (behaviour) => {
      const on = ses.on(SendRawEmailCommand);
      if (behaviour === 'takes') on.resolves({ MessageId: 'ses-1' });
      else on.rejects(FAILS[behaviour]);
      const from = { name: 'Alaronde', address: 'bonjour@alaronde.example' };
      return mailSender(sesClient(), { domain: 'alaronde.example', from, configurationSet: 'set' });
    },
    message: {
      channel: 'email',
      to: 'maylis@exemple.invalid',
      subject: 'Bonjour',
      html: '<p>Bonjour</p>',
      text: 'Bonjour',
      headers: {},
      replyTo: 'agence@alaronde.example',
    },
    calls: () => ses.commandCalls(SendRawEmailCommand).map(({ args: [{ input }] }) => JSON.stringify(input.Tags)),
    close: async () => ses.restore(),
  };
});

senderContract('text message', async () => {
  const sms = mockClient(PinpointSMSVoiceV2Client);
  return {
    sender: async (behaviour) => {
      const on = sms.on(SendTextMessageCommand);
      if (behaviour === 'takes') on.resolves({ MessageId: 'sms-1' });
      else on.rejects(FAILS[behaviour]);
      return smsSender(smsClient(), { origination: 'ALARONDE', configurationSet: 'set', prefixes: ['+33'] });
    },
    message: { channel: 'sms', to: '+33600000000', text: 'Bonjour' },
    calls: () => sms.commandCalls(SendTextMessageCommand).map(({ args: [{ input }] }) => JSON.stringify(input.Context)),
    close: async () => sms.restore(),
  };
});

const HOOK: OutgoingWebhook = {
  channel: 'webhook',
  to: 'https://hook.exemple.fr/alaronde?farm=1',
  body: '{"event":"request.asked"}',
  secret: 'the secret of this address',
};
const STATUS: Readonly<Record<Behaviour, number>> = {
  takes: 204,
  refuses: 403,
  isBusy: 429,
  isDown: 500,
  isAway: 0,
  isSilent: 0,
};
interface Got {
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
  readonly url: string;
}

/** A producer's software on this machine, which the test says to be of the internet. */
const software = async (headers: Record<string, string> = {}) => {
  const got: Got[] = [];
  let status = 204;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += String(part);
    });
    request.on('end', () => {
      got.push({ headers: request.headers, body, url: request.url ?? '' });
      if (status === 0) request.socket.destroy();
      else response.writeHead(status, headers).end('whatever they say is not read');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    got,
    sender: (answer: number, resolve: (name: string) => Promise<readonly string[]>, isPublic = (_: string) => true) => {
      status = answer;
      return webhookSender({
        resolve,
        isPublic,
        now: () => Date.parse('2026-11-24T08:00:00.000Z'),
        request: ((url: URL, options: object, answered: never) =>
          httpRequest(`http://${url.hostname}:${port}${url.pathname}${url.search}`, options, answered)) as never,
      });
    },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
};
const here = async () => ['127.0.0.1'];

senderContract('webhook', async () => {
  const theirs = await software();
  return {
    sender: async (behaviour) =>
      theirs.sender(STATUS[behaviour], behaviour === 'isAway' ? () => Promise.reject(failing('ENOTFOUND')) : here),
    message: HOOK,
    calls: () => theirs.got.map(({ headers }) => JSON.stringify(headers)),
    close: theirs.close,
  };
});

describe('a webhook', () => {
  test('is signed: its time and body by the secret of its address', async () => {
    const theirs = await software();
    await theirs.sender(204, here).send(HOOK, 'id');
    const [call] = theirs.got;
    const [, seconds = '', mac = ''] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(call?.headers['alaronde-signature'])) ?? [];
    expect(Number(seconds)).toBe(Date.parse('2026-11-24T08:00:00.000Z') / 1000);
    expect(mac).toBe(createHmac('sha256', HOOK.secret).update(`${seconds}.${call?.body}`).digest('hex'));
    expect([call?.url, call?.body]).toEqual(['/alaronde?farm=1', HOOK.body]);
    await theirs.close();
  });

  test.each([301, 302, 307, 308])('follows no redirect (%i)', async (status) => {
    const theirs = await software({ location: 'http://169.254.169.254/latest/meta-data' });
    expect(await theirs.sender(status, here).send(HOOK, 'id')).toEqual({ kind: 'refused', reason: 'it redirects' });
    expect(theirs.got).toHaveLength(1);
    await theirs.close();
  });

  test('is not sent where one address of the name is private, and goes to the address that was checked', async () => {
    const theirs = await software();
    const both = async () => ['93.184.216.34', '10.0.0.1'];
    const sender = theirs.sender(204, both, isPublicAddress);
    expect(await sender.send(HOOK, 'id')).toMatchObject({ kind: 'refused' });
    expect(theirs.got).toEqual([]);
    // The name is asked once: its answer of a moment later is not believed.
    let asked = 0;
    const rebinding = async () => {
      asked += 1;
      return asked === 1 ? ['127.0.0.1'] : ['169.254.169.254'];
    };
    expect(await theirs.sender(204, rebinding).send(HOOK, 'id')).toMatchObject({ kind: 'accepted' });
    expect(asked).toBe(1);
    await theirs.close();
  });

  test.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
    ...['192.168.1.1', '192.0.2.1', '198.18.0.1', '198.51.100.7', '203.0.113.9', '224.0.0.1', '255.255.255.255'],
    ...[
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:10.0.0.1',
      '64:ff9b::7f00:1',
      'fc00::1',
      'fd12::1',
      'fe80::1',
      'ff02::1',
    ],
    ...['2001:db8::1', '2002:7f00:1::', 'not an address', ''],
  ])('may not go to %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(['93.184.216.34', '1.1.1.1', '172.32.0.1', '2606:4700:4700::1111', '2a01:e0a::1'])(
    'may go to %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test.each([
    ...[
      'http://hook.exemple.fr/',
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://localhost/x',
      'ftp://hook.exemple.fr/',
    ],
    ...[
      'https://user:pass@hook.exemple.fr/',
      'https://hook.exemple.fr:8443/',
      'https://hook.exemple.fr/#x',
      'hook.exemple.fr',
    ],
    `https://hook.exemple.fr/${'x'.repeat(300)}`,
  ])('%s is no address for one', (address) => {
    expect(Channel.safeParse({ kind: 'webhook', address }).success).toBe(false);
  });

  test('says what a mail says, and the address only of whom they have agreed with', () => {
    const bodyOf = (name: string) => JSON.parse(webhookBody(samples[name] as WebhookContent, factsIn('fr')));
    expect(bodyOf('request')).toMatchObject({
      event: 'request.asked',
      request: { state: 'asked', lines: [{ quantity: '2 kg' }, {}], requester: { name: 'Jeanne Dupouy' } },
      answerApi: expect.stringContaining('/api/answers/'),
    });
    expect(bodyOf('request').request.requester).not.toHaveProperty('email');
    expect(bodyOf('reply-accepted')).toMatchObject({ event: 'request.changed', request: { state: 'accept' } });
    expect(bodyOf('reply-accepted').request.requester.email).toBe('jeanne@exemple.invalid');
    expect(bodyOf('passage-sheet').requests).toHaveLength(4);
  });
});
