/** A mail ready to leave. Its headers beside the usual ones, such as List-Unsubscribe, are in `headers`. */
export interface OutgoingMail {
  readonly channel: 'email';
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly replyTo: string;
  /** An entry for the reader's calendar (RFC 5545). */
  readonly calendar?: string | undefined;
}

export interface OutgoingSms {
  readonly channel: 'sms';
  readonly to: string;
  readonly text: string;
}

/** A call of a producer's own software. */
export interface OutgoingWebhook {
  readonly channel: 'webhook';
  readonly to: string;
  /** JSON. */
  readonly body: string;
  /** By which it is signed; the producer reads it on their page. */
  readonly secret: string;
}

export type Outgoing = OutgoingMail | OutgoingSms | OutgoingWebhook;

/**
 * What a person has to mend before the provider takes messages: the sender's identity is not verified, the account may write to verified addresses
 * only (mail, SMS), its sending is paused, a right is missing, the month's money for SMS is used up.
 */
export const HOLDS = ['identity', 'sandbox', 'paused', 'rights', 'smsSandbox', 'smsSpending'] as const;
export type Hold = (typeof HOLDS)[number];

/** What became of the one call to the provider. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly providerId: string }
  /** It will never take this message. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It certainly did not take it, and may later: throttled, out of reach, paused. */
  | {
      readonly kind: 'notNow';
      readonly cause: unknown;
      /** Nothing leaves the account until people have mended it: not this message's fault, and it waits for days. */
      readonly wholeAccount?: true;
      /** Only once a person has mended something. */
      readonly hold?: Hold;
    }
  /** It may have taken it: the answer got lost. */
  | { readonly kind: 'unknown'; readonly cause: unknown };

/** Calls the provider exactly once. The message carries the delivery's id as a tag, by which feedback finds it. */
export interface Sender<Message extends Outgoing> {
  send(message: Message, deliveryId: string): Promise<SendOutcome>;
}

/** The shared allowance of mails a second. */
export interface Pace {
  /** Waits for its turn; `later` where it would be too long. */
  turn(): Promise<'go' | 'later'>;
}
