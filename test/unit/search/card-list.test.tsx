import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { FamilyCode, LabelCode } from '#domain/catalogue/codes.ts';
import type { Passage } from '#domain/passages/passage.ts';
import { weeklyCalendar } from '#domain/passages/round-calendar.ts';
import type { FoundProducer, FoundRound, ListedProducer } from '#domain/search/found.ts';
import { ProducerId, RoundId, Telephone, type Weekday } from '#domain/shared/primitives.ts';
import { type CardProps, Cards, cardHtml, plainCardHtml } from '#web/search/card-list.tsx';

/** Cards are kept and filled in (web/search/card-list.tsx): whatever is shown, it is what would be rendered anew. */

const words = fc.oneof(
  fc.constantFrom(
    'Ferme du Gave',
    'Œufs & poules',
    '<b>Légumes</b> "d’ici"',
    '',
    '9000100',
    'oiaoi',
    'xiaxo',
    '90001',
    '$1$&',
  ),
  fc.string({ maxLength: 12 }),
);
const km = fc.oneof(fc.double({ min: 0, max: 3, noNaN: true }), fc.double({ min: 0, max: 900, noNaN: true }));
const weekday = fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>;
const calendar = fc
  .record({
    weekdays: fc.uniqueArray(weekday, { minLength: 1 }),
    orderBefore: fc.option(fc.record({ weekday, time: fc.constantFrom('12:00', '08:30') })),
  })
  .map(weeklyCalendar);
const day = fc.constantFrom('2026-07-09', '2026-07-10');
const passage: fc.Arbitrary<Passage> = fc.record({
  roundId: fc.constant(RoundId.parse('roundnumber1')),
  day,
  deadline: fc.option(fc.constantFrom('2026-07-07T10:00:00.000Z', '2026-07-08T10:00:00.000Z')),
  state: fc.constantFrom('planned', 'cancelled', 'full'),
  word: words,
  holiday: fc.constant(null),
  movedTo: fc.option(day),
  movedFrom: fc.option(day),
  extra: fc.boolean(),
});

const round: fc.Arbitrary<FoundRound> = fc.record({
  id: fc.constantFrom('r1', 'r2', 'r3').map((id) => RoundId.parse(`roundnumber${id}`)),
  mode: fc.constantFrom('door', 'pickup', 'parcel'),
  name: words,
  delivers: fc.constantFrom('yes', 'depends'),
  calendar,
  next: fc.option(passage),
  passages: fc.array(
    fc.tuple(passage, fc.boolean()).map(([one, open]) => ({ ...one, open })),
    { maxLength: 3 },
  ),
  minimumEuros: fc.option(fc.integer({ min: 0, max: 90 })),
  feeEuros: fc.constantFrom(0, 4, 4.5),
  feeWaivedFromEuros: fc.option(fc.constant(50)),
  pickup: fc.option(fc.record({ name: words, address: words, hours: words, lat: km, lon: km, distanceKm: km })),
});

const listed: fc.Arbitrary<ListedProducer> = fc.record({
  id: fc.constantFrom('a', 'b').map((id) => ProducerId.parse(`producer00${id}`)),
  name: words,
  commune: words,
  position: fc.record({ lat: km, lon: km }) as fc.Arbitrary<ListedProducer['position']>,
  families: fc.uniqueArray(fc.constantFrom(...FamilyCode.options), { maxLength: 3 }),
  labels: fc.uniqueArray(fc.constantFrom(...LabelCode.options), { maxLength: 2 }),
  distanceKm: km,
  inSeason: fc.array(words, { maxLength: 8 }),
  allYear: fc.array(words, { maxLength: 8 }),
  telephone: fc.option(fc.constant(Telephone.parse('+33558000000'))),
  invented: fc.boolean(),
});

const found: fc.Arbitrary<FoundProducer> = fc
  .tuple(
    listed,
    fc.record({
      delivers: fc.constantFrom('yes' as const, 'depends' as const),
      comes: fc.boolean(),
      rounds: fc.array(round, { maxLength: 5 }),
    }),
  )
  .map(([producer, reach]) => ({ ...producer, ...reach }));

const place = fc.record(
  {
    cell: fc.constantFrom('ezz21', 'ezz21h4', 'ezz2', 'u09tv'),
    commune: fc.constantFrom('40101', '2A004'),
    audience: fc.constantFrom('shop', 'canteen'),
  },
  { requiredKeys: [] },
);

const shown: fc.Arbitrary<Omit<CardProps, 'producer'>> = fc.record({
  lang: fc.constantFrom('fr', 'en'),
  heading: fc.constantFrom('h2', 'h3'),
  place,
});

describe('a card from memory', () => {
  test('is the card rendered anew, whoever and wherever', () => {
    fc.assert(
      fc.property(fc.oneof(found, listed), shown, (producer, where) => {
        const props = { producer, ...where };
        expect(cardHtml(props)).toBe(plainCardHtml(props));
      }),
      { numRuns: 200 },
    );
  });

  test('of the same producer at another place shows that place, not the first one’s', () => {
    fc.assert(
      fc.property(found, km, km, shown, shown, (producer, farmKm, pickupKm, first, second) => {
        cardHtml({ producer, ...first });
        const elsewhere = {
          ...producer,
          distanceKm: farmKm,
          rounds: producer.rounds.map((one) =>
            one.pickup === null ? one : { ...one, pickup: { ...one.pickup, distanceKm: pickupKm } },
          ),
        };
        const props = { producer: elsewhere, ...second };
        expect(cardHtml(props)).toBe(plainCardHtml(props));
      }),
      { numRuns: 200 },
    );
  });

  test('is rendered anew when anything of it has changed', () => {
    fc.assert(
      fc.property(found, found, shown, (before, after, where) => {
        cardHtml({ producer: before, ...where });
        for (const field of Object.keys(after) as (keyof FoundProducer)[]) {
          const props = { producer: { ...before, [field]: after[field] }, ...where };
          expect(cardHtml(props)).toBe(plainCardHtml(props));
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('a list is its cards in the order given, also within a page that is being rendered', () => {
  fc.assert(
    fc.property(fc.array(found, { maxLength: 4 }), shown, (producers, where) => {
      const list = renderToString(
        <section>
          <Cards producers={producers} {...where} />
          <p>{'& after'}</p>
        </section>,
      );
      const plain = producers.map((producer) => plainCardHtml({ producer, ...where })).join('');
      expect(list).toBe(`<section><ul class="cards">${plain}</ul><p>&amp; after</p></section>`);
    }),
    { numRuns: 60 },
  );
});
