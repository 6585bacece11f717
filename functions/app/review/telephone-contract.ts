import { MEMBER, pagesOf } from '#app/shared/contracts.ts';

export const pages = pagesOf({
  agencyTelephone: { GET: MEMBER },
  agencyTelephoneNew: { GET: MEMBER, POST: MEMBER },
  agencyTelephoneStep: { GET: MEMBER, POST: MEMBER },
});
