import { Area, type ResolvedArea } from '#domain/areas/area.ts';
import { Producer } from '#domain/producers/producer.ts';
import { Position, ProducerId } from '#domain/shared/primitives.ts';
import { sampleProducers } from '#infra/sample/sample.ts';

/** A producer with one round: everyone within a radius of their farm. What they sell is taken from the local sample, so that cards weigh what they do. */
export interface Farm {
  readonly id: string;
  readonly lat: number;
  readonly lon: number;
  readonly radiusKm: number;
}

export interface BenchedProducer {
  readonly farm: Farm;
  readonly producer: Producer;
}

const FORMS = sampleProducers().map(({ details }, index) =>
  Producer.parse({
    id: `formnumber${index}`,
    state: 'published',
    version: 1,
    details: { ...details, rounds: details.rounds.slice(0, 1) },
    registeredAt: '2026-01-05T08:00:00.000Z',
    updatedAt: '2026-01-05T08:00:00.000Z',
  }),
);

/** @param index chooses what they sell. */
export const benchedProducer = (farm: Farm, index: number): BenchedProducer => {
  const form = FORMS[index % FORMS.length];
  if (form === undefined) throw new Error('the sample is empty');
  const { lat, lon, radiusKm } = farm;
  const area = Area.parse({ include: [{ kind: 'circle', lat, lon, radiusKm }] });
  const rounds = form.details.rounds.map((round) => ({ ...round, area, audiences: ['consumer' as const] }));
  const offers = form.details.offers.map((offer) => ({ ...offer, audiences: ['consumer' as const] }));
  const details = { ...form.details, position: Position.parse({ lat, lon }), rounds, offers };
  return { farm, producer: { ...form, id: ProducerId.parse(farm.id), details } };
};

/** Round areas name no codes: nothing to look up. */
export const resolveDrawn = (area: Area): ResolvedArea => ({
  include: area.include.flatMap((shape) => (shape.kind === 'circle' ? [shape] : [])),
  exclude: [],
});
