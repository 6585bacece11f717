import {
  type Calls,
  type Guard,
  type Method,
  type PageContract,
  type RouteContract,
  routesOfPage,
} from '#platform/contract.ts';
import { type PageName, pagePaths } from '#web/shared/paths.ts';
import { ADDRESS, COUNTING, FORM, LINK, MEMBER, PUBLIC, SIGN_IN, SIGN_OUT } from './shared/contracts.ts';
import * as tasks from './tasks/contract.ts';

/**
 * Every address that the outside can call, and the function that answers. The CDK app leads sections of the site to functions from this table
 * (infra/constructs/gateway-routes.ts), and the OpenAPI document names the same paths. HEAD is answered where GET is.
 */

const api = (method: Method, path: string, guard: Guard): RouteContract => ({ method, path, guard });

/** A page exists in French and in English. */
const page = (name: PageName, guard: Guard, methods: readonly Method[] = ['GET']): RouteContract[] =>
  methods.flatMap((method) => [
    { method, path: pagePaths[name].fr, guard },
    { method, path: pagePaths[name].en, guard },
  ]);

/** Of the contracts of calls and of pages. */
const routesOf = (...contracts: readonly (Calls | Readonly<Record<string, PageContract>>)[]): RouteContract[] =>
  contracts.flatMap((table) => Object.values(table).flatMap((one) => ('paths' in one ? routesOfPage(one) : [one])));

const BOTH: readonly Method[] = ['GET', 'POST'];

export const routes = {
  search: [
    api('GET', '/api/producers', PUBLIC),
    ...page('home', PUBLIC),
    ...page('search', PUBLIC),
    ...page('search', ADDRESS, ['POST']),
  ],
  places: [api('GET', '/api/places', PUBLIC), api('POST', '/api/areas/summary', COUNTING)],
  producer: [
    api('GET', '/api/producers/{id}', PUBLIC),
    api('GET', '/api/producers/{id}/areas', PUBLIC),
    api('GET', '/api/producers/{id}/reach', PUBLIC),
    ...page('producer', PUBLIC),
    ...page('producer', ADDRESS, ['POST']),
  ],
  registration: [
    api('POST', '/api/producers', FORM),
    ...page('register', FORM, BOTH),
    ...page('registerStep', LINK, BOTH),
    ...page('question', LINK, BOTH),
  ],
  ownPage: [...page('ownLink', FORM, BOTH), ...page('ownPage', LINK, BOTH), ...page('ownPart', LINK, BOTH)],
  subscription: [
    api('POST', '/api/subscriptions', FORM),
    api('POST', '/api/subscriptions/confirm', LINK),
    api('GET', '/api/unsubscribe', LINK),
    api('POST', '/api/unsubscribe', LINK),
    ...page('subscribe', FORM, BOTH),
    ...page('subscribeConfirm', LINK, BOTH),
    ...page('unsubscribe', LINK, BOTH),
    ...page('feed', PUBLIC),
    ...page('myAlertsLink', FORM, BOTH),
    ...page('myAlerts', LINK, BOTH),
    ...page('myAddress', LINK, BOTH),
  ],
  request: [
    api('POST', '/api/requests', FORM),
    api('POST', '/api/requests/confirm', LINK),
    api('GET', '/api/requests/{token}', LINK),
    api('POST', '/api/answers/{token}', LINK),
    ...page('request', FORM, BOTH),
    ...page('unclaimedAsk', FORM, BOTH),
    ...page('requestConfirm', LINK, BOTH),
    ...page('requestStatus', LINK),
    ...page('answer', LINK, BOTH),
  ],
  unclaimed: [api('GET', '/api/not-yet', PUBLIC), ...page('unclaimed', PUBLIC), ...page('invited', LINK, BOTH)],
  agency: [
    api('GET', '/api/agency/producers', MEMBER),
    api('POST', '/api/agency/producers/{id}/decisions', MEMBER),
    api('GET', '/api/agency/producers/{id}/questions', MEMBER),
    api('POST', '/api/agency/producers/{id}/questions', MEMBER),
    api('GET', '/api/agency/opening', MEMBER),
    api('POST', '/api/agency/opening', MEMBER),
    ...page('agencyOpening', MEMBER, BOTH),
    ...page('agencyHome', MEMBER, BOTH),
    ...page('agencyProducer', MEMBER, BOTH),
    ...routesOf(tasks.calls, tasks.pages),
  ],
  imports: [
    api('POST', '/api/agency/imports', MEMBER),
    api('GET', '/api/agency/imports/{id}', MEMBER),
    api('GET', '/api/agency/imports/{id}/remarks.csv', MEMBER),
    api('POST', '/api/agency/imports/{id}/confirm', MEMBER),
    api('POST', '/api/agency/imports/{id}/answers', MEMBER),
    api('POST', '/api/agency/imports/{id}/undo', MEMBER),
    api('POST', '/api/agency/imports/{id}/discard', MEMBER),
    api('POST', '/api/agency/imports/{id}/invitations', MEMBER),
    api('GET', '/api/agency/not-yet', MEMBER),
    api('POST', '/api/agency/not-yet/{id}/invitation', MEMBER),
    api('POST', '/api/agency/not-yet/{id}/removal', MEMBER),
    ...page('agencyUnclaimed', MEMBER, BOTH),
    ...page('agencyImports', MEMBER, BOTH),
    ...page('agencyImport', MEMBER, BOTH),
  ],
  agencyMembers: [
    api('GET', '/api/agency/members', MEMBER),
    api('POST', '/api/agency/members', MEMBER),
    api('POST', '/api/agency/members/{id}', MEMBER),
    api('POST', '/api/agency/members/{id}/invitations', MEMBER),
    api('POST', '/api/agency/members/{id}/removal', MEMBER),
    api('GET', '/api/agency/audit', MEMBER),
    ...page('agencyMembers', MEMBER, BOTH),
    ...page('agencyMember', MEMBER, BOTH),
    ...page('agencyAudit', MEMBER),
  ],
  agencyChanges: [
    api('GET', '/api/agency/changes', MEMBER),
    api('GET', '/api/agency/changes/{id}', MEMBER),
    api('POST', '/api/agency/changes/{id}/decisions', MEMBER),
    ...page('agencyChanges', MEMBER),
    ...page('agencyChange', MEMBER, BOTH),
  ],
  telephone: [
    ...page('agencyTelephone', MEMBER),
    ...page('agencyTelephoneNew', MEMBER, BOTH),
    ...page('agencyTelephoneStep', MEMBER, BOTH),
  ],
  territory: [
    api('GET', '/api/agency/territory', MEMBER),
    api('GET', '/api/agency/territory/places.csv', MEMBER),
    api('GET', '/api/agency/territory/producers.csv', MEMBER),
    api('GET', '/api/agency/territory/weeks.csv', MEMBER),
    api('GET', '/api/agency/territory.geojson', MEMBER),
    ...page('territory', MEMBER, BOTH),
    ...page('territoryPrint', MEMBER),
  ],
  agencySession: [
    api('POST', '/api/agency/session', SIGN_IN),
    ...page('agencySignIn', SIGN_IN, BOTH),
    ...page('agencyInvitation', LINK, BOTH),
    ...page('agencySignOut', SIGN_OUT, ['POST']),
  ],
  site: [
    api('GET', '/api/health', PUBLIC),
    api('GET', '/api/openapi.json', PUBLIC),
    api('GET', '/robots.txt', PUBLIC),
    ...page('recipes', PUBLIC),
    ...page('recipe', PUBLIC),
    ...page('ranking', PUBLIC),
    ...page('legal', PUBLIC),
    ...page('privacy', PUBLIC),
    ...page('accessibility', PUBLIC),
  ],
} as const satisfies Record<string, readonly RouteContract[]>;

export type HttpFunctionName = keyof typeof routes;

/** The function that says so when nothing answers an address. */
export const FALLBACK: HttpFunctionName = 'site';
