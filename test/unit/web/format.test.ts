import { describe, expect, it } from 'vitest';
import { placeName } from '#domain/areas/place.ts';
import { contactInWords } from '#web/shared/contact-in-words.ts';
import {
  dateInWords,
  dayAndYear,
  distance,
  duration,
  euros,
  orderDeadline,
  telephoneInWords,
  timeInWords,
  weekdayList,
} from '#web/shared/format.ts';
import { atPlace } from '#web/shared/place-names.ts';
import { priceInWords } from '#web/shared/price-words.ts';
import { pick, plural, typeset } from '#web/shared/text.ts';

/** No-break spaces as plain ones, where a test is not about them. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('French typography', () => {
  it('puts narrow no-break spaces before high punctuation and inside guillemets', () => {
    expect(typeset('Qui livre ? « Dax » : demain !')).toBe('Qui livre\u202f? «\u202fDax\u202f»\u202f: demain\u202f!');
  });

  it('keeps numbers with their units, and curls apostrophes', () => {
    expect(typeset("l'an 12 km, 8 h 30 et 4 €")).toBe('l’an 12\u00a0km, 8\u00a0h 30 et 4\u00a0€');
  });

  it('leaves addresses and English alone', () => {
    expect(typeset('https://exemple.fr/a?b=c:d')).toBe('https://exemple.fr/a?b=c:d');
    expect(pick({ fr: 'non', en: 'Who delivers ?' }, 'en')).toBe('Who delivers ?');
  });
});

describe('counting', () => {
  const text = { one: { fr: '{n} ferme', en: '{n} farm' }, many: { fr: '{n} fermes', en: '{n} farms' } };

  it('is singular for nothing in French, plural in English', () => {
    expect(plural(text, 0, 'fr')).toBe('0 ferme');
    expect(plural(text, 0, 'en')).toBe('0 farms');
    expect(plural(text, 1, 'fr')).toBe('1 ferme');
    expect(plural(text, 2, 'fr')).toBe('2 fermes');
  });
});

describe('words for figures', () => {
  it('write distances in metres under a kilometre, whole kilometres beyond', () => {
    expect([0, 0.03, 0.849, 0.98, 3.6, 120.4].map((km) => plain(distance(km)))).toEqual([
      '50 m',
      '50 m',
      '850 m',
      '1 km',
      '4 km',
      '120 km',
    ]);
  });

  it('write amounts without empty cents', () => {
    expect([12, 4.5].map((amount) => plain(euros(amount, 'fr')))).toEqual(['12 €', '4,50 €']);
    expect(euros(4.5, 'en')).toBe('€4.50');
  });

  it('write days, dates and hours as people say them', () => {
    expect(weekdayList([6, 1, 4], 'fr')).toBe('lundi, jeudi et samedi');
    expect(weekdayList([1, 2, 3, 4, 5, 6, 7], 'fr')).toBe('tous les jours');
    expect(dateInWords('2026-07-02', 'fr')).toBe('jeudi 2 juillet');
    expect(dateInWords('2026-05-01', 'fr')).toBe('vendredi 1er mai');
    expect(dayAndYear('2026-12-31T23:30:00.000Z', 'fr')).toBe('1er janvier 2027');
    expect([timeInWords('12:00', 'fr'), timeInWords('08:30', 'fr')].map(plain)).toEqual(['12 h', '8 h 30']);
    expect(['12:00', '00:00', '20:15', '09:00'].map((time) => plain(timeInWords(time, 'en')))).toEqual([
      '12 noon',
      'midnight',
      '8.15 pm',
      '9 am',
    ]);
    expect(plain(orderDeadline({ weekday: 2, time: '12:00' }, 'fr'))).toBe('commandez avant mardi 12 h');
    expect([45, 60, 100].map((minutes) => plain(duration(minutes)))).toEqual(['45 min', '1 h', '1 h 40']);
  });

  it('write French numbers by pairs and leave others as they are', () => {
    expect(plain(telephoneInWords('+33556000102'))).toBe('05 56 00 01 02');
    expect(plain(telephoneInWords('+262262123456'))).toBe('+262 262 12 34 56');
    expect(plain(telephoneInWords('+596696123456'))).toBe('+596 696 12 34 56');
    expect(telephoneInWords('+32475123456')).toBe('+32475123456');
  });

  it('has its extension behind it, in the reader’s language', () => {
    expect(plain(telephoneInWords('+33558000000;ext=12'))).toBe('05 58 00 00 00 poste 12');
    expect(plain(telephoneInWords('+33558000000;ext=12', 'en'))).toBe('05 58 00 00 00 ext. 12');
    expect(plain(telephoneInWords('+262262123456;ext=4'))).toBe('+262 262 12 34 56 poste 4');
  });

  it('and an address with accents stand as people write them', () => {
    expect(contactInWords('contact@xn--ferme-tang-g7a.fr', 'fr')).toBe('contact@ferme-étang.fr');
    expect(contactInWords('marie@exemple.fr', 'fr')).toBe('marie@exemple.fr');
    expect(contactInWords('a@xn--zzzzzzzz.fr', 'fr')).toContain('a@');
    expect(contactInWords('', 'fr')).toBe('');
  });

  it('join places to their preposition', () => {
    const at = (label: string) => atPlace({ label }, 'fr');
    expect(['Dax (40100)', 'Le Mans (72000)', "Les Sables-d'Olonne (85100)", 'La Rochelle (17000)'].map(at)).toEqual([
      'à Dax',
      'au Mans',
      'aux Sables-d’Olonne',
      'à La Rochelle',
    ]);
    expect(placeName({ label: 'Arengosse (40110)' })).toBe('Arengosse');
  });
});

describe('a price in the reader’s language', () => {
  it.each([
    ['2,20 € le kg', '€2.20 a kg'],
    ['3 €/botte', '€3 a bunch'],
    ['3,60 € la douzaine', '€3.60 a dozen'],
    ['12,50 euros', '€12.50'],
    ['1,20 € l’unité', '€1.20 each'],
  ])('%s is %s', (written, said) => {
    expect(priceInWords(written, 'en')).toBe(said);
    expect(priceInWords(written, 'fr')).toBe(written);
  });

  it.each(['selon le poids', '2,20 € le kg ou 10 € les 5', '8 € la caissette'])(
    'that is none of the usual ways stays as it was written: %s',
    (written) => {
      expect(priceInWords(written, 'en')).toBe(written);
    },
  );
});
