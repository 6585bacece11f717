import { createHmac } from 'node:crypto';
import { lookup as resolveName } from 'node:dns/promises';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import type { OutgoingWebhook, Sender, SendOutcome } from '#domain/ledger/sender.ts';
import { isPublicAddress } from './public-address.ts';

/** Their server has this long to answer in; the rest of what it says is not read. */
const TIMEOUT_MS = 5_000;

interface WebhookNetwork {
  /** All addresses of a name. */
  resolve(name: string): Promise<readonly string[]>;
  isPublic(address: string): boolean;
  request: typeof httpsRequest;
  now(): number;
}

const INTERNET: WebhookNetwork = {
  resolve: async (name) => (await resolveName(name, { all: true })).map(({ address }) => address),
  isPublic: isPublicAddress,
  request: httpsRequest,
  now: Date.now,
};

/** `t=…,v1=…`: the HMAC-SHA-256 of `<t>.<body>`, so that neither the body nor its time can be another's. */
const webhookSignature = (secret: string, epochSeconds: number, body: string): string =>
  `t=${epochSeconds},v1=${createHmac('sha256', secret).update(`${epochSeconds}.${body}`).digest('hex')}`;

/**
 * Calls a producer's own software, once. What it may not answer with: a redirect. Tried again by the ledger, with the same delivery id, so that who got it
 * twice can tell.
 */
export const webhookSender = (network: WebhookNetwork = INTERNET): Sender<OutgoingWebhook> => ({
  send: async ({ to, body, secret }, deliveryId): Promise<SendOutcome> => {
    const url = new URL(to);
    let addresses: readonly string[];
    try {
      addresses = await network.resolve(url.hostname);
    } catch (cause) {
      return { kind: 'notNow', cause };
    }
    const [address] = addresses;
    if (address === undefined) return { kind: 'notNow', cause: new Error('the name has no address') };
    if (!addresses.every((one) => network.isPublic(one)))
      return { kind: 'refused', reason: 'the address is not of the public internet' };
    const seconds = Math.floor(network.now() / 1_000);
    const options: RequestOptions = {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Alaronde-Webhook/1',
        'alaronde-delivery': deliveryId,
        'alaronde-signature': webhookSignature(secret, seconds, body),
      },
      // The address that was checked, whatever the name says a moment later.
      lookup: (_, asked, answer) => {
        const family = address.includes(':') ? 6 : 4;
        if (typeof asked === 'object' && asked.all) answer(null, [{ address, family }]);
        else answer(null, address, family);
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      agent: false,
    };
    return outcomeOf(await call(network, url, options, body), deliveryId);
  },
});

type Called = { readonly status: number } | { readonly failed: unknown };

const call = (network: WebhookNetwork, url: URL, options: RequestOptions, body: string): Promise<Called> =>
  new Promise((resolve) => {
    try {
      const outgoing = network.request(url, options, (answer) => {
        answer.destroy();
        resolve({ status: answer.statusCode ?? 0 });
      });
      outgoing.on('error', (failed) => resolve({ failed }));
      outgoing.end(body);
    } catch (failed) {
      resolve({ failed });
    }
  });

/** Their "not now" and their silence are tried again; a plain no, and a redirect, are a no: the next channel. */
const outcomeOf = (called: Called, deliveryId: string): SendOutcome => {
  if ('failed' in called) return { kind: 'notNow', cause: called.failed };
  const { status } = called;
  if (status >= 200 && status < 300) return { kind: 'accepted', providerId: `webhook-${deliveryId}` };
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return { kind: 'notNow', cause: new Error(`status ${status}`) };
  return { kind: 'refused', reason: status >= 300 && status < 400 ? 'it redirects' : `it answers ${status}` };
};
