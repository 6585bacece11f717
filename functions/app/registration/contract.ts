import { z } from 'zod';
import { FORM, LINK, pagesOf } from '#app/shared/contracts.ts';
import { NewRound, Offer, ProducerDetails } from '#domain/producers/producer.ts';
import { ProducerId, RoundId } from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';
import type { Calls } from '#platform/contract.ts';

/** `POST /api/producers`: what producers say of themselves. Identifiers of offers and rounds may be left out. */
export const RegistrationBody = ProducerDetails.extend({
  offers: z
    .array(Offer.extend({ id: Offer.shape.id.optional() }))
    .min(1, reason('offersMissing'))
    .max(60),
  rounds: z.array(NewRound).min(1, reason('roundsMissing')).max(12),
});
export type RegistrationBody = z.infer<typeof RegistrationBody>;

/** The details with every identifier; those left out are made from the producer's, by position. */
export const detailsFrom = (body: RegistrationBody, id: ProducerId): ProducerDetails => ({
  ...body,
  offers: body.offers.map((offer, index) => ({ ...offer, id: offer.id ?? `${offer.product ?? 'offre'}-${index + 1}` })),
  rounds: body.rounds.map((round, index) => ({ ...round, id: round.id ?? RoundId.parse(`${id}${index + 1}`) })),
});

const RegisteredAnswer = z.strictObject({
  id: ProducerId,
  state: z.literal('pending'),
  /** What happens now, in the caller's language. */
  next: z.string(),
});

export const calls = {
  register: {
    method: 'POST',
    path: '/api/producers',
    guard: FORM,
    summary: 'Register a producer; reviewed before it is published',
    body: RegistrationBody,
    answers: { 202: RegisteredAnswer },
    problems: ['conflict', 'too-many'],
    elsewhere: ['GET'],
  },
} as const satisfies Calls;

export const pages = pagesOf({
  register: { GET: FORM, POST: FORM },
  registerStep: { GET: LINK, POST: LINK },
  question: { GET: LINK, POST: LINK },
});
