import { describe, expect, it } from 'vitest';
import { changesInWords } from '#web/imports/changes-in-words.ts';

const NAMES: Readonly<Record<string, string>> = { '40088': 'Dax', '40101': 'Gaas' };
const told = (field: string, before: string, after: string, lang: 'fr' | 'en' = 'fr'): string[] =>
  changesInWords([{ field, before, after }], lang, (code) => NAMES[code] ?? code).map((one) =>
    [one.field, one.before, one.after].join(' | ').replaceAll('\u00a0', ' '),
  );

describe('what an updated list changes is said in words', () => {
  it.each([
    [
      'families',
      'honey',
      'honey, dairy',
      'Familles de produits | Miels et confitures | Miels et confitures, Lait et fromages',
    ],
    ['products', '', 'miel, pomme-de-terre', 'Produits |  | miel, pommes de terre'],
    ['otherProducts', 'Lamatrekking', '', 'Autres produits | Lamatrekking | '],
    ['commune', '40101', '40088', 'Commune | Gaas (40101) | Dax (40088)'],
    ['saysOrganic', 'false', 'true', 'Bio | non | oui'],
    ['located', 'commune', 'given', 'Position | centre de la commune | donnée par la liste'],
    ['telephones', '+33558000000', '+262692123456', 'Téléphone | 05 58 00 00 00 | +262 692 12 34 56'],
    ['communeFromPosition', 'true', 'false', 'Commune déduite de la position | oui | non'],
    ['delivery', '', 'Dax ; jeudi', 'Livraison |  | Dax ; jeudi'],
    ['emails', 'a@exemple.invalid', 'b@exemple.invalid', 'E-mail | a@exemple.invalid | b@exemple.invalid'],
  ])('%s: %j, %j', (field, before, after, expected) => {
    expect(told(field, before, after)).toEqual([expected]);
  });

  it('says what it has no word for as it stands', () => {
    expect(told('families', 'lamas', 'constructor', 'en')).toEqual(['Families of products | lamas | constructor']);
    expect(told('located', 'constructor', 'elsewhere', 'en')).toEqual(['Position | constructor | elsewhere']);
    expect(told('once', '1', '2', 'en')).toEqual(['once | 1 | 2']);
  });
});
