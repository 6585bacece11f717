import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundsOfCell, cellAt } from '#domain/areas/keys.ts';
import { FamilyCode } from '#domain/catalogue/codes.ts';
import { FEWEST, shownCount } from '#domain/statistics/threshold.ts';
import { shownWaiting, waitingIn } from '#domain/statistics/waiting.ts';
import { aProducer, aRound, GAAS } from '../../support/builders.ts';
import { aSubscription } from '../../support/subscription-builders.ts';
import { coverageOf, itemsOf } from '../search/in-memory-coverage.ts';

const person = (number: number, changes: Parameters<typeof aSubscription>[0] = {}) =>
  aSubscription({ id: `subscription${number}`, email: `p${number}@exemple.invalid`, ...changes });
const people = (count: number, changes: Parameters<typeof aSubscription>[0] = {}, from = 0) =>
  Array.from({ length: count }, (_, index) => person(from + index, changes));

/** They bring vegetables to consumers around Dax, Gaas included. */
const index = coverageOf(itemsOf(aProducer()));
const nobody = coverageOf([]);

describe('who waits in a commune', () => {
  test('whoever wants a family that nobody brings there', async () => {
    const waiting = await waitingIn(
      [...people(6, { families: ['eggs'] }), ...people(2, { families: ['vegetables'] }, 10)],
      index,
    );
    expect(waiting).toEqual({ people: 6, demands: [{ audience: 'consumer', family: 'eggs', people: 6 }] });
  });
  test('whoever takes anything waits only where nobody comes at all', async () => {
    expect((await waitingIn(people(7), index)).people).toBe(0);
    expect(await waitingIn(people(7), nobody)).toMatchObject({ people: 7, demands: [{ family: null, people: 7 }] });
  });
  test('who is brought one of two families waits for the other, and is one person', async () => {
    const waiting = await waitingIn(people(5, { families: ['vegetables', 'eggs', 'honey'] }), index);
    expect(waiting.people).toBe(5);
    expect(waiting.demands.map(({ family, people: count }) => [family, count])).toEqual([
      ['eggs', 5],
      ['honey', 5],
    ]);
  });
  test('a shop waits where rounds are for consumers only', async () => {
    expect(await waitingIn(people(5, { audience: 'shop', families: ['vegetables'] }), index)).toMatchObject({
      people: 5,
    });
  });
  test('five subscriptions of one address are one person', async () => {
    const same = Array.from({ length: 5 }, (_, number) =>
      person(number, { email: 'jeanne@exemple.invalid', families: ['eggs'] }),
    );
    const waiting = await waitingIn(same, index);
    expect(waiting.people).toBe(1);
    expect(shownWaiting(waiting)).toBeUndefined();
  });
  test('where the edge of a round runs through the neighbourhood, each place is asked by itself', async () => {
    const small = aProducer({
      details: {
        rounds: [aRound({ area: { include: [{ kind: 'circle', lat: 43.6105, lon: -1.0409, radiusKm: 1 }] } })],
      },
    });
    const edge = coverageOf(itemsOf(small));
    const address = (cell: string) => ({ ...GAAS, cell, kind: 'address' as const });
    const near = address(cellAt(43.6105, -1.0409, 7));
    const { south, west } = boundsOfCell(near.cell.slice(0, 5));
    const far = address(cellAt(south + 0.001, west + 0.001, 7));
    const asked = edge.waves.length;
    const waiting = await waitingIn([person(1, { place: near }), person(2, { place: far })], edge);
    expect(waiting.people).toBe(1);
    expect(edge.waves.length - asked, 'one wave for both').toBe(1);
  });
});

describe('what is shown of it', () => {
  test('nothing below five, and fives above', () => {
    expect([0, 1, 4].map(shownCount)).toEqual([undefined, undefined, undefined]);
    expect([5, 9, 10, 12, 14].map(shownCount)).toEqual([5, 5, 10, 10, 10]);
  });

  const family = fc.constantFrom(...FamilyCode.options);
  const wishes = fc.array(fc.array(family, { maxLength: 3 }), { maxLength: 25 });
  const subscribed = (all: readonly (readonly FamilyCode[])[]) =>
    all.map((families, number) => person(number, { families: [...families] }));

  test('no number that is shown, and no difference of two, is between one and four people', async () => {
    await fc.assert(
      fc.asyncProperty(wishes, async (all) => {
        const shown = shownWaiting(await waitingIn(subscribed(all), nobody));
        const numbers = shown === undefined ? [] : [shown.people, ...shown.demands.map(({ people: count }) => count)];
        for (const one of [0, ...numbers]) {
          for (const other of numbers) {
            const difference = Math.abs(one - other);
            expect(difference === 0 || difference >= FEWEST).toBe(true);
          }
        }
      }),
    );
  });

  test('fewer than five who differ from the others leave no trace in the demands', async () => {
    await fc.assert(
      fc.asyncProperty(wishes, fc.integer({ min: 1, max: 4 }), async (all, few) => {
        const others = all.map((families) => families.filter((one) => one !== 'crafts'));
        const without = shownWaiting(await waitingIn(subscribed(others), nobody));
        const crafts: FamilyCode[] = ['crafts'];
        const plusFew = shownWaiting(
          await waitingIn(
            subscribed(others.map((families, number) => (number < few ? [...families, ...crafts] : families))),
            nobody,
          ),
        );
        // Those who would take anything wish for crafts now: the demand for anything may have lost them.
        const named = (demands = without?.demands) => demands?.filter(({ family: one }) => one !== null) ?? [];
        expect(named(plusFew?.demands)).toEqual(named());
      }),
    );
  });
});
