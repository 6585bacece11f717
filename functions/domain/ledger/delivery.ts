import { z } from 'zod';
import { PassageRef } from '#domain/passages/passage.ts';
import { Occasion } from '#domain/shared/occasion.ts';
import {
  Instant,
  Language,
  MemberId,
  PersonId,
  ProducerId,
  PublicationId,
  RequestId,
  SubscriptionId,
  TaskId,
  UnclaimedId,
} from '#domain/shared/primitives.ts';
import { ProducerMonth } from './producer-month.ts';

/**
 * The one ledger: any message we owe someone. What is owed is said by `about`, which refers to other records and is rendered only when sent;
 * the ledger holds no text, no link and no code.
 */

/** One thing that is new to a person: of which producer, why, at which of their places. */
export const NewsItem = z.strictObject({
  producerId: ProducerId,
  publicationId: PublicationId,
  occasion: Occasion,
  subscriptionIds: z.array(SubscriptionId).min(1),
  /** Of an extra passage: which one. */
  passage: PassageRef.optional(),
});
export type NewsItem = z.infer<typeof NewsItem>;

/** What a message is about. Alerts, confirmations, decisions, requests and answers are kinds of one thing. */
const AboutNow = z.discriminatedUnion('kind', [
  /**
   * To a person: what is new at the places of that person. One a day at most: the day is the mail (`newsKey`). Further news join it as long as it has not
   * left.
   */
  z.strictObject({
    kind: z.literal('news'),
    person: PersonId,
    /** The local day for which it is, `YYYY-MM-DD`. */
    day: z.iso.date(),
    items: z.array(NewsItem),
    /** How many more there are than `items` names: the markers of the person tell which. */
    more: z.int().min(0).default(0),
  }),
  /** To a person: the directory opens today, and who delivers to their places. */
  z.strictObject({
    kind: z.literal('opening'),
    person: PersonId,
    subscriptionIds: z.array(SubscriptionId),
    opensAt: Instant,
  }),
  /** To a person for whom nothing was new for half a year: we still watch. */
  z.strictObject({ kind: z.literal('stillWatching'), person: PersonId, since: Instant }),
  /** To a person who asked for it: what is in season there this month, and recipes. */
  z.strictObject({ kind: z.literal('season'), person: PersonId, month: z.string().regex(/^\d{4}-\d{2}$/) }),
  /** To a person: the link to the page with everything that is kept about them. */
  z.strictObject({ kind: z.literal('personLink'), person: PersonId }),
  /** To an address that a person wants to be told at instead: the link that shows it to be theirs. */
  z.strictObject({ kind: z.literal('addressChange'), person: PersonId, askedAt: Instant }),
  /** To a subscriber to be: button and code. */
  z.strictObject({ kind: z.literal('subscriptionConfirmation'), subscriptionId: SubscriptionId }),
  /** To a producer: registered, and the link to their page. */
  z.strictObject({ kind: z.literal('registrationReceived'), producerId: ProducerId }),
  /** To a producer: approved, or rejected with the reason. */
  z.strictObject({ kind: z.literal('decision'), producerId: ProducerId, version: z.int() }),
  /** To a producer: the link to their page, because they asked for it. */
  z.strictObject({ kind: z.literal('producerLink'), producerId: ProducerId }),
  /** To a producer: what became of a change of theirs, or that they have left. */
  z.strictObject({
    kind: z.literal('producerNews'),
    producerId: ProducerId,
    version: z.int(),
    /** `channelsChanged`: to an address by which they are reached no more. */
    news: z.enum(['changeApproved', 'changeRejected', 'withdrawn', 'channelsChanged']),
  }),
  /** To a producer, once a season: is it still right? `number` counts the reminders; 3 says that their page rests. */
  z.strictObject({
    kind: z.literal('stillRight'),
    producerId: ProducerId,
    season: z.iso.date(),
    number: z.int().min(0).max(3),
  }),
  /** To a producer, once a month: how often they were asked, and who waits a little further. */
  z.strictObject({
    kind: z.literal('monthlyNote'),
    producerId: ProducerId,
    month: z.string().regex(/^\d{4}-\d{2}$/),
    figures: ProducerMonth,
  }),
  /** To an address that a producer wants to be reached by: the code that shows it to be theirs. */
  z.strictObject({ kind: z.literal('channelCode'), producerId: ProducerId, address: z.string(), startedAt: Instant }),
  /** To a requester: button and code, the first time. */
  z.strictObject({ kind: z.literal('requestConfirmation'), requestId: RequestId }),
  /** To a requester: it has left, what happens next, and the link to its page. */
  z.strictObject({ kind: z.literal('requestReceipt'), requestId: RequestId }),
  /** To a producer: somebody asks for something. `attempt` counts the channels tried: each is a message of its own. */
  z.strictObject({
    kind: z.literal('request'),
    requestId: RequestId,
    producerId: ProducerId,
    attempt: z.int().min(0),
    /** Until when it is of use to know of it; absent: nobody has set a time. */
    until: Instant.optional(),
  }),
  /** To a producer: several requests that waited, or came in one breath. It leaves at `at`. */
  z.strictObject({
    kind: z.literal('requestDigest'),
    producerId: ProducerId,
    at: Instant,
    items: z.array(z.strictObject({ requestId: RequestId, attempt: z.int().min(0) })).min(1),
  }),
  /** To a requester: the producer's answer, or that they could not be reached and a person takes over. */
  z.strictObject({ kind: z.literal('requestNews'), requestId: RequestId, producerId: ProducerId, version: z.int() }),
  /** To a producer: the requester's word to their proposal, that it is cancelled, or that a proposal is over. */
  z.strictObject({ kind: z.literal('requestReply'), requestId: RequestId, producerId: ProducerId, version: z.int() }),
  /** To nobody: when due, what has been open since then and still is ends. Null: since it was asked. */
  z.strictObject({
    kind: z.literal('requestEnds'),
    requestId: RequestId,
    producerId: ProducerId,
    since: Instant.nullable(),
  }),
  /** To a producer: what the agency wants to know of them. */
  z.strictObject({ kind: z.literal('question'), producerId: ProducerId, questionId: z.string() }),
  /** To a producer of a list who is not yet with us: where we know them from, and how to come or to be taken out. `others`: their other farms. */
  z.strictObject({
    kind: z.literal('invitation'),
    unclaimedId: UnclaimedId,
    others: z.array(UnclaimedId).max(20).default([]),
  }),
  /** To a member of the agency to be: the link with which they choose their password. */
  z.strictObject({ kind: z.literal('memberInvitation'), memberId: MemberId, number: z.int().min(1) }),
  /** To nobody: when due, a request that is still unanswered goes on to the producer's next channel. */
  z.strictObject({ kind: z.literal('chase'), requestId: RequestId, producerId: ProducerId, attempt: z.int().min(0) }),
  /** To a requester: the passage that they asked for is cancelled, moved, or takes place after all. */
  z.strictObject({ kind: z.literal('passageNews'), requestId: RequestId, producerId: ProducerId, version: z.int() }),
  /** To nobody: when due, what a passage has in store for a request is owed (`passage-turns.ts`). */
  z.strictObject({
    kind: z.literal('passageTurn'),
    requestId: RequestId,
    producerId: ProducerId,
    turn: z.enum(['sheet', 'eve', 'after']),
    day: z.iso.date(),
  }),
  /** To a producer, at the deadline of a passage: who, what, where. */
  z.strictObject({ kind: z.literal('passageSheet'), producerId: ProducerId, ...PassageRef.shape }),
  /** To a requester, the day before. */
  z.strictObject({
    kind: z.literal('passageReminder'),
    requestId: RequestId,
    producerId: ProducerId,
    day: z.iso.date(),
  }),
  /** To a requester, the day after: one tap. */
  z.strictObject({ kind: z.literal('didItCome'), requestId: RequestId, producerId: ProducerId, day: z.iso.date() }),
  /** To nobody: what a call was to find out has come by itself, or is of no use any more; the task is closed. */
  z.strictObject({
    kind: z.literal('taskSettled'),
    taskId: TaskId,
    producerId: ProducerId,
    why: z.enum(['answered', 'cancelled', 'over']),
  }),
  /** To nobody: a calendar or a round has changed, and whoever counts on a passage is told. `change` says which change. */
  z.strictObject({ kind: z.literal('passagesChanged'), producerId: ProducerId, change: z.string() }),
]);
export type About = z.infer<typeof AboutNow>;

/**
 * Records of before told a subscription, not a person: `alert` of one producer, `digest` of a wave, `opening`. They are read as what they say now; whose
 * they are is found by the subscription.
 */
export const About = z.preprocess((about) => {
  const old = OldAbout.safeParse(about);
  return old.success ? asNow(old.data) : about;
}, AboutNow);

const OldAbout = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('alert'),
    subscriptionId: SubscriptionId,
    producerId: ProducerId,
    publicationId: PublicationId,
  }),
  z.strictObject({ kind: z.literal('opening'), subscriptionId: SubscriptionId, opensAt: Instant }),
]);

const asNow = (old: z.infer<typeof OldAbout>): About => {
  const person = PersonId.parse(old.subscriptionId);
  const subscriptionIds = [old.subscriptionId];
  if (old.kind === 'opening') return { kind: 'opening', person, subscriptionIds, opensAt: old.opensAt };
  const { producerId, publicationId } = old;
  const items = [{ producerId, publicationId, occasion: 'first' as const, subscriptionIds }];
  return { kind: 'news', person, day: '2026-01-01', items, more: 0 };
};

export const DeliveryChannel = z.enum(['email', 'sms', 'webhook', 'none']);
export type DeliveryChannel = z.infer<typeof DeliveryChannel>;

/**
 * due -> claimed -> sent -> received; or failed (permanent: bounced, refused), or cancelled (no longer wanted when its turn came).
 * `claimed` with a lease in the past and no feedback means that the provider never got it: it is due again.
 */
export const DeliveryState = z.enum(['due', 'claimed', 'sent', 'received', 'failed', 'cancelled']);
export type DeliveryState = z.infer<typeof DeliveryState>;

export const Delivery = z.strictObject({
  /** Dedupe key hashed: letters and digits only, safe as an SES message tag. */
  id: z.string().regex(/^[a-z0-9]{26}$/),
  /** Says what the message is: the same message has the same key, so it is owed once. */
  dedupeKey: z.string(),
  about: About,
  channel: DeliveryChannel,
  /** E-mail address or E.164 number; private. Empty for what goes to a person: the address is in the subscription alone, and erased with it. */
  to: z.string(),
  language: Language,
  state: DeliveryState,
  attempts: z.int().min(0),
  dueAt: Instant,
  leaseUntil: Instant.nullable(),
  providerId: z.string().nullable(),
  sentAt: Instant.nullable(),
  /** Since when the provider has not taken it, for a reason that a person has to mend; absent: it has never been held, or left since. */
  heldSince: Instant.optional(),
  /** Why it failed or was cancelled, in words for the agency. */
  reason: z.string().nullable(),
  createdAt: Instant,
  /** Since when the provider does not take it; absent: it has not said no. */
  refusedSince: Instant.optional(),
  /** Of a request: when the digest leaves that it joins. */
  gathersAt: Instant.optional(),
  /** The dedupe key of the message that says it together with others. */
  carriedBy: z.string().optional(),
  /** When a member had it tried again: its days are counted from then. */
  againSince: Instant.optional(),
});
export type Delivery = z.infer<typeof Delivery>;
