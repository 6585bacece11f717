import type { Written } from '#app/messages/send-delivery.ts';
import { site } from '#app/shared/site.ts';
import { confirmationCodeSubject } from '#domain/contacts/contact-confirmation.ts';
import type { Delivery } from '#domain/ledger/delivery.ts';
import { type Content, type ContentSources, loadContent } from '#domain/messages/content.ts';
import { channelCodeSubject } from '#domain/self-service/own-records.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { codeSubject } from '#domain/subscriptions/subscribing.ts';
import type { SignedLinks } from '#platform/signed-link.ts';
import type { MailKeys } from '#web/messages/mail-parts.ts';
import { renderMail } from '#web/messages/render-mail.tsx';
import { isForTelephones, smsText } from '#web/messages/sms.ts';

/** Writes what a delivery says, as things are now: links and codes are made here and are stored nowhere. */
export const messageWriter =
  (sources: ContentSources, links: () => Promise<SignedLinks>) =>
  async (delivery: Delivery, now: Instant): Promise<Written> => {
    const content = await loadContent(delivery.about, sources, now);
    if (content.kind === 'unwanted') return { wanted: false, reason: content.reason };
    if (content.kind === 'incomplete') return { wanted: 'later' };
    const facts = {
      lang: delivery.language,
      site,
      origin: site.origin ?? '',
      keys: keysOf(content, await links(), { now, to: delivery.to }),
    };
    if (delivery.channel !== 'sms')
      return { wanted: true, message: { channel: 'email', to: delivery.to, ...renderMail(content, facts) } };
    if (isForTelephones(content))
      return { wanted: true, message: { channel: 'sms', to: delivery.to, text: smsText(content, facts) } };
    throw new Error(`${content.kind} is not written as an SMS`);
  };

const NONE: MailKeys = { token: '', code: '' };

interface Sent {
  readonly now: Instant;
  /** Links of a producer are worth something only as long as he is reached there. */
  readonly to: string;
}

const keysOf = (content: Content, links: SignedLinks, { now, to }: Sent): MailKeys => {
  switch (content.kind) {
    case 'alert':
    case 'producers':
      return { ...NONE, token: links.sign('manageSubscription', [content.subscription.id], now) };
    case 'subscriptionConfirmation': {
      const { subscription } = content;
      const purpose = subscription.state === 'active' ? 'manageSubscription' : 'confirmSubscription';
      return {
        token: links.sign(purpose, [subscription.id], now),
        code: links.code('subscription', codeSubject(subscription)),
      };
    }
    case 'requestConfirmation':
      return {
        token: links.sign('confirmRequest', [content.request.id], now),
        code: links.code('request', content.request.id),
      };
    case 'request':
      return { ...NONE, token: links.sign('answerRequest', [content.request.id, content.part.producerId], now, to) };
    case 'requestNews':
    case 'passageNews':
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
      return { ...NONE, token: links.sign('producerPage', [content.producer.id], now, to) };
    case 'channelCode':
      return {
        ...NONE,
        code: links.code('channel', channelCodeSubject(content.producer.id, content.change, content.address)),
      };
  }
};
