import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import type { FoundProducer } from '#domain/search/found.ts';
import { type CardProps, Cards, cardHtml, plainCardHtml } from '#web/search/card-list.tsx';
import { found, km, listed } from './arbitrary-producers.ts';

/** Cards are kept and filled in (web/search/card-list.tsx): whatever is shown, it is what would be rendered anew. */

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
