import { createLocalJWKSet, errors, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { memberFrom, type Pool, tokenIn } from '#app/members/member-token.ts';
import { PartUnavailable } from '#platform/unavailable.ts';

const ISSUER = 'https://cognito.example/pool';
const AUDIENCE = 'client';

let pool: Pool;
let sign: (claims: JWTPayload, changes?: { issuer?: string; audience?: string; expires?: string }) => Promise<string>;
let strangers: string;

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const stranger = await generateKeyPair('RS256');
  const key = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' };
  pool = { issuer: ISSUER, audience: AUDIENCE, keys: createLocalJWKSet({ keys: [key] }) };
  const signed = (claims: JWTPayload, { issuer = ISSUER, audience = AUDIENCE, expires = '1h' } = {}) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(expires);
  sign = (claims, changes) => signed(claims, changes).sign(privateKey);
  strangers = await signed(CLAIMS).sign(stranger.privateKey);
});

const CLAIMS = { sub: 'abc', email: 'lea@exemple.invalid', token_use: 'id' };

describe('a member', () => {
  test('is who the id token of the pool names', async () => {
    expect(await memberFrom(await sign(CLAIMS), pool)).toMatchObject({
      id: 'abc',
      email: 'lea@exemple.invalid',
      isFounder: false,
    });
  });

  test('is a founder where the pool says so', async () => {
    const member = await memberFrom(await sign({ ...CLAIMS, 'cognito:groups': ['other', 'founders'] }), pool);
    expect(member?.isFounder).toBe(true);
  });
});

describe('nobody is', () => {
  test('the bearer of a token signed by others', async () => {
    expect(await memberFrom(strangers, pool)).toBeUndefined();
  });
  test('the bearer of an access token', async () => {
    expect(await memberFrom(await sign({ ...CLAIMS, token_use: 'access' }), pool)).toBeUndefined();
  });
  test('the bearer of a token of another pool or for another client', async () => {
    expect(await memberFrom(await sign(CLAIMS, { issuer: 'https://elsewhere.example' }), pool)).toBeUndefined();
    expect(await memberFrom(await sign(CLAIMS, { audience: 'another' }), pool)).toBeUndefined();
  });
  test('the bearer of a token that has expired', async () => {
    expect(await memberFrom(await sign(CLAIMS, { expires: '-1m' }), pool)).toBeUndefined();
  });
  test.each(['', 'abc', 'a.b.c', `${'x'.repeat(5000)}`])('the bearer of « %s »', async (token) => {
    expect(await memberFrom(token, pool)).toBeUndefined();
  });
  test('the bearer of an unsigned token', async () => {
    const [header, payload] = ['{"alg":"none"}', JSON.stringify({ ...CLAIMS, iss: ISSUER, aud: AUDIENCE })].map(
      (part) => Buffer.from(part).toString('base64url'),
    );
    expect(await memberFrom(`${header}.${payload}.`, pool)).toBeUndefined();
  });
});

test.each([
  ['do not come in time', new errors.JWKSTimeout()],
  ['are no keys', new errors.JWKSInvalid('what came is a page')],
  ['cannot be asked for', new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })],
])('keys that %s are an outage that passes, not a refusal', async (_, failure) => {
  const down: Pool = {
    ...pool,
    keys: async () => {
      throw failure;
    },
  };
  await expect(memberFrom(await sign(CLAIMS), down)).rejects.toThrow(PartUnavailable);
});

describe('the token of a call', () => {
  test.each([
    ['a bearer', 'Bearer abc', [], 'abc'],
    ['a cookie', undefined, ['other=1', 'alaronde_session=abc'], 'abc'],
    ['a bearer before a cookie', 'Bearer abc', ['alaronde_session=xyz'], 'abc'],
    ['none where the cookie is empty', undefined, ['alaronde_session='], undefined],
    ['none for another scheme', 'Basic abc', [], undefined],
  ] as const)('is %s', (_, authorization, cookies, token) => {
    expect(tokenIn(authorization, cookies)).toBe(token);
  });
});
