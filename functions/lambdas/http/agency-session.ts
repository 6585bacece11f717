import { passwordsIn } from '#adapters/aws/accounts.ts';
import { identityIn } from '#adapters/aws/identity.ts';
import { linksFrom } from '#adapters/aws/link-secret.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { limitsIn } from '#adapters/dynamodb/limits.ts';
import { endedSessionsIn } from '#adapters/dynamodb/members/ended-sessions.ts';
import { membersIn } from '#adapters/dynamodb/members/members.ts';
import { poolOf } from '#app/members/member-token.ts';
import { sessionApi } from '#app/members/session-api.ts';
import { sessionPages } from '#app/members/session-pages.tsx';
import { sessionUseCases } from '#app/members/session-use-cases.ts';
import { serveSite } from '#app/shared/serve-site.tsx';
import { newId } from '#platform/clock.ts';
import { setting } from '#platform/configuration.ts';

const documents = documentClient();

const useCases = sessionUseCases({
  identity: identityIn(setting('USER_POOL_CLIENT_ID')),
  limits: limitsIn(documents, setting('LIMITS_TABLE')),
  links: linksFrom({ ring: setting('LINK_SECRET_ARN'), lasting: setting('LASTING_SECRET_ARN') }),
  members: membersIn(documents, { directory: setting('DIRECTORY_TABLE'), audit: setting('AUDIT_TABLE') }),
  setPassword: passwordsIn(setting('USER_POOL_ID')),
  newId,
  pool: poolOf(setting('USER_POOL_ISSUER'), setting('USER_POOL_CLIENT_ID')),
  endedSessions: endedSessionsIn(documents, setting('DIRECTORY_TABLE')),
});

/** Members of the agency sign in and out, and follow their invitation: by a call, or by a page. */
export const handler = serveSite(sessionApi(useCases), sessionPages(useCases));
