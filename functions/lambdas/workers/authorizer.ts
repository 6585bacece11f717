import type { APIGatewayRequestAuthorizerEventV2, APIGatewaySimpleAuthorizerWithContextResult } from 'aws-lambda';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { endedSessionsIn } from '#adapters/dynamodb/members/ended-sessions.ts';
import { membersIn } from '#adapters/dynamodb/members/members.ts';
import { type CallerContext, callerOrOutage } from '#app/members/caller.ts';
import { poolOf, tokenIn } from '#app/members/member-token.ts';
import { newId, now } from '#platform/clock.ts';
import { setting } from '#platform/configuration.ts';

const documents = documentClient();
const dependencies = {
  pool: poolOf(setting('USER_POOL_ISSUER'), setting('USER_POOL_CLIENT_ID')),
  members: membersIn(documents, {
    directory: setting('DIRECTORY_TABLE'),
    audit: setting('AUDIT_TABLE'),
  }),
  endedSessions: endedSessionsIn(documents, setting('DIRECTORY_TABLE')),
  now,
  newId,
};

/**
 * Says who calls a member's route: their token, in cookie or bearer, verified with the pool's keys, and their record, read each time, so that a
 * member who was removed, or whose role was changed, is so from their next call on.
 *
 * It lets everyone through and names only those it knows. API Gateway's own refusal can be neither a redirect to the sign-in page nor a problem
 * detail, so the refusing is done by the one pipeline that every route of `agency` passes (functions/app/members/members-only.ts), on what only this
 * function can write: `requestContext.authorizer`. Without it nobody is a member; when the record cannot be fetched now it says so, and nobody
 * passes: an error of this function would be API Gateway's own 500, which says nothing to anyone.
 */
export const handler = async (
  event: APIGatewayRequestAuthorizerEventV2,
): Promise<APIGatewaySimpleAuthorizerWithContextResult<CallerContext>> => {
  const token = tokenIn(event.headers?.authorization, event.cookies ?? []);
  return { isAuthorized: true, context: token === undefined ? {} : await callerOrOutage(token, dependencies) };
};
