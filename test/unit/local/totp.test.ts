import { describe, expect, it } from 'vitest';
import { codeOf, fromBase32, newSecret, stepOf, stepOfCode, toBase32 } from '#infra/local/cognito/totp.ts';

/** The vectors of RFC 6238, appendix B, for SHA-1. */
const SECRET = Buffer.from('12345678901234567890');

describe('codes by time', () => {
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at second %i are as the RFC has them', (second, code) => {
    expect(codeOf(SECRET, stepOf(second * 1_000), 8)).toBe(code);
    expect(codeOf(SECRET, stepOf(second * 1_000))).toBe(code.slice(2));
  });

  it('of the step before and after are taken, no others', () => {
    const secret = toBase32(SECRET);
    const at = 1_234_567_890_000;
    const near = [-1, 0, 1].map((steps) => codeOf(SECRET, stepOf(at) + steps));
    expect(near.map((code) => stepOfCode(secret, code, at))).toEqual([-1, 0, 1].map((steps) => stepOf(at) + steps));
    for (const steps of [-2, 2]) expect(stepOfCode(secret, codeOf(SECRET, stepOf(at) + steps), at)).toBeUndefined();
  });
});

describe('a secret', () => {
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('is written as RFC 4648 has it: %s', (text, base32) => {
    expect(toBase32(Buffer.from(text))).toBe(base32);
    expect(fromBase32(base32).toString()).toBe(text);
  });

  it('has 160 bits, is another each time, and is read as people type it', () => {
    const secret = newSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newSecret()).not.toBe(secret);
    expect(fromBase32(secret.toLowerCase().replace(/.{4}/g, '$& '))).toEqual(fromBase32(secret));
    expect(() => fromBase32('ABC1')).toThrow('base 32');
  });
});
