import type { Answer } from '#domain/areas/area.ts';
import type { Place } from '#domain/areas/place.ts';
import type { FamilyCode, LabelCode } from '#domain/catalogue/codes.ts';
import type { Passage } from '#domain/passages/passage.ts';
import type { RoundCalendar } from '#domain/passages/round-calendar.ts';
import type { ShownPassage } from '#domain/passages/upcoming.ts';
import type { Round } from '#domain/producers/producer.ts';
import type { Audience, Position, ProducerId, RoundId, Telephone, Weekday } from '#domain/shared/primitives.ts';

/** What a search finds, as the page and the API show it. */

export interface Filters {
  readonly audience: Audience;
  readonly family?: FamilyCode;
  readonly label?: LabelCode;
  readonly day?: Weekday;
  /** Only producers with something in season this month. */
  readonly season?: boolean;
  /** Words in the name, the offers or the commune. */
  readonly q?: string;
}

/** A round that reaches the place, surely or in part. */
export interface FoundRound {
  readonly id: RoundId;
  readonly mode: Round['mode'];
  readonly name: string;
  readonly delivers: Exclude<Answer, 'no'>;
  readonly calendar: RoundCalendar;
  /** The first passage that can still be asked for; null where none is planned within a year. */
  readonly next: Passage | null;
  /** Those of three weeks, cancelled and full ones too. */
  readonly passages: readonly ShownPassage[];
  readonly minimumEuros: number | null;
  readonly feeEuros: number;
  readonly feeWaivedFromEuros: number | null;
  /** The pick-up point, and how far the place is from it, km. */
  readonly pickup: {
    readonly name: string;
    readonly address: string;
    readonly hours: string;
    readonly lat: number;
    readonly lon: number;
    readonly distanceKm: number;
  } | null;
}

/** What a list shows of a producer, whether or not they deliver to the place. */
export interface ListedProducer {
  readonly id: ProducerId;
  readonly name: string;
  readonly commune: string;
  /** Of the farm, degrees WGS84: what its address says, which is public. */
  readonly position: Position;
  readonly families: readonly FamilyCode[];
  readonly labels: readonly LabelCode[];
  /** From the farm to the middle of the place, km, great circle. */
  readonly distanceKm: number;
  /** Names of offers with a season that are in it now, not sold out. */
  readonly inSeason: readonly string[];
  /** Names of offers that they have all year, not sold out. */
  readonly allYear: readonly string[];
  readonly telephone: Telephone | null;
  readonly invented: boolean;
}

export interface FoundProducer extends ListedProducer {
  readonly delivers: Exclude<Answer, 'no'>;
  /** Whether they come to the place, or only send parcels. */
  readonly comes: boolean;
  readonly rounds: readonly FoundRound[];
}

export interface Facet<Value> {
  readonly value: Value;
  readonly count: number;
}

/** What could be filtered on: counted over everyone who delivers to the place for this audience. */
export interface Facets {
  readonly families: readonly Facet<FamilyCode>[];
  readonly labels: readonly Facet<LabelCode>[];
  readonly days: readonly Facet<Weekday>[];
  readonly inSeason: number;
}

export interface SearchResult {
  readonly place: Place;
  readonly filters: Filters;
  /** Producers that match, on all pages. */
  readonly total: number;
  /** How many of them come to the place, to the door or to a pick-up point; the others send parcels, and stand after them. */
  readonly coming: number;
  /** Producers that deliver to the place for this audience, filters aside. */
  readonly delivering: number;
  readonly items: readonly FoundProducer[];
  readonly nextCursor: string | null;
  readonly facets: Facets;
  /** Nearest producers, only where nobody delivers to the place. */
  readonly nearest: readonly ListedProducer[];
}
