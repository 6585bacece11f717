import type { KnownPlaces } from '#domain/areas/known-places.ts';
import type { Draft, Typed } from '#domain/producers/directory.ts';
import type { StepContext } from '#domain/registration/draft-reading.ts';
import type { DraftStep } from '#domain/registration/draft-steps.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { parseWith } from '#platform/field-errors.ts';

/** What a producer near Dax types, step by step: all of it right. */
const RIGHT: Readonly<Record<DraftStep, Typed>> = {
  who: {
    name: 'Les jardins du Bourg',
    siret: '999 000 011 00018',
    contactName: 'Maylis Dupouy',
    description: '',
    language: 'fr',
  },
  where: { commune: 'Hinx', address: '12 chemin du Bourg' },
  offers: {
    offers: [
      {
        product: 'asperge',
        family: 'vegetables',
        name: '',
        months: ['4', '5', '6'],
        price: '6 € la botte',
        audiences: ['consumer', 'shop'],
        packaging: 'caisse de 5 kg',
      },
    ],
  },
  rounds: {
    rounds: [
      {
        mode: 'door',
        areaKind: 'circle',
        radiusKm: '30',
        weekdays: '4',
        deadlineDay: '2',
        deadlineTime: '12h30',
        minimum: '20',
        fee: '4,50',
        audiences: 'consumer',
      },
    ],
  },
  terms: {
    channels: [
      { kind: 'email', address: 'Maylis@Exemple.invalid' },
      { kind: '', address: '' },
      { kind: 'call', address: '06 12 34 56 78' },
    ],
    telephone: '05 58 00 00 01',
    email: '',
    website: 'jardins.example',
    labels: 'BIO',
    payments: ['cash', 'card'],
  },
};

/** A draft that is right but for the fields given. */
export const aDraft = (changes: Partial<Record<DraftStep, Typed>> = {}): Draft => ({
  id: 'abcdefghjkmnpq',
  steps: Object.fromEntries(
    Object.entries(RIGHT).map(([step, typed]) => [step, { ...typed, ...changes[step as DraftStep] }]),
  ),
});

/** A draft with one round, right but for the fields given. */
export const withRound = (round: Typed): Draft => {
  const [usual = {}] = RIGHT.rounds.rounds as readonly Typed[];
  return aDraft({ rounds: { rounds: [{ ...usual, ...round }] } });
};

export const withOffer = (offer: Typed): Draft => {
  const [usual = {}] = RIGHT.offers.offers as readonly Typed[];
  return aDraft({ offers: { offers: [{ ...usual, ...offer }] } });
};

export const contextIn = (lang: Language, places: KnownPlaces): StepContext => ({
  lang,
  places,
  check: (schema, input) => parseWith(schema, input),
});
