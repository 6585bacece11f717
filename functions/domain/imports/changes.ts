import { distanceKm } from '#domain/areas/geometry.ts';
import type { UnclaimedDetails } from '#domain/unclaimed/unclaimed.ts';

/** What a newer list says of somebody we know from an older one. */

export interface Change {
  readonly field: keyof UnclaimedDetails;
  readonly before: string;
  readonly after: string;
}

/** Surveyors and phones disagree by this much: no news. */
const MOVED_KM = 0.05;

/**
 * What is known after the newer list. An empty cell changes nothing: lists leave out more than they take back. From the list that they came from
 * a value replaces the older one; from another list it only fills in what is missing.
 */
export const merged = (known: UnclaimedDetails, given: UnclaimedDetails, sameSource: boolean): UnclaimedDetails => {
  const take = <Value>(before: Value, after: Value): Value =>
    isEmpty(after) || (!sameSource && !isEmpty(before)) ? before : after;
  return {
    name: take(known.name, given.name),
    siret: take(known.siret, given.siret),
    externalId: sameSource ? take(known.externalId, given.externalId) : known.externalId,
    type: take(known.type, given.type),
    ...whereMerged(known, given, sameSource),
    address: take(known.address, given.address),
    postcode: take(known.postcode, given.postcode),
    families: take(known.families, given.families),
    products: take(known.products, given.products),
    otherProducts: take(known.otherProducts, given.otherProducts),
    saysOrganic: sameSource ? given.saysOrganic : known.saysOrganic || given.saysOrganic,
    contactName: take(known.contactName, given.contactName),
    telephones: take(known.telephones, given.telephones),
    emails: take(known.emails, given.emails),
    website: take(known.website, given.website),
    hours: take(known.hours, given.hours),
    description: take(known.description, given.description),
    delivery: {
      to: take(known.delivery.to, given.delivery.to),
      days: take(known.delivery.days, given.delivery.days),
      pickUp: take(known.delivery.pickUp, given.delivery.pickUp),
    },
  };
};

/** A position goes with its commune. One that is only the commune's centre never replaces a better one in the same commune. */
const whereMerged = (
  known: UnclaimedDetails,
  given: UnclaimedDetails,
  sameSource: boolean,
): Pick<UnclaimedDetails, 'commune' | 'position' | 'located' | 'communeFromPosition'> => {
  const of = ({ commune, position, located, communeFromPosition }: UnclaimedDetails) => ({
    commune,
    position,
    located,
    communeFromPosition,
  });
  const better = given.located !== 'commune' && known.located === 'commune';
  if (known.commune !== given.commune) return of(sameSource ? given : known);
  if (better) return of(given);
  const moved = given.located !== 'commune' && distanceKm(known.position, given.position) > MOVED_KM;
  return of(sameSource && moved ? given : known);
};

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** The fields that differ, as a member reads them. */
export const changesBetween = (before: UnclaimedDetails, after: UnclaimedDetails): Change[] =>
  (Object.keys(after) as (keyof UnclaimedDetails)[]).flatMap((field) => {
    const [one, other] = [inWords(before[field]), inWords(after[field])];
    return one === other ? [] : [{ field, before: one, after: other }];
  });

const inWords = (value: UnclaimedDetails[keyof UnclaimedDetails]): string => {
  if (value === null) return '';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'object' && 'lat' in value) return `${value.lat}, ${value.lon}`;
  if (typeof value === 'object')
    return Object.values(value)
      .filter((part) => part !== '')
      .join(' ; ');
  return String(value);
};
