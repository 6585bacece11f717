import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import type { About } from '#domain/ledger/delivery.ts';
import { NO_CHANGES } from '#domain/passages/calendar-changes.ts';
import type { Producer, Round } from '#domain/producers/producer.ts';
import { type PassageSheet, passageNow, sheetOf, stopsFor } from '#domain/requests/passage-sheet.ts';
import type { ProducerRequest, RequestPart } from '#domain/requests/request.ts';
import { isAgreed } from '#domain/requests/settle-request.ts';
import { addDays } from '#domain/shared/calendar.ts';
import type { ContentSources } from './content-sources.ts';
import { contactOf, type ProducerContact } from './producer-contact.ts';

/** What is said of a passage on its way: the sheet at its deadline, the reminder of the eve, the question of the day after. */
export type PassageDayContent =
  | { readonly kind: 'passageSheet'; readonly producer: Producer; readonly round: Round; readonly sheet: PassageSheet }
  | {
      readonly kind: 'passageReminder' | 'didItCome';
      readonly request: ProducerRequest;
      readonly part: RequestPart;
      readonly day: string;
      readonly contact: ProducerContact;
      /** Undefined where the round is no more. */
      readonly round: Round | undefined;
    };

type Sources = Pick<ContentSources, 'directory' | 'live'> & {
  readonly requests: Pick<ContentSources['requests'], 'find' | 'ofPassages'>;
};

/** So far ahead one may have asked for a passage that was moved to this day, and so far back. */
const MOVED_DAYS = 31;

/** Undefined where nobody counts on it any more. */
export const passageDayContent = async (
  about: Extract<About, { kind: PassageDayContent['kind'] }>,
  { requests, directory, live }: Sources,
): Promise<PassageDayContent | undefined> => {
  const [producer, states] = await Promise.all([directory.find(about.producerId), live.of([about.producerId])]);
  if (producer === undefined) return undefined;
  const changes = states.get(producer.id)?.changes ?? NO_CHANGES;
  const where = { department: departmentOfCommune(producer.details.commune) };
  const { rounds } = producer.details;
  if (about.kind === 'passageSheet') {
    const { roundId, day } = about;
    const round = rounds.find(({ id }) => id === roundId);
    const days = { from: addDays(day, -MOVED_DAYS), to: addDays(day, MOVED_DAYS) };
    const asked = await requests.ofPassages(producer.id, days);
    const stops = stopsFor({ roundId, day }, producer, { asked, changes, where });
    if (round === undefined || stops.length === 0) return undefined;
    return {
      kind: 'passageSheet',
      producer,
      round,
      sheet: sheetOf({ roundId, day }, stops, producer.details.position),
    };
  }
  const request = await requests.find(about.requestId);
  const part = request?.parts.find(({ producerId }) => producerId === producer.id);
  if (request === undefined || part === undefined || part.passage === null || !isAgreed(part)) return undefined;
  if (passageNow(part, producer, changes, where)?.day !== about.day) return undefined;
  if (about.kind === 'didItCome' && part.came !== undefined) return undefined;
  const round = rounds.find(({ id }) => id === part.passage?.roundId);
  return { kind: about.kind, request, part, day: about.day, contact: contactOf(producer), round };
};
