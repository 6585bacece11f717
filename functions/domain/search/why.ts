import type { Text } from '#domain/shared/primitives.ts';
import type { FoundRound } from './found.ts';

/** Kilometres in words, the same in both languages: `850 m`, `4 km`. */
const inWords = (km: number): string =>
  km < 0.975 ? `${Math.max(50, Math.round(km * 20) * 50)} m` : `${Math.round(km)} km`;

/** Why a producer is among the results: the nearest way in which he reaches the place, and how far he is. */
export const whyFound = (rounds: readonly FoundRound[], farmKm: number): Text => {
  const round = decisive(rounds);
  if (round === undefined) throw new Error('a producer without rounds is not found');
  const farm = inWords(farmKm);
  const part = round.delivers === 'depends';
  switch (round.mode) {
    case 'door':
      return part
        ? {
            fr: `livre une partie de votre commune ; la ferme est à ${farm}`,
            en: `delivers to part of your commune; the farm is ${farm} away`,
          }
        : { fr: `livre chez vous ; la ferme est à ${farm}`, en: `delivers to you; the farm is ${farm} away` };
    case 'pickup': {
      const point = inWords(round.pickup?.distanceKm ?? farmKm);
      return {
        fr: `point de retrait à ${point} ; la ferme est à ${farm}`,
        en: `pick-up point ${point} away; the farm is ${farm} away`,
      };
    }
    case 'parcel':
      return part
        ? {
            fr: `envoie des colis dans une partie de votre commune, de ${farm}`,
            en: `sends parcels to part of your commune, from ${farm} away`,
          }
        : { fr: `envoie des colis chez vous, de ${farm}`, en: `sends parcels to you, from ${farm} away` };
  }
};

/** The same preference as the ranking: who comes before who sends, surely before perhaps. */
const decisive = (rounds: readonly FoundRound[]): FoundRound | undefined => {
  const order = (round: FoundRound) => (round.mode === 'parcel' ? 2 : 0) + (round.delivers === 'yes' ? 0 : 1);
  return [...rounds].sort((a, b) => order(a) - order(b) || MODES.indexOf(a.mode) - MODES.indexOf(b.mode))[0];
};

const MODES = ['door', 'pickup', 'parcel'] as const;
