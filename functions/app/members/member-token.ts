import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { FOUNDERS } from '#domain/members/member.ts';
import { EmailAddress, MemberId } from '#domain/shared/primitives.ts';

/** Whom a token names. What she may do is not in it: a token cannot be called back. */
export interface Named {
  readonly id: MemberId;
  readonly email: EmailAddress;
  readonly isFounder: boolean;
}

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

/** The person whom a token names; undefined where it is not a valid id token of the pool. Rejects when the keys cannot be fetched. */
export const memberFrom = async (token: string, { issuer, audience, keys }: Pool): Promise<Named | undefined> => {
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

const named = (payload: JWTPayload): Named | undefined => {
  const id = MemberId.safeParse(payload.sub);
  const email = EmailAddress.safeParse(payload.email);
  const groups: unknown = payload['cognito:groups'];
  return id.success && email.success
    ? { id: id.data, email: email.data, isFounder: Array.isArray(groups) && groups.includes(FOUNDERS) }
    : undefined;
};
