import type { Area, Shape } from '#domain/areas/area.ts';
import type { Reach } from '#domain/areas/round-reach.ts';
import type { Round } from '#domain/producers/producer.ts';
import type { Audience, Language, Text } from '#domain/shared/primitives.ts';
import { calendarInWords, deadlineInWords } from '#web/passages/calendar-in-words.ts';
import { euros, list, sentence } from '#web/shared/format.ts';
import { pick, typeset, wholeNumber } from '#web/shared/text.ts';

/** A round as one would say it: on the pages of the producer and the agency, in results and in mails. */

/** Names by official code: the list of communes provides them. */
export interface AreaNames {
  communeName(code: string): string | undefined;
  epciName(code: string): string | undefined;
  departmentName(code: string): string | undefined;
  regionName(code: string): string | undefined;
}

type RoundWithoutArea = Omit<Round, 'area' | 'id'>;

/** More names than this make a list that nobody reads; the rest is counted. */
const MAX_NAMES = 6;

const AUDIENCES: Readonly<Record<Audience, Text>> = {
  consumer: { fr: 'les particuliers', en: 'households' },
  shop: { fr: 'les commerces et restaurants', en: 'shops and restaurants' },
  canteen: { fr: 'les cantines', en: 'canteens' },
};

/** Two to four sentences: where and when, until when to order, what it takes, for whom. */
export const roundInWords = (round: Omit<Round, 'id'>, lang: Language, names: AreaNames): string =>
  [whereAndWhen(round, lang, names), deadlineInWords(round.calendar, lang), terms(round, lang), audiences(round, lang)]
    .filter((part) => part !== '')
    .map((part) => `${sentence(part)}.`)
    .join(' ');

/** A round in a line of a list: "Livraison à domicile, le jeudi · Jeudi autour de Dax". */
export const roundTitle = (round: RoundWithoutArea, lang: Language): string => {
  const what = sentence(`${pick(MODES[round.mode], lang)}, ${calendarInWords(round.calendar, lang)}`);
  const name = round.mode === 'pickup' ? (round.pickup?.name ?? round.name) : round.name;
  return name === '' ? what : `${what} · ${name}`;
};

const MODES: Readonly<Record<Round['mode'], Text>> = {
  door: { fr: 'livraison à domicile', en: 'home delivery' },
  pickup: { fr: 'point de retrait', en: 'pick-up point' },
  parcel: { fr: 'envoi de colis', en: 'parcels sent' },
};

/** "Livraison à domicile à 30 km à la ronde, le jeudi". */
const whereAndWhen = (round: Omit<Round, 'id'>, lang: Language, names: AreaNames): string => {
  const area = areaInWords(round.area, lang, names);
  const days = calendarInWords(round.calendar, lang);
  if (round.mode === 'pickup') {
    const people = lang === 'fr' ? `pour qui habite ${area}` : `for people ${area}`;
    return `${pickupInWords(round, lang)}, ${days}, ${people}`;
  }
  const what =
    round.mode === 'door'
      ? pick({ fr: 'livraison à domicile', en: 'home delivery' }, lang)
      : pick({ fr: 'envoi de colis', en: 'parcels sent' }, lang);
  return `${what} ${area}, ${days}`;
};

const pickupInWords = ({ pickup }: Omit<Round, 'id'>, lang: Language): string => {
  const label = pick({ fr: 'point de retrait', en: 'pick-up point' }, lang);
  if (pickup === null) return label;
  const details = [pickup.address, pickup.hours].filter((part) => part !== '').join(', ');
  const then = (pickup.stops ?? []).map(({ name, hours }) => `${name}${hours === '' ? '' : ` (${hours})`}`);
  const further = then.length === 0 ? '' : `${lang === 'fr' ? ', puis ' : ', then '}${then.join(', ')}`;
  return `${label}${lang === 'fr' ? ' :' : ':'} ${pickup.name}${details === '' ? '' : ` (${details})`}${further}`;
};

/** "à partir de 20 €, livraison 4 €". */
export const terms = (
  { mode, minimumEuros, feeEuros, feeWaivedFromEuros }: RoundWithoutArea,
  lang: Language,
): string => {
  const least =
    minimumEuros === null || minimumEuros === 0
      ? pick({ fr: 'sans minimum', en: 'no minimum' }, lang)
      : pick({ fr: 'à partir de {sum}', en: 'from {sum}' }, lang, { sum: euros(minimumEuros, lang) });
  if (mode === 'pickup' && feeEuros === 0) return least;
  const fee = pick(FEES[mode], lang, { sum: feeEuros === 0 ? '' : euros(feeEuros, lang) });
  return `${least}, ${feeEuros === 0 ? pick(FREE[mode], lang) : fee}${waivedFrom({ feeEuros, feeWaivedFromEuros }, lang)}`;
};

/** " (offerte dès 50 €)"; empty where the fee is never waived. */
const waivedFrom = (
  { feeEuros, feeWaivedFromEuros }: Pick<Round, 'feeEuros' | 'feeWaivedFromEuros'>,
  lang: Language,
): string => {
  if (feeEuros === 0 || feeWaivedFromEuros === null) return '';
  return pick({ fr: ' (gratuit dès {sum})', en: ' (free from {sum})' }, lang, { sum: euros(feeWaivedFromEuros, lang) });
};

const FEES: Readonly<Record<Round['mode'], Text>> = {
  door: { fr: 'livraison {sum}', en: 'delivery {sum}' },
  pickup: { fr: 'frais de retrait {sum}', en: 'pick-up fee {sum}' },
  parcel: { fr: 'port {sum}', en: 'postage {sum}' },
};
const FREE: Readonly<Record<Round['mode'], Text>> = {
  door: { fr: 'livraison gratuite', en: 'free delivery' },
  pickup: { fr: 'sans frais', en: 'no fee' },
  parcel: { fr: 'port offert', en: 'free postage' },
};

const audiences = (round: RoundWithoutArea, lang: Language): string => {
  const words = list(
    round.audiences.map((audience) => pick(AUDIENCES[audience], lang)),
    lang,
  );
  return lang === 'fr' ? `pour ${words}` : `for ${words}`;
};

/** "à 30 km à la ronde", "à Dax, à Gaas et au Frêche", "dans le département 40 (Landes)", "dans toute la France". */
export const areaInWords = ({ include, exclude }: Area, lang: Language, names: AreaNames): string => {
  const words = list(
    include.map((shape) => shapeInWords(shape, lang, names)),
    lang,
  );
  if (exclude.length === 0) return words;
  const left = list(
    exclude.map((shape) => shapeInWords(shape, lang, names)),
    lang,
  );
  return lang === 'fr' ? `${words}, sauf ${left}` : `${words}, except ${left}`;
};

const shapeInWords = (shape: Shape, lang: Language, names: AreaNames): string => {
  switch (shape.kind) {
    case 'circle': {
      const km = `${wholeNumber(shape.radiusKm, lang)} km`;
      return lang === 'fr' ? typeset(`à ${km} à la ronde`) : `within ${km}`;
    }
    case 'polygon':
      return pick({ fr: 'dans une zone dessinée sur la carte', en: 'in an area drawn on the map' }, lang);
    case 'communes':
      return communesInWords(shape.codes, lang, names);
    case 'epci':
      return inNamed(
        shape.codes.map((code) => names.epciName(code) ?? code),
        lang,
        EPCI,
      );
    case 'departments':
      return inNamed(
        shape.codes.map((code) => `${code} (${names.departmentName(code) ?? '?'})`),
        lang,
        DEPARTMENT,
      );
    case 'regions':
      return inNamed(
        shape.codes.map((code) => names.regionName(code) ?? code),
        lang,
        REGION,
      );
    case 'country':
      return pick(
        {
          fr: 'dans toute la France métropolitaine',
          en: 'anywhere in mainland France and Corsica',
        },
        lang,
      );
  }
};

interface Kind {
  readonly one: Text;
  readonly many: Text;
}
const EPCI: Kind = {
  one: { fr: 'dans l’intercommunalité', en: 'in the group of communes' },
  many: { fr: 'dans les intercommunalités', en: 'in the groups of communes' },
};
const DEPARTMENT: Kind = {
  one: { fr: 'dans le département', en: 'in the department' },
  many: { fr: 'dans les départements', en: 'in the departments' },
};
const REGION: Kind = {
  one: { fr: 'dans la région', en: 'in the region' },
  many: { fr: 'dans les régions', en: 'in the regions' },
};

const inNamed = (called: readonly string[], lang: Language, kind: Kind): string =>
  `${pick(called.length === 1 ? kind.one : kind.many, lang)} ${typeset(list(called, lang))}`;

const communesInWords = (codes: readonly string[], lang: Language, names: AreaNames): string => {
  const shown = codes.length > MAX_NAMES + 1 ? codes.slice(0, MAX_NAMES) : codes;
  const words = shown.map((code) => {
    const name = names.communeName(code) ?? code;
    return lang === 'fr' ? atCommune(name) : name;
  });
  const rest = codes.length - shown.length;
  if (rest > 0) words.push(lang === 'fr' ? `dans ${rest} autres communes` : `${rest} other communes`);
  return lang === 'fr' ? list(words, lang) : `in ${list(words, lang)}`;
};

/** "à Dax", "au Frêche", "aux Eyzies". */
const atCommune = (name: string): string => {
  if (name.startsWith('Le ')) return `au ${name.slice(3)}`;
  if (name.startsWith('Les ')) return `aux ${name.slice(4)}`;
  return `à ${name}`;
};

/** "123 communes, 84 000 habitants": beside an area, so that a radius typed with a zero too many is seen. */
export const reachInWords = ({ communes, inhabitants }: Omit<Reach, 'edge'>, lang: Language): string => {
  const people = wholeNumber(
    Math.round(inhabitants / (inhabitants < 1_000 ? 10 : 100)) * (inhabitants < 1_000 ? 10 : 100),
    lang,
  );
  if (lang === 'fr')
    return typeset(
      `${wholeNumber(communes, lang)} ${communes < 2 ? 'commune' : 'communes'}, environ ${people} habitants`,
    );
  return `${wholeNumber(communes, lang)} ${communes === 1 ? 'commune' : 'communes'}, about ${people} inhabitants`;
};

/** "À la limite : Dax et Orthez en sont ; Bayonne n’en est pas": what shows that an edge lies where it was meant. Empty where no town is near it. */
export const edgeInWords = ({ inside, outside }: Reach['edge'], lang: Language): string => {
  const [within, beyond] = [list(inside, lang), list(outside, lang)];
  const parts =
    lang === 'fr'
      ? [
          inside.length === 0 ? '' : `${within} en ${inside.length === 1 ? 'est' : 'sont'}`,
          outside.length === 0 ? '' : `${beyond} n’en ${outside.length === 1 ? 'est' : 'sont'} pas`,
        ]
      : [inside.length === 0 ? '' : `${within} within`, outside.length === 0 ? '' : `${beyond} outside`];
  const said = parts.filter((part) => part !== '').join(lang === 'fr' ? ' ; ' : '; ');
  if (said === '') return '';
  return lang === 'fr' ? typeset(`À la limite : ${said}.`) : `At the edge: ${said}.`;
};
