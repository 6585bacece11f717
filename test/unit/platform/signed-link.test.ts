import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIFETIMES, PURPOSES, type Purpose } from '#platform/signed-link.ts';
import { testLinks } from '../../support/link-keys.ts';

const links = testLinks();
const NOW = '2026-11-24T08:00:00.000Z';
const ADDRESS = 'maylis@exemple.invalid';
const later = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();
const purposes = Object.keys(PURPOSES) as Purpose[];
const parts = fc.array(fc.stringMatching(/^[a-z0-9]{1,24}$/), { minLength: 1, maxLength: 3 });

describe('a signed link', () => {
  test('opens for its own purpose, with the parts that were signed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...purposes), parts, (purpose, signed) => {
        const token = links.sign(purpose, signed, NOW, ADDRESS);
        expect(links.open(purpose, token, NOW)).toMatchObject({ ok: true, parts: signed });
      }),
    );
  });

  test('opens for no other purpose', () => {
    fc.assert(
      fc.property(fc.constantFrom(...purposes), fc.constantFrom(...purposes), parts, (purpose, other, signed) => {
        fc.pre(purpose !== other);
        const token = links.sign(purpose, signed, NOW, ADDRESS);
        expect(links.open(other, token, NOW)).toEqual({ ok: false, reason: 'invalid' });
      }),
    );
  });

  test('with one character changed opens nothing', () => {
    fc.assert(
      fc.property(fc.nat(47), fc.constantFrom(...'abcxyz019._-'), fc.boolean(), (at, letter, bound) => {
        const purpose = bound ? 'answerRequest' : 'confirmRequest';
        const token = links.sign(purpose, ['abcdefgh', 'ijklmnop'], NOW, ADDRESS);
        const changed = token.slice(0, at) + letter + token.slice(at + 1);
        // The last character of 128 bits in base64 carries two bits only: another letter may spell the same signature.
        fc.pre(changed !== token && at < token.length - 1);
        const link = links.open(purpose, changed, NOW);
        expect(link.ok && (!bound || link.wasSentTo([ADDRESS]))).toBe(false);
      }),
    );
  });

  test('expires', () => {
    const token = links.sign('confirmSubscription', ['abcdefgh'], NOW);
    expect(links.open('confirmSubscription', token, later(LIFETIMES.confirmSubscription - 1)).ok).toBe(true);
    expect(links.open('confirmSubscription', token, later(LIFETIMES.confirmSubscription))).toEqual({
      ok: false,
      reason: 'expired',
    });
  });

  test('signed with another secret opens nothing', () => {
    const theirs = testLinks('another key of at least thirty-two characters').sign('readRequest', ['abcdefgh'], NOW);
    expect(links.open('readRequest', theirs, NOW)).toEqual({ ok: false, reason: 'invalid' });
  });

  test('of a producer says whether it was sent to one of their addresses, and to no other', () => {
    const token = links.sign('producerPage', ['abcdefgh'], NOW, ADDRESS);
    const link = links.open('producerPage', token, NOW);
    if (!link.ok) throw new Error('it does not open');
    expect(link.wasSentTo(['+33639980001', ADDRESS])).toBe(true);
    expect(link.wasSentTo(['+33639980001', `${ADDRESS}x`])).toBe(false);
    expect(link.wasSentTo([])).toBe(false);
  });

  test('of a producer is not made without the address it goes to', () => {
    expect(() => links.sign('producerPage', ['abcdefgh'], NOW)).toThrow('address');
  });

  test('is short enough for a text message', () => {
    expect(links.sign('answerRequest', ['abcdefghijklmn', 'abcdefghijklmn'], NOW, ADDRESS).length).toBeLessThanOrEqual(
      64,
    );
  });
});

describe('a link that is kept without its signature', () => {
  test('is the same link once it is signed again, whatever its purpose', () => {
    fc.assert(
      fc.property(fc.constantFrom(...purposes), parts, (purpose, signed) => {
        const token = links.sign(purpose, signed, NOW, ADDRESS);
        const kept = links.unsign(token);
        expect(links.signAgain(kept)).toBe(token);
        expect(kept.endsAt).toBe(Date.parse(NOW) / 1000 + LIFETIMES[purpose]);
      }),
    );
  });

  test('holds nothing of the signature', () => {
    const token = links.sign('readRequest', ['abcdefgh'], NOW);
    const signature = token.slice(token.lastIndexOf('.') + 2);
    expect(JSON.stringify(links.unsign(token))).not.toContain(signature);
  });

  test('is worth nothing once its key is believed no more, or where the address was changed', () => {
    const token = links.sign('producerPage', ['abcdefgh'], NOW, ADDRESS);
    const kept = links.unsign(token);
    expect(links.signAgain({ ...kept, key: 'z' })).toBeUndefined();
    const other = links.unsign(links.sign('producerPage', ['abcdefgh'], NOW, 'other@exemple.invalid'));
    const forged = links.open('producerPage', links.signAgain({ ...kept, mark: other.mark }) ?? '', NOW);
    expect(forged.ok && forged.wasSentTo([ADDRESS])).toBe(false);
  });
});

test('a code has six digits, and differs from subject to subject and from kind to kind', () => {
  expect(links.code('request', 'abcdefgh')).not.toBe(links.code('subscription', 'abcdefgh'));
  const codes = Array.from({ length: 200 }, (_, index) => links.code('request', `id${index}`));
  for (const code of codes) expect(code).toMatch(/^\d{6}$/);
  expect(new Set(codes).size).toBeGreaterThan(190);
});

test('the hash of a private value is 26 letters and digits, and never the value', () => {
  expect(links.hash('jeanne@exemple.invalid')).toMatch(/^[a-z0-9]{26}$/);
  expect(links.hash('jeanne@exemple.invalid')).not.toBe(links.hash('jean@exemple.invalid'));
});
