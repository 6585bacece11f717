import type { ShownPassage } from '#domain/passages/upcoming.ts';
import type { Instant } from '#domain/shared/primitives.ts';

/** iCalendar (RFC 5545): the passages of a producer or of a place as whole days, for any calendar to follow. */

/** One entry of a calendar. */
export interface FeedEvent {
  /** The same for the same passage, however often it is read. */
  readonly id: string;
  readonly passage: Pick<ShownPassage, 'day' | 'state' | 'deadline'>;
  readonly summary: string;
  readonly description: string;
  readonly location: string;
  readonly url: string;
  /** From when to when, where that is known; absent: the whole day, which is the same day wherever the reader is. */
  readonly times?: { readonly from: Instant; readonly to: Instant } | undefined;
  /** Which one replaces which, where the same entry is sent again. */
  readonly sequence?: number;
}

interface Feed {
  readonly name: string;
  readonly host: string;
  readonly now: Instant;
  readonly events: readonly FeedEvent[];
}

export const calendarFeed = ({ name, host, now, events }: Feed): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Alaronde//passages//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    property('X-WR-CALNAME', name),
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...events.flatMap((event) => eventLines(event, { host, stamp: instantOf(now) })),
    'END:VCALENDAR',
  ]
    .map(folded)
    .join('\r\n')
    .concat('\r\n');

const eventLines = (
  { id, passage, summary, description, location, url, times, sequence }: FeedEvent,
  { host, stamp }: { readonly host: string; readonly stamp: string },
): string[] => [
  'BEGIN:VEVENT',
  `UID:${id}@${host}`,
  `DTSTAMP:${stamp}`,
  ...(times === undefined
    ? [`DTSTART;VALUE=DATE:${passage.day.replaceAll('-', '')}`]
    : [`DTSTART:${instantOf(times.from)}`, `DTEND:${instantOf(times.to)}`]),
  ...(sequence === undefined ? [] : [`SEQUENCE:${sequence}`]),
  `STATUS:${STATUS[passage.state]}`,
  'TRANSP:TRANSPARENT',
  property('SUMMARY', summary),
  ...(description === '' ? [] : [property('DESCRIPTION', description)]),
  ...(location === '' ? [] : [property('LOCATION', location)]),
  `URL:${url}`,
  'END:VEVENT',
];

const STATUS: Readonly<Record<ShownPassage['state'], string>> = {
  planned: 'CONFIRMED',
  full: 'CONFIRMED',
  toConfirm: 'TENTATIVE',
  cancelled: 'CANCELLED',
};

/** `20261210T110000Z`. */
const instantOf = (instant: Instant): string => `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** A text value, escaped (3.3.11). */
const property = (name: string, value: string): string =>
  `${name}:${value.replace(/[\\;,]/g, (special) => `\\${special}`).replace(/\r?\n/g, '\\n')}`;

const MAX_OCTETS = 75;

/** A line of 75 octets at most, a letter never cut in two (3.1). */
const folded = (line: string): string => {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (octets + size > MAX_OCTETS) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join('\r\n');
};
