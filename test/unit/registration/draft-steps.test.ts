import { beforeAll, describe, expect, test } from 'vitest';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { weeklyCalendar } from '#domain/passages/round-calendar.ts';
import type { Draft, Typed } from '#domain/producers/directory.ts';
import { ProducerDetails } from '#domain/producers/producer.ts';
import { type DraftStep, readDraft } from '#domain/registration/draft-steps.ts';
import { reasonText } from '#web/shared/reason-texts.ts';
import { BUILD_TIMEOUT, builtCommunes } from '../places/list.ts';
import { aDraft, contextIn, withOffer, withRound } from './drafts.ts';

let places: KnownPlaces;
beforeAll(async () => {
  places = await builtCommunes();
}, BUILD_TIMEOUT);

const read = (draft: Draft) => readDraft(draft, contextIn('fr', places));
const errorsOf = (draft: Draft, step: DraftStep) =>
  Object.fromEntries(
    read(draft).steps[step].errors.map((error) => [error.field, reasonText(error, 'fr').replace(/\s/g, ' ')]),
  );

describe('a draft that is right', () => {
  test('becomes the details of a producer', () => {
    const { details, steps } = read(aDraft());
    expect(Object.values(steps).flatMap(({ errors }) => errors)).toEqual([]);
    expect(ProducerDetails.parse(details)).toEqual(details);
    expect(details).toMatchObject({
      name: 'Les jardins du Bourg',
      siret: '99900001100018',
      commune: '40126',
      positionApproximate: true,
      offers: [
        {
          id: 'asperge',
          name: 'Asperge',
          product: 'asperge',
          months: [4, 5, 6],
          professional: { packaging: 'caisse de 5 kg' },
        },
      ],
      rounds: [
        {
          mode: 'door',
          area: { include: [{ kind: 'circle', radiusKm: 30, ...details?.position }] },
          calendar: weeklyCalendar({ weekdays: [4], orderBefore: { weekday: 2, time: '12:30' } }),
          minimumEuros: 20,
          feeEuros: 4.5,
        },
      ],
      labels: ['BIO'],
      payments: ['cash', 'card'],
      publicContacts: { telephone: '+33558000001', email: null, website: 'https://jardins.example' },
      channels: [
        { kind: 'email', address: 'maylis@exemple.invalid' },
        { kind: 'call', address: '+33612345678' },
      ],
    });
  });

  test('reads the same however often it is read, identifiers too', () => {
    expect(read(aDraft()).details).toEqual(read(aDraft()).details);
  });

  test('says when people can come and buy there, also where nothing else of the step is touched', () => {
    const farmHours = 'Vendredi de 16 h à 19 h';
    expect(read(aDraft({ where: { commune: 'Hinx', farmHours } })).details?.farmHours).toBe(farmHours);
    expect(read(aDraft({ where: { commune: 'Hinx' } })).details?.farmHours).toBe('');
  });

  test('lies where the browser found its address, as long as the address is still that one', () => {
    const found = { lat: '43.7', lon: '-0.93', coordinatesFor: '12 chemin du Bourg|Hinx' };
    expect(read(aDraft({ where: found })).details).toMatchObject({
      position: { lat: 43.7, lon: -0.93 },
      positionApproximate: false,
    });
    const moved = read(aDraft({ where: { ...found, address: '3 rue du Lavoir' } })).details;
    expect(moved).toMatchObject({ positionApproximate: true });
    expect(moved?.position).not.toEqual({ lat: 43.7, lon: -0.93 });
  });

  test('is not moved to another town by a position that is far from its commune', () => {
    const paris = { lat: '48.85', lon: '2.35', coordinatesFor: '12 chemin du Bourg|Hinx' };
    expect(read(aDraft({ where: paris })).details).toMatchObject({ positionApproximate: true });
  });
});

describe('each wrong answer has its field and its reason', () => {
  test.each<[DraftStep, Typed, Record<string, string>]>([
    ['who', { name: '' }, { name: 'donnez le nom de la ferme ou de l’atelier' }],
    ['who', { siret: '1234' }, { siret: 'un SIRET a 14 chiffres' }],
    ['who', { siret: '99900000100018' }, { siret: 'la clé de ce SIRET est fausse : un chiffre est mal tapé' }],
    ['who', { contactName: ' ' }, { contactName: 'donnez le nom de la personne à demander' }],
    ['where', { commune: '' }, { commune: 'dites dans quelle commune' }],
    ['where', { commune: '40180' }, { communeChoice: 'plusieurs lieux portent ce nom : choisissez' }],
    [
      'where',
      { commune: '40180', communeChoice: 'commune:33063' },
      { communeChoice: 'plusieurs lieux portent ce nom : choisissez' },
    ],
    ['offers', { offers: [] }, { offers: 'indiquez au moins un produit' }],
    ['rounds', { rounds: [] }, { rounds: 'décrivez au moins une tournée' }],
    ['terms', { channels: [] }, { 'channels.0.address': 'donnez au moins un moyen de vous joindre' }],
    [
      'terms',
      {
        channels: [
          { kind: '', address: '' },
          { kind: 'sms', address: 'abc' },
        ],
      },
      { 'channels.1.address': 'ce n’est pas un numéro de téléphone' },
    ],
    [
      'terms',
      { channels: [{ kind: '', address: 'maylis@exemple.invalid' }] },
      { 'channels.0.kind': 'dites par quel moyen' },
    ],
    ['terms', { telephone: '12' }, { telephone: 'ce n’est pas un numéro de téléphone' }],
    ['terms', { website: 'pas un site' }, { website: 'ce n’est pas une adresse de site' }],
  ])('%s %j', (step, typed, expected) => {
    const draft = aDraft({ [step]: typed });
    expect(errorsOf(draft, step)).toEqual(expected);
    expect(read(draft).details).toBeUndefined();
  });

  test.each<[Typed, Record<string, string>]>([
    [{ months: [] }, { 'offers.0.months': 'choisissez au moins un mois' }],
    [{ audiences: [] }, { 'offers.0.audiences': 'dites pour qui' }],
    [{ product: '', family: '', name: 'Confit' }, { 'offers.0.family': 'choisissez une famille' }],
    [{ product: '', name: '' }, { 'offers.0.name': 'dites ce que c’est' }],
  ])('an offer with %j', (offer, expected) => {
    expect(errorsOf(withOffer(offer), 'offers')).toEqual(expected);
  });

  test.each<[Typed, Record<string, string>]>([
    [{ weekdays: [] }, { 'rounds.0.weekdays': 'choisissez au moins un jour' }],
    [{ audiences: [] }, { 'rounds.0.audiences': 'dites pour qui' }],
    [{ areaKind: '' }, { 'rounds.0.areaKind': 'dites où cette tournée passe' }],
    [{ radiusKm: '' }, { 'rounds.0.radiusKm': 'dites jusqu’où, en kilomètres' }],
    [{ radiusKm: 'loin' }, { 'rounds.0.radiusKm': 'écrivez un nombre de kilomètres, par exemple 30' }],
    [{ radiusKm: '0' }, { 'rounds.0.radiusKm': 'un rayon est d’au moins 1 km' }],
    [{ minimum: 'vingt' }, { 'rounds.0.minimum': 'écrivez un montant en euros, par exemple 12 ou 12,50' }],
    [{ fee: '-3' }, { 'rounds.0.fee': 'écrivez un montant en euros, par exemple 12 ou 12,50' }],
    [{ deadlineTime: '25h' }, { 'rounds.0.deadlineTime': 'l’heure s’écrit HH:MM' }],
    [{ areaKind: 'country' }, { 'rounds.0.areaKind': 'seuls les colis vont dans toute la France' }],
    [{ areaKind: 'named', places: '' }, { 'rounds.0.places': 'nommez au moins un lieu' }],
    [{ mode: 'pickup', pickupCommune: 'Dax' }, { 'rounds.0.pickupName': 'dites où l’on vient chercher sa commande' }],
  ])('a round with %j', (round, expected) => {
    expect(errorsOf(withRound(round), 'rounds')).toEqual(expected);
  });

  test('a place that nobody knows is named in the reason', () => {
    const errors = errorsOf(withRound({ areaKind: 'named', places: 'Dax, Trifouillis' }), 'rounds');
    expect(errors['rounds.0.places']).toContain('Trifouillis');
  });

  test('a circle asks first where the farm is', () => {
    const draft = aDraft({ where: { commune: '' } });
    expect(errorsOf(draft, 'rounds')).toEqual({ 'rounds.0.radiusKm': 'dites d’abord où vous êtes (étape 2)' });
  });
});

describe('a round by named places', () => {
  test('goes where its names are, once what is ambiguous is chosen', () => {
    const typed = { areaKind: 'named', places: 'Dax\nGrand Dax\nSaint-Vincent-de-Paul\n64' };
    const asked = read(withRound(typed)).steps.rounds;
    expect(asked.questions).toHaveLength(1);
    const [question] = asked.questions;
    expect(question).toMatchObject({
      field: 'rounds.0.pick.p-saint-vincent-de-paul',
      typed: 'Saint-Vincent-de-Paul',
      chosen: '',
    });
    const chosen = withRound({ ...typed, pick: { 'p-saint-vincent-de-paul': 'commune:40283' } });
    expect(read(chosen).details?.rounds[0]?.area.include).toEqual([
      { kind: 'communes', codes: ['40088', '40283'] },
      { kind: 'epci', codes: ['244000675'] },
      { kind: 'departments', codes: ['64'] },
    ]);
  });

  test('by pick-up point lies around that point, not around the farm', () => {
    const draft = withRound({ mode: 'pickup', pickupName: 'Halle', pickupCommune: 'Pau' });
    const [round] = read(draft).details?.rounds ?? [];
    expect(round?.pickup).toMatchObject({ name: 'Halle' });
    expect(round?.area.include[0]).toMatchObject({ kind: 'circle', lat: round?.pickup?.lat, lon: round?.pickup?.lon });
    expect(round?.pickup?.lat).toBeCloseTo(43.3, 0);
  });

  test('parcels may go to the whole country', () => {
    const draft = withRound({ mode: 'parcel', areaKind: 'country' });
    expect(read(draft).details?.rounds[0]?.area.include).toEqual([{ kind: 'country' }]);
  });
});

describe('in English', () => {
  test('reasons are English, and so are the names of the catalogue', () => {
    const reading = readDraft(aDraft({ who: { siret: '1' } }), contextIn('en', places));
    expect(reading.steps.who.errors).toEqual([{ field: 'siret', code: 'siretDigits' }]);
    expect(reading.steps.offers.value?.offers[0]?.name).toBe('Asparagus');
  });
});
