import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import type { FamilyCode, LabelCode, PaymentCode } from '#domain/catalogue/codes.ts';
import { type Upcoming, upcomingOf } from '#domain/passages/upcoming.ts';
import type { ProducerNow } from '#domain/producers/live.ts';
import type { Offer, PublicContacts, Round } from '#domain/producers/producer.ts';
import type { Audience, Instant, Position, ProducerId } from '#domain/shared/primitives.ts';

/** What anyone may know of a published producer. Private contacts, SIRET and channels are not in it, by construction. */
export interface PublicProducer {
  readonly id: ProducerId;
  readonly name: string;
  readonly description: string;
  readonly commune: string;
  readonly address: string;
  /** When people can come and buy at the farm; empty: they cannot. */
  readonly farmHours: string;
  readonly position: Position;
  readonly positionApproximate: boolean;
  readonly labels: readonly LabelCode[];
  readonly payments: readonly PaymentCode[];
  readonly families: readonly FamilyCode[];
  readonly offers: readonly PublicOffer[];
  readonly rounds: readonly PublicRound[];
  readonly contacts: PublicContacts;
  /** When they last said that all this is right; null: not since they were published. */
  readonly confirmedAt: Instant | null;
  readonly invented: boolean;
}

export type PublicOffer = Pick<
  Offer,
  'id' | 'name' | 'family' | 'product' | 'months' | 'availability' | 'price' | 'audiences' | 'professional'
>;

export interface PublicRound
  extends Upcoming,
    Pick<
      Round,
      'id' | 'mode' | 'name' | 'calendar' | 'minimumEuros' | 'feeEuros' | 'feeWaivedFromEuros' | 'audiences' | 'pickup'
    > {}

/**
 * What a reader of this audience sees, the passages of their rounds by what they say of single days. Professional terms are for shops
 * and canteens only. Undefined unless they are published.
 */
export const publicProducerOf = (
  producer: ProducerNow,
  communeName: string,
  audience: Audience,
  now: Instant,
): PublicProducer | undefined => {
  if (producer.state !== 'published') return undefined;
  const { details } = producer;
  const offers = details.offers.filter((offer) => offer.audiences.includes(audience));
  return {
    id: producer.id,
    name: details.name,
    description: details.description,
    commune: communeName,
    address: details.address,
    farmHours: details.farmHours,
    position: details.position,
    positionApproximate: details.positionApproximate,
    labels: details.labels,
    payments: details.payments,
    families: [...new Set(offers.map((offer) => offer.family))],
    offers: offers.map((offer) => publicOffer(offer, audience)),
    rounds: details.rounds
      .filter((round) => round.audiences.includes(audience))
      .map((round) =>
        publicRound(
          round,
          upcomingOf(round, producer.changes, now, { department: departmentOfCommune(details.commune) }),
        ),
      ),
    contacts: details.publicContacts,
    confirmedAt: producer.confirmedAt ?? null,
    invented: producer.invented,
  };
};

const publicOffer = (
  { id, name, family, product, months, availability, price, audiences, professional }: Offer,
  audience: Audience,
): PublicOffer => ({
  id,
  name,
  family,
  product,
  months,
  availability,
  price,
  audiences,
  professional: audience === 'consumer' ? null : professional,
});

const publicRound = (round: Round, upcoming: Upcoming): PublicRound => {
  const { id, mode, name, calendar, minimumEuros, feeEuros, feeWaivedFromEuros, audiences, pickup } = round;
  return {
    id,
    mode,
    name,
    calendar,
    minimumEuros,
    feeEuros,
    feeWaivedFromEuros,
    audiences,
    ...upcoming,
    pickup,
  };
};
