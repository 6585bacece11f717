import { join } from 'node:path';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type HttpFunctionName, PUBLIC, type RouteSpec, routes } from '../../functions/handlers/routes.ts';
import type { Territory } from '../../functions/platform/configuration.ts';
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
    const answering = (name: HttpFunctionName, failureImpact: string): HttpFunction =>
      new HttpFunction(this, `${name.charAt(0).toUpperCase()}${name.slice(1)}`, {
        name,
        buildFolder,
        api: site.api,
        authorizer: site.authorizer,
        alarms,
        failureImpact,
      });

    const search = answering(
      'search',
      'Nobody can search: visitors do not find who delivers to them. Read the log of search.',
    );
    const places = answering(
      'places',
      'Visitors type their village and get no suggestion; the whole name or a postcode still works. Read the log of places.',
    );
    const producer = answering(
      'producer',
      'The pages of producers do not open: visitors cannot see how to reach them. Read the log of producer.',
    );
    const registration = answering(
      'registration',
      'Producers cannot register or go on with their registration; what they saved is kept. Read the log of registration.',
    );
    const ownPage = answering(
      'ownPage',
      'Producers cannot change their page, pause or leave; what they said before stays shown. Read the log of own-page.',
    );
    const agencyChanges = answering(
      'agencyChanges',
      'The agency cannot read what published producers want to change: new rounds wait. Read the log of agency-changes.',
    );
    const subscription = answering(
      'subscription',
      'Nobody can subscribe, and worse, nobody can unsubscribe: mail clients will call us spam. Read the log of subscription today.',
    );
    const request = answering(
      'request',
      'Requests to producers are not taken, and producers cannot answer those they have. Read the log of request.',
    );
    const notYet = answering(
      'notYet',
      'Producers who were invited cannot join by their link, and worse, cannot be taken out, which is their right. Read the log of not-yet today.',
    );
    const agency = answering(
      'agency',
      'The agency cannot review registrations or close tasks: new producers wait. Read the log of agency.',
    );
    const imports = answering(
      'imports',
      'The agency cannot import lists of producers, nor see what became of an import. Read the log of imports.',
    );
    const agencyMembers = answering(
      'agencyMembers',
      'The agency can neither invite members nor remove one who has left, nor read the journal. To remove somebody now, delete the account in the Cognito console. Read the log of agency-members.',
    );
    const telephone = answering(
      'telephone',
      'Members cannot register the producers who telephone; what they filled in is kept. Read the log of telephone.',
    );
    const territoryPages = answering(
      'territory',
      'The agency cannot see the state of the territory nor export it; nothing else depends on it. Read the log of territory.',
    );
    const agencySession = answering(
      'agencySession',
      'Members of the agency cannot sign in. Read the log of agency-session.',
    );
    const pages = answering(
      'site',
      'Recipes, the ranking rule and the legal pages do not open; they are required by law. Read the log of site.',
    );

    // Drafts, the producer they become, what he is owed; the transaction gives back the draft.
    tables.directory.readBy(telephone);
    tables.directory.savedToBy(telephone);
    tables.directory.changedBy(telephone);
    tables.directory.deletedFromBy(telephone);
    tables.requests.savedToBy(telephone);
    tables.deliveries.savedToBy(telephone);
    tables.journal.savedToBy(telephone);
    send.fedBy(telephone);
    giveTerritory(territory, telephone);
    giveSiteUrl(territory, telephone);

    tables.requests.readBy(territoryPages);
    messaging.figures.fedBy(territoryPages);
    giveTerritory(territory, territoryPages);
    giveSiteUrl(territory, territoryPages);

    members.signedInBy(agencySession);
    members.verifiedBy(authorizer);
    members.administeredBy(agencyMembers);
    members.passwordsSetBy(agencySession);

    // Who calls is asked of her record each time; a founder's is written at her first call.
    tables.directory.fetchedBy(authorizer, agencySession);
    tables.directory.savedToBy(authorizer, agencySession);
    // A member who opens a registration, and the registration itself, have the public registers asked.
    checkRegisters.fedBy(registration, agency);
    // Questions: asked by the agency, answered by the link of the message.
    tables.requests.fetchedBy(registration);
    tables.coverage.queriedBy(agency);
    tables.deliveries.fetchedBy(agency);
    // Entries of the journal are put and read. No function may change one, or remove one.
    tables.journal.savedToBy(authorizer, agencySession, agencyMembers, agency, agencyChanges);
    tables.journal.queriedBy(agencyMembers);
    tables.directory.readBy(agencyMembers);
    tables.directory.savedToBy(agencyMembers);
    tables.deliveries.fetchedBy(agencyMembers);
    tables.deliveries.savedToBy(agencyMembers);
    send.fedBy(agencyMembers);
    giveTerritory(territory, agencyMembers);
    giveSiteUrl(territory, agencyMembers);
    tables.directory.fetchedBy(producer, registration, request, agency, pages);
    tables.directory.queriedBy(agency);
    // Farms of lists that may be who has registered.
    tables.directory.fetchedTogetherBy(agency);
    tables.directory.savedToBy(registration, agency);
    tables.directory.changedBy(registration);
    tables.directory.deletedFromBy(registration, agency);
    // Whether a member has opened the directory; how many the opening tells.
    tables.directory.fetchedBy(search);
    tables.subscriptions.queriedBy(agency);
    tables.coverage.queriedBy(search, producer, request);
    tables.coverage.fetchedBy(pages);
    tables.subscriptions.readBy(subscription);
    tables.subscriptions.savedToBy(subscription);
    tables.requests.readBy(request, agency);
    tables.requests.savedToBy(registration, request, agency);
    tables.requests.changedBy(agency);
    tables.deliveries.fetchedBy(request, agency);
    tables.deliveries.savedToBy(registration, subscription, request, agency);
    tables.limits.changedBy(places, registration, subscription, request, agencySession);
    tables.directory.fetchedBy(notYet);
    tables.directory.savedToBy(notYet);
    tables.directory.changedBy(notYet);
    tables.directory.deletedFromBy(notYet);
    tables.coverage.queriedBy(notYet);
    tables.coverage.savedToBy(notYet);
    tables.coverage.deletedFromBy(notYet);
    // Who asks out is erased from the message that invited him, too.
    tables.deliveries.fetchedBy(notYet);
    tables.deliveries.savedToBy(notYet);
    linkSecret.readBy(notYet);
    giveTerritory(territory, notYet);
    giveSiteUrl(territory, notYet);
    tables.requests.readBy(imports);
    tables.requests.savedToBy(imports);
    importRows.fedBy(imports);
    // Invitations: who is invited, what he is owed; taken out when he says so by telephone. The journal has it all.
    tables.directory.readBy(imports);
    tables.directory.fetchedTogetherBy(imports);
    tables.directory.savedToBy(imports);
    tables.directory.changedBy(imports);
    tables.directory.deletedFromBy(imports);
    tables.coverage.savedToBy(imports);
    tables.coverage.deletedFromBy(imports);
    tables.deliveries.fetchedBy(imports);
    tables.deliveries.fetchedTogetherBy(imports);
    tables.deliveries.savedToBy(imports);
    tables.journal.savedToBy(imports);
    send.fedBy(imports);
    linkSecret.readBy(imports);
    // A producer's own page writes him, what waits beside him, what he has left, and what he is owed.
    tables.directory.readBy(ownPage);
    tables.directory.savedToBy(ownPage);
    tables.directory.changedBy(ownPage);
    tables.directory.deletedFromBy(ownPage);
    tables.coverage.fetchedTogetherBy(search, producer, ownPage);
    tables.coverage.changedBy(ownPage);
    tables.requests.savedToBy(ownPage);
    tables.deliveries.savedToBy(ownPage);
    tables.limits.changedBy(ownPage);
    tables.directory.readBy(agencyChanges);
    tables.directory.savedToBy(agencyChanges);
    tables.directory.deletedFromBy(agencyChanges);
    tables.requests.savedToBy(agencyChanges);
    tables.deliveries.savedToBy(agencyChanges);
    send.fedBy(ownPage, agencyChanges);
    linkSecret.readBy(ownPage);
    giveTerritory(territory, ownPage, agencyChanges);
    giveSiteUrl(territory, ownPage, agencyChanges);
    send.fedBy(registration, subscription, request, agency);
    linkSecret.readBy(places, registration, subscription, request, agencySession);
    giveTerritory(
      territory,
      search,
      places,
      producer,
      registration,
      subscription,
      request,
      agency,
      agencySession,
      pages,
    );
    for (const asking of [search, producer]) asking.set('GEOCODER_URL', GEOCODER_URL);
    giveTerritory(territory, imports);
    giveSiteUrl(
      territory,
      imports,
      search,
      places,
      producer,
      registration,
      subscription,
      request,
      agency,
      agencySession,
      pages,
    );

    const allRoutes: readonly RouteSpec[] = Object.values(routes).flat();
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

/** Content that is the same for everyone who asks: what CloudFront may keep. */
const isPublicContent = ({ method, guard }: RouteSpec): boolean =>
  method === 'GET' && guard !== 'agency' && guard.openBecause === PUBLIC.openBecause;
