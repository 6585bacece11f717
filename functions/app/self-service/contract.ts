import { FORM, LINK, pagesOf } from '#app/shared/contracts.ts';

export const pages = pagesOf({
  ownLink: { GET: FORM, POST: FORM },
  ownPage: { GET: LINK, POST: LINK },
  ownPart: { GET: LINK, POST: LINK },
});
