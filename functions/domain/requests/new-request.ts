import { z } from 'zod';
import type { ResolvedArea } from '#domain/areas/area.ts';
import { delivers } from '#domain/areas/delivers.ts';
import type { Place } from '#domain/areas/place.ts';
import type { CalendarChanges } from '#domain/passages/calendar-changes.ts';
import { dayNumber, weekdayAt } from '#domain/passages/day-number.ts';
import { PassageRef } from '#domain/passages/passage.ts';
import { weekdaysOf } from '#domain/passages/round-calendar.ts';
import type { Producer, Round } from '#domain/producers/producer.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import {
  CommuneCode,
  freeText,
  Geohash,
  type Instant,
  isName,
  type Language,
  ProducerId,
  type RequestId,
  RoundId,
  Weekday,
} from '#domain/shared/primitives.ts';
import { atField, type FieldError, reason } from '#domain/shared/reasons.ts';
import { passageOnWeekday, whyNotPassage } from './asked-passage.ts';
import { MAX_LINES, ProducerRequest, Requester, RequestLine, type RequestPart } from './request.ts';
import { SaneQuantity } from './sane-quantity.ts';
import { tickedOffers } from './ticked-offers.ts';

/** What a visitor sends: `POST /api/requests`, and the form of the request page. */
const Fields = z.strictObject({
  ...Requester.shape,
  name: Requester.shape.name.refine(isName, reason('nameForm')),
  organisation: Requester.shape.organisation.refine(isName, reason('nameForm')),
  place: z.strictObject({ cell: Geohash, commune: CommuneCode }),
  /** Free words, asked of every producer. */
  lines: z
    .array(z.strictObject({ what: RequestLine.shape.what, quantity: SaneQuantity.default('') }))
    .max(20)
    .default([]),
  word: freeText(1_000).default(''),
  /** They want it of one of those asked, and choose among the answers. */
  chooses: ProducerRequest.shape.chooses,
  street: ProducerRequest.shape.street,
  /** Where the street is, where the caller knows it: held against the area of a round to the door. */
  spot: ProducerRequest.shape.spot,
  /** Sent all the same where nobody finds the street. */
  streetAnyway: z.boolean().default(false),
  contactsAtOnce: ProducerRequest.shape.contactsAtOnce,
  producers: z
    .array(
      z.strictObject({
        id: ProducerId,
        roundId: RoundId.nullable().default(null),
        /** One dated occurrence of a round, that can still be asked for. */
        passage: PassageRef.nullable().default(null),
        /** Or any passage on this weekday: the first that can still be asked for. */
        weekday: Weekday.nullable().default(null),
        /** Of what they offer, and how much: `2 kg`, `3 bottes`. */
        offers: z
          .array(z.strictObject({ id: z.string().max(40), quantity: SaneQuantity.default('') }))
          .max(40)
          .default([]),
      }),
    )
    .min(1, reason('producersMissing'))
    .max(10),
});
export const RequestInput = Fields.refine(
  ({ lines, producers }) => lines.length > 0 || producers.every(({ offers }) => offers.length > 0),
  { path: ['lines'], error: reason('wishMissing') },
).refine(
  ({ lines, producers }) => lines.length + producers.reduce((sum, { offers }) => sum + offers.length, 0) <= MAX_LINES,
  { path: ['lines'], error: reason('linesTooMany') },
);
export type RequestInput = z.infer<typeof RequestInput>;

/** As much of one who is not yet with us as a request to them holds. */
export interface UnclaimedRecipient extends NonNullable<RequestPart['unclaimed']> {
  readonly name: string;
}

export interface Placing {
  readonly id: RequestId;
  readonly now: Instant;
  readonly language: Language;
  readonly place: Place;
  /** The street, where it was found: a round to the door has to reach it. */
  readonly spot?: Place | undefined;
  readonly producer: (id: ProducerId) => Producer | undefined;
  /** Who is asked though they are not yet with us. */
  readonly unclaimed?: ((id: ProducerId) => UnclaimedRecipient | undefined) | undefined;
  readonly resolve: (round: Round) => ResolvedArea;
  /** What a producer says of single days; absent: nothing. */
  readonly changes?: ((id: ProducerId) => CalendarChanges | undefined) | undefined;
}

/**
 * Makes a pending request of what was sent, or says which producer cannot be asked and why: unknown or paused, not delivering to the place, not
 * to this audience, not on that day.
 */
export const placeRequest = (input: RequestInput, placing: Placing): Outcome<ProducerRequest, FieldError[]> => {
  const parts: RequestPart[] = [];
  const lines: RequestLine[] = [];
  const errors: FieldError[] = [];
  const once = new Map(input.producers.map((asked) => [asked.id, asked]));
  for (const [index, asked] of [...once.values()].entries()) {
    const producer = placing.producer(asked.id);
    const unclaimed = producer === undefined ? placing.unclaimed?.(asked.id) : undefined;
    if (unclaimed !== undefined) {
      parts.push(partOfUnclaimed(asked.id, unclaimed));
      continue;
    }
    const fault = whyNot(asked, producer, input.audience, placing);
    if (fault !== undefined)
      errors.push(fault.field === 'street' ? fault : atField(fault, `producers.${index}.${fault.field}`));
    else if (producer !== undefined) {
      const ticked = tickedOffers(asked, producer, { audience: input.audience, now: placing.now });
      if (!ticked.ok) errors.push(...ticked.reason.map((error) => atField(error, `producers.${index}.${error.field}`)));
      else lines.push(...ticked.value);
      parts.push({
        producerId: producer.id,
        producerName: producer.details.name,
        ...wishOf(asked, producer, input.audience, placing),
        state: 'waiting',
        attempts: [],
        answer: null,
      });
    }
  }
  if (errors.length > 0) return refused(errors);
  const { email, name, telephone, audience, organisation, word, street, contactsAtOnce } = input;
  return done({
    id: placing.id,
    state: 'pending',
    requester: { email, name, telephone, audience, organisation },
    place: placing.place,
    lines: [...lines, ...input.lines],
    word,
    chooses: input.chooses && parts.length > 1,
    street,
    spot: placing.spot === undefined ? null : { lat: placing.spot.lat, lon: placing.spot.lon },
    contactsAtOnce,
    language: placing.language,
    parts,
    wrongCodes: 0,
    createdAt: placing.now,
    confirmedAt: null,
    version: 1,
  });
};

/** Neither a round nor a day: nobody knows of any. */
const partOfUnclaimed = (producerId: ProducerId, { name, commune, communeName }: UnclaimedRecipient): RequestPart => ({
  producerId,
  producerName: name,
  unclaimed: { commune, communeName },
  roundId: null,
  passage: null,
  weekday: null,
  state: 'waiting',
  attempts: [],
  answer: null,
});

/** Why this producer cannot be asked for this; the field is that of the producer in what was sent. */
const whyNot = (
  asked: RequestInput['producers'][number],
  producer: Producer | undefined,
  audience: Requester['audience'],
  placing: Placing,
): FieldError | undefined => {
  if (producer === undefined || producer.state !== 'published') return { field: 'id', code: 'producerGone' };
  const { place } = placing;
  const { name, rounds } = producer.details;
  const around = rounds.filter((round) => delivers(placing.resolve(round), place) !== 'no');
  const reaching = around.filter((round) => reaches(round, placing));
  const byRound = around.find(({ id }) => id === asked.passage?.roundId);
  if (around.length > 0 && (reaching.length === 0 || (byRound !== undefined && !reaching.includes(byRound))))
    return { field: 'street', code: 'addressOutside', values: { name } };
  if (reaching.length === 0) return { field: 'id', code: 'notDelivered', values: { name, place: place.label } };
  const open = reaching.filter((round) => round.audiences.includes(audience));
  if (open.length === 0) return { field: 'id', code: 'audienceNotServed', values: { name, place: place.label } };
  const chosen = asked.roundId === null ? open : open.filter((round) => round.id === asked.roundId);
  if (chosen.length === 0) return { field: 'roundId', code: 'roundElsewhere', values: { name } };
  const { weekday, passage } = asked;
  if (weekday !== null && !chosen.some((round) => weekdaysOf(round.calendar).includes(weekday)))
    return { field: 'weekday', code: 'notOnThatDay', values: { name } };
  const why = passage === null ? undefined : whyNotPassage(chosen, passage, calendarOf(producer, placing));
  return why === undefined ? undefined : { field: 'passage', code: why, values: { name } };
};

/** A round to the door has to reach the very address, where that is known; others the place. */
const reaches = (round: Round, { resolve, place, spot = place }: Placing): boolean =>
  delivers(resolve(round), round.mode === 'door' ? spot : place) !== 'no';

const calendarOf = (producer: Producer, { changes, now }: Placing) => ({
  producer,
  changes: changes?.(producer.id),
  now,
});

/** The round, the passage and the weekday that a share of a request is for. */
const wishOf = (
  { roundId, passage, weekday }: RequestInput['producers'][number],
  producer: Producer,
  audience: Requester['audience'],
  placing: Placing,
): Pick<RequestPart, 'roundId' | 'passage' | 'weekday'> => {
  if (passage !== null) return { roundId: passage.roundId, passage, weekday: weekdayAt(dayNumber(passage.day)) };
  if (weekday === null) return { roundId, passage: null, weekday: null };
  const rounds = producer.details.rounds.filter(
    (round) =>
      (roundId === null || round.id === roundId) && round.audiences.includes(audience) && reaches(round, placing),
  );
  const first = passageOnWeekday(rounds, weekday, calendarOf(producer, placing));
  return { roundId: first?.roundId ?? roundId, passage: first, weekday };
};
