import type { Route } from '#platform/http.ts';
import type { AgencyUseCases } from './agency-use-cases.ts';
import { reviewPages } from './review-pages.tsx';
import { queuePages } from './review-queue-pages.tsx';

/** The agency's pages of the review; closed by `membersOnly`. */
export const agencyPages = (useCases: AgencyUseCases): Route[] => [...queuePages(useCases), ...reviewPages(useCases)];
