import type { Area, ResolvedArea } from '#domain/areas/area.ts';
import { distanceKm } from '#domain/areas/geometry.ts';
import { inSeason } from '#domain/catalogue/catalogue.ts';
import type { About } from '#domain/ledger/delivery.ts';
import { invitedMember, type Members } from '#domain/members/change-member.ts';
import type { Member } from '#domain/members/member.ts';
import type { OpeningDay } from '#domain/opening/opening-day.ts';
import type { Passage } from '#domain/passages/passage.ts';
import type { RoundCalendar } from '#domain/passages/round-calendar.ts';
import type { Directory } from '#domain/producers/directory.ts';
import { asOfNow, type LiveStates } from '#domain/producers/live.ts';
import type { Offer, Producer, Round } from '#domain/producers/producer.ts';
import { type Recipe, recipeFor } from '#domain/recipes/recipes.ts';
import type { ProducerRequest, RequestPart } from '#domain/requests/request.ts';
import type { Requests } from '#domain/requests/request-store.ts';
import type { Question, Questions } from '#domain/review/questions.ts';
import type { SearchResult } from '#domain/search/found.ts';
import type { ChannelChange, OwnRecords } from '#domain/self-service/own-records.ts';
import { localTime, secondsAfter } from '#domain/shared/calendar.ts';
import { unreachable } from '#domain/shared/outcome.ts';
import type { CommuneCode, Instant, ProducerId, SubscriptionId } from '#domain/shared/primitives.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import type { Subscriptions, Waves } from '#domain/subscriptions/subscription-store.ts';
import type { UnclaimedProducer } from '#domain/unclaimed/unclaimed.ts';
import type { UnclaimedStore } from '#domain/unclaimed/unclaimed-store.ts';
import { type PassageNewsContent, passageNewsContent } from './passage-news-content.ts';
import { type ReachingRound, roundsReaching } from './reaching-rounds.ts';

/** Everything that a message says, as it is when the message leaves. */
export type Content =
  | {
      readonly kind: 'alert';
      readonly subscription: Subscription;
      readonly producer: Producer;
      readonly communeName: string;
      readonly rounds: readonly ReachingRound[];
      /** What he has in this month for this reader, what has a season first. */
      readonly offersNow: readonly Offer[];
      readonly recipe: Recipe | undefined;
    }
  | {
      /** The news of a wave, or of the opening: one mail, whatever the number of producers. */
      readonly kind: 'producers';
      readonly why: 'digest' | 'opening';
      readonly subscription: Subscription;
      /** The nearest first; a mail shows some of them. */
      readonly producers: readonly Newcomer[];
      readonly total: number;
    }
  | { readonly kind: 'subscriptionConfirmation'; readonly subscription: Subscription }
  | { readonly kind: 'registrationReceived'; readonly producer: Producer }
  | {
      readonly kind: 'decision';
      readonly producer: Producer;
      readonly approved: boolean;
      /** The directory opens then: nobody finds him before. Absent: it is open. */
      readonly opensAt?: Instant;
    }
  | { readonly kind: 'producerLink'; readonly producer: Producer }
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
  | {
      readonly kind: 'request';
      readonly request: ProducerRequest;
      readonly part: RequestPart;
      readonly producer: Producer;
    }
  | { readonly kind: 'requestNews'; readonly request: ProducerRequest; readonly part: RequestPart }
  | PassageNewsContent
  | { readonly kind: 'question'; readonly producer: Producer; readonly question: Question }
  /** The farms that an address stands for, the first and the others. */
  | (InvitedFarm & { readonly kind: 'invitation'; readonly others: readonly InvitedFarm[] })
  | { readonly kind: 'memberInvitation'; readonly member: Member; readonly number: number };

export interface InvitedFarm {
  readonly producer: UnclaimedProducer;
  readonly communeName: string;
}

/** What a mail about several says of each. */
export interface Newcomer {
  readonly id: ProducerId;
  readonly name: string;
  readonly communeName: string;
  readonly invented: boolean;
  /** From the reader's place, km. */
  readonly distanceKm: number;
  /** Names of what he has this month, what has a season first. */
  readonly now: readonly string[];
  readonly rounds: readonly (Pick<Round, 'mode'> & {
    readonly calendar: RoundCalendar;
    readonly pickupName: string | null;
    readonly next: Passage | null;
    readonly answer: 'yes' | 'depends';
  })[];
}

export type Loaded =
  | Content
  | { readonly kind: 'unwanted'; readonly reason: string }
  /** What else it is to say is still on its way: to be written later. */
  | { readonly kind: 'incomplete' };

/** How messages about requests find what they say. */
export type RequestMessages = Pick<Requests, 'find'>;

export interface ContentSources {
  readonly directory: Pick<Directory, 'find'> & {
    /** Read anew, where `find` may give what it read seconds ago: before a message is given up for good. */
    readonly findNow: Directory['find'];
  };
  readonly subscriptions: Pick<Subscriptions, 'find'>;
  readonly requests: RequestMessages;
  readonly members: Pick<Members, 'find'>;
  readonly unclaimed: Pick<UnclaimedStore, 'find'>;
  readonly questions: Pick<Questions, 'find'>;
  readonly own: Pick<OwnRecords, 'proposalOf' | 'channelChangeOf'>;
  readonly live: LiveStates;
  readonly opening: OpeningDay;
  readonly waves: Waves & {
    /** Whether publications of this wave or of an earlier one are still being told. */
    isUnderWay(wave: Instant, now: Instant): Promise<boolean>;
  };
  /** Who delivers to a subscriber's place, as a search of hers would find them; at most 50. */
  deliverers(subscription: Subscription, now: Instant): Promise<Pick<SearchResult, 'items' | 'total'>>;
  resolve(area: Area): ResolvedArea;
  communeName(code: CommuneCode): string;
}

type Alert = Extract<Content, { kind: 'alert' }>;

const unwanted = (reason: string): Loaded => ({ kind: 'unwanted', reason });

/** Reads what a message is about. `unwanted` where its subject has changed so that nobody wants it any more: nothing is sent. */
export const loadContent = async (about: About, sources: ContentSources, now: Instant): Promise<Loaded> => {
  switch (about.kind) {
    case 'alert':
      return loadAlert(about, sources, now);
    case 'digest':
      return loadDigest(about, sources, now);
    case 'opening':
      return loadOpening(about.subscriptionId, sources, now);
    case 'subscriptionConfirmation': {
      const subscription = await sources.subscriptions.find(about.subscriptionId);
      return subscription === undefined || subscription.state === 'ended'
        ? unwanted('the subscription has ended')
        : { kind: about.kind, subscription };
    }
    case 'registrationReceived': {
      const producer = await sources.directory.find(about.producerId);
      return producer === undefined ? unwanted('the producer is gone') : { kind: about.kind, producer };
    }
    case 'decision':
      return loadDecision(about, sources, now);
    case 'producerLink': {
      const producer = await sources.directory.find(about.producerId);
      return producer === undefined ? unwanted('the producer is gone') : { kind: about.kind, producer };
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
        ? unwanted('the change of channels was given up')
        : { kind: about.kind, producer, address, change };
    }
    case 'requestConfirmation': {
      const request = await sources.requests.find(about.requestId);
      return request?.state === 'pending' ? { kind: about.kind, request } : unwanted('the request waits for nothing');
    }
    case 'request':
    case 'requestNews':
      return loadRequest(about, sources);
    case 'question': {
      const [producer, question] = await Promise.all([
        sources.directory.find(about.producerId),
        sources.questions.find(about.producerId, about.questionId),
      ]);
      return producer === undefined || question === undefined || question.answer !== null
        ? unwanted('the question is answered already, or the producer gone')
        : { kind: about.kind, producer, question };
    }
    case 'invitation': {
      const found = await Promise.all([about.unclaimedId, ...about.others].map((id) => sources.unclaimed.find(id)));
      const [farm, ...others] = found.flatMap((producer) =>
        producer === undefined || producer.producerId !== null
          ? []
          : [{ producer, communeName: sources.communeName(producer.details.commune) }],
      );
      return farm === undefined
        ? unwanted('he has registered, or asked to be taken out')
        : { kind: about.kind, ...farm, others };
    }
    case 'memberInvitation': {
      const member = invitedMember(await sources.members.find(about.memberId), about.number);
      return member === undefined
        ? unwanted('the invitation was replaced or taken back')
        : { kind: about.kind, member, number: about.number };
    }
    case 'passageNews':
      return (await passageNewsContent(about, sources, now)) ?? unwanted('the request has expired');
    case 'passagesChanged':
    case 'chase':
      throw new Error(`a ${about.kind} is nothing to read`);
    default:
      return unreachable(about);
  }
};

const loadAlert = async (
  { subscriptionId, producerId }: { subscriptionId: SubscriptionId; producerId: ProducerId },
  sources: ContentSources,
  now: Instant,
): Promise<Loaded> => {
  const [subscription, known, live] = await Promise.all([
    sources.subscriptions.find(subscriptionId),
    sources.directory.find(producerId),
    sources.live.of([producerId]),
  ]);
  if (subscription?.state !== 'active') return unwanted('the subscription has ended');
  const reaching = (producer: Producer | undefined) =>
    producer?.state === 'published'
      ? roundsReaching(producer, subscription, sources, { now, changes: live.get(producerId)?.changes })
      : [];
  // Known from before, he may not reach her yet: whoever has just widened his round.
  const listed = reaching(known).length > 0 ? known : await sources.directory.findNow(producerId);
  if (listed?.state !== 'published') return unwanted('the producer is not in the directory now');
  const rounds = reaching(listed);
  if (rounds.length === 0) return unwanted('the producer no longer delivers there');
  const producer = asOfNow(listed, live.get(producerId));
  const offers = producer.details.offers.filter(({ audiences }) => audiences.includes(subscription.audience));
  const { month } = localTime(now);
  return {
    kind: 'alert',
    subscription,
    producer,
    communeName: sources.communeName(producer.details.commune),
    rounds,
    offersNow: offersNow(offers, month),
    recipe: recipeFor(offers, month, producer.id),
  };
};

/** A wave that is not told in whole after this long has a fault of its own; what is there goes out. */
const LONGEST_WAVE_SECONDS = 6 * 3_600;

const loadDigest = async (
  { subscriptionId, wave }: { subscriptionId: SubscriptionId; wave: Instant },
  sources: ContentSources,
  now: Instant,
): Promise<Loaded> => {
  if (secondsAfter(wave, LONGEST_WAVE_SECONDS) > now && (await sources.waves.isUnderWay(wave, now)))
    return { kind: 'incomplete' };
  const ids = await sources.waves.toldIn(subscriptionId, wave);
  const loaded = await Promise.all(ids.map((producerId) => loadAlert({ subscriptionId, producerId }, sources, now)));
  const alerts = loaded.filter((content) => content.kind === 'alert');
  const [first] = alerts;
  if (first === undefined) return unwanted('nobody of the wave delivers there any more, or the subscription has ended');
  if (alerts.length === 1) return first;
  const producers = alerts.map(newcomerOf).sort((one, other) => one.distanceKm - other.distanceKm);
  return { kind: 'producers', why: 'digest', subscription: first.subscription, producers, total: producers.length };
};

const newcomerOf = ({ producer, communeName, rounds, offersNow, subscription }: Alert): Newcomer => ({
  id: producer.id,
  name: producer.details.name,
  communeName,
  invented: producer.invented,
  distanceKm: distanceKm(producer.details.position, subscription.place),
  now: offersNow.map(({ name }) => name),
  rounds: rounds.map(({ round, answer, next }) => ({
    mode: round.mode,
    calendar: round.calendar,
    pickupName: round.pickup?.name ?? null,
    next,
    answer,
  })),
});

const loadOpening = async (
  subscriptionId: SubscriptionId,
  { subscriptions, deliverers }: ContentSources,
  now: Instant,
): Promise<Loaded> => {
  const subscription = await subscriptions.find(subscriptionId);
  if (subscription?.state !== 'active') return unwanted('the subscription has ended');
  const { items, total } = await deliverers(subscription, now);
  const { families } = subscription;
  const wanted = items.filter((item) => families.length === 0 || item.families.some((one) => families.includes(one)));
  // Never an empty mail: she will hear of the first who comes.
  if (wanted.length === 0) return unwanted('nobody delivers there yet');
  return {
    kind: 'producers',
    why: 'opening',
    subscription,
    producers: wanted.map((item) => ({
      id: item.id,
      name: item.name,
      communeName: item.commune,
      invented: item.invented,
      distanceKm: item.distanceKm,
      now: [...item.inSeason, ...item.allYear],
      rounds: item.rounds.map(({ mode, calendar, pickup, next, delivers: answer }) => ({
        mode,
        calendar,
        pickupName: pickup?.name ?? null,
        next,
        answer,
      })),
    })),
    total: families.length === 0 ? total : wanted.length,
  };
};

/** What has a season comes first: it is the news. */
const offersNow = (offers: readonly Offer[], month: number): Offer[] =>
  offers
    .filter((offer) => offer.availability === 'available' && inSeason(offer, month))
    .sort((one, other) => one.months.length - other.months.length);

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
  return unwanted('the decision was overtaken by another');
};

const loadNews = async (
  { producerId, news }: Extract<About, { kind: 'producerNews' }>,
  { directory, own }: ContentSources,
): Promise<Loaded> => {
  const [producer, proposal] = await Promise.all([
    directory.find(producerId),
    news === 'changeRejected' ? own.proposalOf(producerId) : undefined,
  ]);
  if (producer === undefined) return unwanted('the producer is gone');
  const reason = proposal?.rejection?.reason ?? '';
  if (news === 'changeRejected' && reason === '') return unwanted('he has proposed another change since');
  return { kind: 'producerNews', producer, news, reason };
};

const loadRequest = async (
  about: Extract<About, { kind: 'request' | 'requestNews' }>,
  { requests, directory }: ContentSources,
): Promise<Loaded> => {
  const request = await requests.find(about.requestId);
  const part = request?.parts.find(({ producerId }) => producerId === about.producerId);
  if (request?.state !== 'confirmed' || part === undefined) return unwanted('the request has expired');
  if (about.kind === 'requestNews') return { kind: 'requestNews', request, part };
  if (part.state === 'answered') return unwanted('the producer has answered');
  const producer = await directory.find(about.producerId);
  return producer?.state === 'published'
    ? { kind: 'request', request, part, producer }
    : unwanted('the producer is not in the directory now');
};
