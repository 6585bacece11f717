import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * A signed link: the right to one action or one page on one subject, until it expires. Short, because it travels by SMS:
 * `<purpose>.<subject>.<expiry>.<signature>`; the subject may itself have dotted parts.
 */
export const PURPOSES = {
  confirmSubscription: 'c',
  manageSubscription: 's',
  confirmRequest: 'q',
  readRequest: 'v',
  answerRequest: 'a',
  registrationDraft: 'd',
  producerPage: 'p',
  /** Of who is not yet with us: to join, or to be taken out. */
  invited: 'i',
  memberInvitation: 'm',
  answerQuestion: 'w',
  /** Proof, in a cookie, that this browser confirmed this address: later requests need no code. */
  knownRequester: 'k',
} as const;
export type Purpose = keyof typeof PURPOSES;

const DAY = 86_400;

/** How long each link lives, seconds. */
export const LIFETIMES: Record<Purpose, number> = {
  confirmSubscription: 7 * DAY,
  // Honoured long after the mail was sent: a person who wants out must get out (three years of retention).
  manageSubscription: 3 * 366 * DAY,
  confirmRequest: 2 * DAY,
  readRequest: 90 * DAY,
  answerRequest: 30 * DAY,
  registrationDraft: 14 * DAY,
  producerPage: 366 * DAY,
  // Who wants out must get out, however late he reads it.
  invited: 3 * 366 * DAY,
  memberInvitation: 3 * DAY,
  answerQuestion: 30 * DAY,
  knownRequester: 180 * DAY,
};

export type OpenedLink =
  | { readonly ok: true; readonly parts: readonly string[] }
  | { readonly ok: false; readonly reason: 'invalid' | 'expired' };

/** 128 bits of HMAC-SHA-256. */
const signatureOf = (secret: string, body: string): string =>
  createHmac('sha256', secret).update(body).digest().subarray(0, 16).toString('base64url');

export interface SignedLinks {
  /** Signs `parts` (letters and digits) for one purpose. `now` is an ISO instant. */
  sign(purpose: Purpose, parts: readonly string[], now: string): string;
  /** Checks signature, purpose and expiry, in constant time. */
  open(purpose: Purpose, token: string, now: string): OpenedLink;
  /** The 6-digit code that belongs to a subscription, a request or a producer's new address: derived, never stored. */
  code(of: 'subscription' | 'request' | 'channel', id: string): string;
  /** A keyed hash of a private value (e-mail, IP address), for index keys and counters; 26 characters. */
  hash(value: string): string;
}

export const signedLinks = (secret: string): SignedLinks => ({
  sign(purpose, parts, now) {
    const expiry = Math.floor(Date.parse(now) / 1000) + LIFETIMES[purpose];
    const body = [PURPOSES[purpose], ...parts, expiry.toString(36)].join('.');
    return `${body}.${signatureOf(secret, body)}`;
  },
  open(purpose, token, now) {
    const cut = token.lastIndexOf('.');
    const body = token.slice(0, cut);
    const given = Buffer.from(token.slice(cut + 1), 'base64url');
    const right = Buffer.from(signatureOf(secret, body), 'base64url');
    if (cut < 0 || given.length !== right.length || !timingSafeEqual(given, right))
      return { ok: false, reason: 'invalid' };
    const fields = body.split('.');
    if (fields[0] !== PURPOSES[purpose] || fields.length < 3) return { ok: false, reason: 'invalid' };
    const expiry = Number.parseInt(fields.at(-1) ?? '', 36);
    if (!(expiry > Date.parse(now) / 1000)) return { ok: false, reason: 'expired' };
    return { ok: true, parts: fields.slice(1, -1) };
  },
  code(of, id) {
    const number = createHmac('sha256', secret).update(`code:${of}:${id}`).digest().readUInt32BE(0);
    return String(number % 1_000_000).padStart(6, '0');
  },
  hash(value) {
    const digest = createHmac('sha256', secret).update(`hash:${value}`).digest();
    return BigInt(`0x${digest.toString('hex')}`)
      .toString(36)
      .slice(0, 26)
      .padStart(26, '0');
  },
});
