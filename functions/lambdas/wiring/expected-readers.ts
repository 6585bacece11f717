import type { Documents } from '#adapters/dynamodb/dynamodb.ts';
import { placesIn } from '#adapters/dynamodb/subscriptions/subscriptions.ts';
import type { Expecting } from '#app/publications/expected-readers.ts';
import { departmentCodes } from '#app/shared/communes.ts';
import { resolvePublished } from '#app/shared/resolve.ts';

/** So long a page counts who would hear of an approval; then it says "more than". */
const MAX_COUNTING_MS = 4_000;

/** How pages of the agency count whom an approval would tell. */
export const expectingIn = (documents: Documents, table: string): Expecting => ({
  subscribers: placesIn(documents, table),
  resolve: resolvePublished,
  departments: departmentCodes,
  begin: () => {
    const until = Date.now() + MAX_COUNTING_MS;
    return () => Date.now() > until;
  },
});
