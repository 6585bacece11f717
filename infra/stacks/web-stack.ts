import { join } from 'node:path';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type HttpFunctionName, PUBLIC, routes } from '#app/routes.ts';
import type { Territory } from '#platform/configuration.ts';
import type { RouteContract } from '#platform/contract.ts';
import { AppFunction } from '../constructs/app-function.ts';
import { AssetsDeployment } from '../constructs/assets-deployment.ts';
import { Front } from '../constructs/front.ts';
import { HttpFunction } from '../constructs/http-function.ts';
import { Members } from '../constructs/members.ts';
import { privatePaths } from '../constructs/private-paths.ts';
import { GEOCODER_URL, giveSiteUrl, giveTerritory } from '../constructs/shared-settings.ts';
import { SiteApi } from '../constructs/site-api.ts';
import type { AppTables } from './data-stack.ts';
import type { MessagingStack } from './messaging-stack.ts';

export interface WebStackProps extends StackProps {
  readonly territory: Territory;
  readonly buildFolder: string;
  readonly tables: AppTables;
  readonly messaging: MessagingStack;
}

/** What visitors, producers and the agency see: pages and calls, sign-in, the front. */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, { territory, buildFolder, tables, messaging, ...props }: WebStackProps) {
    super(scope, id, props);
    const { alarms, linkSecret, send, importRows, checkRegisters } = messaging;
    const members = new Members(this, 'Members');
    const authorizer = new AppFunction(this, 'Authorizer', { name: 'authorizer', buildFolder });
    const site = new SiteApi(this, 'Api', { alarms, authorizerFunction: authorizer });
    const functions = Object.fromEntries(
      Object.entries(FAILURE_IMPACTS).map(([name, failureImpact]) => [
        name,
        new HttpFunction(this, `${name.charAt(0).toUpperCase()}${name.slice(1)}`, {
          name: name as HttpFunctionName,
          buildFolder,
          api: site.api,
          authorizer: site.authorizer,
          alarms,
          failureImpact,
        }),
      ]),
    ) as Readonly<Record<HttpFunctionName, HttpFunction>>;
    const all = Object.values(functions);
    const { search, places, producer, registration, ownPage, subscription, request, notYet } = functions;
    const { agency, agencyChanges, agencyMembers, agencySession, imports, telephone } = functions;
    const { territory: territoryPages, site: pages } = functions;

    // Producers, drafts, members, what waits beside them. Who calls is asked of her record each time; a founder's is written at her first call; search
    // asks whether a member has opened the directory.
    tables.directory.readBy(telephone, agencyMembers, imports, ownPage, agencyChanges);
    tables.directory.fetchedBy(
      authorizer,
      agencySession,
      producer,
      registration,
      request,
      agency,
      pages,
      search,
      notYet,
    );
    tables.directory.queriedBy(agency);
    // Farms of lists that may be who has registered.
    tables.directory.fetchedTogetherBy(agency, imports);
    tables.directory.savedToBy(
      telephone,
      authorizer,
      agencySession,
      agencyMembers,
      registration,
      agency,
      notYet,
      imports,
      ownPage,
      agencyChanges,
    );
    tables.directory.changedBy(telephone, registration, notYet, imports, ownPage);
    tables.directory.deletedFromBy(telephone, registration, agency, notYet, imports, ownPage, agencyChanges);

    tables.coverage.queriedBy(agency, search, producer, request, notYet);
    tables.coverage.fetchedBy(pages);
    tables.coverage.fetchedTogetherBy(search, producer, ownPage);
    tables.coverage.savedToBy(notYet, imports);
    tables.coverage.changedBy(ownPage);
    tables.coverage.deletedFromBy(notYet, imports);

    tables.subscriptions.readBy(subscription);
    tables.subscriptions.savedToBy(subscription);
    // A person's own page: an address that waits, and everything gone at once.
    tables.subscriptions.deletedFromBy(subscription);
    tables.subscriptions.filledBy(subscription);
    tables.deliveries.filledBy(subscription);
    // How many the opening tells.
    tables.subscriptions.queriedBy(agency);

    // Requests, calls to make, questions (asked by the agency, answered by the link of the message), imports, the state of the territory.
    tables.requests.readBy(territoryPages, request, agency, imports);
    tables.requests.fetchedBy(registration);
    tables.requests.savedToBy(telephone, registration, request, agency, imports, ownPage, agencyChanges);
    tables.requests.changedBy(agency);

    // Who asks out is erased from the message that invited him, too.
    tables.deliveries.fetchedBy(agency, agencyMembers, request, notYet, imports);
    tables.deliveries.fetchedTogetherBy(imports);
    tables.deliveries.savedToBy(
      telephone,
      agencyMembers,
      registration,
      subscription,
      request,
      agency,
      notYet,
      imports,
      ownPage,
      agencyChanges,
    );

    // Entries of the journal are put and read. No function may change one, or remove one.
    tables.journal.savedToBy(telephone, authorizer, agencySession, agencyMembers, agency, agencyChanges, imports);
    tables.journal.queriedBy(agencyMembers);
    tables.limits.changedBy(places, registration, subscription, request, agencySession, ownPage);

    send.fedBy(telephone, agencyMembers, imports, ownPage, agencyChanges, registration, subscription, request, agency);
    importRows.fedBy(imports);
    // A member who opens a registration, and the registration itself, have the public registers asked.
    checkRegisters.fedBy(registration, agency);
    messaging.figures.fedBy(territoryPages);

    members.signedInBy(agencySession);
    members.verifiedBy(authorizer);
    members.administeredBy(agencyMembers);
    members.passwordsSetBy(agencySession);

    linkSecret.readBy(notYet, imports, ownPage, places, registration, subscription, request, agencySession);
    giveTerritory(territory, ...all);
    giveSiteUrl(territory, ...all);
    for (const asking of [search, producer]) asking.set('GEOCODER_URL', GEOCODER_URL);

    const allRoutes: readonly RouteContract[] = Object.values(routes).flat();
    const front = new Front(this, 'Front', {
      territory,
      api: site.api,
      privatePaths: privatePaths(allRoutes, isPublicContent),
    });
    new AssetsDeployment(this, 'AssetsDeployment', { folder: join(buildFolder, 'assets'), bucket: front.bucket });
    new CfnOutput(this, 'FrontAddress', {
      value: front.distribution.distributionDomainName,
      description: 'Point the domain here when its zone is not in Route 53',
    });
  }
}

/** Who is hurt when one of them fails, and what to do. Every function of the table of routes has a line here. */
const FAILURE_IMPACTS: Readonly<Record<HttpFunctionName, string>> = {
  search: 'Nobody can search: visitors do not find who delivers to them. Read the log of search.',
  places:
    'Visitors type their village and get no suggestion; the whole name or a postcode still works. Read the log of places.',
  producer: 'The pages of producers do not open: visitors cannot see how to reach them. Read the log of producer.',
  registration:
    'Producers cannot register or go on with their registration; what they saved is kept. Read the log of registration.',
  ownPage:
    'Producers cannot change their page, pause or leave; what they said before stays shown. Read the log of own-page.',
  agencyChanges:
    'The agency cannot read what published producers want to change: new rounds wait. Read the log of agency-changes.',
  subscription:
    'Nobody can subscribe, and worse, nobody can unsubscribe: mail clients will call us spam. Read the log of subscription today.',
  request: 'Requests to producers are not taken, and producers cannot answer those they have. Read the log of request.',
  notYet:
    'Producers who were invited cannot join by their link, and worse, cannot be taken out, which is their right. Read the log of not-yet today.',
  agency: 'The agency cannot review registrations or close tasks: new producers wait. Read the log of agency.',
  imports: 'The agency cannot import lists of producers, nor see what became of an import. Read the log of imports.',
  agencyMembers:
    'The agency can neither invite members nor remove one who has left, nor read the journal. To remove somebody now, delete the account in the Cognito console. Read the log of agency-members.',
  telephone:
    'Members cannot register the producers who telephone; what they filled in is kept. Read the log of telephone.',
  territory:
    'The agency cannot see the state of the territory nor export it; nothing else depends on it. Read the log of territory.',
  agencySession: 'Members of the agency cannot sign in. Read the log of agency-session.',
  site: 'Recipes, the ranking rule and the legal pages do not open; they are required by law. Read the log of site.',
};

/** Content that is the same for everyone who asks: what CloudFront may keep. */
const isPublicContent = ({ method, guard }: RouteContract): boolean =>
  method === 'GET' && guard !== 'agency' && guard.openBecause === PUBLIC.openBecause;
