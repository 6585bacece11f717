import { passwordsIn } from '../adapters/accounts.ts';
import { documentClient } from '../adapters/dynamodb.ts';
import { identityIn } from '../adapters/identity.ts';
import { limitsIn } from '../adapters/limits.ts';
import { linksFrom } from '../adapters/link-secret.ts';
import { membersIn } from '../adapters/members.ts';
import { newId } from '../platform/clock.ts';
import { setting } from '../platform/configuration.ts';
import { serveSite } from './parts/serve-site.tsx';
import { sessionApi, sessionPages } from './parts/session-routes.tsx';
import { sessionUseCases } from './parts/session-use-cases.ts';

const documents = documentClient();

const useCases = sessionUseCases({
  identity: identityIn(setting('USER_POOL_CLIENT_ID')),
  limits: limitsIn(documents, setting('LIMITS_TABLE')),
  links: linksFrom(setting('LINK_SECRET_ARN')),
  members: membersIn(documents, { directory: setting('DIRECTORY_TABLE'), journal: setting('JOURNAL_TABLE') }),
  setPassword: passwordsIn(setting('USER_POOL_ID')),
  newId,
});

/** Members of the agency sign in and out, and follow their invitation: by a call, or by a page. */
export const handler = serveSite(sessionApi(useCases), sessionPages(useCases));
