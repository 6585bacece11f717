import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyAction, readAction } from '#domain/registration/draft-actions.ts';
import { branches } from '#domain/registration/draft-typed.ts';

describe('the buttons of a step', () => {
  test('a product of the list comes with its family and its season', () => {
    const typed = applyAction({ offers: [], addProduct: 'asperge', addName: '' }, { kind: 'addOffer' });
    expect(typed).toEqual({
      offers: [{ name: '', product: 'asperge', family: 'vegetables', months: ['4', '5', '6'], audiences: 'consumer' }],
    });
  });

  test('a product that is not in the list keeps the name it was given', () => {
    const typed = applyAction({ addProduct: '', addName: 'Confit de piments' }, { kind: 'addOffer' });
    expect(branches(typed.offers)).toEqual([{ name: 'Confit de piments', product: '', audiences: 'consumer' }]);
  });

  test.each(['next', 'back', 'removeOffer.0'])('a product named but not yet added is not lost by %s', (button) => {
    const typed = applyAction({ offers: [{ name: 'Miel' }], addName: 'Pain d’épices' }, readAction(button));
    expect(branches(typed.offers)).toContainEqual(expect.objectContaining({ name: 'Pain d’épices' }));
  });

  test('only the entry whose button it is goes', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 12 }), fc.nat(), (names, pick) => {
        const index = pick % names.length;
        const rounds = names.map((name) => ({ name }));
        const typed = applyAction({ rounds, other: 'kept' }, readAction(`removeRound.${index}`));
        expect(branches(typed.rounds).map(({ name }) => name)).toEqual(names.filter((_, at) => at !== index));
        expect(typed.other).toBe('kept');
      }),
    );
  });

  test('a new round comes after those there are, and changes none', () => {
    const typed = applyAction({ rounds: [{ radiusKm: '30' }] }, { kind: 'addRound' });
    expect(branches(typed.rounds)).toEqual([
      { radiusKm: '30' },
      { mode: 'door', areaKind: 'circle', audiences: 'consumer' },
    ]);
  });

  test('the return key goes on', () => {
    expect(readAction('')).toEqual({ kind: 'next' });
    expect(readAction('anything')).toEqual({ kind: 'next' });
  });
});
