import { createHmac, randomBytes } from 'node:crypto';

/** One-time codes by time, RFC 6238 as authenticator applications speak it: SHA-1, 30 seconds, six digits. */

const STEP_MS = 30_000;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The step of 30 s in which an epoch millisecond lies. */
export const stepOf = (epochMs: number): number => Math.floor(epochMs / STEP_MS);

/** The code of a step: RFC 4226, section 5.3. */
export const codeOf = (secret: Buffer, step: number, digits = 6): string => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', secret).update(counter).digest();
  const offset = hash.readUInt8(hash.length - 1) & 0x0f;
  const number = (hash.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits;
  return String(number).padStart(digits, '0');
};

/** A secret as it is typed into an application: RFC 4648 base 32, without padding. */
export const toBase32 = (bytes: Buffer): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
};

/** @throws on a letter that base 32 has not */
export const fromBase32 = (text: string): Buffer => {
  const bits = [...text.toUpperCase().replace(/[\s=]/g, '')].map((letter) => {
    const value = BASE32.indexOf(letter);
    if (value < 0) throw new Error(`“${letter}” is not base 32`);
    return value.toString(2).padStart(5, '0');
  });
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

/** 160 bits, as RFC 4226 recommends. */
export const newSecret = (): string => toBase32(randomBytes(20));

/** The step that a code is of, now or one before or after it (clocks differ); undefined: it is wrong. */
export const stepOfCode = (secret: string, code: string, epochMs: number): number | undefined => {
  const now = stepOf(epochMs);
  return [now, now - 1, now + 1].find((step) => codeOf(fromBase32(secret), step) === code);
};
