import type { HttpFunctionName } from '#app/routes.ts';
import type { HttpFunctionSpec } from './spec.ts';

/** A page or a call is one wave of queries, tens of milliseconds: 10 s is already a fault, and frees the visitor before CloudFront's 30 s. */
const ANSWER = { timeout: 10, settings: ['TERRITORY', 'SITE_URL', 'FRONT_KEYS'] } as const;
/** The list of communes is parsed at cold start; the processor share of 1 GB keeps that under the 300 ms of the budget. */
const WITH_COMMUNES = { ...ANSWER, memory: 1024, data: ['communes.json'] } as const;
const LIGHT = { ...ANSWER, memory: 512 } as const;
/** With the national address base: one address is looked up for who has no script. */
const WITH_GEOCODER = { ...WITH_COMMUNES, settings: [...ANSWER.settings, 'GEOCODER_URL'] } as const;

/**
 * The functions that answer over HTTP: their routes are in functions/app/routes.ts, everything else about them is here (see spec.ts). Entries of
 * the audit trail are put and read: no function may change one, or remove one.
 */
export const httpFunctions = {
  search: {
    ...WITH_GEOCODER,
    // The directory says whether a member has opened it.
    tables: { directory: ['get'], coverage: ['query', 'batchGet'] },
    failureImpact: 'Nobody can search: visitors do not find who delivers to them. Read the log of search.',
  },
  places: {
    ...WITH_COMMUNES,
    tables: { limits: ['update'] },
    secrets: ['link'],
    failureImpact:
      'Visitors type their village and get no suggestion; the whole name or a postcode still works. Read the log of places.',
  },
  producer: {
    ...WITH_GEOCODER,
    tables: { directory: ['get'], coverage: ['query', 'batchGet'] },
    failureImpact:
      'The pages of producers do not open: visitors cannot see how to reach them. Read the log of producer.',
  },
  registration: {
    ...WITH_COMMUNES,
    tables: {
      directory: ['get', 'put', 'update', 'delete'],
      // Answers to questions of the agency, given by the link of the message.
      agency: ['get', 'put'],
      deliveries: ['put'],
      limits: ['update'],
    },
    // A registration has the public registers asked.
    sendsTo: ['send', 'checkRegisters'],
    secrets: ['link'],
    failureImpact:
      'Producers cannot register or go on with their registration; what they saved is kept. Read the log of registration.',
  },
  ownPage: {
    ...WITH_COMMUNES,
    tables: {
      directory: ['get', 'query', 'put', 'update', 'delete'],
      coverage: ['get', 'batchGet', 'update'],
      // Who asked for a passage that is cancelled or moved; requests that are answered here, and ticked off.
      requests: ['get', 'query', 'put'],
      agency: ['put'],
      deliveries: ['put'],
      limits: ['update'],
    },
    sendsTo: ['send'],
    secrets: ['link'],
    failureImpact:
      'Producers cannot change their page, pause or leave; what they said before stays shown. Read the log of own-page.',
  },
  subscription: {
    ...WITH_COMMUNES,
    tables: {
      // A person's own page: an address that waits, and everything gone at once.
      subscriptions: ['get', 'query', 'put', 'delete', 'batchWrite'],
      deliveries: ['put', 'batchWrite'],
      limits: ['update', 'batchWrite'],
      // Who erases themselves is taken out of what they asked for; what is still to come is cancelled, if need be by telephone.
      requests: ['get', 'query', 'put', 'batchWrite'],
      agency: ['put'],
      // What happened lately, for the feeds and for who thinks of subscribing.
      directory: ['get', 'query'],
      coverage: ['query', 'batchGet'],
    },
    sendsTo: ['send'],
    secrets: ['link'],
    failureImpact:
      'Nobody can subscribe, and worse, nobody can unsubscribe: mail clients will call us spam. Read the log of subscription today.',
  },
  request: {
    ...WITH_GEOCODER,
    tables: {
      directory: ['get'],
      coverage: ['query', 'batchGet'],
      requests: ['get', 'query', 'put'],
      // Whom no message reaches is called.
      agency: ['put'],
      // Short links of text messages, too: guesses are counted.
      deliveries: ['get', 'put'],
      limits: ['get', 'update'],
    },
    sendsTo: ['send'],
    secrets: ['link'],
    failureImpact:
      'Requests to producers are not taken, and producers cannot answer those they have. Read the log of request.',
  },
  unclaimed: {
    ...WITH_COMMUNES,
    tables: {
      directory: ['get', 'put', 'update', 'delete'],
      coverage: ['query', 'put', 'delete'],
      // Who asks out is erased from the message that invited them, too.
      deliveries: ['get', 'put'],
    },
    secrets: ['link'],
    failureImpact:
      'Producers who were invited cannot join by their link, and worse, cannot be taken out, which is their right. Read the log of not-yet today.',
  },
  agency: {
    ...WITH_COMMUNES,
    tables: {
      // Farms of lists that may be who has registered are read together.
      directory: ['get', 'batchGet', 'query', 'put', 'delete'],
      coverage: ['query'],
      // How many the opening tells, and an approval.
      subscriptions: ['query', 'batchGet'],
      // What the producer says on the telephone answers the request; whether what was agreed came.
      requests: ['get', 'query', 'put'],
      agency: ['get', 'query', 'put'],
      deliveries: ['get', 'put'],
      audit: ['put'],
      // Whether the messages that anybody may ask for were used up.
      limits: ['get'],
    },
    // A member who opens a registration has the public registers asked.
    sendsTo: ['send', 'checkRegisters'],
    failureImpact: 'The agency cannot review registrations or close tasks: new producers wait. Read the log of agency.',
  },
  agencyChanges: {
    ...WITH_COMMUNES,
    tables: {
      directory: ['get', 'query', 'put', 'delete'],
      // How many an approval tells.
      subscriptions: ['query', 'batchGet'],
      agency: ['put'],
      deliveries: ['put'],
      audit: ['put'],
    },
    sendsTo: ['send'],
    failureImpact:
      'The agency cannot read what published producers want to change: new rounds wait. Read the log of agency-changes.',
  },
  agencyMessages: {
    ...WITH_COMMUNES,
    memory: 1024,
    // Of a request whose requester is erased the commune remains.
    data: ['communes.json'],
    // 35,000 messages of one publication are counted in two seconds, and a person has up to 400 to be erased.
    timeout: 20,
    tables: {
      // How long an approval may be taken back.
      directory: ['get', 'query', 'put'],
      // Who telephones is shown, stopped and erased.
      subscriptions: ['get', 'query', 'put', 'delete', 'batchWrite'],
      deliveries: ['get', 'batchGet', 'query', 'put', 'batchWrite'],
      // And taken out of what they asked for.
      requests: ['get', 'query', 'put', 'batchWrite'],
      agency: ['put'],
      limits: ['batchWrite'],
      audit: ['put'],
    },
    sendsTo: ['send'],
    settlesDeadLetters: true,
    secrets: ['link'],
    failureImpact:
      'The agency cannot see what became of alerts, nor stop or erase the subscriptions of somebody who telephones. Read the log of agency-messages.',
  },
  agencyMembers: {
    ...WITH_COMMUNES,
    tables: { directory: ['get', 'query', 'put'], deliveries: ['get', 'put'], audit: ['put', 'query'] },
    sendsTo: ['send'],
    accounts: ['AdminCreateUser', 'AdminGetUser', 'AdminDeleteUser'],
    failureImpact:
      'The agency can neither invite members nor remove one who has left, nor read the audit trail. To remove somebody now, delete the account in the Cognito console. Read the log of agency-members.',
  },
  agencySession: {
    ...LIGHT,
    tables: { directory: ['get', 'put'], audit: ['put'], limits: ['update'] },
    secrets: ['link'],
    // Who was invited sets a first password by the link of the invitation. Who signs out shows the token that ends.
    accounts: ['signIn', 'verify', 'AdminSetUserPassword'],
    failureImpact: 'Members of the agency cannot sign in. Read the log of agency-session.',
  },
  imports: {
    ...WITH_COMMUNES,
    // A list of 20 MB is opened and its columns looked at in 2 s; 20 s leave room for putting its parts away.
    timeout: 20,
    tables: {
      directory: ['get', 'batchGet', 'query', 'put', 'update', 'delete'],
      coverage: ['put', 'delete'],
      agency: ['get', 'query', 'put'],
      deliveries: ['get', 'batchGet', 'put'],
      audit: ['put'],
    },
    sendsTo: ['send', 'importRows'],
    secrets: ['link'],
    failureImpact:
      'The agency cannot import lists of producers, nor see what became of an import. Read the log of imports.',
  },
  telephone: {
    ...WITH_COMMUNES,
    tables: {
      directory: ['get', 'query', 'put', 'update', 'delete'],
      // How many publishing at once tells.
      subscriptions: ['query', 'batchGet'],
      agency: ['put'],
      deliveries: ['put'],
      audit: ['put'],
    },
    sendsTo: ['send'],
    failureImpact:
      'Members cannot register the producers who telephone; what they filled in is kept. Read the log of telephone.',
  },
  territory: {
    ...LIGHT,
    tables: { agency: ['get', 'query'] },
    sendsTo: ['territoryFigures'],
    failureImpact:
      'The agency cannot see the state of the territory nor export it; nothing else depends on it. Read the log of territory.',
  },
  site: {
    ...LIGHT,
    // What the health call looks at; who is published, for search engines.
    tables: { directory: ['get'], coverage: ['get'], agency: ['get', 'query'] },
    failureImpact:
      'Recipes, the ranking rule and the legal pages do not open; they are required by law. Read the log of site.',
  },
} as const satisfies Record<HttpFunctionName, HttpFunctionSpec>;
