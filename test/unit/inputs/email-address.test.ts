import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EmailAddress, readEmail, readEmails } from '#domain/shared/email-address.ts';

const NONE = 'none';
const long = (length: number) => 'a'.repeat(length);

const ADDRESSES: readonly (readonly [typed: string, read: string])[] = [
  ['marie@exemple.fr', 'marie@exemple.fr'],
  [' Marie@Exemple.FR ', 'marie@exemple.fr'],
  ['marie.dupont@exemple.fr', 'marie.dupont@exemple.fr'],
  ['marie+amap@exemple.fr', 'marie+amap@exemple.fr'],
  ['pomme&poire@exemple.fr', 'pomme&poire@exemple.fr'],
  ["l'etable@exemple.fr", "l'etable@exemple.fr"],
  ['l’etable@exemple.fr', "l'etable@exemple.fr"],
  ['l´etable@exemple.fr', "l'etable@exemple.fr"],
  ['a/b@exemple.fr', 'a/b@exemple.fr'],
  ['_ferme_@exemple.fr', '_ferme_@exemple.fr'],
  ['1234@exemple.fr', '1234@exemple.fr'],
  ['ferme-des-pres@sous.domaine.exemple.fr', 'ferme-des-pres@sous.domaine.exemple.fr'],
  ['ferme@exemple.bio', 'ferme@exemple.bio'],
  ['ferme@exemple.alsace', 'ferme@exemple.alsace'],
  ['ferme@exemple.re', 'ferme@exemple.re'],
  ['mailto:marie@exemple.fr', 'marie@exemple.fr'],
  ['<marie@exemple.fr>', 'marie@exemple.fr'],
  ['marie\u200b@exemple.fr', 'marie@exemple.fr'],
  ['\u202amarie@exemple.fr\u202c', 'marie@exemple.fr'],
  ['ｍａｒｉｅ＠ｅｘｅｍｐｌｅ．ｆｒ', 'marie@exemple.fr'],
  ['marie@ferme\u2011exemple.fr', 'marie@ferme-exemple.fr'],
  ['mailto:marie@exemple.fr?subject=Bonjour', 'marie@exemple.fr'],
  ['E-mail : marie@exemple.fr', 'marie@exemple.fr'],
  ['«marie@exemple.fr»', 'marie@exemple.fr'],
  ["'marie@exemple.fr'", 'marie@exemple.fr'],
  ['marie(at)exemple.fr', 'marie@exemple.fr'],
  ['marie [arobase] exemple [point] fr', 'marie@exemple.fr'],
  // International domains.
  ['contact@ferme-de-l-étang.fr', 'contact@xn--ferme-de-l-tang-lnb.fr'],
  ['contact@FERME-ÉTANG.fr', 'contact@xn--ferme-tang-g7a.fr'],
  ['contact@etable-chèvre.exemple.fr', 'contact@xn--etable-chvre-5db.exemple.fr'],
  ['contact@straße.de', 'contact@xn--strae-oqa.de'],
  ['contact@xn--ferme-tang-g7a.fr', 'contact@xn--ferme-tang-g7a.fr'],
  // Limits.
  [`${long(64)}@exemple.fr`, `${long(64)}@exemple.fr`],
  [`${long(65)}@exemple.fr`, NONE],
  [`a@${long(63)}.fr`, `a@${long(63)}.fr`],
  [`a@${long(64)}.fr`, NONE],
  [
    `${long(60)}@${long(60)}.${long(60)}.${long(60)}.${long(10)}`,
    `${long(60)}@${long(60)}.${long(60)}.${long(60)}.${long(10)}`,
  ],
  [`${long(64)}@${long(63)}.${long(63)}.${long(61)}.fr`, NONE],
  // None.
  ['', NONE],
  ['marie', NONE],
  ['marie@', NONE],
  ['@exemple.fr', NONE],
  ['marie@exemple', NONE],
  ['marie@exemple.f', NONE],
  ['marie@exemple.f1', NONE],
  ['marie@@exemple.fr', NONE],
  ['marie@exemple..fr', NONE],
  ['marie@.exemple.fr', NONE],
  ['marie@exemple.fr.', NONE],
  ['marie@exemple-.fr', NONE],
  ['marie@-exemple.fr', NONE],
  ['marie@étang-.fr', NONE],
  ['.marie@exemple.fr', NONE],
  ['marie.@exemple.fr', NONE],
  ['marie..dupont@exemple.fr', NONE],
  ['marie dupont@exemple.fr', NONE],
  ['marie@exem ple.fr', NONE],
  ['marie@exemple,fr', NONE],
  ['rené@exemple.fr', NONE],
  ['"marie"@exemple.fr', NONE],
  ['marie@[127.0.0.1]', NONE],
  ['marie@127.0.0.1', NONE],
  ['marie@exemple.fr:25', NONE],
  ['marie@exemple.fr/x', NONE],
  ['marie@exem_ple.fr', NONE],
  ['http://exemple.fr', NONE],
  ['a@exemple.fr, b@exemple.fr', NONE],
  ['a@exemple.fr/b@exemple.fr', NONE],
];

const CELLS: readonly (readonly [cell: string, addresses: readonly string[], unreadable?: readonly string[]])[] = [
  ['marie@exemple.fr', ['marie@exemple.fr']],
  ['a/b@exemple.fr', ['a/b@exemple.fr']],
  ['a@exemple.fr/b@exemple.fr', ['a@exemple.fr', 'b@exemple.fr']],
  ['a@exemple.fr / b@exemple.fr', ['a@exemple.fr', 'b@exemple.fr']],
  ['a/b@exemple.fr/c@exemple.fr', ['a/b@exemple.fr', 'c@exemple.fr']],
  ['a@exemple.fr; b@exemple.fr', ['a@exemple.fr', 'b@exemple.fr']],
  ['a@exemple.fr, b@exemple.fr', ['a@exemple.fr', 'b@exemple.fr']],
  ['a@exemple.fr b@exemple.fr', ['a@exemple.fr', 'b@exemple.fr']],
  ['a@exemple.fr\nb@exemple.fr', ['a@exemple.fr', 'b@exemple.fr']],
  ['a@exemple.fr ou b@exemple.fr', ['a@exemple.fr', 'b@exemple.fr']],
  ['A@exemple.fr et a@exemple.fr', ['a@exemple.fr']],
  ['Marie Dupont <marie@exemple.fr>', ['marie@exemple.fr']],
  ['Marie <marie@exemple.fr>, Paul <paul@exemple.fr>', ['marie@exemple.fr', 'paul@exemple.fr']],
  ['mail : marie@exemple.fr', ['marie@exemple.fr']],
  ['mailto:marie@exemple.fr', ['marie@exemple.fr']],
  ['(marie@exemple.fr)', ['marie@exemple.fr']],
  ['marie@exemple.fr.', ['marie@exemple.fr']],
  ['marie@exemple.fr !', ['marie@exemple.fr']],
  // Half an address before a whole one: whose it is, nobody can tell.
  ['marie,paul@exemple.fr', [], ['marie,paul@exemple.fr']],
  ['marie;paul@exemple.fr', [], ['marie;paul@exemple.fr']],
  ['marie et paul@exemple.fr', [], ['marie et paul@exemple.fr']],
  ['marie & paul@exemple.fr', [], ['marie & paul@exemple.fr']],
  ['marie @exemple.fr', [], ['marie @exemple.fr']],
  ['email:marie@exemple.fr', ['marie@exemple.fr']],
  ['marie@exemple.fr ou 06 12 34 56 78', ['marie@exemple.fr'], ['06 12 34 56 78']],
  ['a@exemple.fr & b@exemple.fr', ['a@exemple.fr', 'b@exemple.fr']],
  ['marie@exemple.fr, paul@', ['marie@exemple.fr'], ['paul@']],
  ['marie@exemple.fr Marie', ['marie@exemple.fr'], ['Marie']],
  ['pas d’adresse', [], ['pas d’adresse']],
  ['marie@exemple', [], ['marie@exemple']],
  ['', []],
];

describe('e-mail addresses', () => {
  it.each(ADDRESSES)('%j is %s', (typed, expected) => {
    const read = readEmail(typed);
    expect(read.ok ? read.value : NONE).toBe(expected);
  });

  it.each(CELLS.map(([cell, addresses, unreadable = []]) => ({ cell, addresses, unreadable })))(
    'a cell $cell',
    ({ cell, addresses, unreadable }) => {
      expect(readEmails(cell)).toEqual({ addresses, unreadable });
    },
  );

  it('says that accents before the @ are the trouble', () => {
    expect(EmailAddress.safeParse('rené@exemple.fr').error?.issues[0]?.message).toBe('emailAccents');
  });

  it('reads what it has read as the same address', () =>
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const read = readEmail(address);
        if (read.ok) expect(readEmail(read.value)).toEqual(read);
      }),
    ));

  it('takes any ordinary address, in any case', () =>
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9][a-z0-9.+_-]{0,20}[a-z0-9]@[a-z0-9]{1,20}\.(?:fr|bio|re|com)$/),
        (address) => {
          fc.pre(!address.includes('..'));
          expect(readEmail(address.toUpperCase())).toEqual({ ok: true, value: address });
        },
      ),
    ));
});
