import { LINK, pagesOf } from '#app/shared/contracts.ts';

export const pages = pagesOf({ shortLink: { GET: LINK } });
