import type { NewDelivery } from '#domain/ledger/new-delivery.ts';
import type { CalendarChanges } from '#domain/passages/calendar-changes.ts';
import type { ProducerId } from '#domain/shared/primitives.ts';
import type { Publication } from './publication.ts';

/** What a producer has said of their days, and its version: the optimistic lock of the next change. */
export interface StoredCalendar {
  readonly changes: CalendarChanges;
  /** 0 where nothing was ever said. */
  readonly version: number;
}

/** Where that is kept: beside the producer, with what else changes by the minute (ADR 0011, 0033). */
export interface CalendarStore {
  /** As it is now, read consistently. */
  find(id: ProducerId): Promise<StoredCalendar>;
  /** Writes it over the version that was read, with what the change owes and announces, in one transaction; `changed` where somebody else was faster. */
  save(
    id: ProducerId,
    calendar: StoredCalendar,
    owed: readonly NewDelivery[],
    publication?: Publication,
  ): Promise<'saved' | 'changed'>;
}
