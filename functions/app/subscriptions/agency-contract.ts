import { MEMBER, pagesOf } from '#app/shared/contracts.ts';

export const pages = pagesOf({ agencyPerson: { GET: MEMBER, POST: MEMBER } });
