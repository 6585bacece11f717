import type { APIGatewayRequestAuthorizerEventV2, APIGatewaySimpleAuthorizerWithContextResult } from 'aws-lambda';
import { createRemoteJWKSet } from 'jose';
import { setting } from '../platform/configuration.ts';
import { memberFrom, tokenIn } from './parts/member-token.ts';

const issuer = setting('USER_POOL_ISSUER');
const pool = {
  issuer,
  audience: setting('USER_POOL_CLIENT_ID'),
  keys: createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`)),
};

interface MemberContext {
  readonly id?: string;
  readonly email?: string;
  readonly role?: string;
}

/**
 * Says who calls a member's route: her token, in cookie or bearer, verified with the pool's keys.
 *
 * It lets everyone through and names only those it knows. API Gateway's own refusal can be neither a redirect to the sign-in page nor a problem
 * detail (DESIGN 8), so the refusing is done by the one pipeline that every route of `agency` passes (parts/members-only.ts), on what only this
 * function can write: `requestContext.authorizer`. Without it nobody is a member; when the keys cannot be fetched it throws, and nobody passes.
 */
export const handler = async (
  event: APIGatewayRequestAuthorizerEventV2,
): Promise<APIGatewaySimpleAuthorizerWithContextResult<MemberContext>> => {
  const token = tokenIn(event.headers?.authorization, event.cookies ?? []);
  const member = token === undefined ? undefined : await memberFrom(token, pool);
  return { isAuthorized: true, context: { ...member } };
};
