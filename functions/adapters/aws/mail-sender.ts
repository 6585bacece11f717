import { GetSendQuotaCommand, SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingMail, Pace, Sender, SendOutcome } from '#domain/ledger/sender.ts';
import type { Limits } from '#domain/shared/limits.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { outcomeOfError } from './send-errors.ts';

export interface MailSettings {
  /** The domain of the site: the right side of every Message-ID. */
  readonly domain: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly configurationSet: string;
}

/** One call is the worker's to try again: a client that retries by itself sends twice what it thought lost. Each gives up after 5 s. */
export const sesClient = (): SESClient =>
  new SESClient({ maxAttempts: 1, requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 } });

/** The tag by which SES's events name the delivery. */
export const DELIVERY_TAG = 'delivery';

export const mailSender = (client: SESClient, settings: MailSettings): Sender<OutgoingMail> => ({
  send: async (mail, deliveryId): Promise<SendOutcome> => {
    const raw = await mimeOf(mail, deliveryId, settings);
    try {
      const { MessageId } = await client.send(
        new SendRawEmailCommand({
          RawMessage: { Data: raw },
          Destinations: [mail.to],
          ConfigurationSetName: settings.configurationSet,
          Tags: [{ Name: DELIVERY_TAG, Value: deliveryId }],
        }),
      );
      return { kind: 'accepted', providerId: MessageId ?? 'unknown' };
    } catch (error) {
      return outcomeOfError(error, mail.to);
    }
  },
});

/** The mail as it goes over the wire. `Auto-Submitted` keeps holiday replies away (RFC 3834). */
const mimeOf = (mail: OutgoingMail, deliveryId: string, { domain, from }: MailSettings): Promise<Buffer> =>
  new MailComposer({
    from,
    to: mail.to,
    replyTo: mail.replyTo,
    subject: mail.subject,
    messageId: `<${deliveryId}@${domain}>`,
    html: mail.html,
    text: mail.text,
    headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers },
    textEncoding: 'quoted-printable',
    attachments:
      mail.calendar === undefined
        ? []
        : [
            {
              filename: 'passage.ics',
              contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
              content: mail.calendar,
            },
          ],
  })
    .compile()
    .build();

export interface PaceOptions {
  readonly limits: Limits;
  readonly now: () => Instant;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** The quota is asked for again after this long. */
const QUOTA_KEPT_MS = 5 * 60_000;
/** Longest that one mail waits for its turn: with 5 s for the call it stays within the function's 60 s. */
const LONGEST_WAIT_MS = 20_000;
/** Of a second's allowance, an instance takes this share at once: few writes to the shared counter, and nobody starves. */
const SHARES_A_SECOND = 8;

/**
 * The shared token bucket: a counter a second, in the Limits table, up to the rate that SES grants the account. A function takes a handful of
 * turns at once for the mails it holds, and waits for the next second where the running one is used up.
 */
export const mailPace = (client: SESClient, { limits, now, wait }: PaceOptions): Pace => {
  let rate: Promise<number> | undefined;
  let askedAt = 0;
  let held = { second: 0, turns: 0 };
  let queue: Promise<unknown> = Promise.resolve();

  const ratePerSecond = (epochMs: number): Promise<number> => {
    if (rate === undefined || Math.abs(epochMs - askedAt) > QUOTA_KEPT_MS) {
      askedAt = epochMs;
      rate = client
        .send(new GetSendQuotaCommand({}))
        .then(({ MaxSendRate = 1 }) => Math.max(1, Math.floor(MaxSendRate)));
      rate.catch(() => {
        rate = undefined;
      });
    }
    return rate;
  };

  const takeTurn = async (): Promise<'go' | 'later'> => {
    for (let waited = 0; ; ) {
      const instant = now();
      const epochMs = Date.parse(instant);
      const second = Math.floor(epochMs / 1000);
      if (held.second === second && held.turns > 0) {
        held.turns -= 1;
        return 'go';
      }
      const most = await ratePerSecond(epochMs);
      const turns = Math.ceil(most / SHARES_A_SECOND);
      if (await limits.take({ what: 'mail', most, windowSeconds: 1 }, 'all', turns, instant)) {
        held = { second, turns: turns - 1 };
        return 'go';
      }
      const rest = 1_000 - (epochMs % 1_000);
      if (waited + rest > LONGEST_WAIT_MS) return 'later';
      await wait(rest);
      waited += rest;
    }
  };

  return {
    // One at a time: the mails of a batch share the turns that the first of them takes.
    turn: () => {
      const mine = queue.then(takeTurn);
      queue = mine.catch(() => undefined);
      return mine;
    },
  };
};
