import { site } from '#app/shared/site.ts';
import { confirmationCodeSubject } from '#domain/contacts/contact-confirmation.ts';
import type { Delivery } from '#domain/ledger/delivery.ts';
import { type Content, loadContent } from '#domain/messages/content.ts';
import type { ContentSources } from '#domain/messages/content-sources.ts';
import type { ToPerson } from '#domain/messages/news-content.ts';
import type { ShortLinkStore } from '#domain/messages/short-link.ts';
import { channelCodeSubject } from '#domain/self-service/own-records.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { codeSubject } from '#domain/subscriptions/subscribing.ts';
import type { SignedLinks } from '#platform/signed-link.ts';
import type { MailKeys } from '#web/messages/mail-parts.ts';
import { renderMail } from '#web/messages/render-mail.tsx';
import { isForTelephones, smsPage, smsText } from '#web/messages/sms.ts';
import { isForSoftware, webhookBody } from '#web/requests/webhook-body.ts';
import type { Written } from './send-delivery.ts';
import { shortAddress } from './short-links.ts';

/** Writes what a delivery says, as things are now: links and codes are made here and are stored nowhere. */
export const messageWriter =
  (sources: ContentSources, links: () => Promise<SignedLinks>, store: Pick<ShortLinkStore, 'keep'>) =>
  async (delivery: Delivery, now: Instant): Promise<Written> => {
    const content = await loadContent(delivery.about, sources, now);
    if (content.kind === 'unwanted') return { wanted: false, reason: content.reason };
    const to = delivery.to === '' ? personAddress(content) : delivery.to;
    const signed = await links();
    const facts = {
      lang: delivery.language,
      site,
      origin: site.origin ?? '',
      keys: keysOf(content, signed, { now, to }),
    };
    if (delivery.channel === 'webhook') {
      if (!isForSoftware(content)) throw new Error(`${content.kind} is not written for software`);
      const secret = signed.webhookSecret(content.producer.id, to);
      return { wanted: true, message: { channel: 'webhook', to, body: webhookBody(content, facts), secret } };
    }
    if (delivery.channel !== 'sms')
      return { wanted: true, message: { channel: 'email', to, ...renderMail(content, facts) } };
    if (isForTelephones(content)) {
      const page = smsPage(content, delivery.language);
      const { token } = facts.keys;
      const link = page && facts.origin + (await shortAddress({ page, token }, { links: signed, store }));
      return { wanted: true, message: { channel: 'sms', to: delivery.to, text: smsText(content, facts, link ?? '') } };
    }
    throw new Error(`${content.kind} is not written as an SMS`);
  };

/** The ledger holds no address of a subscriber: it is what the subscription says when the mail leaves. */
const personAddress = (content: Content): string => {
  switch (content.kind) {
    case 'news':
    case 'opening':
    case 'stillWatching':
    case 'season':
    case 'personLink':
      return content.to;
    case 'addressChange':
      return content.change.email;
    case 'subscriptionConfirmation':
      return content.subscription.email;
    case 'registrationReceived':
    case 'decision':
    case 'producerLink':
    case 'stillRight':
    case 'monthlyNote':
    case 'producerNews':
    case 'channelCode':
    case 'requestConfirmation':
    case 'request':
    case 'requestReply':
    case 'requestReceipt':
    case 'requestNews':
    case 'passageNews':
    case 'requestDigest':
    case 'passageSheet':
    case 'passageReminder':
    case 'didItCome':
    case 'question':
    case 'invitation':
    case 'memberInvitation':
      throw new Error(`${content.kind} has no address to go to`);
  }
};

const NONE: MailKeys = { token: '', code: '' };

/** More places than these make a link too long: then the page offers to stop all. */
const MAX_PLACES = 3;

/** Whose it is, and which places the mail was about: who gets it forwarded sees no others. */
const stopParts = ({ person, places }: ToPerson): string[] => [
  person,
  ...(places.length > MAX_PLACES ? [] : places.map(({ id }) => id)),
];

interface Sent {
  readonly now: Instant;
  /** Links of a producer are worth something only as long as they are reached there. */
  readonly to: string;
}

const keysOf = (content: Content, links: SignedLinks, { now, to }: Sent): MailKeys => {
  switch (content.kind) {
    case 'news':
    case 'opening':
    case 'stillWatching':
      return { ...NONE, token: links.sign('manageSubscription', stopParts(content), now) };
    case 'season':
      return { ...NONE, token: links.sign('stopSeason', [content.person], now) };
    case 'personLink':
      return { ...NONE, token: links.sign('personPage', [content.person], now) };
    case 'addressChange': {
      const { person, askedAt } = content.change;
      return { ...NONE, token: links.sign('changeAddress', [person, String(Date.parse(askedAt))], now) };
    }
    case 'subscriptionConfirmation': {
      const { subscription } = content;
      return {
        token:
          subscription.state === 'active'
            ? links.sign('manageSubscription', [subscription.person, subscription.id], now)
            : links.sign('confirmSubscription', [subscription.id], now),
        code: links.code('subscription', codeSubject(subscription)),
      };
    }
    case 'requestConfirmation':
      return {
        token: links.sign('confirmRequest', [content.request.id], now),
        code: links.code('request', content.request.id),
      };
    case 'request':
    case 'requestReply':
      return { ...NONE, token: links.sign('answerRequest', [content.request.id, content.part.producerId], now, to) };
    case 'requestReceipt':
    case 'requestNews':
    case 'passageNews':
    case 'passageReminder':
    case 'didItCome':
      return { ...NONE, token: links.sign('readRequest', [content.request.id], now) };
    case 'question': {
      const { producerId, id } = content.question;
      return { ...NONE, token: links.sign('answerQuestion', [producerId, id], now, to) };
    }
    case 'invitation':
      return {
        ...NONE,
        token: links.sign(
          'invited',
          [content, ...content.others].map(({ producer }) => producer.id),
          now,
        ),
      };
    case 'memberInvitation':
      return { ...NONE, token: links.sign('memberInvitation', [content.member.id, String(content.number)], now) };
    case 'producerNews':
      if (content.news === 'channelsChanged') return NONE;
      return { ...NONE, token: links.sign('producerPage', [content.producer.id], now, to) };
    case 'registrationReceived': {
      const { id, registeredAt } = content.producer;
      return {
        token: links.sign('producerPage', [id], now, to),
        code: links.code('channel', confirmationCodeSubject({ owner: id, address: to, startedAt: registeredAt })),
      };
    }
    case 'decision':
    case 'producerLink':
    case 'requestDigest':
    case 'passageSheet':
    case 'stillRight':
    case 'monthlyNote':
      return { ...NONE, token: links.sign('producerPage', [content.producer.id], now, to) };
    case 'channelCode':
      return {
        ...NONE,
        code: links.code('channel', channelCodeSubject(content.producer.id, content.change, content.address)),
      };
  }
};
