import type { OutgoingMail } from '#domain/ledger/sender.ts';
import type { Content } from '#domain/messages/content.ts';
import { alertMail } from './alert-mail.tsx';
import { invitationMail } from './invitation-mail.tsx';
import { MailPage, renderHtml, textFooter } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';
import { memberInvitationMail } from './member-mail.tsx';
import { monthlyNoteMail } from './monthly-note-mail.tsx';
import { channelCodeMail, linkMail, newsMail } from './own-page-mail.tsx';
import { didItComeMail, passageReminderMail, passageSheetMail } from './passage-day-mails.tsx';
import { passageNewsMail } from './passage-news-mail.tsx';
import { addressChangeMail, personLinkMail, stillWatchingMail } from './person-mails.tsx';
import { decisionMail, receivedMail } from './producer-mail.tsx';
import { openingMail, severalNewsMail } from './producers-mail.tsx';
import { questionMail } from './question-mail.tsx';
import { requestDigestMail } from './request-digest-mail.tsx';
import { requestConfirmationMail, requestMail, requestNewsMail } from './request-mail.tsx';
import { requestReceiptMail } from './request-receipt-mail.tsx';
import { requestReplyMail } from './request-reply-mail.tsx';
import { seasonMail } from './season-mail.tsx';
import { stillRightMail } from './still-right-mail.tsx';
import { subscriptionMail } from './subscription-mail.tsx';

export type RenderedMail = Pick<OutgoingMail, 'subject' | 'html' | 'text' | 'headers' | 'replyTo' | 'calendar'>;

/** Any mail of the house, in the reader's language. Pure: the same content and facts give the same mail. */
export const renderMail = (content: Content, facts: MailFacts): RenderedMail => {
  const { body, text, headers = {}, replyTo = facts.site.agency.email, calendar, ...parts } = partsOf(content, facts);
  return {
    subject: parts.subject,
    headers,
    replyTo,
    ...(calendar === undefined ? {} : { calendar }),
    html: renderHtml(
      <MailPage lang={facts.lang} site={facts.site} {...parts}>
        {body}
      </MailPage>,
    ),
    text: `${[...text, textFooter({ lang: facts.lang, site: facts.site, ...parts })].join('\n\n')}\n`,
  };
};

const partsOf = (content: Content, facts: MailFacts): MailParts => {
  switch (content.kind) {
    case 'news':
      return content.producers.length === 1 ? alertMail(content, facts) : severalNewsMail(content, facts);
    case 'opening':
      return openingMail(content, facts);
    case 'stillWatching':
      return stillWatchingMail(content, facts);
    case 'season':
      return seasonMail(content, facts);
    case 'personLink':
      return personLinkMail(content, facts);
    case 'addressChange':
      return addressChangeMail(content, facts);
    case 'subscriptionConfirmation':
      return subscriptionMail(content.subscription, facts);
    case 'registrationReceived':
      return receivedMail(facts);
    case 'decision':
      return decisionMail(content, facts);
    case 'producerLink':
      return linkMail(content, facts);
    case 'monthlyNote':
      return monthlyNoteMail(content, facts);
    case 'stillRight':
      return stillRightMail(content, facts);
    case 'producerNews':
      return newsMail(content, facts);
    case 'channelCode':
      return channelCodeMail(content, facts);
    case 'requestConfirmation':
      return requestConfirmationMail(content, facts);
    case 'requestReceipt':
      return requestReceiptMail(content, facts);
    case 'request':
      return requestMail(content, facts);
    case 'requestDigest':
      return requestDigestMail(content, facts);
    case 'requestReply':
      return requestReplyMail(content, facts);
    case 'question':
      return questionMail(content, facts);
    case 'invitation':
      return invitationMail(content, facts);
    case 'memberInvitation':
      return memberInvitationMail(content, facts);
    case 'requestNews':
      return requestNewsMail(content, facts);
    case 'passageNews':
      return passageNewsMail(content, facts);
    case 'passageSheet':
      return passageSheetMail(content, facts);
    case 'passageReminder':
      return passageReminderMail(content, facts);
    case 'didItCome':
      return didItComeMail(content, facts);
  }
};
