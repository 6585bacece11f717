import type { Area, ResolvedArea } from '#domain/areas/area.ts';
import type { Members } from '#domain/members/member-store.ts';
import type { OpeningDay } from '#domain/opening/opening-day.ts';
import type { Directory } from '#domain/producers/directory.ts';
import type { LiveStates } from '#domain/producers/live.ts';
import type { Requests } from '#domain/requests/request-store.ts';
import type { Questions } from '#domain/review/questions.ts';
import type { SearchResult } from '#domain/search/found.ts';
import type { OwnRecords } from '#domain/self-service/own-records.ts';
import type { CommuneCode, Instant } from '#domain/shared/primitives.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import type { AddressChanges, PersonNews, Subscriptions } from '#domain/subscriptions/subscription-store.ts';
import type { UnclaimedStore } from '#domain/unclaimed/unclaimed-store.ts';

/** How messages about requests find what they say. */
type RequestMessages = Pick<Requests, 'find' | 'ofPassages'>;

/** Where messages find what they say. */
export interface ContentSources {
  readonly directory: Pick<Directory, 'find'> & {
    /** Read anew, where `find` may give what it read seconds ago: before a message is given up for good. */
    readonly findNow: Directory['find'];
  };
  readonly subscriptions: Pick<Subscriptions, 'find' | 'ofPerson'>;
  readonly personNews: PersonNews;
  readonly addressChanges: Pick<AddressChanges, 'find'>;
  readonly requests: RequestMessages;
  readonly members: Pick<Members, 'find'>;
  readonly unclaimed: Pick<UnclaimedStore, 'find'>;
  readonly questions: Pick<Questions, 'find'>;
  readonly own: Pick<OwnRecords, 'proposalOf' | 'channelChangeOf'>;
  readonly live: LiveStates;
  readonly opening: OpeningDay;
  /** Who delivers to a subscriber's place, as a search of theirs would find them; at most 50. */
  deliverers(subscription: Subscription, now: Instant): Promise<Pick<SearchResult, 'items' | 'total'>>;
  resolve(area: Area): ResolvedArea;
  communeName(code: CommuneCode): string;
}

/** Its subject has changed so that nobody wants the message any more: nothing is sent. */
export interface Unwanted {
  readonly kind: 'unwanted';
  readonly reason: UnwantedReason;
}

/** As the ledger keeps it. */
export type UnwantedReason =
  | 'changeOvertaken'
  | 'channelsGivenUp'
  | 'claimedOrOut'
  | 'decisionOvertaken'
  | 'invitationReplaced'
  | 'noLongerDelivers'
  | 'nobodyDelivers'
  | 'nothingInSeason'
  | 'nothingNew'
  | 'otherAddress'
  | 'nobodyCounts'
  | 'passageTakenBack'
  | 'paused'
  | 'producerAway'
  | 'producerGone'
  | 'questionSettled'
  | 'requestAnswered'
  | 'requestExpired'
  | 'requestSettled'
  | 'subscriptionEnded';

export const unwanted = (reason: UnwantedReason): Unwanted => ({ kind: 'unwanted', reason });
