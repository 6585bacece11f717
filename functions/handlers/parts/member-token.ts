import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Member } from '../../platform/http.ts';

export const SESSION_COOKIE = 'alaronde_session';

/** What a token must come from and be for, and the keys that prove it. */
export interface Pool {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
}

/** The token of a call: a bearer's comes before the cookie's, since it was given on purpose. */
export const tokenIn = (authorization: string | undefined, cookies: readonly string[]): string | undefined => {
  const bearer = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  const cookie = cookies.find((entry) => entry.startsWith(`${SESSION_COOKIE}=`));
  return cookie === undefined ? undefined : cookie.slice(SESSION_COOKIE.length + 1) || undefined;
};

/** The member whom a token names; undefined where it is not a valid id token of the pool. Rejects when the keys cannot be fetched. */
export const memberFrom = async (token: string, { issuer, audience, keys }: Pool): Promise<Member | undefined> => {
  try {
    const { payload } = await jwtVerify(token, keys, { issuer, audience, algorithms: ['RS256'] });
    return payload.token_use === 'id' ? named(payload) : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError && !KEYS_ARE_DOWN.has(error.code)) return undefined;
    throw error;
  }
};

/** `ERR_JOSE_GENERIC` is how jose reports an answer of the key server that is not the keys. */
const KEYS_ARE_DOWN = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);

/** The member's role is her first group; without one she is of the agency. */
const named = (payload: JWTPayload): Member | undefined => {
  const { sub, email } = payload;
  if (typeof sub !== 'string' || typeof email !== 'string') return undefined;
  const groups: unknown = payload['cognito:groups'];
  const role: unknown = Array.isArray(groups) ? groups[0] : undefined;
  return { id: sub, email, role: typeof role === 'string' ? role : 'agency' };
};
