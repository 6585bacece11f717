import { z } from 'zod';
import { freeText, Instant, ProducerId } from '#domain/shared/primitives.ts';
import { type Channel, ProducerDetails, type Round } from './producer.ts';

/** What a producer says of themselves that the agency reads before anyone else does: who and where they are, and how far they go. */
export const Reviewed = ProducerDetails.pick({
  name: true,
  siret: true,
  address: true,
  commune: true,
  position: true,
  positionApproximate: true,
  rounds: true,
  channels: true,
});
export type Reviewed = z.infer<typeof Reviewed>;

/** A change that waits beside the published version, which stays as it is until the agency has read it. */
export const Proposal = z.strictObject({
  producerId: ProducerId,
  wanted: Reviewed,
  proposedAt: Instant,
  /** Refused, and why: it waits no more, and is kept for them to read. */
  rejection: z
    .strictObject({ reason: freeText(500), at: Instant, by: z.string() })
    .nullable()
    .default(null),
});
export type Proposal = z.infer<typeof Proposal>;

/** What of a change is shown at once, and what waits. */
export interface Sorted {
  readonly now: ProducerDetails;
  /** Null where nothing of it has to wait. */
  readonly later: Reviewed | null;
}

/**
 * Sorts what a producer wants to say into what everyone sees at once and what the agency reads first. A round that goes elsewhere waits whole,
 * and goes on as it is meanwhile; one that they give up is gone at once, unless it is their last.
 *
 * @param mayVerify whether an address can be verified by a code; others are verified by the agency.
 */
export const sortChange = (
  current: ProducerDetails,
  wanted: ProducerDetails,
  mayVerify: (channel: Channel) => boolean,
): Sorted => {
  const moved = wanted.commune !== current.commune || !same(wanted.position, current.position);
  const now: ProducerDetails = {
    ...wanted,
    name: current.name,
    siret: current.siret,
    ...(moved ? placeOf(current) : placeOf(wanted)),
    rounds: roundsNow(current.rounds, wanted.rounds),
    channels: channelsNow(current.channels, wanted.channels, mayVerify),
  };
  return { now, later: same(reviewedOf(now), reviewedOf(wanted)) ? null : reviewedOf(wanted) };
};

/** What they last said: what is published, and over it what still waits. */
export const lastSaid = (details: ProducerDetails, proposal: Proposal | undefined): ProducerDetails =>
  proposal === undefined || proposal.rejection !== null ? details : { ...details, ...proposal.wanted };

export const reviewedOf = (details: Reviewed): Reviewed => ({
  name: details.name,
  siret: details.siret,
  ...placeOf(details),
  rounds: details.rounds,
  channels: details.channels,
});

const placeOf = ({ address, commune, position, positionApproximate }: Reviewed) => ({
  address,
  commune,
  position,
  positionApproximate,
});

const roundsNow = (current: readonly Round[], wanted: readonly Round[]): Round[] => {
  const before = new Map(current.map((round) => [round.id, round]));
  const shown = wanted.flatMap((round) => {
    const known = before.get(round.id);
    if (known === undefined) return [];
    return goesElsewhere(known, round) ? [known] : [round];
  });
  return shown.length === 0 ? [...current] : shown;
};

/** Whether a round reaches other people than before, or by other ways. Days, prices, deadlines and hours are theirs to change. */
const goesElsewhere = (before: Round, after: Round): boolean =>
  before.mode !== after.mode || !same(before.area, after.area) || !same(pickupPlace(before), pickupPlace(after));

const pickupPlace = ({ pickup }: Round): unknown =>
  pickup === null
    ? null
    : [
        pickup.name,
        pickup.address,
        pickup.lat,
        pickup.lon,
        pickup.stops?.map(({ name, lat, lon }) => [name, lat, lon]),
      ];

const channelsNow = (
  current: readonly Channel[],
  wanted: readonly Channel[],
  mayVerify: (channel: Channel) => boolean,
): Channel[] => {
  const known = new Set(current.map(({ address }) => String(address)));
  const usable = wanted.filter((channel) => known.has(channel.address) || mayVerify(channel));
  return usable.length === 0 ? [...current] : usable;
};

/** By content, whatever the order in which keys were written. */
export const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
