import { describe, expect, it } from 'vitest';
import { typographyFaults } from './typography.ts';

describe('the printer’s eye', () => {
  it.each([
    ["l'ail", 'a straight apostrophe'],
    ['Le mardi ; le jeudi', 'double punctuation without its narrow no-break space'],
    ['Bon appétit!', 'double punctuation without its narrow no-break space'],
    ['Trois choses : du sel', 'a colon without its narrow no-break space'],
    ['«bon»', 'quotation marks without their no-break space'],
    ['500 g de farine', 'a unit that may be parted from its number'],
    ['12 €', 'a unit that may be parted from its number'],
    ['Et puis...', 'three dots for an ellipsis'],
    ['Deux oeufs', 'œ in two letters'],
  ])('stops at « %s »', (text, fault) => {
    expect(typographyFaults(text)).toContain(`${fault}: ${text}`);
  });

  it('lets a right sentence pass', () => {
    expect(
      typographyFaults(
        'L’été\u202f: 500\u00a0g de fèves, «\u202fà la main\u202f»\u202f; 8\u00a0h\u00a0–\u00a012\u00a0h.',
      ),
    ).toEqual([]);
  });
});
