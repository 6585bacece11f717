import { HttpProblem } from '#platform/http.ts';
import type { OpenedLink } from '#platform/signed-link.ts';

/** What a signed link opens to, or the problem to answer with: gone where it has expired, not found where it is none of ours. */
export const openedOrProblem = (link: OpenedLink): Extract<OpenedLink, { ok: true }> => {
  if (link.ok) return link;
  throw new HttpProblem({ code: link.reason === 'expired' ? 'gone' : 'not-found' });
};
