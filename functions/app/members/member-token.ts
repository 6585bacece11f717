import { createHash } from 'node:crypto';
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { FOUNDERS } from '#domain/members/member.ts';
import { EmailAddress, type Instant, MemberId } from '#domain/shared/primitives.ts';
import { PartUnavailable } from '#platform/unavailable.ts';

/** Who a token names. What they may do is not in it: a token cannot be called back. */
export interface Named {
  readonly id: MemberId;
  readonly email: EmailAddress;
  readonly isFounder: boolean;
  /** When the token ends by itself. */
  readonly until: Instant;
}

export const SESSION_COOKIE = 'alaronde_session';

/** What a token must come from and be for, and the keys that prove it. */
export interface Pool {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
}

export const bearerIn = (authorization: string | undefined): string | undefined =>
  /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];

/** @param audience the pool's client, for which tokens are made */
export const poolOf = (issuer: string, audience: string): Pool => ({
  issuer,
  audience,
  keys: createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`)),
});

/** The token of a call: a bearer's comes before the cookie's, since it was given on purpose. */
export const tokenIn = (authorization: string | undefined, cookies: readonly string[]): string | undefined => {
  const bearer = bearerIn(authorization);
  if (bearer !== undefined) return bearer;
  const cookie = cookies.find((entry) => entry.startsWith(`${SESSION_COOKIE}=`));
  return cookie === undefined ? undefined : cookie.slice(SESSION_COOKIE.length + 1) || undefined;
};

/** The person a token names; undefined where it is not a valid id token of the pool. @throws PartUnavailable where the keys cannot be fetched */
export const memberFrom = async (token: string, { issuer, audience, keys }: Pool): Promise<Named | undefined> => {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: ['RS256'],
      requiredClaims: ['exp'],
    });
    return payload.token_use === 'id' ? named(payload) : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError && !KEYS_ARE_DOWN.has(error.code)) return undefined;
    throw new PartUnavailable('the user pool', { cause: error });
  }
};

/** `ERR_JOSE_GENERIC` is how jose reports an answer of the key server that is not the keys. */
const KEYS_ARE_DOWN = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);

/**
 * By which a token is known to have been ended. Of what is signed alone: the bits that end a signature's last letter may be changed without its being wrong.
 */
export const tokenMark = (token: string): string =>
  createHash('sha256')
    .update(token.slice(0, token.lastIndexOf('.')))
    .digest('base64url');

const named = (payload: JWTPayload): Named | undefined => {
  const id = MemberId.safeParse(payload.sub);
  const email = EmailAddress.safeParse(payload.email);
  const groups: unknown = payload['cognito:groups'];
  const until = new Date(Number(payload.exp) * 1_000).toISOString();
  return id.success && email.success
    ? { id: id.data, email: email.data, isFounder: Array.isArray(groups) && groups.includes(FOUNDERS), until }
    : undefined;
};
