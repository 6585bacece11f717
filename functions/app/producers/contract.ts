import { z } from 'zod';
import { AddressFault, filterFields, placeFields, RoundAnswer, withoutEmpty } from '#app/search/contract.ts';
import { ADDRESS, PUBLIC, pagesOf } from '#app/shared/contracts.ts';
import { Centre, DrawingAnswer } from '#app/shared/schemas.ts';
import { FamilyCode, LabelCode, PaymentCode } from '#domain/catalogue/codes.ts';
import { Offer, PublicContacts } from '#domain/producers/producer.ts';
import { CommuneCode, Instant, Position, ProducerId, RoundId } from '#domain/shared/primitives.ts';
import type { Calls } from '#platform/contract.ts';

/** `GET /api/producers/{id}`, and its page. */
const ProducerPath = z.strictObject({ id: ProducerId });
const ProducerParameters = z.strictObject({ audience: filterFields.audience, ...placeFields });
const ProducerQuery = z.preprocess(withoutEmpty, ProducerParameters);
export const ProducerPageQuery = z.preprocess(
  withoutEmpty,
  z.object({
    audience: filterFields.audience,
    ...placeFields,
    q: z.string().trim().max(120).optional(),
    address: AddressFault.optional(),
  }),
);

const { id, name, family, product, months, availability, price, professional } = Offer.shape;
/** Not strict, unlike what is written: an answer drops what it does not name. */
const OfferAnswer = z.object({ id, name, family, product, months, availability, price, professional });

export const ProducerAnswer = z.object({
  id: ProducerId,
  name: z.string(),
  description: z.string(),
  commune: z.string(),
  position: Position,
  address: z.string(),
  /** When people can come and buy at the farm itself; empty: they cannot. */
  farmHours: z.string(),
  labels: z.array(LabelCode),
  payments: z.array(PaymentCode),
  families: z.array(FamilyCode),
  offers: z.array(OfferAnswer),
  /** `recurrence`: the rule as RFC 5545 says it, a property a line (DTSTART, RRULE, EXDATE, RDATE). */
  rounds: z.array(
    z.object({
      ...RoundAnswer.shape,
      recurrence: z.array(z.string()),
      /** Where it stops after `pickup`, in order. */
      stops: z.array(z.object({ name: z.string(), hours: z.string(), ...Position.shape })),
    }),
  ),
  contacts: PublicContacts,
  /** When they last said that all this is right. */
  confirmedAt: Instant.nullable(),
  invented: z.boolean(),
  /** Whether it reaches the place asked for; null where none was. */
  delivers: z.enum(['yes', 'no', 'depends']).nullable(),
  url: z.string(),
});

/** `GET /api/producers/{id}/areas`: each round's area, its codes looked up, for a map to draw. */
const AreasParameters = z.strictObject({ audience: filterFields.audience });
const AreasQuery = z.preprocess(withoutEmpty, AreasParameters);

export const AreasAnswer = z.object({
  rounds: z.array(z.object({ id: RoundId, title: z.string(), drawing: DrawingAnswer, pickup: Centre.nullable() })),
});

/** `GET /api/producers/{id}/reach`: what settles "part of your commune" where the address is known, which need not be sent. */
const ReachParameters = z.strictObject({ audience: filterFields.audience, commune: CommuneCode });
const ReachQuery = z.preprocess(withoutEmpty, ReachParameters);

export const ReachAnswerSchema = z.object({
  /** Addresses outside this box are not settled by the clips. */
  bounds: z.object({ south: z.number(), west: z.number(), north: z.number(), east: z.number() }),
  rounds: z.array(
    z.object({
      id: RoundId,
      delivers: z.enum(['yes', 'no', 'depends']),
      /** Area of the round around the commune, as functions/domain/areas/clip.ts writes it; null unless it depends. */
      clip: z.string().nullable(),
    }),
  ),
});

export const calls = {
  show: {
    method: 'GET',
    path: '/api/producers/{id}',
    guard: PUBLIC,
    summary: 'Everything public of one producer, and whether they deliver to a place',
    parameters: ProducerPath,
    query: ProducerQuery,
    answers: { 200: ProducerAnswer },
  },
  areas: {
    method: 'GET',
    path: '/api/producers/{id}/areas',
    guard: PUBLIC,
    summary: 'Where the rounds of a producer go, for a map to draw',
    parameters: ProducerPath,
    query: AreasQuery,
    answers: { 200: AreasAnswer },
  },
  reach: {
    method: 'GET',
    path: '/api/producers/{id}/reach',
    guard: PUBLIC,
    summary: 'The areas that decide within a commune, so that a browser can settle an address without sending it',
    parameters: ProducerPath,
    query: ReachQuery,
    answers: { 200: ReachAnswerSchema },
  },
} as const satisfies Calls;

export const pages = pagesOf({
  producer: { GET: PUBLIC, POST: ADDRESS },
});
