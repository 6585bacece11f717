import { FAMILY_NAMES, findProduct } from '#domain/catalogue/catalogue.ts';
import { FamilyCode } from '#domain/catalogue/codes.ts';
import { ListField } from '#domain/imports/fields.ts';
import type { RowResult } from '#domain/imports/import.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { telephoneInWords } from '#web/shared/format.ts';
import { pick } from '#web/shared/text.ts';
import { FIELD_NAMES } from './field-texts.ts';

/** What an updated list changes of a farm, as a member reads it: a record keeps codes, a page has words. */

export type CommuneName = (code: string) => string;

type Change = RowResult['changes'][number];

const OWN_NAMES: Readonly<Record<string, Text>> = {
  families: { fr: 'Familles de produits', en: 'Families of products' },
  otherProducts: { fr: 'Autres produits', en: 'Other products' },
  delivery: { fr: 'Livraison', en: 'Delivery' },
  position: { fr: 'Position', en: 'Position' },
  located: { fr: 'Position', en: 'Position' },
  communeFromPosition: { fr: 'Commune déduite de la position', en: 'Commune worked out from the position' },
};

/** Fields of the record that the list has under another name. */
const NAME_OF: Readonly<Record<string, ListField>> = {
  telephones: 'telephone',
  emails: 'email',
  saysOrganic: 'organic',
};

const LOCATED: Readonly<Record<string, Text>> = {
  given: { fr: 'donnée par la liste', en: 'given by the list' },
  address: { fr: 'trouvée par l’adresse', en: 'found by the address' },
  commune: { fr: 'centre de la commune', en: 'centre of the commune' },
};
const TRUTH: Readonly<Record<string, Text>> = {
  true: { fr: 'oui', en: 'yes' },
  false: { fr: 'non', en: 'no' },
};

export const changesInWords = (changes: readonly Change[], lang: Language, communeName: CommuneName): Change[] => {
  const inWords = valuesIn(lang, communeName);
  return changes.map(({ field, before, after }) => ({
    field: fieldName(field, lang),
    before: inWords(field, before),
    after: inWords(field, after),
  }));
};

const fieldName = (field: string, lang: Language): string => {
  const own = OWN_NAMES[field];
  if (own !== undefined) return pick(own, lang);
  const known = ListField.safeParse(NAME_OF[field] ?? field);
  return known.success ? pick(FIELD_NAMES[known.data], lang) : field;
};

/** Codes that a later version has dropped are said as they stand. */
const valuesIn = (lang: Language, communeName: CommuneName) => {
  const each = (value: string, word: (code: string) => string): string =>
    value === '' ? '' : value.split(', ').map(word).join(', ');
  const from = (texts: Readonly<Record<string, Text>>, value: string): string =>
    Object.hasOwn(texts, value) ? pick(texts[value] ?? { fr: value, en: value }, lang) : value;
  return (field: string, value: string): string => {
    switch (field) {
      case 'families':
        return each(value, (code) => {
          const family = FamilyCode.safeParse(code);
          return family.success ? pick(FAMILY_NAMES[family.data], lang) : code;
        });
      case 'products':
        return each(value, (slug) => {
          const product = findProduct(slug);
          return product === undefined ? slug : pick(product.plural, lang);
        });
      case 'commune':
        return each(value, (code) => `${communeName(code)} (${code})`);
      case 'telephones':
        return each(value, (number) => telephoneInWords(number, lang));
      case 'located':
        return from(LOCATED, value);
      case 'saysOrganic':
      case 'communeFromPosition':
        return from(TRUTH, value);
      default:
        return value;
    }
  };
};
