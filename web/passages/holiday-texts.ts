import type { Holiday } from '#domain/passages/holidays.ts';
import type { Text } from '#domain/shared/primitives.ts';

/** A public holiday as one says it after "c’est". */
export const holidayTexts: Readonly<Record<Holiday, Text>> = {
  newYear: { fr: 'le jour de l’an', en: 'New Year’s Day' },
  goodFriday: { fr: 'le Vendredi saint', en: 'Good Friday' },
  easterMonday: { fr: 'le lundi de Pâques', en: 'Easter Monday' },
  labourDay: { fr: 'le 1er Mai', en: 'Labour Day' },
  victoryDay: { fr: 'le 8 Mai', en: 'Victory Day' },
  ascension: { fr: 'l’Ascension', en: 'Ascension Day' },
  whitMonday: { fr: 'le lundi de Pentecôte', en: 'Whit Monday' },
  nationalDay: { fr: 'le 14 Juillet', en: 'Bastille Day' },
  assumption: { fr: 'l’Assomption', en: 'Assumption Day' },
  allSaints: { fr: 'la Toussaint', en: 'All Saints’ Day' },
  armistice: { fr: 'le 11 Novembre', en: 'Armistice Day' },
  christmas: { fr: 'Noël', en: 'Christmas Day' },
  saintStephen: { fr: 'la Saint-Étienne', en: 'Saint Stephen’s Day' },
  abolition: { fr: 'l’abolition de l’esclavage', en: 'Abolition Day' },
  territory: { fr: 'la fête du territoire', en: 'the territory’s day' },
};
