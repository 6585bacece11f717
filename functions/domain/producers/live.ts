import type { Availability } from '#domain/catalogue/codes.ts';
import type { CalendarChanges } from '#domain/passages/calendar-changes.ts';
import type { Instant, ProducerId } from '#domain/shared/primitives.ts';
import type { Offer, Producer } from './producer.ts';

/**
 * What changes by the minute: whether they are away, and what they have left. Kept apart from the directory and the index, so that a change costs one
 * write and is seen by the next reader (ADR 0011). No record means: not away, and available as their offers say.
 */
export interface LiveState {
  readonly paused: boolean;
  /** Offer → what there is of it now; offers not named are as they were registered. */
  readonly stock: Readonly<Record<string, Availability>>;
  /** What they say of single days of their rounds; absent: nothing. */
  readonly changes?: CalendarChanges | undefined;
}

export interface LiveStates {
  /** Of those who have one. Rejects rather than leave anybody out. */
  of(ids: readonly ProducerId[]): Promise<ReadonlyMap<ProducerId, LiveState>>;
}

export interface LiveChanges {
  /** Whose live state was written at this instant or later. */
  since(instant: Instant): Promise<readonly ProducerId[]>;
}

export interface LiveStore extends LiveStates {
  /** Writes what there is of all that they sell: the last word counts. Nothing where nothing is named. */
  setStock(id: ProducerId, stock: LiveState['stock']): Promise<void>;
}

type Stocked = Pick<Offer, 'id' | 'availability'>;

/** Offers with what there is of them now. */
export const stocked = <Some extends Stocked>(offers: readonly Some[], live: LiveState | undefined): Some[] =>
  offers.map((offer) => {
    const now = live?.stock[offer.id];
    return now === undefined || now === offer.availability ? offer : { ...offer, availability: now };
  });

/** A producer with what they say of single days of their rounds. */
export interface ProducerNow extends Producer {
  readonly changes?: CalendarChanges | undefined;
}

/** The producer as they are at this minute: what every reader but the review shows. */
export const asOfNow = (producer: Producer, live: LiveState | undefined): ProducerNow => ({
  ...producer,
  changes: live?.changes,
  details: { ...producer.details, offers: stocked(producer.details.offers, live) },
});

/** What there is of each offer, as they say it on their page. */
export const stockOf = (offers: readonly Stocked[]): LiveState['stock'] =>
  Object.fromEntries(offers.map(({ id, availability }) => [id, availability]));
