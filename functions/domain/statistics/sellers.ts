import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { distanceKm } from '#domain/areas/geometry.ts';
import type { FamilyCode } from '#domain/catalogue/codes.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { type Audience, DepartmentCode, type Position } from '#domain/shared/primitives.ts';
import type { NearbySeller, PlacedProducer } from './figures.ts';

/** As much of a published producer as is needed to find the nearest: some 300 bytes, so that all of them are held at once. */
export interface Seller extends Omit<NearbySeller, 'distanceKm'> {
  readonly position: Position;
  readonly sells: readonly { readonly family: FamilyCode; readonly audiences: readonly Audience[] }[];
}

export const sellerOf = ({ id, details }: Producer, communeName: string): Seller => ({
  id,
  name: details.name,
  communeName,
  telephone: details.publicContacts.telephone,
  position: details.position,
  sells: details.offers.map(({ family, audiences }) => ({ family, audiences })),
});

export const placedProducerOf = ({ id, details, invented }: Producer, communeName: string): PlacedProducer => ({
  id,
  name: details.name,
  communeName,
  department: DepartmentCode.parse(departmentOfCommune(details.commune)),
  lat: details.position.lat,
  lon: details.position.lon,
  approximate: details.positionApproximate,
  families: [...new Set(details.offers.map(({ family }) => family))],
  invented,
});

/** Further than this a round is hard to pay for: three quarters of real distances are within 42 km (510 links from farm to group around Nantes, 2016). */
export const NEARBY_KM = 40;
const MAX_SHOWN = 3;

/** The nearest who sell it to this audience within 40 km. Nobody brings it there, so none of them does. */
export const nearestSellers = (
  sellers: readonly Seller[],
  place: Position,
  { audience, family }: { readonly audience: Audience; readonly family: FamilyCode | null },
): NearbySeller[] =>
  sellers
    .filter(({ sells }) =>
      sells.some((offer) => (family === null || offer.family === family) && offer.audiences.includes(audience)),
    )
    .map(({ id, name, communeName, telephone, position }) => ({
      id,
      name,
      communeName,
      telephone,
      distanceKm: Math.round(distanceKm(position, place) * 10) / 10,
    }))
    .filter((seller) => seller.distanceKm <= NEARBY_KM)
    .sort((one, other) => one.distanceKm - other.distanceKm || one.id.localeCompare(other.id))
    .slice(0, MAX_SHOWN);
