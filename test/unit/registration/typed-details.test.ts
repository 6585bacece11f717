import { beforeAll, describe, expect, it } from 'vitest';
import { Area } from '#domain/areas/area.ts';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import type { Typed } from '#domain/producers/directory.ts';
import { ProducerDetails as Details, type ProducerDetails } from '#domain/producers/producer.ts';
import { readDraft } from '#domain/registration/draft-steps.ts';
import { branch, branches } from '#domain/registration/draft-typed.ts';
import { typedFrom } from '#domain/registration/typed-details.ts';
import { sampleProducers } from '#infra/sample/sample.ts';
import { BUILD_TIMEOUT, builtCommunes } from '../places/list.ts';
import { contextIn } from './drafts.ts';

const samples = sampleProducers().map(({ details }) => Details.parse(details));

describe('what a producer said, in the forms of the registration', () => {
  let places: KnownPlaces;
  beforeAll(async () => {
    places = await builtCommunes();
  }, BUILD_TIMEOUT);

  const read = (details: ProducerDetails, changed: (typed: Readonly<Record<string, Typed>>) => object = () => ({})) => {
    const typed = typedFrom(details, { places, lang: 'fr' });
    const context = { ...contextIn('fr', places), before: { details, typed } };
    return readDraft({ id: 'fermedugaas1', steps: { ...typed, ...changed(typed) } }, context);
  };

  it('is read back as it was, to the metre and by its identifiers, for every producer of the sample', () => {
    for (const details of samples) expect(read(details).details).toEqual(details);
  });

  const [details] = samples as [ProducerDetails];
  const SQUARE = [
    [
      [
        [-1.1, 43.5],
        [-1, 43.5],
        [-1, 43.6],
        [-1.1, 43.5],
      ],
    ],
  ];
  const drawnShape = { kind: 'polygon', coordinates: SQUARE };
  const elsewhere = { kind: 'circle', lat: 44.8, lon: -0.6, radiusKm: 12 };
  const unsayable = Area.parse({ include: [drawnShape, elsewhere], exclude: [] });
  const withArea = (area: unknown): ProducerDetails => ({
    ...details,
    rounds: details.rounds
      .slice(0, 1)
      .map((round) => ({ ...round, mode: 'door', pickup: null, area: Area.parse(area) })),
  });
  const around = { kind: 'circle', ...details.position, radiusKm: 30 };
  const [commune, otherBank] = [
    { kind: 'communes', codes: ['64102'] },
    { kind: 'communes', codes: ['40088', '40313'] },
  ];
  const firstRound = (typed: Readonly<Record<string, Typed>>): Typed => branches(branch(typed.rounds).rounds)[0] ?? {};

  it.each([
    ['a circle, and communes, but not the other bank', { include: [around, commune], exclude: [otherBank] }],
    ['a circle and an outline, but not another', { include: [around, drawnShape], exclude: [drawnShape] }],
    ['an outline and a department', { include: [{ kind: 'departments', codes: ['40'] }, drawnShape], exclude: [] }],
    [
      'two outlines',
      {
        include: [drawnShape, { ...drawnShape, coordinates: [[SQUARE[0]?.[0]?.map(([x = 0, y = 0]) => [x + 1, y])]] }],
        exclude: [commune],
      },
    ],
    [
      'names of several: Saint-Pierre of La Réunion, the region without one of its departments',
      {
        include: [
          { kind: 'communes', codes: ['97416'] },
          { kind: 'regions', codes: ['75'] },
        ],
        exclude: [{ kind: 'departments', codes: ['33'] }],
      },
    ],
  ])('an area of several parts is in its fields, and read back: %s', (_, area) => {
    const combined = withArea(area);
    const typed = firstRound(typedFrom(combined, { places, lang: 'fr' }));
    expect(typed.areaKind).not.toBe('kept');
    // Said again under another name of the round, so that it is the fields that are read.
    const touched = (all: Readonly<Record<string, Typed>>) => ({
      rounds: { rounds: [{ ...firstRound(all), id: '' }] },
    });
    const after = read(combined, touched).details?.rounds[0]?.area;
    expect(shapesIn(after)).toEqual(shapesIn(Area.parse(area)));
  });

  it('a part taken away may be changed, and the rest stays', () => {
    const combined = withArea({ include: [around, commune], exclude: [otherBank, drawnShape] });
    const changed = (typed: Readonly<Record<string, Typed>>) => ({
      rounds: { rounds: [{ ...firstRound(typed), without: 'Dax', also: '' }] },
    });
    const after = read(combined, changed).details?.rounds[0];
    expect(after?.id).toBe(combined.rounds[0]?.id);
    expect(after?.area).toEqual(
      Area.parse({ include: [around], exclude: [{ kind: 'communes', codes: ['40088'] }, drawnShape] }),
    );
  });

  it('an area that no form can say stays as it is while days and prices change', () => {
    const drawn = { ...details, rounds: details.rounds.map((round) => ({ ...round, area: unsayable })) };
    const dearer = (typed: Readonly<Record<string, Typed>>) => ({
      rounds: { rounds: branches(branch(typed.rounds).rounds).map((round) => ({ ...round, fee: '7' })) },
    });
    const after = read(drawn, dearer).details;
    expect(after?.rounds.map(({ feeEuros }) => feeEuros)).toEqual(drawn.rounds.map(() => 7));
    expect(after?.rounds.map(({ area }) => area)).toEqual(drawn.rounds.map(({ area }) => area));
  });

  it('a new round and a new product get identifiers of their own', () => {
    const added = (typed: Readonly<Record<string, Typed>>) => ({
      offers: {
        offers: [{ ...branches(branch(typed.offers).offers)[0], id: '' }, ...branches(branch(typed.offers).offers)],
      },
      rounds: {
        rounds: [...branches(branch(typed.rounds).rounds), { ...branches(branch(typed.rounds).rounds)[0], id: '' }],
      },
    });
    const after = read(details, added).details;
    expect(new Set(after?.offers.map(({ id }) => id)).size).toBe(details.offers.length + 1);
    expect(after?.offers.slice(1).map(({ id }) => id)).toEqual(details.offers.map(({ id }) => id));
    expect(new Set(after?.rounds.map(({ id }) => id)).size).toBe(details.rounds.length + 1);
    expect(after?.rounds.slice(0, -1).map(({ id }) => id)).toEqual(details.rounds.map(({ id }) => id));
  });
});

/** What an area names, whatever the order and the grouping. */
const shapesIn = (area: Area | undefined): readonly string[][] =>
  [area?.include ?? [], area?.exclude ?? []].map((shapes) =>
    shapes
      .flatMap((shape) =>
        'codes' in shape ? shape.codes.map((code) => `${shape.kind} ${code}`) : [JSON.stringify(shape)],
      )
      .sort(),
  );
