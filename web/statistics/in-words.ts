import type { Language } from '#domain/shared/primitives.ts';
import type { Demand } from '#domain/statistics/figures.ts';
import { NEARBY_KM } from '#domain/statistics/sellers.ts';
import { distance } from '#web/shared/format.ts';
import { pick, plural } from '#web/shared/text.ts';
import { counted, nearbySentences, texts, wantedAnything, wantedFamily } from './texts.ts';

/** "Au moins 10 foyers attendent des œufs." */
export const waitingInWords = ({ audience, family, people }: Demand, lang: Language): string =>
  pick(texts.waitFor, lang, {
    people: plural(counted[audience], people, lang),
    what: pick(family === null ? wantedAnything : wantedFamily[family], lang),
  });

/** "Ces trois producteurs en proposent, à moins de 15 km, et ne viennent pas encore jusque-là :" */
export const nearbyInWords = ({ family, sellers }: Demand, lang: Language): string => {
  const sentences = family === null ? nearbySentences.anything : nearbySentences.family;
  const sentence = sentences[sellers.length - 1];
  if (sentence === undefined)
    return pick(family === null ? texts.noSellerAtAll : texts.noSeller, lang, { km: distance(NEARBY_KM) });
  const farthest = Math.max(...sellers.map(({ distanceKm }) => distanceKm));
  return pick(sentence, lang, { km: distance(withinKm(farthest)) });
};

/** The next five kilometres: a distance said in a sentence, and true of all. */
const withinKm = (km: number): number => Math.max(5, (Math.floor(km / 5) + 1) * 5);

/** "6 h", "2 j 3 h" beyond two days; one decimal below an hour is nothing anybody asks for. */
export const hoursInWords = (hours: number, lang: Language): string => {
  const nbsp = '\u00a0';
  const whole = Math.round(hours);
  if (whole < 1) return `${Math.max(1, Math.round(hours * 60))}${nbsp}min`;
  if (whole < 48) return `${whole}${nbsp}h`;
  const days = Math.floor(whole / 24);
  const rest = whole % 24;
  return `${days}${nbsp}${lang === 'fr' ? 'j' : 'd'}${rest === 0 ? '' : ` ${rest}${nbsp}h`}`;
};
