import { Geohash } from '#domain/shared/primitives.ts';
import { type UnclaimedDetails, UnclaimedProducer } from '#domain/unclaimed/unclaimed.ts';
import { NOW } from './builders.ts';

type Details = Partial<Record<keyof UnclaimedDetails, unknown>>;

export const LIEZEY = { lat: 48.08133, lon: 6.78927 };

/** Somebody of a list, through the real parser. */
export const anUnclaimed = (
  id: string,
  details: Details = {},
  changes: Record<string, unknown> = {},
): UnclaimedProducer =>
  UnclaimedProducer.parse({
    id,
    state: 'listed',
    version: 1,
    source: 'Chambre d’agriculture',
    importId: 'importone',
    changedBy: 'importone',
    importedAt: NOW,
    updatedAt: NOW,
    invitedAt: null,
    claimedAt: null,
    producerId: null,
    ...changes,
    details: {
      name: 'Ferme Grandemange',
      siret: null,
      externalId: null,
      type: 'farm',
      commune: '88269',
      position: LIEZEY,
      located: 'given',
      address: '',
      postcode: '88400',
      families: ['dairy'],
      products: [],
      otherProducts: [],
      saysOrganic: false,
      contactName: '',
      telephones: [],
      emails: [],
      website: null,
      hours: '',
      description: '',
      ...details,
    },
  });

/** A place that is an address. */
export const EXACT = { cell: Geohash.parse('u0qqqqq'), approximate: false } as const;
