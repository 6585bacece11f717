import { luhnKey } from '#infra/sample/invented.ts';
import type { FoundPlace } from './outside.ts';

/** The people of the tour, invented; addresses that cannot exist, telephone numbers reserved for fiction. */

export interface NewProducer {
  readonly name: string;
  readonly siret: string;
  readonly email: string;
  readonly channels: readonly { readonly kind: 'email' | 'sms'; readonly address: string }[];
}

/** A SIRET whose keys are right and whose SIREN (9999 …) belongs to nobody; another for each number. */
export const inventedSiret = (number: number): string => {
  const siren = withKey(`9999${String(number % 10_000).padStart(4, '0')}`);
  return withKey(`${siren}${String(Math.floor(number / 10_000) + 1).padStart(4, '0')}`);
};

const withKey = (digits: string): string => `${digits}${luhnKey(digits)}`;

/** A market gardener at the place, with a door round of 25 km on Thursdays: what `POST /api/producers` takes. */
export const registration = (producer: NewProducer, place: FoundPlace) => ({
  name: producer.name,
  siret: producer.siret,
  contactName: 'Camille',
  description: 'Légumes de plein champ, inventés pour la visite.',
  commune: place.commune,
  position: { lat: place.lat, lon: place.lon },
  positionApproximate: true,
  offers: [
    {
      id: 'poireau',
      name: 'Poireaux',
      family: 'vegetables',
      product: 'poireau',
      months: [1, 2, 3, 4, 9, 10, 11, 12],
      audiences: ['consumer', 'shop'],
    },
    {
      id: 'oeufs',
      name: 'Œufs',
      family: 'eggs',
      months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      audiences: ['consumer', 'shop'],
    },
  ],
  rounds: [
    {
      id: 'tourneejeudi',
      mode: 'door',
      name: 'Tournée du jeudi',
      area: { include: [{ kind: 'circle', lat: place.lat, lon: place.lon, radiusKm: 25 }] },
      audiences: ['consumer', 'shop'],
      weekdays: [4],
      orderBefore: { weekday: 2, time: '12:00' },
      minimumEuros: 15,
      feeEuros: 0,
    },
  ],
  labels: ['BIO'],
  payments: ['cash', 'card'],
  publicContacts: { telephone: null, email: null, website: null },
  channels: producer.channels,
});

const everyone = (run: string) =>
  ({
    insider: `jeanne-${run}@exemple.invalid`,
    /** Lives beside the insider and stays subscribed: their mail proves that a publication has gone all its way. */
    neighbour: `paul-${run}@exemple.invalid`,
    outsider: `lucie-${run}@exemple.invalid`,
    byMail: {
      name: `Ferme du Tour (${run})`,
      siret: inventedSiret(Number.parseInt(run, 36) * 10 + 1),
      email: `ferme-${run}@exemple.invalid`,
      channels: [{ kind: 'email', address: `ferme-${run}@exemple.invalid` }],
    },
    bySms: {
      name: `Les Œufs du Tour (${run})`,
      siret: inventedSiret(Number.parseInt(run, 36) * 10 + 2),
      email: '',
      channels: [{ kind: 'sms', address: '+33639980042' }],
    },
    later: {
      name: `Le Verger du Tour (${run})`,
      siret: inventedSiret(Number.parseInt(run, 36) * 10 + 3),
      email: `verger-${run}@exemple.invalid`,
      channels: [{ kind: 'email', address: `verger-${run}@exemple.invalid` }],
    },
  }) as const;

export type People = ReturnType<typeof everyone>;

/** A run's own people, so that a second run on the same stack meets none of the first. */
export const people = (seed: number): People => everyone((seed % 46_656).toString(36).padStart(3, '0'));
