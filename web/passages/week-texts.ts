import type { ShownPassage } from '#domain/passages/upcoming.ts';
import type { Instant, Language, Text } from '#domain/shared/primitives.ts';
import { dateInWords, momentInWords } from '#web/shared/format.ts';
import { type CountedText, pick, plural } from '#web/shared/text.ts';
import { holidayTexts } from './holiday-texts.ts';

export const texts = {
  week: { fr: 'Qui passe cette semaine', en: 'Who comes this week' },
  list: { fr: 'La liste des producteurs', en: 'The list of producers' },
  nobody: { fr: 'Personne ne passe dans les sept jours qui viennent.', en: 'Nobody comes within the next seven days.' },
  door: { fr: 'livraison à domicile', en: 'home delivery' },
  pickup: { fr: 'point de retrait', en: 'pick-up point' },
  parcel: { fr: 'envoi de colis', en: 'parcels sent' },
  closed: { fr: 'commandes closes', en: 'orders closed' },
  before: { fr: 'commandez avant {moment}', en: 'order before {moment}' },
  untilTheDay: { fr: 'sans date limite', en: 'no deadline' },
  planned: { fr: 'prévu', en: 'planned' },
  toConfirm: { fr: 'à confirmer : c’est {holiday}', en: 'to be confirmed: it is {holiday}' },
  cancelled: { fr: 'annulé', en: 'cancelled' },
  full: { fr: 'complet', en: 'full' },
  movedTo: { fr: 'déplacé au {day}', en: 'moved to {day}' },
  notOn: { fr: 'Pas {day}', en: 'Not on {day}' },
  fullOn: { fr: '{day} : complet', en: '{day}: full' },
  confirmOn: { fr: '{day} : à confirmer, c’est {holiday}', en: '{day}: to be confirmed, it is {holiday}' },
  next: { fr: 'Prochains passages', en: 'Next passages' },
  calendar: { fr: 'Suivre ces dates dans mon calendrier', en: 'Follow these dates in my calendar' },
  calendarHelp: {
    fr: '(adresse à donner à votre agenda : il se met à jour tout seul)',
    en: '(an address to give to your calendar: it keeps itself up to date)',
  },
  calendarOf: { fr: 'Qui passe : {place}', en: 'Who comes: {place}' },
} as const satisfies Record<string, Text>;

const hoursLeft = {
  one: { fr: 'plus que {n} h pour commander', en: '{n} h left to order' },
  many: { fr: 'plus que {n} h pour commander', en: '{n} h left to order' },
} satisfies CountedText;

/** A day before its end, a deadline is counted in hours. */
const COUNTED_HOURS = 24;

/** "commandez avant mardi 8 décembre à 12 h"; the last day: "plus que 5 h pour commander". */
export const deadlineLeft = (deadline: Instant | null, now: Instant, lang: Language): string => {
  if (deadline === null) return pick(texts.untilTheDay, lang);
  const hours = Math.floor((Date.parse(deadline) - Date.parse(now)) / 3_600_000);
  return hours >= 1 && hours < COUNTED_HOURS
    ? plural(hoursLeft, hours, lang)
    : pick(texts.before, lang, { moment: momentInWords(deadline, lang) });
};

/** "annulé", "déplacé au mercredi 23 décembre", "à confirmer : c’est Noël". */
export const passageState = ({ state, movedTo, holiday }: ShownPassage, lang: Language): string => {
  if (movedTo !== null) return pick(texts.movedTo, lang, { day: dateInWords(movedTo, lang) });
  return state === 'toConfirm' && holiday !== null
    ? pick(texts.toConfirm, lang, { holiday: pick(holidayTexts[holiday], lang) })
    : pick(texts[state], lang);
};

/** What is not as one expects on a day before the next that can be asked for: "Pas jeudi 10 décembre : panne". Empty where all is. */
export const differsInWords = (passage: ShownPassage, lang: Language): string => {
  const day = dateInWords(passage.day, lang);
  if (passage.state === 'planned') return '';
  if (passage.state === 'full') return pick(texts.fullOn, lang, { day });
  if (passage.state === 'toConfirm')
    return passage.holiday === null
      ? ''
      : pick(texts.confirmOn, lang, { day, holiday: pick(holidayTexts[passage.holiday], lang) });
  const why = passage.movedTo === null ? passage.word : passageState(passage, lang);
  const not = pick(texts.notOn, lang, { day: lang === 'fr' ? `le ${day}` : day });
  return why === '' ? not : lang === 'fr' ? `${not} : ${why}` : `${not}: ${why}`;
};
