import { PUBLIC, pagesOf } from '#app/shared/contracts.ts';

/** Passages as iCalendar: of a place, and of one producer. Two functions answer. */
export const placeCalendarPages = pagesOf({ placeCalendar: { GET: PUBLIC } });
export const producerCalendarPages = pagesOf({ producerCalendar: { GET: PUBLIC } });
