import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  FAMILY_NAMES,
  findProduct,
  inSeason,
  isSeasonal,
  LABELS,
  PRODUCTS,
  productsInSeason,
  SEASONS_CORRECTED,
  span,
} from '#domain/catalogue/catalogue.ts';
import { LabelCode } from '#domain/catalogue/codes.ts';
import { typographyFaults } from '../web/typography.ts';
import { comparisonData } from './data-folder.ts';

const slugs = PRODUCTS.map((product) => product.slug);

describe('the catalogue', () => {
  it('knows each product once, by a slug that an offer may carry', () => {
    expect(new Set(slugs).size).toBe(slugs.length);
    for (const slug of slugs) expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(Math.max(...slugs.map((slug) => slug.length))).toBeLessThanOrEqual(40);
    expect(slugs.length).toBeGreaterThanOrEqual(110);
  });

  it('has something in every family', () => {
    expect(new Set(PRODUCTS.map((product) => product.family))).toEqual(new Set(Object.keys(FAMILY_NAMES)));
  });

  it('gives every product at least one month, in order', () => {
    for (const { slug, months } of PRODUCTS) {
      expect(months.length, slug).toBeGreaterThan(0);
      expect(months, slug).toEqual([...new Set(months)].sort((one, other) => one - other));
    }
  });

  it('writes French as French is printed', () => {
    const texts = [
      ...PRODUCTS.flatMap((product) => [product.name.fr, product.plural.fr]),
      ...Object.values(LABELS).flatMap((label) => [label.name.fr, label.explanation.fr]),
    ];
    expect(texts.flatMap(typographyFaults)).toEqual([]);
  });

  it('knows the specialities of the region', () => {
    const specialities = ['ossau-iraty', 'chabichou', 'pruneau', 'piment-d-espelette', 'caviar', 'tourteau-fromager'];
    for (const slug of [...specialities, 'mogette', 'foie-gras', 'kiwi', 'pineau', 'huitre-marennes-oleron']) {
      expect(findProduct(slug), slug).toBeDefined();
    }
    expect(findProduct('mangue')).toBeUndefined();
  });
});

describe('seasons', () => {
  it('run through the new year', () => {
    expect(span(11, 2)).toEqual([1, 2, 11, 12]);
    expect(span(4, 6)).toEqual([4, 5, 6]);
    expect(span(10, 10)).toEqual([10]);
  });

  it('never announce what is there all year', () => {
    for (const month of span(1, 12)) {
      const inMonth = productsInSeason(month);
      expect(inMonth.length, `month ${month}`).toBeGreaterThanOrEqual(10);
      expect(inMonth.filter((product) => !isSeasonal(product))).toEqual([]);
    }
    expect(productsInSeason(5).map((product) => product.slug)).toContain('asperge');
    expect(productsInSeason(12).map((product) => product.slug)).not.toContain('asperge');
  });

  it('of an offer are its producer’s own', () => {
    expect(inSeason({ months: [3, 4] }, 3)).toBe(true);
    expect(inSeason({ months: [3, 4] }, 5)).toBe(false);
  });

  const table = comparisonData('saisonnalite_ademe.csv');
  it.skipIf(table === undefined)('agree with ADEME’s table, but for the corrections that are explained', () => {
    const theirs = new Map(
      readFileSync(table ?? '', 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.match(/^([^,]+),.*?((?:,[01]){12}),\d+$/))
        .map((row): [string, number[]] => [
          row?.[1] ?? '',
          [...(row?.[2] ?? '').replaceAll(',', '')].flatMap((mark, index) => (mark === '1' ? [index + 1] : [])),
        ]),
    );
    const shared = PRODUCTS.filter((product) => theirs.has(product.slug.replaceAll('-', '')));
    expect(shared.length).toBeGreaterThanOrEqual(55);
    const different = shared.filter(
      (product) => theirs.get(product.slug.replaceAll('-', ''))?.join() !== product.months.join(),
    );
    expect(different.map((product) => product.slug).sort()).toEqual(Object.keys(SEASONS_CORRECTED).sort());
  });
});

describe('labels', () => {
  it('all count for EGalim, but for the territorial mark', () => {
    const counted = LabelCode.options.filter((code) => LABELS[code].countsForEgalim);
    expect(LabelCode.options.filter((code) => !counted.includes(code))).toEqual(['VALEURS_PARC']);
  });
});
