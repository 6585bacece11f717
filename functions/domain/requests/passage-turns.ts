import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import type { About } from '#domain/ledger/delivery.ts';
import { type NewDelivery, newDelivery } from '#domain/ledger/new-delivery.ts';
import { smsOpening } from '#domain/ledger/quiet-hours.ts';
import type { CalendarChanges } from '#domain/passages/calendar-changes.ts';
import { type PassageRef, passageOf } from '#domain/passages/passage.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { addDays, instantAt } from '#domain/shared/calendar.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { countsOnPassage } from './passage-news.ts';
import { passageNow } from './passage-sheet.ts';
import type { ProducerRequest, RequestPart } from './request.ts';
import { isAgreed } from './settle-request.ts';

/**
 * What a passage has in store for a request that counts on it: at its deadline the sheet for the producer, the day before a reminder for the requester, the
 * day after the question whether it came. Each is owed to nobody when the request is sent; when due, what is true then decides.
 */
export type PassageTurn = Extract<About, { kind: 'passageTurn' }>;

const TURNS: readonly PassageTurn['turn'][] = ['sheet', 'eve', 'after'];

/** Without a deadline, on the evening before. */
const SHEET_TIME = '18:00';
/** When people are home, and can still put the money out. */
const EVE_TIME = '17:00';
const AFTER_TIME = '09:00';

/** The turns of these shares, those that are not over yet. */
export const passageTurns = (
  { id, language, parts }: ProducerRequest,
  producer: (id: Producer['id']) => Producer | undefined,
  now: Instant,
): NewDelivery[] =>
  parts.flatMap(({ producerId, passage }) =>
    passage === null
      ? []
      : TURNS.flatMap((turn) => {
          const about = { kind: 'passageTurn' as const, requestId: id, producerId, turn, day: passage.day };
          const owed = turnDelivery(about, {
            passage,
            producer: producer(producerId),
            changes: undefined,
            language,
            now,
          });
          return turn === 'sheet' || owed.dueAt > now ? [owed] : [];
        }),
  );

interface TurnFacts {
  readonly passage: PassageRef;
  readonly producer: Producer | undefined;
  readonly changes: CalendarChanges | undefined;
  readonly language: ProducerRequest['language'];
  readonly now: Instant;
}

const turnDelivery = (about: PassageTurn, { language, now, ...facts }: TurnFacts): NewDelivery => {
  const at = turnAt(about.turn, facts);
  return newDelivery({ about, channel: 'none', to: '', language, now, dueAt: at < now ? now : at });
};

const turnAt = (
  turn: PassageTurn['turn'],
  { passage, producer, changes }: Omit<TurnFacts, 'language' | 'now'>,
): Instant => {
  const { day } = passage;
  if (turn === 'eve') return instantAt(addDays(day, -1), EVE_TIME);
  if (turn === 'after') return instantAt(addDays(day, 1), AFTER_TIME);
  const round = producer?.details.rounds.find(({ id }) => id === passage.roundId);
  const known = round && producer && passageOf(round, changes, day, whereOf(producer));
  return known?.deadline ?? instantAt(addDays(day, -1), SHEET_TIME);
};

const whereOf = ({ details }: Producer) => ({ department: departmentOfCommune(details.commune) });

/** What a turn that is due owes: the message, the same turn of the day to which the passage was moved, or nothing. */
export const takeTurn = (
  turn: PassageTurn,
  request: ProducerRequest,
  {
    producer,
    changes,
    now,
  }: { readonly producer: Producer | undefined; readonly changes: CalendarChanges; readonly now: Instant },
): NewDelivery | undefined => {
  const part = request.parts.find(({ producerId }) => producerId === turn.producerId);
  if (part === undefined || producer === undefined || !countsOnPassage(part)) return undefined;
  const passage = passageNow(part, producer, changes, whereOf(producer));
  if (passage === undefined) return undefined;
  if (passage.day !== turn.day) {
    const next = { ...turn, day: passage.day };
    return turnDelivery(next, { passage, producer, changes, language: request.language, now });
  }
  if (turn.turn === 'sheet') return sheetDelivery(passage, producer, now);
  return isAgreed(part) && isInTime(turn, now) ? toRequester(turn, request, now) : undefined;
};

/** Late by more than this, a reminder is none. */
const isInTime = ({ turn, day }: PassageTurn, now: Instant): boolean => turn !== 'eve' || now < instantAt(day, '00:00');

/** Once a passage, whoever's turn comes first: by the written channel that reaches them before the day. Who has none is called about each request. */
const sheetDelivery = (passage: PassageRef, { id, details }: Producer, now: Instant): NewDelivery | undefined => {
  const written = details.channels.filter(({ kind }) => kind !== 'call');
  const inTime = written.find(({ kind }) => kind !== 'sms' || smsOpening(now) < instantAt(passage.day, '00:00'));
  const channel = inTime ?? written[0];
  if (channel === undefined || channel.kind === 'call') return undefined;
  return newDelivery({
    about: { kind: 'passageSheet', producerId: id, ...passage },
    channel: channel.kind,
    to: channel.address,
    language: details.language,
    now,
  });
};

const toRequester = (
  { turn, requestId, producerId, day }: PassageTurn,
  request: ProducerRequest,
  now: Instant,
): NewDelivery =>
  newDelivery({
    about: { kind: turn === 'eve' ? 'passageReminder' : 'didItCome', requestId, producerId, day },
    channel: 'email',
    to: request.requester.email,
    language: request.language,
    now,
  });

type Came = Pick<RequestPart, 'answer' | 'reply' | 'ended' | 'passage' | 'passageNews'>;

/** Whether it may be said that it came, or not: once the day has begun, of what was agreed. */
export const mayHaveCome = (part: Came, today: string): boolean =>
  isAgreed(part) && part.passage !== null && dayOf(part) <= today;

const dayOf = ({ passage, passageNews }: Came): string =>
  passageNews?.kind === 'comes' ? passageNews.day : (passage?.day ?? '');
