import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saysNone } from '#domain/inputs/none-given.ts';
import { readSiretNumber, siretKeyIsRight } from '#domain/inputs/siret.ts';

/** Invented numbers with right keys; that of La Poste's head office and one of its establishments are public. */
const GOOD = '12345678200010';

const TABLE: readonly (readonly [written: string, read: string])[] = [
  [GOOD, GOOD],
  ['123 456 782 00010', GOOD],
  ['123.456.782.00010', GOOD],
  ['123\u00a0456\u00a0782\u00a000010', GOOD],
  ['123-456-782-00010', GOOD],
  ['123456782 00010', GOOD],
  ['SIRET : 123 456 782 00010', GOOD],
  ['N° SIRET 12345678200010', GOOD],
  ['siret n° 12345678200010', GOOD],
  ["'12345678200010", GOOD],
  ['12345678200010.0', GOOD],
  ['12345678200010,00', GOOD],
  ['\u202a12345678200010\u202c', GOOD],
  ['１２３４５６７８２０００１０', GOOD],
  ['12345678200010;', GOOD],
  ['123 456 782 00010 (siège)', GOOD],
  ['123456782 NIC 00010', GOOD],
  ['35600000000048', '35600000000048'],
  ['35600000049837', '35600000049837'],
  // A spreadsheet dropped the first zero.
  ['5520017400013', '05520017400013'],
  // No number: it says so.
  ['', 'none'],
  ['-', 'none'],
  ['--', 'none'],
  ['/', 'none'],
  ['.', 'none'],
  ['?', 'none'],
  ['xxx', 'none'],
  ['00000000000000', 'none'],
  ['000 000 000 00000', 'none'],
  ['0', 'none'],
  ['N/A', 'none'],
  ['n.a.', 'none'],
  ['NA', 'none'],
  ['NC', 'none'],
  ['en cours', 'none'],
  ['En cours d’immatriculation', 'none'],
  ['en attente', 'none'],
  ['non communiqué', 'none'],
  ['Non renseigné', 'none'],
  ['néant', 'none'],
  ['Aucun', 'none'],
  ['pas de SIRET', 'none'],
  ['à venir', 'none'],
  ['null', 'none'],
  ['SIRET :', 'none'],
  ['non', 'none'],
  ['XXX XXX XXX XXXXX', 'none'],
  // Something else.
  ['RCS Dax 123 456 782', 'siren'],
  ['123456782', 'siren'],
  ['123 456 782', 'siren'],
  ['123 456 782 RCS Dax', 'siren'],
  ['12345678200000', 'siren'],
  ['FR 12 123 456 782', 'vatNumber'],
  ['FR12123456782', 'vatNumber'],
  ['1.23457E+13', 'rounded'],
  ['1,23457E+13', 'rounded'],
  ['12345678200011', 'siretKey'],
  ['12345678300010', 'sirenKey'],
  ['1234567820001', 'digits'],
  ['123456782000101', 'digits'],
  ['12345', 'digits'],
  ['1234567820001O', 'letters'],
  ['Ferme du Pré', 'letters'],
  ['12345678200010 / 35600000000048', 'several'],
];

describe('SIRET', () => {
  it.each(TABLE)('%j is %s', (written, expected) => {
    const read = readSiretNumber(written);
    expect(read.ok ? read.value : read.reason).toBe(expected);
  });

  it('finds one figure that is wrong, whichever it is', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const figures = [...GOOD];
        figures[place] = String((Number(figures[place]) + by) % 10);
        expect(siretKeyIsRight(figures.join(''))).toBe(false);
      }),
    ));

  it('says of a lost zero that it has put it back', () => {
    expect(readSiretNumber('5520017400013')).toEqual({ ok: true, value: '05520017400013', zeroLost: true });
  });
});

describe('words for none', () => {
  it.each([
    '-',
    '—',
    'n/a',
    'N.C.',
    'Néant',
    'non connu',
    'inconnue',
    'à compléter',
    'pas de mail',
    '…',
    '???',
    'X',
    'non applicable',
  ])('%s is none', (word) => expect(saysNone(word)).toBe(true));
  it.each([
    'Na Pastora',
    'Sans Souci',
    'Ferme NC',
    'Aucun Souci',
    'A',
    'Les Xaintrays',
    'Cours',
    'Non',
    'Y',
    'Idem Terra',
    '0558',
  ])('%s is a value', (word) => expect(saysNone(word)).toBe(false));
});
