import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import type { CalendarChanges } from '#domain/passages/calendar-changes.ts';
import type { PassageRef } from '#domain/passages/passage.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { answerRequest, tickOff } from '#domain/requests/answer-request.ts';
import { countsOnPassage } from '#domain/requests/passage-news.ts';
import { type PassageSheet, passageNow, type SheetStop, sheetOf, stopsFor } from '#domain/requests/passage-sheet.ts';
import { linesFor, type ProducerRequest, type RequestPart } from '#domain/requests/request.ts';
import { openOf } from '#domain/requests/settle-request.ts';
import { addDays, localTime } from '#domain/shared/calendar.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import type { SignedLinks } from '#platform/signed-link.ts';
import type { DayPassage } from '#web/requests/my-day.tsx';
import { follow, type RequestDependencies } from './follow-request.ts';

/** What a producer is asked for, passage by passage, on their own page; and the sheet of one passage. */

/** What was handed over stays in sight a little, to be ticked off the day after. */
const BEHIND_DAYS = 2;
const AHEAD_DAYS = 60;
/** A passage that was moved is asked for under the day that it had. */
const MOVED_DAYS = 31;
/** What is asked for any day ends after six days without a word; what was agreed is seen a while. */
const UNDATED_DAYS = 14;

export interface Day {
  readonly producer: Producer;
  readonly changes: CalendarChanges;
  readonly now: Instant;
}

/** What they are asked for, by passage; what is settled and past is left out. */
export const dayOf = async (
  { producer, changes, now }: Day,
  answerToken: (request: ProducerRequest) => string,
  { requests }: Pick<RequestDependencies, 'requests'>,
): Promise<DayPassage[]> => {
  const { date: today } = localTime(now);
  const [dated, undated] = await Promise.all([
    requests.ofPassages(producer.id, { from: addDays(today, -MOVED_DAYS), to: addDays(today, AHEAD_DAYS) }),
    requests.undatedOf(producer.id, addDays(today, -UNDATED_DAYS)),
  ]);
  const where = { department: departmentOfCommune(producer.details.commune) };
  const withToken = (stop: SheetStop) => ({ ...stop, answerToken: answerToken(stop.request) });
  const refs = new Map<string, PassageRef>();
  for (const part of dated.flatMap(({ parts }) => parts)) {
    if (part.producerId !== producer.id || !countsOnPassage(part)) continue;
    const ref = passageNow(part, producer, changes, where);
    if (ref !== undefined && ref.day >= addDays(today, -BEHIND_DAYS)) refs.set(`${ref.day} ${ref.roundId}`, ref);
  }
  const passages = [...refs].sort(([one], [other]) => one.localeCompare(other)).map(([, passage]) => passage);
  const anyDay = undated.flatMap((request) =>
    request.parts.flatMap((part) =>
      part.producerId === producer.id && part.passage === null && isToSee(part)
        ? [{ request, part, lines: linesFor(request, part) }]
        : [],
    ),
  );
  return [
    ...passages
      .map((passage) => ({
        passage,
        round: producer.details.rounds.find(({ id }) => id === passage.roundId),
        stops: stopsFor(passage, producer, { asked: dated, changes, where }),
      }))
      .filter(({ passage, stops }) => passage.day >= today || stops.some(({ part }) => part.broughtAt === undefined)),
    ...(anyDay.length === 0 ? [] : [{ passage: undefined, round: undefined, stops: anyDay }]),
  ].map((one) => ({ ...one, stops: one.stops.map(withToken) }));
};

const isToSee = (part: RequestPart): boolean =>
  part.ended === undefined &&
  part.state !== 'givenUp' &&
  part.answer?.kind !== 'decline' &&
  part.reply?.kind !== 'decline' &&
  part.broughtAt === undefined;

/** A link to answer each, for the address by which they came. */
export const answerTokens =
  (links: SignedLinks, { id, details }: Producer, { token, now }: { readonly token: string; readonly now: Instant }) =>
  (request: ProducerRequest): string => {
    const own = links.open('producerPage', token, now);
    const sentTo = details.channels.find(({ address }) => own.ok && own.wasSentTo([address]));
    return links.sign('answerRequest', [request.id, id], now, sentTo?.address ?? '');
  };

/** What was tapped: yes to all that wait, or all handed over, of one passage. */
export const actOnDay = async (
  act: 'acceptAll' | 'tickAll',
  passage: { readonly round: string; readonly day: string },
  day: Day,
  dependencies: RequestDependencies,
): Promise<void> => {
  const { producer, now } = day;
  const passages = await dayOf(day, () => '', dependencies);
  const tapped = passages.find(
    ({ passage: one }) => (one?.roundId ?? '') === passage.round && (one?.day ?? '') === passage.day,
  );
  for (const { request, part } of tapped?.stops ?? []) {
    if (act === 'acceptAll' && !(openOf(part)?.by === 'producer' && part.answer === null)) continue;
    await follow(
      request.id,
      (one, context) =>
        act === 'tickAll'
          ? tickOff(one, producer.id, context)
          : answerRequest(one, producer.id, { kind: 'accept', word: '', at: now, by: 'producer' }, context),
      dependencies,
    );
  }
};

/** The sheet of a passage, as things are now. */
export const sheetFor = async (
  passage: PassageRef,
  { producer, changes }: Day,
  { requests }: Pick<RequestDependencies, 'requests'>,
): Promise<PassageSheet> => {
  const around = { from: addDays(passage.day, -MOVED_DAYS), to: addDays(passage.day, MOVED_DAYS) };
  const asked = await requests.ofPassages(producer.id, around);
  const where = { department: departmentOfCommune(producer.details.commune) };
  return sheetOf(passage, stopsFor(passage, producer, { asked, changes, where }), producer.details.position);
};
