import type { Round } from '#domain/producers/producer.ts';
import { linesFor, type ProducerRequest, type RequestPart } from '#domain/requests/request.ts';
import { instantAt } from '#domain/shared/calendar.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { lineInWords } from '#web/requests/line-in-words.ts';
import { calendarFeed } from './calendar-feed.ts';

interface Facts {
  readonly lang: Language;
  readonly origin: string;
  /** Whose calendar it is for: the other one stands in its title. */
  readonly of: 'producer' | 'requester';
  readonly round: Round | undefined;
  /** The page that the mail leads to. */
  readonly url: string;
}

/**
 * The passage of a request for the reader's calendar, as a file of a mail (RFC 5545). Where the hours of a pick-up point can be read they are instants, which
 * any calendar shows in its own time zone; else the whole day. Sent again after a change, it takes the place of the one before.
 */
export const passageFile = (
  request: ProducerRequest,
  part: RequestPart,
  { lang, origin, of, round, url }: Facts,
): string | undefined => {
  const news = part.passageNews;
  const asked = part.passage?.day;
  if (asked === undefined) return undefined;
  const day = news?.kind === 'comes' ? news.day : asked;
  const isOff = (news !== undefined && news.kind !== 'comes') || part.ended !== undefined;
  const pickup = round?.pickup ?? null;
  const other = of === 'producer' ? part.producerName : request.requester.name;
  const lines = linesFor(request, part).map(lineInWords);
  const host = new URL(origin).hostname;
  return calendarFeed({
    name: other,
    host,
    now: news?.at ?? part.reply?.at ?? part.answer?.at ?? request.createdAt,
    events: [
      {
        id: `${request.id}-${part.producerId}`,
        passage: { day, state: isOff ? 'cancelled' : 'planned', deadline: null },
        summary: `${other}${lang === 'fr' ? '\u00a0: ' : ': '}${lines.join(', ')}`,
        description: lines.join('\n'),
        location: pickup === null ? '' : [pickup.name, pickup.address].filter((words) => words !== '').join(', '),
        url,
        times: pickup === null ? undefined : timesOf(pickup.hours, day),
        sequence: request.version,
      },
    ],
  });
};

/** "9 h à 12 h", "8h30-12h", "18:00 – 19:30"; undefined where they say anything else. */
const HOURS = /^\s*(?:de\s+)?(\d{1,2})\s*[h:]\s*(\d{2})?\s*(?:à|a|-|–|to)\s*(\d{1,2})\s*[h:]\s*(\d{2})?\s*$/i;

const timesOf = (hours: string, day: string): { readonly from: string; readonly to: string } | undefined => {
  const [, fromHour, fromMinute = '00', toHour, toMinute = '00'] = HOURS.exec(hours) ?? [];
  if (fromHour === undefined || toHour === undefined) return undefined;
  const [from, to] = [`${fromHour.padStart(2, '0')}:${fromMinute}`, `${toHour.padStart(2, '0')}:${toMinute}`];
  if (from >= to || from > '23:59' || to > '23:59') return undefined;
  return { from: instantAt(day, from), to: instantAt(day, to) };
};
