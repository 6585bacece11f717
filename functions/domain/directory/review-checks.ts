import { distanceKm } from '../areas/geometry.ts';
import type { ProducerId } from '../shared/primitives.ts';
import type { Directory } from './directory.ts';
import type { KnownPlaces } from './known-places.ts';
import type { Producer } from './producer.ts';
import { siretKeyIsRight } from './siret.ts';

/** What a member looks at before she decides. */
export interface ReviewChecks {
  readonly siretKeyRight: boolean;
  /** From the centre of the commune; null where the producer was placed at the centre itself. */
  readonly kmFromCommune: number | null;
  /** Other registrations, past or present, under the same SIRET. */
  readonly sameSiret: readonly ProducerId[];
}

export const reviewChecks = async (
  { id, details }: Producer,
  directory: Pick<Directory, 'ofOwner'>,
  places: Pick<KnownPlaces, 'commune'>,
): Promise<ReviewChecks> => {
  const centre = places.commune(details.commune);
  const others = await directory.ofOwner(details.siret);
  return {
    siretKeyRight: siretKeyIsRight(details.siret),
    kmFromCommune: details.positionApproximate || centre === undefined ? null : distanceKm(details.position, centre),
    sameSiret: others.filter((other) => other !== id),
  };
};
