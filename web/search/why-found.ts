import type { FoundRound } from '#domain/search/found.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { distance } from '#web/shared/format.ts';
import { pick } from '#web/shared/text.ts';

const texts = {
  door: { fr: 'livre chez vous ; la ferme est à {farm}', en: 'delivers to you; the farm is {farm} away' },
  doorInPart: {
    fr: 'livre une partie de votre commune ; la ferme est à {farm}',
    en: 'delivers to part of your commune; the farm is {farm} away',
  },
  pickup: {
    fr: 'point de retrait à {point} ; la ferme est à {farm}',
    en: 'pick-up point {point} away; the farm is {farm} away',
  },
  parcel: { fr: 'envoie des colis chez vous, de {farm}', en: 'sends parcels to you, from {farm} away' },
  parcelInPart: {
    fr: 'envoie des colis dans une partie de votre commune, de {farm}',
    en: 'sends parcels to part of your commune, from {farm} away',
  },
} as const satisfies Record<string, Text>;

/**
 * Why a producer is among the results: the nearest way in which they reach the place, and how far they are.
 *
 * @param farmKm from the farm to the middle of the place, km.
 */
export const whyFound = (rounds: readonly FoundRound[], farmKm: number, lang: Language): string => {
  const round = decisive(rounds);
  if (round === undefined) throw new Error('a producer without rounds is not found');
  const farm = distance(farmKm);
  if (round.mode === 'pickup')
    return pick(texts.pickup, lang, { farm, point: distance(round.pickup?.distanceKm ?? farmKm) });
  return pick(texts[round.delivers === 'depends' ? IN_PART[round.mode] : round.mode], lang, { farm });
};

const IN_PART = { door: 'doorInPart', parcel: 'parcelInPart' } as const;

/** The same preference as the ranking: who comes before who sends, surely before perhaps. */
const decisive = (rounds: readonly FoundRound[]): FoundRound | undefined => {
  const order = (round: FoundRound) => (round.mode === 'parcel' ? 2 : 0) + (round.delivers === 'yes' ? 0 : 1);
  return [...rounds].sort((a, b) => order(a) - order(b) || MODES.indexOf(a.mode) - MODES.indexOf(b.mode))[0];
};

const MODES = ['door', 'pickup', 'parcel'] as const;
