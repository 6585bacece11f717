import type { About } from '#domain/ledger/delivery.ts';
import type { ProducerMonth } from '#domain/ledger/producer-month.ts';
import type { Member } from '#domain/members/member.ts';
import { invitedMember } from '#domain/members/member-store.ts';
import type { Producer, Round } from '#domain/producers/producer.ts';
import { isToConfirm, QUESTIONS } from '#domain/producers/still-right.ts';
import type { ProducerRequest, RequestPart } from '#domain/requests/request.ts';
import { isAgreed } from '#domain/requests/settle-request.ts';
import type { Question } from '#domain/review/questions.ts';
import type { ChannelChange } from '#domain/self-service/own-records.ts';
import { unreachable } from '#domain/shared/outcome.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { unlessUnreadable } from '#domain/shared/unreadable-record.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import type { AddressChange } from '#domain/subscriptions/subscription-store.ts';
import type { UnclaimedProducer } from '#domain/unclaimed/unclaimed.ts';
import { type ContentSources, type Unwanted, unwanted } from './content-sources.ts';
import { loadForPerson, type PersonContent } from './news-content.ts';
import { type PassageDayContent, passageDayContent } from './passage-day-content.ts';
import { type PassageNewsContent, passageNewsContent } from './passage-news-content.ts';
import { contactOf, type ProducerContact } from './producer-contact.ts';

/** Everything that a message says, as it is when the message leaves. */
export type Content =
  | PersonContent
  | { readonly kind: 'addressChange'; readonly change: AddressChange }
  | { readonly kind: 'subscriptionConfirmation'; readonly subscription: Subscription }
  | { readonly kind: 'registrationReceived'; readonly producer: Producer }
  | {
      readonly kind: 'decision';
      readonly producer: Producer;
      readonly approved: boolean;
      /** The directory opens then: nobody finds them before. Absent: it is open. */
      readonly opensAt?: Instant;
    }
  | { readonly kind: 'producerLink'; readonly producer: Producer }
  | {
      readonly kind: 'monthlyNote';
      readonly producer: Producer;
      readonly month: string;
      readonly figures: ProducerMonth;
    }
  /** Once a season; `number` counts the reminders, 3 says that their page rests. */
  | { readonly kind: 'stillRight'; readonly producer: Producer; readonly number: number }
  | {
      readonly kind: 'producerNews';
      readonly producer: Producer;
      readonly news: 'changeApproved' | 'changeRejected' | 'withdrawn' | 'channelsChanged';
      /** Why a change was refused; empty otherwise. */
      readonly reason: string;
    }
  | {
      readonly kind: 'channelCode';
      readonly producer: Producer;
      readonly address: string;
      readonly change: ChannelChange;
    }
  | { readonly kind: 'requestConfirmation'; readonly request: ProducerRequest }
  | { readonly kind: 'requestReceipt'; readonly request: ProducerRequest }
  | {
      readonly kind: 'request';
      readonly request: ProducerRequest;
      readonly part: RequestPart;
      readonly producer: Producer;
    }
  | RequestDigestContent
  /** To a producer: what has become of it since. */
  | {
      readonly kind: 'requestReply';
      readonly request: ProducerRequest;
      readonly part: RequestPart;
      readonly producer: Producer;
    }
  | {
      readonly kind: 'requestNews';
      readonly request: ProducerRequest;
      readonly part: RequestPart;
      /** How the producer is reached; only once both have said yes. */
      readonly contact?: ProducerContact;
      /** Of the passage, once both have said yes. */
      readonly round?: Round | undefined;
    }
  | PassageNewsContent
  | PassageDayContent
  | { readonly kind: 'question'; readonly producer: Producer; readonly question: Question }
  /** The farms that an address stands for, the first and the others. */
  | (InvitedFarm & { readonly kind: 'invitation'; readonly others: readonly InvitedFarm[] })
  | { readonly kind: 'memberInvitation'; readonly member: Member; readonly number: number };

/** To a producer: several requests at once. */
interface RequestDigestContent {
  readonly kind: 'requestDigest';
  readonly producer: Producer;
  readonly waiting: readonly { readonly request: ProducerRequest; readonly part: RequestPart }[];
}

export interface InvitedFarm {
  readonly producer: UnclaimedProducer;
  readonly communeName: string;
}

export type Loaded = Content | Unwanted;

/** Reads what a message is about. `unwanted` where its subject has changed so that nobody wants it any more: nothing is sent. */
export const loadContent = async (about: About, sources: ContentSources, now: Instant): Promise<Loaded> => {
  switch (about.kind) {
    case 'news':
    case 'opening':
    case 'stillWatching':
    case 'season':
    case 'personLink':
      return loadForPerson(about, sources, now);
    case 'addressChange': {
      const change = await sources.addressChanges.find(about.person);
      return change?.askedAt === about.askedAt ? { kind: about.kind, change } : unwanted('otherAddress');
    }
    case 'subscriptionConfirmation': {
      const subscription = await sources.subscriptions.find(about.subscriptionId);
      return subscription === undefined || subscription.state === 'ended'
        ? unwanted('subscriptionEnded')
        : { kind: about.kind, subscription };
    }
    case 'registrationReceived': {
      const producer = await sources.directory.find(about.producerId);
      return producer === undefined ? unwanted('producerGone') : { kind: about.kind, producer };
    }
    case 'decision':
      return loadDecision(about, sources, now);
    case 'producerLink': {
      const producer = await sources.directory.find(about.producerId);
      return producer === undefined ? unwanted('producerGone') : { kind: about.kind, producer };
    }
    case 'monthlyNote': {
      const { kind, month, figures } = about;
      const producer = await sources.directory.find(about.producerId);
      return producer?.state === 'published' && producer.noteOff !== true
        ? { kind, producer, month, figures }
        : unwanted('producerAway');
    }
    case 'stillRight': {
      const producer = await sources.directory.find(about.producerId);
      if (producer === undefined) return unwanted('producerGone');
      // Said meanwhile, or away.
      const isOpen = about.number === QUESTIONS ? producer.rests === true : isToConfirm(producer, now);
      return isOpen ? { kind: about.kind, producer, number: about.number } : unwanted('producerAway');
    }
    case 'producerNews':
      return loadNews(about, sources);
    case 'channelCode': {
      const { producerId, address, startedAt } = about;
      const [producer, change] = await Promise.all([
        sources.directory.find(producerId),
        sources.own.channelChangeOf(producerId, now),
      ]);
      return producer === undefined || change?.startedAt !== startedAt
        ? unwanted('channelsGivenUp')
        : { kind: about.kind, producer, address, change };
    }
    case 'requestConfirmation': {
      const request = await sources.requests.find(about.requestId);
      return request?.state === 'pending' ? { kind: about.kind, request } : unwanted('requestSettled');
    }
    case 'requestReceipt': {
      const request = await sources.requests.find(about.requestId);
      return request?.state === 'confirmed' ? { kind: about.kind, request } : unwanted('requestExpired');
    }
    case 'request':
    case 'requestReply':
    case 'requestNews':
      return loadRequest(about, sources);
    case 'requestDigest':
      return loadDigest(about, sources);
    case 'question': {
      const [producer, question] = await Promise.all([
        sources.directory.find(about.producerId),
        sources.questions.find(about.producerId, about.questionId),
      ]);
      return producer === undefined || question === undefined || question.answer !== null
        ? unwanted('questionSettled')
        : { kind: about.kind, producer, question };
    }
    case 'invitation': {
      const found = await Promise.all(
        [about.unclaimedId, ...about.others].map((id) => unlessUnreadable(sources.unclaimed.find(id), undefined)),
      );
      const [farm, ...others] = found.flatMap((producer) =>
        producer === undefined || producer.producerId !== null
          ? []
          : [{ producer, communeName: sources.communeName(producer.details.commune) }],
      );
      return farm === undefined ? unwanted('claimedOrOut') : { kind: about.kind, ...farm, others };
    }
    case 'memberInvitation': {
      const member = invitedMember(await sources.members.find(about.memberId), about.number);
      return member === undefined ? unwanted('invitationReplaced') : { kind: about.kind, member, number: about.number };
    }
    case 'passageNews':
      return (await passageNewsContent(about, sources, now)) ?? unwanted('requestExpired');
    case 'passageSheet':
    case 'passageReminder':
    case 'didItCome':
      return (await passageDayContent(about, sources)) ?? unwanted('nobodyCounts');
    case 'passagesChanged':
    case 'passageTurn':
    case 'taskSettled':
    case 'requestEnds':
    case 'chase':
      throw new Error(`a ${about.kind} is nothing to read`);
    default:
      return unreachable(about);
  }
};

const loadDecision = async (
  about: Extract<About, { kind: 'decision' }>,
  { directory, opening }: ContentSources,
  now: Instant,
): Promise<Loaded> => {
  const producer = await directory.find(about.producerId);
  if (producer?.state === 'published') {
    const opensAt = await opening();
    return { kind: 'decision', producer, approved: true, ...(opensAt > now ? { opensAt } : {}) };
  }
  if (producer?.state === 'rejected') return { kind: 'decision', producer, approved: false };
  return unwanted('decisionOvertaken');
};

const loadNews = async (
  { producerId, news }: Extract<About, { kind: 'producerNews' }>,
  { directory, own }: ContentSources,
): Promise<Loaded> => {
  const [producer, proposal] = await Promise.all([
    directory.find(producerId),
    news === 'changeRejected' ? own.proposalOf(producerId) : undefined,
  ]);
  if (producer === undefined) return unwanted('producerGone');
  const reason = proposal?.rejection?.reason ?? '';
  if (news === 'changeRejected' && reason === '') return unwanted('changeOvertaken');
  return { kind: 'producerNews', producer, news, reason };
};

/** Those that still wait for them; a single one is told as it would have been alone. */
const loadDigest = async (
  { producerId, items }: Extract<About, { kind: 'requestDigest' }>,
  { requests, directory }: ContentSources,
): Promise<Loaded> => {
  const producer = await directory.find(producerId);
  if (producer?.state !== 'published') return unwanted('producerAway');
  const found = await Promise.all(items.map(({ requestId }) => requests.find(requestId)));
  const waiting = found.flatMap((request, index) => {
    const part = request?.parts.find((one) => one.producerId === producerId);
    const isLast = part !== undefined && part.attempts.length - 1 === items[index]?.attempt;
    return request?.state === 'confirmed' && isLast && part.state === 'asked' && part.ended === undefined
      ? [{ request, part }]
      : [];
  });
  const [first, ...others] = waiting;
  if (first === undefined) return unwanted('requestAnswered');
  return others.length === 0 ? { kind: 'request', ...first, producer } : { kind: 'requestDigest', producer, waiting };
};

const loadRequest = async (
  about: Extract<About, { kind: 'request' | 'requestNews' | 'requestReply' }>,
  { requests, directory }: ContentSources,
): Promise<Loaded> => {
  const request = await requests.find(about.requestId);
  const part = request?.parts.find(({ producerId }) => producerId === about.producerId);
  if (request?.state !== 'confirmed' || part === undefined) return unwanted('requestExpired');
  if (about.kind === 'requestNews') {
    const agreed = isAgreed(part) ? await directory.find(about.producerId) : undefined;
    if (agreed === undefined) return { kind: 'requestNews', request, part };
    const round = agreed.details.rounds.find(({ id }) => id === part.passage?.roundId);
    return { kind: 'requestNews', request, part, contact: contactOf(agreed), round };
  }
  if (about.kind === 'request' && part.ended !== undefined) return unwanted('requestSettled');
  if (about.kind === 'request' && part.state === 'answered') return unwanted('requestAnswered');
  const producer = await directory.find(about.producerId);
  return producer?.state === 'published' ? { kind: about.kind, request, part, producer } : unwanted('producerAway');
};
