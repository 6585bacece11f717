import { follow, type RequestDependencies } from '#app/requests/follow-request.ts';
import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { NO_CHANGES } from '#domain/passages/calendar-changes.ts';
import { type Calendar, fateOf, isNews } from '#domain/passages/passage-news.ts';
import type { LiveStates } from '#domain/producers/live.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { endByTime } from '#domain/requests/answer-request.ts';
import { believedFate, countsOnPassage, tellOfPassage } from '#domain/requests/passage-news.ts';
import type { ProducerRequest } from '#domain/requests/request.ts';
import type { Requests } from '#domain/requests/request-store.ts';
import { addDays, localTime } from '#domain/shared/calendar.ts';
import type { Instant, ProducerId } from '#domain/shared/primitives.ts';

/** A passage of last month may have been moved to a day that is to come. */
const LOOK_BACK_DAYS = 31;
/** As far ahead as one can ask for a passage, and beyond. */
const LOOK_AHEAD_DAYS = 800;

export interface TellDependencies extends RequestDependencies {
  readonly live: LiveStates;
}

/**
 * Tells whoever counts on a passage of this producer what has become of it. Asked after every change of a calendar or of rounds; compares what is
 * true now with what each was told last, so that it may be asked twice, late, or after another change.
 */
export const tellRequesters = async (producerId: ProducerId, dependencies: TellDependencies): Promise<void> => {
  const { requests, directory, live, now } = dependencies;
  const [producer, states] = await Promise.all([directory.find(producerId), live.of([producerId])]);
  const calendar = calendarOf(producer, states.get(producerId)?.changes ?? NO_CHANGES);
  const where = whereOf(producer);
  for (const { id, parts } of await askedOf(producerId, requests, now())) {
    const ref = parts.find((part) => part.producerId === producerId)?.passage;
    if (ref === undefined || ref === null) continue;
    await follow(
      id,
      (request) => tellOfPassage(request, producerId, fateOf(ref, calendar, where), now()),
      dependencies,
    );
  }
  if (producer !== undefined && producer.state !== 'withdrawn') return;
  // Of who has left, nobody waits for an answer any more, for whatever day it was.
  const { date } = localTime(now());
  for (const { id } of await requests.undatedOf(producerId, addDays(date, -LOOK_BACK_DAYS)))
    await follow(id, (request, context) => endByTime(request, producerId, null, context), dependencies);
};

/** Whom a change would concern: the requests whose passage would be another, or none. Said before it is made. */
export const concernedBy = async (
  producer: Producer,
  after: Calendar,
  { requests, now }: { readonly requests: Pick<Requests, 'ofPassages'>; readonly now: Instant },
): Promise<ProducerRequest[]> => {
  const asked = await askedOf(producer.id, requests, now);
  return asked.filter(({ parts }) => {
    const part = parts.find(({ producerId }) => producerId === producer.id);
    return (
      part !== undefined &&
      part.passage !== null &&
      countsOnPassage(part) &&
      part.dayAgreed === undefined &&
      isNews(believedFate(part), fateOf(part.passage, after, whereOf(producer)))
    );
  });
};

const askedOf = (
  producerId: ProducerId,
  requests: Pick<Requests, 'ofPassages'>,
  now: Instant,
): Promise<ProducerRequest[]> => {
  const { date } = localTime(now);
  return requests.ofPassages(producerId, { from: addDays(date, -LOOK_BACK_DAYS), to: addDays(date, LOOK_AHEAD_DAYS) });
};

/** Of who has left, no round passes any more; of who is away, none before the return. */
const calendarOf = (producer: Producer | undefined, changes: Calendar['changes']): Calendar => {
  if (producer === undefined || producer.state === 'withdrawn' || producer.state === 'rejected')
    return { rounds: [], changes };
  const { rounds } = producer.details;
  if (producer.state !== 'paused' || producer.pause === undefined) return { rounds, changes };
  const { since, until } = producer.pause;
  const away = {
    id: 'paused',
    kind: 'leave' as const,
    from: localTime(since).date,
    to: until === null ? '9999-12-31' : addDays(until, -1),
    rounds: null,
    word: '',
    at: since,
  };
  return { rounds, changes: { ...changes, spans: [...changes.spans, away] } };
};

const whereOf = (producer: Producer | undefined) => ({
  department: producer === undefined ? '' : departmentOfCommune(producer.details.commune),
});
