import { memberOf } from '#app/members/members-only.ts';
import { problemOf } from '#app/shared/problem.ts';
import type { Import } from '#domain/imports/import.ts';
import { refusedToSeeList } from '#domain/members/member.ts';
import { ImportId } from '#domain/unclaimed/unclaimed.ts';
import type { Route } from '#platform/http.ts';

/**
 * Within `membersOnly`: a list belongs to where it was imported. Who is limited to some departments sees and goes on with those lists only that
 * were made for them: the agency's hold farms of everywhere. Wraps whole lists of routes, so that none can be forgotten.
 */
export const importsWithin = (
  routes: readonly Route[],
  imports: { readonly find: (id: ImportId) => Promise<Pick<Import, 'departments'> | undefined> },
): Route[] =>
  routes.map((route) =>
    !route.key.includes('/imports/{id}')
      ? route
      : {
          ...route,
          handle: async (call) => {
            const id = ImportId.safeParse((call.path as Readonly<Record<string, unknown>>).id);
            const member = memberOf(call);
            const job = id.success && member.role !== 'agency' ? await imports.find(id.data) : undefined;
            const why = job && refusedToSeeList(member, job.departments);
            if (why !== undefined) throw problemOf(why, call.lang);
            return route.handle(call);
          },
        },
  );
