import { createHmac, timingSafeEqual } from 'node:crypto';
import { base36 } from './base36.ts';

/**
 * A signed link: the right to one action or one page on one subject, until it expires. Short, because it travels by SMS:
 * `<purpose>.<subject>.<expiry>.<key><signature>`; the subject may itself have dotted parts. `key` is the one letter by which the key that signed
 * it is called, so that a new key can come while links of the old one live on (ADR 0041).
 */
export const PURPOSES = {
  confirmSubscription: 'c',
  /** At the foot of each alert: stops what the mail was about, or all; shows nothing that the mail does not. */
  manageSubscription: 's',
  /** At the foot of "in season": stops that, and nothing else. */
  stopSeason: 'e',
  /** The page with all that is kept about a subscriber. */
  personPage: 'h',
  /** To an address that a subscriber moves to. */
  changeAddress: 'n',
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
  stopSeason: 3 * 366 * DAY,
  // It opens everything: asked for again with the address in a moment.
  personPage: 2 * DAY,
  changeAddress: DAY,
  confirmRequest: 2 * DAY,
  readRequest: 90 * DAY,
  answerRequest: 30 * DAY,
  registrationDraft: 14 * DAY,
  producerPage: 366 * DAY,
  // Who wants out must get out, however late they read it.
  invited: 3 * 366 * DAY,
  memberInvitation: 3 * DAY,
  answerQuestion: 30 * DAY,
  knownRequester: 180 * DAY,
};

/**
 * Links that are worth something only as long as whoever they lead to is reached by the address they were sent to: whoever gives an address up takes
 * its links with it.
 */
const BOUND: ReadonlySet<Purpose> = new Set(['producerPage', 'answerRequest', 'answerQuestion']);

export type OpenedLink =
  | {
      readonly ok: true;
      readonly parts: readonly string[];
      /** Of a link that is bound to an address: whether it was sent to one of these. */
      wasSentTo(addresses: readonly string[]): boolean;
    }
  | { readonly ok: false; readonly reason: 'invalid' | 'expired' };

const hmac = (secret: string, text: string): Buffer => createHmac('sha256', secret).update(text).digest();

/** 128 bits of HMAC-SHA-256, as long for all. Of a bound link 80 sign the link, 48 the address that it was sent to: more than anybody can try over HTTP. */
const SIGNATURE_BYTES = 16;
const BOUND_BYTES = 10;

const signedBytes = (purpose: Purpose): number => (BOUND.has(purpose) ? BOUND_BYTES : SIGNATURE_BYTES);

const purposeOf = (body: string): Purpose => {
  const letter = body.slice(0, body.indexOf('.'));
  const found = Object.entries(PURPOSES).find(([, one]) => one === letter);
  if (found === undefined) throw new Error('a link without a purpose');
  return found[0] as Purpose;
};

const addressMark = (secret: string, body: string, address: string): Buffer =>
  hmac(secret, `sent:${body}:${address}`).subarray(0, SIGNATURE_BYTES - BOUND_BYTES);

/** A link without its signature: what is kept of one that travels as a short code. It is no right, and becomes one again only by the keys. */
interface UnsignedLink {
  readonly body: string;
  /** The name of the key that signed it: with that key it ends. */
  readonly key: string;
  /** Of a bound link: the address that it was sent to, keyed and hashed; else empty. */
  readonly mark: string;
  /** When it ends, epoch seconds. */
  readonly endsAt: number;
}

/** The keys behind links. */
export interface LinkKeys {
  /** The one that signs from now on. */
  readonly signing: string;
  /** All that are still believed, by their name of one letter. */
  readonly byName: ReadonlyMap<string, string>;
  /** Of codes, of ids and of index keys: it never changes, since what is derived from it is kept. */
  readonly lasting: string;
}

export interface SignedLinks {
  /** Signs `parts` (letters and digits) for one purpose. `now` is an ISO instant; `sentTo` the address to which a bound link goes. */
  sign(purpose: Purpose, parts: readonly string[], now: string, sentTo?: string): string;
  /** Checks signature, purpose and expiry, in constant time. */
  open(purpose: Purpose, token: string, now: string): OpenedLink;
  /** Takes the signature off a link that was signed here. */
  unsign(token: string): UnsignedLink;
  /** The same link again, with its scope, its end and its address; undefined where its key is believed no more. */
  signAgain(link: Omit<UnsignedLink, 'endsAt'>): string | undefined;
  /** The 6-digit code that belongs to a subscription, a request or a producer's new address: derived, never stored. */
  code(of: 'subscription' | 'request' | 'channel', id: string): string;
  /** The secret by which calls of a producer's software are signed: derived, never stored. Another address, another secret. */
  webhookSecret(producerId: string, address: string): string;
  /** A keyed hash of a private value (e-mail, IP address), for index keys and counters; 26 characters. */
  hash(value: string): string;
}

export const signedLinks = ({ signing, byName, lasting }: LinkKeys): SignedLinks => ({
  sign(purpose, parts, now, sentTo) {
    const secret = byName.get(signing);
    if (secret === undefined) throw new Error(`there is no key ${signing} to sign links with`);
    const expiry = Math.floor(Date.parse(now) / 1000) + LIFETIMES[purpose];
    const body = [PURPOSES[purpose], ...parts, expiry.toString(36)].join('.');
    const signature = hmac(secret, body).subarray(0, signedBytes(purpose));
    if (!BOUND.has(purpose)) return `${body}.${signing}${signature.toString('base64url')}`;
    if (sentTo === undefined) throw new Error(`a link for ${purpose} is bound to the address that it is sent to`);
    return `${body}.${signing}${Buffer.concat([signature, addressMark(secret, body, sentTo)]).toString('base64url')}`;
  },
  open(purpose, token, now) {
    const cut = token.lastIndexOf('.');
    const body = token.slice(0, cut);
    const secret = byName.get(token.charAt(cut + 1));
    const given = Buffer.from(token.slice(cut + 2), 'base64url');
    const bytes = signedBytes(purpose);
    if (cut < 0 || secret === undefined) return { ok: false, reason: 'invalid' };
    const right = hmac(secret, body).subarray(0, bytes);
    if (given.length !== SIGNATURE_BYTES || !timingSafeEqual(given.subarray(0, bytes), right))
      return { ok: false, reason: 'invalid' };
    const fields = body.split('.');
    if (fields[0] !== PURPOSES[purpose] || fields.length < 3) return { ok: false, reason: 'invalid' };
    const expiry = Number.parseInt(fields.at(-1) ?? '', 36);
    if (!(expiry > Date.parse(now) / 1000)) return { ok: false, reason: 'expired' };
    const mark = given.subarray(BOUND_BYTES);
    return {
      ok: true,
      parts: fields.slice(1, -1),
      wasSentTo: (addresses) =>
        BOUND.has(purpose) && addresses.some((address) => timingSafeEqual(mark, addressMark(secret, body, address))),
    };
  },
  unsign(token) {
    const cut = token.lastIndexOf('.');
    const body = token.slice(0, cut);
    const bytes = signedBytes(purposeOf(body));
    const mark = Buffer.from(token.slice(cut + 2), 'base64url').subarray(bytes);
    const endsAt = Number.parseInt(body.slice(body.lastIndexOf('.') + 1), 36);
    return { body, key: token.charAt(cut + 1), mark: mark.toString('base64url'), endsAt };
  },
  signAgain({ body, key, mark }) {
    const secret = byName.get(key);
    if (secret === undefined) return undefined;
    const signature = hmac(secret, body).subarray(0, signedBytes(purposeOf(body)));
    return `${body}.${key}${Buffer.concat([signature, Buffer.from(mark, 'base64url')]).toString('base64url')}`;
  },
  code(of, id) {
    const number = createHmac('sha256', lasting).update(`code:${of}:${id}`).digest().readUInt32BE(0);
    return String(number % 1_000_000).padStart(6, '0');
  },
  webhookSecret(producerId, address) {
    return createHmac('sha256', lasting).update(`webhook:${producerId}:${address}`).digest('base64url');
  },
  hash(value) {
    return base36(createHmac('sha256', lasting).update(`hash:${value}`).digest()).slice(0, 26);
  },
});
