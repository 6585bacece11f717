import { findProduct } from '#domain/catalogue/catalogue.ts';
import type { Typed } from '#domain/producers/directory.ts';
import { branches, text } from './draft-typed.ts';

/** What the buttons within a step do: they change what was typed, and nothing else. */

const MAX_OFFERS = 60;
const MAX_ROUNDS = 12;

export type DraftAction =
  | { readonly kind: 'addOffer' }
  | { readonly kind: 'removeOffer'; readonly index: number }
  | { readonly kind: 'addRound' }
  | { readonly kind: 'removeRound'; readonly index: number }
  /** Adds a round like this one, after it. */
  | { readonly kind: 'copyRound'; readonly index: number }
  /** Keeps what was typed and goes back a step. */
  | { readonly kind: 'back' }
  | { readonly kind: 'next' };

/** The action of a button: `addOffer`, `removeRound.1`. Without a button (the return key) it is `next`. */
export const readAction = (value: string): DraftAction => {
  const [kind, index] = value.split('.');
  switch (kind) {
    case 'addOffer':
    case 'addRound':
    case 'back':
      return { kind };
    case 'removeOffer':
    case 'removeRound':
    case 'copyRound':
      return { kind, index: Number(index) };
    default:
      return { kind: 'next' };
  }
};

/**
 * What was typed, after the action. A product chosen or named but not yet added is added by any action: nothing that was typed is lost.
 */
export const applyAction = (typed: Typed, action: DraftAction): Typed => {
  const { action: _, ...fields } = typed;
  const kept = withNewOffer(fields);
  switch (action.kind) {
    case 'removeOffer':
      return without(kept, 'offers', action.index);
    case 'removeRound':
      return without(kept, 'rounds', action.index);
    case 'addRound':
      return withRound(kept, NEW_ROUND);
    case 'copyRound':
      return withRound(kept, copyOf(branches(kept.rounds)[action.index]));
    default:
      return kept;
  }
};

const without = (typed: Typed, list: string, index: number): Typed => ({
  ...typed,
  [list]: branches(typed[list]).filter((_, position) => position !== index),
});

/** A new round, its few settled answers ticked: the usual case of a farm that drives around to its customers. */
export const NEW_ROUND: Typed = { mode: 'door', areaKind: 'circle', audiences: 'consumer' };

/** Its area may be one that the form cannot say: it is found by the round that this one is a copy of. */
const copyOf = (round: Typed | undefined): Typed | undefined => {
  if (round === undefined) return undefined;
  const { id, ...rest } = round;
  return { ...rest, copyOf: text(id) || text(round.copyOf) };
};

const withRound = (typed: Typed, round: Typed | undefined): Typed => {
  const rounds = branches(typed.rounds);
  return round === undefined || rounds.length >= MAX_ROUNDS ? typed : { ...typed, rounds: [...rounds, round] };
};

/** The product of the catalogue chosen in `addProduct`, its family and season filled in, or the free name in `addName`. */
const withNewOffer = ({ addProduct, addName, ...typed }: Typed): Typed => {
  const product = findProduct(text(addProduct));
  const name = text(addName);
  const offers = branches(typed.offers);
  if ((product === undefined && name === '') || offers.length >= MAX_OFFERS) return typed;
  const named: Typed =
    product === undefined
      ? { name, product: '' }
      : {
          name: '',
          product: product.slug,
          family: product.family,
          months: product.months.map(String),
        };
  return { ...typed, offers: [...offers, { ...named, audiences: 'consumer' }] };
};
