import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseForm } from '#platform/form.ts';

describe('a form', () => {
  test('becomes a tree: dots open branches, numbers make lists, a name given twice makes a list', () => {
    expect(parseForm('name=Ferme&rounds.0.mode=door&rounds.1.mode=parcel&labels=BIO&labels=HVE')).toEqual({
      name: 'Ferme',
      rounds: [{ mode: 'door' }, { mode: 'parcel' }],
      labels: ['BIO', 'HVE'],
    });
  });

  test('closes the gaps of a list from which a row was taken', () => {
    expect(parseForm('offers.0.name=a&offers.7.name=c&offers.3.name=b')).toEqual({
      offers: [{ name: 'a' }, { name: 'b' }, { name: 'c' }],
    });
  });

  test('cannot reach the prototype of anything', () => {
    expect(parseForm('__proto__.polluted=1&constructor.prototype.polluted=1&a.__proto__.polluted=1')).toEqual({});
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('never throws, whatever is sent that is not too many, too long or too deep', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (sent) => typeof parseForm(sent) === 'object'));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.stringMatching(/^[a-z0-9.]{1,7}$/), fc.string())),
        (pairs) => typeof parseForm(new URLSearchParams(pairs).toString()) === 'object',
      ),
    );
  });
});
