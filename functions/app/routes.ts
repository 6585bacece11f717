import {
  type CallContract,
  type Calls,
  type PageContract,
  type RouteContract,
  routesOfPage,
} from '#platform/contract.ts';
import * as imports from './imports/contract.ts';
import * as members from './members/contract.ts';
import * as session from './members/session-contract.ts';
import * as messages from './messages/contract.ts';
import * as opening from './opening/contract.ts';
import * as passages from './passages/contract.ts';
import * as places from './places/contract.ts';
import * as producers from './producers/contract.ts';
import * as publications from './publications/contract.ts';
import * as registration from './registration/contract.ts';
import * as requests from './requests/contract.ts';
import * as changes from './review/changes-contract.ts';
import * as review from './review/contract.ts';
import * as telephone from './review/telephone-contract.ts';
import * as search from './search/contract.ts';
import * as selfService from './self-service/contract.ts';
import * as site from './site/contract.ts';
import * as statistics from './statistics/contract.ts';
import * as telephoned from './subscriptions/agency-contract.ts';
import * as subscriptions from './subscriptions/contract.ts';
import * as tasks from './tasks/contract.ts';
import * as unclaimed from './unclaimed/contract.ts';
import * as invitations from './unclaimed/invitation-contract.ts';

/**
 * Every address that the outside can call, by the function that answers: the contracts of the subjects, collected. The CDK app leads sections of the site
 * to functions from this table (infra/constructs/gateway-routes.ts), and the OpenAPI document says the calls in it.
 */

/** Of contracts of calls and of pages. */
const routesOf = (
  ...contracts: readonly (Calls | Readonly<Record<string, PageContract>>)[]
): readonly RouteContract[] =>
  contracts.flatMap((table) => Object.values(table).flatMap((one) => ('paths' in one ? routesOfPage(one) : [one])));

export const routes = {
  search: routesOf(search.calls, search.pages, passages.placeCalendarPages),
  places: routesOf(places.calls),
  producer: routesOf(producers.calls, producers.pages, passages.producerCalendarPages),
  registration: routesOf(registration.calls, registration.pages),
  ownPage: routesOf(selfService.pages),
  subscription: routesOf(subscriptions.calls, subscriptions.pages),
  request: routesOf(requests.calls, requests.pages, unclaimed.askPages, messages.pages),
  unclaimed: routesOf(unclaimed.calls, unclaimed.pages),
  agency: routesOf(review.calls, review.pages, tasks.calls, tasks.pages, opening.calls, opening.pages),
  imports: routesOf(imports.calls, imports.pages, invitations.calls, invitations.pages),
  agencyMessages: routesOf(publications.pages, telephoned.pages),
  agencyMembers: routesOf(members.calls, members.pages),
  agencyChanges: routesOf(changes.calls, changes.pages),
  telephone: routesOf(telephone.pages),
  territory: routesOf(statistics.calls, statistics.pages),
  agencySession: routesOf(session.calls, session.pages),
  site: routesOf(site.calls, site.pages),
} as const satisfies Record<string, readonly RouteContract[]>;

export type HttpFunctionName = keyof typeof routes;

/** The function that says so when nothing answers an address. */
export const FALLBACK: HttpFunctionName = 'site';

/** Every call under `/api/`, whole. */
export const apiCalls = (): CallContract[] =>
  Object.values(routes)
    .flat()
    .filter((route): route is CallContract => 'summary' in route && route.path.startsWith('/api/'));
