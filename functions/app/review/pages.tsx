import type { Route } from '#platform/http.ts';
import { reviewPages } from './review-pages.tsx';
import { queuePages } from './review-queue-pages.tsx';
import type { AgencyUseCases } from './use-cases.ts';

/** The agency's pages of the review; closed by `membersOnly`. */
export const agencyPages = (useCases: AgencyUseCases): Route[] => [...queuePages(useCases), ...reviewPages(useCases)];
