import { describe, expect, test } from 'vitest';
import { placeRequest, RequestInput } from '#domain/requests/new-request.ts';
import { linesFor } from '#domain/requests/request.ts';
import { RequestId } from '#domain/shared/primitives.ts';
import { reasonText } from '#web/shared/reason-texts.ts';
import { aProducer, aRound, GAAS, NOW } from '../../support/builders.ts';

const ALL_YEAR = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const farm = aProducer({
  details: {
    rounds: [aRound({ audiences: ['consumer', 'shop'] })],
    offers: [
      {
        id: 'carotte',
        name: 'Carottes',
        family: 'vegetables',
        months: [9, 10, 11],
        audiences: ['consumer'],
        price: '2 € le kg',
      },
      {
        id: 'poireau',
        name: 'Poireaux',
        family: 'vegetables',
        months: ALL_YEAR,
        audiences: ['consumer', 'shop'],
        price: '3 € le kg',
        professional: { priceBeforeTax: '1,90 € le kg' },
      },
      { id: 'oeuf', name: 'Œufs', family: 'eggs', months: ALL_YEAR, audiences: ['consumer'], availability: 'soldOut' },
      { id: 'fraise', name: 'Fraises', family: 'fruit', months: [5], audiences: ['consumer'] },
    ],
  },
});
const other = aProducer({ id: 'fermedautre1' });

const input = (offers: unknown[], changes: Record<string, unknown> = {}, of: Record<string, unknown> = {}) =>
  RequestInput.safeParse({
    email: 'jeanne@exemple.invalid',
    name: 'Jeanne',
    place: { cell: GAAS.cell, commune: GAAS.commune },
    producers: [{ id: farm.id, offers, ...of }],
    ...changes,
  });

const placed = (parsed: ReturnType<typeof input>) => {
  if (!parsed.success) throw parsed.error;
  return placeRequest(parsed.data, {
    id: RequestId.parse('requestone1'),
    now: NOW,
    language: 'fr',
    place: GAAS,
    producer: (id) => [farm, other].find((one) => one.id === id),
    resolve: (round) => round.area as ReturnType<Parameters<typeof placeRequest>[1]['resolve']>,
  });
};

const faults = (parsed: ReturnType<typeof input>) => {
  const made = placed(parsed);
  return made.ok ? [] : made.reason.map((fault) => [fault.field, reasonText(fault, 'fr')]);
};

describe('offers that were ticked', () => {
  test('are lines of the producer who has them, at the price shown; free words go to all', () => {
    const made = placed(
      input([{ id: 'poireau', quantity: '2 kg' }], {
        lines: [{ what: 'Un bouquet' }],
        producers: [{ id: farm.id, offers: [{ id: 'poireau', quantity: '2 kg' }] }, { id: other.id }],
      }),
    );
    if (!made.ok) throw new Error(JSON.stringify(made.reason));
    const [mine, theirs] = made.value.parts;
    expect(mine && linesFor(made.value, mine)).toEqual([
      { what: 'Poireaux', quantity: '2 kg', offer: { producerId: farm.id, id: 'poireau', price: '3 € le kg' } },
      { what: 'Un bouquet', quantity: '' },
    ]);
    expect(theirs && linesFor(made.value, theirs)).toEqual([{ what: 'Un bouquet', quantity: '' }]);
  });

  test('have the price before tax for a shop', () => {
    const made = placed(input([{ id: 'poireau' }], { audience: 'shop' }));
    expect(made.ok && made.value.lines).toMatchObject([{ offer: { price: '1,90 € le kg' } }]);
  });

  test.each([
    ['sold out', [{ id: 'oeuf' }], /épuisé/],
    ['out of season', [{ id: 'fraise' }], /pas de saison/],
    ['no longer offered', [{ id: 'navet' }], /ne propose plus/],
  ])('cannot be asked for when %s, and why is said at the offer', (_, offers, why) => {
    expect(faults(input(offers))).toEqual([['producers.0.offers.0', expect.stringMatching(why)]]);
  });

  test('are in season by the day of the passage, not by today', () => {
    const passage = { roundId: 'roundthursday', day: '2026-12-03' };
    expect(faults(input([{ id: 'carotte' }], {}, { passage }))).toEqual([
      ['producers.0.offers.0', expect.stringMatching(/pas de saison/)],
    ]);
    expect(faults(input([{ id: 'carotte' }]))).toEqual([]);
  });

  test.each([
    ['-3', 'quantityNone'],
    ['−3 kg', 'quantityNone'],
    ['0', 'quantityNone'],
    ['0,00', 'quantityNone'],
    ['1000000', 'quantityTooLarge'],
    ['1 000 000 kg', 'quantityTooLarge'],
    ['99999 barquettes', 'quantityTooLarge'],
  ])('of a quantity of %s are refused, ticked or in free words', (quantity, code) => {
    for (const parsed of [input([{ id: 'carotte', quantity }]), input([], { lines: [{ what: 'Carottes', quantity }] })])
      expect(parsed.error?.issues.map(({ message }) => message)).toEqual([code]);
  });

  test.each(['2 kg', '0,5 kg', '5-10 kg', 'une douzaine', 'un peu', '10 000 g', 'pour 4'])(
    'of a quantity of %s are taken',
    (quantity) => {
      expect(input([{ id: 'carotte', quantity }]).success).toBe(true);
    },
  );

  test('make a wish of every producer, or free words do', () => {
    expect(input([]).error?.issues.map(({ message }) => message)).toEqual(['wishMissing']);
    const producers = [{ id: farm.id, offers: [{ id: 'carotte' }] }, { id: other.id }];
    expect(input([], { producers }).success).toBe(false);
  });

  test('of 20,000 characters are refused', () => {
    const parsed = input([], { lines: [{ what: 'x'.repeat(20_000) }], word: 'y'.repeat(20_000) });
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual(['lines.0.what', 'word']);
  });
});
