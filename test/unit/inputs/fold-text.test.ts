import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, foldTexts } from '#domain/shared/fold-text.ts';

/** What is typed or pasted, and what it is once folded. */
const TABLE: readonly (readonly [typed: string, folded: string])[] = [
  // Names keep their letters, capitals, accents and both usual apostrophes.
  ['L’Haÿ-les-Roses', 'L’Haÿ-les-Roses'],
  ["L'Île-d'Yeu", "L'Île-d'Yeu"],
  ['Œuilly', 'Œuilly'],
  ['GAEC DE L’ÉTANG', 'GAEC DE L’ÉTANG'],
  ['Ferme « La Ñ »', 'Ferme « La Ñ »'],
  ['2 500 m²', '2 500 m²'],
  ['👩‍🌾 Marie', '👩‍🌾 Marie'],
  ['Straße', 'Straße'],
  // Invisible characters.
  ['Dax\u200b', 'Dax'],
  ['\ufeffDax', 'Dax'],
  ['\u202a06 12 34 56 78\u202c', '06 12 34 56 78'],
  ['\u202d+33 6\u202e', '+33 6'],
  ['marie\u2060@exemple.fr', 'marie@exemple.fr'],
  ['Saint\u00adAignan', 'SaintAignan'],
  ['a\u200cb\u200db\u200ec\u200fd', 'abbcd'],
  ['\u2066Gaas\u2069', 'Gaas'],
  ['Ga\u034fas', 'Gaas'],
  ['Gaas\u{e0041}', 'Gaas'],
  // Spaces.
  ['40\u00a0100 Dax', '40 100 Dax'],
  ['1\u202f250,50\u00a0€', '1 250,50 €'],
  ['a\u2003b\u2009c\u3000d\u2007e', 'a b c d e'],
  // Dashes and hyphens.
  ['Saint\u2010Vincent\u2011de\u2012Tyrosse', 'Saint-Vincent-de-Tyrosse'],
  ['Saint–Vincent—de―Tyrosse', 'Saint-Vincent-de-Tyrosse'],
  ['\u22121,05', '-1,05'],
  ['5–10 kg', '5-10 kg'],
  ['5 –10 kg', '5 -10 kg'],
  ['pain – miel', 'pain – miel'],
  ['lundi — mardi', 'lundi — mardi'],
  ['06–12–34–56–78', '06-12-34-56-78'],
  // Apostrophes.
  ['l´ail', 'l’ail'],
  ['l`ail', 'l’ail'],
  ['l\u2018ail', 'l’ail'],
  ['l\u02bcail', 'l’ail'],
  ['l\u2032ail', 'l’ail'],
  ['l＇ail', "l'ail"],
  ['48° 5´', '48° 5´'],
  // Full width.
  ['４０１００', '40100'],
  ['ｍａｒｉｅ＠ｅｘｅｍｐｌｅ．ｆｒ', 'marie@exemple.fr'],
  // Fractions.
  ['½ baguette', '1/2 baguette'],
  ['1½ kg', '1 1/2 kg'],
  ['¾ l', '3/4 l'],
  ['⅓', '1/3'],
  // Composed letters.
  ['Cafe\u0301', 'Café'],
  ['I\u0302le', 'Île'],
  // Ends of lines.
  ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ['', ''],
];

describe('folding what people type', () => {
  it.each(TABLE)('%j is %j', (typed, folded) => expect(foldText(typed)).toBe(folded));

  it('changes nothing the second time', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
      { numRuns: 3_000 },
    ));

  it('changes nothing the second time, whatever dashes, marks and accents meet', () => {
    const odd = fc.constantFrom(
      ...('a1 -–—―´`’\u200d\u200b\u00ad\u0301½＠\u2028\r\n👩🌾\ufe0f\u2212\uff0d\u00a0'.match(/./gsu) ?? []),
    );
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 12 }), (parts) => {
        const once = foldText(parts.join(''));
        expect(foldText(once)).toBe(once);
      }),
      { numRuns: 5_000 },
    );
  });

  it('leaves no letter out and adds none', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿŒœ0-9 '’-]{0,40}$/), (name) => {
        expect(foldText(name)).toBe(name);
      }),
    ));

  it('folds every text of a form and leaves names of fields, numbers and nothing alone', () => {
    expect(foldTexts({ 'a–b': ['５', { x: '\u200bDax' }], n: 3, none: null, yes: true })).toEqual({
      'a–b': ['5', { x: 'Dax' }],
      n: 3,
      none: null,
      yes: true,
    });
  });

  it('does not follow a tree that is deeper than any form', () => {
    let tree: unknown = '５';
    for (let depth = 0; depth < 50_000; depth += 1) tree = [tree];
    expect(() => foldTexts(tree)).not.toThrow();
  });
});
