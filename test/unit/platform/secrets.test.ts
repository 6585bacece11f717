import { describe, expect, test } from 'vitest';
import { changeFrontKey, prepareKey, RotationRefused, retireKeys, switchKey } from '#infra/rotation.ts';
import { frontKeys } from '#platform/front-key.ts';
import { type KeyRing, linkKeysOf, readKeyRing, writeKeyRing } from '#platform/link-keys.ts';
import { signedLinks } from '#platform/signed-link.ts';
import { NOW } from '../../support/builders.ts';

const FIRST = readKeyRing(JSON.stringify({ signing: 'a', a: 'the first key, as long as a key has to be' }));
const LASTING = 'what ids are derived from, and nobody changes';
const linksOf = (ring: KeyRing) => signedLinks(linkKeysOf(ring, LASTING));
const daysLater = (days: number): string => new Date(Date.parse(NOW) + days * 86_400_000).toISOString();
const tokenBy = (ring: KeyRing) => linksOf(ring).sign('manageSubscription', ['abc'], NOW);

describe('the keys of links', () => {
  test('a prepared key is believed by all before anybody signs with it', () => {
    const prepared = prepareKey(FIRST).ring;
    const switched = switchKey(prepared, NOW);
    expect(prepared.signing).toBe('a');
    expect(switched.signing).toBe('b');
    // An instance that has read the ring before the switch opens what one after it signs.
    expect(linksOf(prepared).open('manageSubscription', tokenBy(switched), NOW).ok).toBe(true);
    expect(linksOf(FIRST).open('manageSubscription', tokenBy(switched), NOW).ok).toBe(false);
  });

  test('links already sent live on when a new key signs', () => {
    const sent = tokenBy(FIRST);
    const switched = switchKey(prepareKey(FIRST).ring, NOW);
    expect(linksOf(switched).open('manageSubscription', sent, daysLater(1_000)).ok).toBe(true);
    expect(tokenBy(switched)).not.toBe(sent);
  });

  test('codes, ids and index keys stay what they were', () => {
    const switched = retireKeys(switchKey(prepareKey(FIRST).ring, NOW), NOW, true);
    for (const value of ['jeanne@exemple.invalid', '192.0.2.7'])
      expect(linksOf(switched).hash(value)).toBe(linksOf(FIRST).hash(value));
    expect(linksOf(switched).code('subscription', 'abc')).toBe(linksOf(FIRST).code('subscription', 'abc'));
  });

  test('a key is retired when no link of its can be alive, or at once where it has leaked', () => {
    const switched = switchKey(prepareKey(FIRST).ring, NOW);
    expect(() => retireKeys(switched, daysLater(1_000), false)).toThrow(RotationRefused);
    for (const ring of [retireKeys(switched, daysLater(1_099), false), retireKeys(switched, NOW, true)]) {
      expect(Object.keys(ring.keys)).toEqual(['b']);
      expect(linksOf(ring).open('manageSubscription', tokenBy(FIRST), NOW)).toEqual({ ok: false, reason: 'invalid' });
    }
  });

  test('steps out of order change nothing, and say which is next', () => {
    expect(() => switchKey(FIRST, NOW)).toThrow(/prepare/);
    const prepared = prepareKey(FIRST).ring;
    expect(() => prepareKey(prepared)).toThrow(/switch/);
    expect(() => retireKeys(prepared, NOW, true)).toThrow(/switch/);
  });

  test('the ring is written as it is read, round after round', () => {
    let ring = FIRST;
    for (let year = 0; year < 30; year += 1) {
      ring = readKeyRing(writeKeyRing(switchKey(readKeyRing(writeKeyRing(prepareKey(ring).ring)), NOW)));
      expect(linksOf(ring).open('manageSubscription', tokenBy(ring), NOW).ok).toBe(true);
      ring = readKeyRing(writeKeyRing(retireKeys(ring, NOW, true)));
    }
  });

  test('another key does not open what is written to be its own', () => {
    const two = switchKey(prepareKey(FIRST).ring, NOW);
    const token = tokenBy(FIRST);
    const cut = token.lastIndexOf('.') + 1;
    const renamed = `${token.slice(0, cut)}b${token.slice(cut + 1)}`;
    expect(linksOf(two).open('manageSubscription', renamed, NOW)).toEqual({ ok: false, reason: 'invalid' });
  });

  test.each([
    '',
    '{}',
    '{"signing":"a"}',
    '{"signing":"b","a":"the first key, as long as a key has to be"}',
    '{"signing":"a","a":"short"}',
  ])('a secret that is no ring is refused: %s', (secret) => {
    expect(() => readKeyRing(secret)).toThrow();
  });
});

describe('the key of the front', () => {
  const first = JSON.stringify({ current: 'the first key of the front', previous: 'none' });
  const believedOf = (secret: string) => {
    const { current, previous } = JSON.parse(secret);
    return frontKeys(`${current},${previous}`);
  };

  test('is believed, and nothing else', () => {
    const isFront = believedOf(first);
    expect(isFront('the first key of the front')).toBe(true);
    for (const other of [undefined, '', 'none', 'the first key of the fron', 'the first key of the front,none'])
      expect(isFront(other)).toBe(false);
  });

  test('is believed for one change more, while calls are on their way', () => {
    const second = changeFrontKey(first);
    expect(believedOf(second)('the first key of the front')).toBe(true);
    expect(believedOf(second)(JSON.parse(second).current)).toBe(true);
    expect(believedOf(changeFrontKey(second))('the first key of the front')).toBe(false);
  });

  test('is never none: a function without it answers nobody', () => {
    expect(() => frontKeys('none,')).toThrow();
  });
});
