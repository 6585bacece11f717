import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ResolvedArea } from '#domain/areas/area.ts';
import { delivers } from '#domain/areas/delivers.ts';
import { distanceKm } from '#domain/areas/geometry.ts';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { resolveArea } from '#domain/areas/resolve-area.ts';
import { findProduct } from '#domain/catalogue/catalogue.ts';
import { FamilyCode, LabelCode } from '#domain/catalogue/codes.ts';
import { siretKeyIsRight } from '#domain/inputs/siret.ts';
import { ProducerDetails, type Round } from '#domain/producers/producer.ts';
import { recipeFor } from '#domain/recipes/recipes.ts';
import { ProducerId } from '#domain/shared/primitives.ts';
import { inventedSiret, luhnKey } from '#infra/sample/invented.ts';
import { sampleProducers } from '#infra/sample/sample.ts';
import { comparisonData } from '../catalogue/data-folder.ts';
import { BUILD_TIMEOUT, builtCommunes } from '../places/list.ts';
import { typographyFaults } from '../web/typography.ts';

const SAMPLE = sampleProducers();
const parsed = SAMPLE.map(({ id, details }) => ({ id, details: ProducerDetails.parse(details) }));
const DEPARTMENTS = ['16', '17', '19', '23', '24', '33', '40', '47', '64', '79', '86', '87'];

const repeated = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

describe('the invented producers', () => {
  it('are about sixty, in each of the twelve departments', () => {
    expect(SAMPLE.length).toBeGreaterThanOrEqual(60);
    const departments = new Set(parsed.map(({ details }) => details.commune.slice(0, 2)));
    expect([...departments].sort()).toEqual(DEPARTMENTS);
  });

  it('are each known by an id of their own, which the directory accepts', () => {
    expect(repeated(SAMPLE.map(({ id }) => id))).toEqual([]);
    for (const { id } of SAMPLE) expect(ProducerId.safeParse(id).success, id).toBe(true);
    expect(repeated(parsed.flatMap(({ details }) => details.rounds.map((round) => round.id)))).toEqual([]);
  });

  it('share no name, description, person, SIRET, telephone or address', () => {
    expect(repeated(parsed.map(({ details }) => details.name))).toEqual([]);
    expect(repeated(parsed.map(({ details }) => details.description))).toEqual([]);
    expect(repeated(parsed.map(({ details }) => details.contactName))).toEqual([]);
    expect(repeated(parsed.map(({ details }) => details.siret))).toEqual([]);
    expect(repeated(parsed.flatMap(({ details }) => details.channels.map((channel) => channel.address)))).toEqual([]);
  });

  it('cannot be called, written to or taken for a real company by mistake', () => {
    for (const { id, details } of parsed) {
      expect(details.siret, id).toMatch(/^999/);
      for (const { kind, address } of details.channels) {
        expect(address, id).toMatch(kind === 'email' ? /\.example$/ : /^\+33(53649|63998)\d{4}$/);
      }
      const { telephone, email, website } = details.publicContacts;
      expect(telephone ?? '+33536490000', id).toMatch(/^\+33(53649|63998)\d{4}$/);
      expect(email ?? 'a@b.example', id).toMatch(/\.example$/);
      expect(website ?? 'https://b.example', id).toMatch(/\.example$/);
    }
  });

  it('begin with e-mail, SMS and call, each several times', () => {
    const first = parsed.map(({ details }) => details.channels[0]?.kind);
    for (const kind of ['email', 'sms', 'call'])
      expect(first.filter((each) => each === kind).length).toBeGreaterThanOrEqual(10);
  });

  it('speak French as it is printed', () => {
    const texts = parsed.flatMap(({ details }) => [
      details.name,
      details.description,
      details.address,
      ...details.offers.flatMap((offer) => [
        offer.name,
        offer.price,
        offer.professional?.packaging ?? '',
        offer.professional?.weeklyVolume ?? '',
        offer.professional?.priceBeforeTax ?? '',
      ]),
      ...details.rounds.flatMap((round) => [round.name, round.pickup?.name ?? '', round.pickup?.hours ?? '']),
    ]);
    expect(texts.flatMap(typographyFaults)).toEqual([]);
  });

  const exact = comparisonData('communes_france.csv');
  it.skipIf(exact === undefined)('lie within 8 km of the centre of their commune', () => {
    const centres = new Map(
      readFileSync(exact ?? '', 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.match(/^(\w{5}),.*,(-?[\d.]+),(-?[\d.]+),[\d.]*,[^,]*$/))
        .map((row): [string, { lat: number; lon: number }] => [
          row?.[1] ?? '',
          { lat: Number(row?.[2]), lon: Number(row?.[3]) },
        ]),
    );
    for (const { id, details } of parsed) {
      const centre = centres.get(details.commune);
      expect(centre, id).toBeDefined();
      if (centre) expect(distanceKm(centre, details.position), id).toBeLessThan(8);
    }
  });
});

describe('an invented SIRET', () => {
  it('has both its keys right, company and establishment', () => {
    for (const number of [1, 42, 999, 12_345]) {
      const siret = inventedSiret(number);
      expect(siretKeyIsRight(siret), siret).toBe(true);
      expect(luhnKey(siret.slice(0, 8)), siret).toBe(siret[8]);
    }
    expect(luhnKey('7992739871')).toBe('3');
  });
});

describe('what they sell', () => {
  const offers = parsed.flatMap(({ id, details }) => details.offers.map((offer) => ({ producer: id, offer })));

  it('covers every family and every label that the region knows', () => {
    const families = new Set(offers.map(({ offer }) => offer.family));
    expect(FamilyCode.options.filter((family) => !families.has(family))).toEqual([]);
    const labels = new Set(parsed.flatMap(({ details }) => details.labels));
    expect(LabelCode.options.filter((label) => !labels.has(label)).sort()).toEqual([
      'COMMERCE_EQUITABLE',
      'RUP',
      'STG',
    ]);
  });

  it('is in the catalogue, in its family, and never out of season', () => {
    for (const { producer, offer } of offers) {
      if (offer.product === null) continue;
      const product = findProduct(offer.product);
      expect(product?.family, `${producer} ${offer.id}`).toBe(offer.family);
      const outside = offer.months.filter((month) => !product?.months.includes(month));
      expect(outside, `${producer} ${offer.id}`).toEqual([]);
    }
  });

  it('has one id for each offer of a producer, and months in order', () => {
    for (const { id, details } of parsed) {
      expect(repeated(details.offers.map((offer) => offer.id)), id).toEqual([]);
      for (const { months } of details.offers) expect(months, id).toEqual([...months].sort((a, b) => a - b));
    }
  });

  it('is offered to everyone that a round is driven for, with terms for professionals', () => {
    for (const { id, details } of parsed) {
      const served = details.rounds.flatMap((round) => round.audiences);
      const sold = details.offers.flatMap((offer) => offer.audiences);
      expect(
        served.filter((audience) => !sold.includes(audience)),
        id,
      ).toEqual([]);
      expect(
        sold.filter((audience) => !served.includes(audience)),
        id,
      ).toEqual([]);
      for (const offer of details.offers) {
        expect(offer.professional !== null, `${id} ${offer.id}`).toBe(
          offer.audiences.some((audience) => audience !== 'consumer'),
        );
      }
    }
  });

  it('always has a recipe, but for the potter', () => {
    const without = parsed.filter(({ id, details }) => recipeFor(details.offers, 5, id) === undefined);
    expect(without.map(({ id }) => id)).toEqual(['exterregrise']);
  });
});

describe('their rounds', () => {
  let communes: KnownPlaces;
  const areas = new Map<Round, ResolvedArea>();
  beforeAll(async () => {
    communes = await builtCommunes();
    for (const { id, details } of parsed) {
      for (const round of details.rounds) {
        const area = resolveArea(round.area, communes);
        expect(area, `${id} ${round.name}`).toMatchObject({ ok: true });
        if (area.ok) areas.set(round, area.value);
      }
    }
  }, BUILD_TIMEOUT);

  /** Producers with a round for households that reaches the commune, wholly or in part. */
  const reaching = (commune: string, ...modes: Round['mode'][]): string[] => {
    const place = communes.commune(commune);
    if (place === undefined) throw new Error(`no commune ${commune}`);
    const reaches = (round: Round): boolean => {
      const area = areas.get(round);
      if (area === undefined || !modes.includes(round.mode) || !round.audiences.includes('consumer')) return false;
      return delivers(area, place) !== 'no';
    };
    return parsed.filter(({ details }) => details.rounds.some(reaches)).map(({ id }) => id);
  };

  it('cross around Dax, Gaas, Peyrehorade and Orthez: at least twelve producers come near each', () => {
    for (const [name, commune] of [
      ['Gaas', '40101'],
      ['Peyrehorade', '40224'],
      ['Dax', '40088'],
      ['Orthez', '64430'],
    ] as const) {
      expect(reaching(commune, 'door', 'pickup').length, name).toBeGreaterThanOrEqual(12);
    }
  });

  it('bring at least eight producers to Bordeaux', () => {
    expect(reaching('33063', 'door', 'pickup').length).toBeGreaterThanOrEqual(8);
  });

  it('reach every town of the region with some of them', () => {
    const towns = ['16015', '17300', '19031', '24322', '47001', '64445', '64102', '79191', '86194', '87085'];
    for (const town of towns) expect(reaching(town, 'door', 'pickup').length, town).toBeGreaterThanOrEqual(2);
  });

  it('send parcels to the other end of the country', () => {
    expect(reaching('67482', 'parcel').length).toBeGreaterThanOrEqual(8);
  });

  it('leave villages of Creuse with nobody at all, and Aubusson with somebody', () => {
    expect(reaching('23031', 'door', 'pickup', 'parcel')).toEqual([]);
    expect(reaching('23096', 'door', 'pickup', 'parcel')).toEqual([]);
    expect(reaching('23008', 'door', 'pickup')).not.toEqual([]);
  });

  it('are of every mode and every kind of area, with and without minimum and fee', () => {
    const rounds = [...areas.keys()];
    expect(new Set(rounds.map((round) => round.mode))).toEqual(new Set(['door', 'pickup', 'parcel']));
    const kinds = new Set(rounds.flatMap((round) => round.area.include.map((shape) => shape.kind)));
    expect([...kinds].sort()).toEqual(['circle', 'communes', 'country', 'departments', 'epci']);
    expect(new Set(rounds.flatMap((round) => round.audiences)).size).toBe(3);
    for (const free of [true, false]) expect(rounds.some((round) => (round.feeEuros === 0) === free)).toBe(true);
  });

  it('say where a pick-up point is, and only there', () => {
    for (const round of areas.keys()) expect(round.pickup !== null).toBe(round.mode === 'pickup');
  });

  it('to the door start from a farm that the round itself can serve, or near it', () => {
    for (const { id, details } of parsed) {
      for (const round of details.rounds.filter((each) => each.mode === 'door')) {
        for (const shape of round.area.include) {
          if (shape.kind !== 'circle') continue;
          expect(distanceKm(shape, details.position), `${id} ${round.name}`).toBeLessThan(60);
          expect(shape.radiusKm, `${id} ${round.name}`).toBeLessThanOrEqual(60);
        }
      }
    }
  });
});
