/**
 * The one file that joins DynamoDB keys. The CDK construct reads TABLES, the adapters use the builders: neither can drift.
 *
 * | question asked                              | who asks           | table · index            | key                                   | page  | queries, at worst | hot partition?                          | expires        |
 * |---------------------------------------------|--------------------|--------------------------|---------------------------------------|-------|-------------------|------------------------------------------|----------------|
 * | this producer                               | producer, agency   | Directory                | producer#id / profile                 | 1     | 1                 | no: one farm                             | never          |
 * | this registration draft                     | registration       | Directory                | draft#id / draft                      | 1     | 1                 | no                                       | 14 days        |
 * | drafts that a member began by telephone     | agency             | Directory · byState      | draft#member / touched                | 50    | 1                 | no: one member                           | 14 days        |
 * | producers in this state, oldest first       | agency             | Directory · byState      | state / since                         | 50    | 1 a page          | staff only                               |                |
 * | who has this SIRET                          | registration       | Directory                | owner#siret / owner                   | 1     | 1                 | no                                       | with rejection |
 * | producers of this owner (SIRET), ever       | agency             | Directory · byOwner      | owner                                 | 10    | 1                 | no                                       |                |
 * | this publication                            | project, match     | Directory                | publication#id / publication          | 1     | 1                 | no                                       | 1 year         |
 * | publications not finished                   | sweep              | Directory · byState      | publication#open / since              | 50    | 1 a minute        | few items: removed when finished         |                |
 * | keys written for a producer's version       | project            | Directory                | producer#id / coverage#version        | 10    | 1                 | no                                       | with the next  |
 * | this producer not yet with us               | imports, claim     | Directory                | imported#id / imported                | 1     | 1                 | no                                       | taken out      |
 * | who holds this identity key                 | imports            | Directory                | identity#hash / identity              | 100   | 1 per 100 keys    | no: hashed                               | never          |
 * | not yet with us, of a department            | agency             | Directory · byState      | imported#department / commune#id      | 50    | 1 a page          | staff only                               | taken out      |
 * | not yet with us, near here                  | search             | Coverage                 | u#cell / imported id                  | 1 MB  | 9 to 18           | a cell is some dozens of farms           | taken out      |
 * | how far the opening was told                | sweep, match       | Directory                | opening#instant / opening             | 1     | 1 a minute        | no                                       | never          |
 * | whether a member has opened the directory  | search, who writes | Directory                | opening / opened                      | 1     | 1 in 10 s, before | no: before the opening only              | never          |
 * | how long an approval may be taken back      | project, agency    | Directory                | grace / grace                         | 1     | 1 a publication   | no                                       | never          |
 * | what waits beside a producer              | own page, agency   | Directory                | producer#id / proposal                | 1     | 1                 | no                                       | with them       |
 * | proposals that wait, oldest first           | agency             | Directory · byState      | proposal#open / since                 | 50    | 1 a page          | staff only                               |                |
 * | whether this address was shown to be theirs   | registration, agency | Directory              | producer#id / confirmation#address    | 1     | 1                 | no: one farm                             | 40 days, or with them |
 * | new channels that wait for their codes      | own page, send     | Directory                | producer#id / channels                | 1     | 1                 | no                                       | 1 day          |
 * | who is reached by this address              | own link           | Directory                | contact#hash / producer#id            | 10    | 1                 | no                                       | with them       |
 * | away, and in stock, at this minute          | search, pages, send| Coverage                 | live#producer / live                  | 20    | 1 BatchGet        | one item a producer                      | with them       |
 * | whose word of this kind changed since       | search, pages, send| Coverage · byChange      | live / changedAt                      | 1 MB  | 1 in 5 s a function | a write of one producer now and then   | with them       |
 * | rounds under this key                       | search             | Coverage                 | key / producer#round#version          | 1 MB  | 6 a search        | country and Paris: read through a cache  | never          |
 * | this subscription                           | confirm, send      | Subscriptions            | subscription#id / subscription        | 1     | 1                 | no                                       | pending: 7 d   |
 * | what was this person told of this producer  | match              | Subscriptions            | person#hash / told#producer           | 100   | 1 a 100 persons   | no: hashed                               | with the person |
 * | all that a person was told                  | send, my page      | Subscriptions            | person#hash / told#…                  | 1 MB  | 1                 | no                                       | with the person |
 * | the address that a person moves to          | my page, send      | Subscriptions            | person#hash / address                 | 1     | 1                 | no                                       | 1 day          |
 * | mails to this person of which no other key tells | who erases themselves | Subscriptions   | person#hash / mail#delivery           | 1 MB  | 1                 | no                                       | 1 year         |
 * | active subscribers in this cell             | match              | Subscriptions · byCell   | geohash-4 / geohash#id                | 500   | 32 a level-3 cell | a city is one partition: read, not write |                |
 * | active subscribers of this commune, dept    | match              | Subscriptions · byCommune| department / commune#id               | 500   | 1 a code          | as above                                 |                |
 * | subscriptions of this address               | subscribe, limits  | Subscriptions · byEmail  | e-mail hash                           | 50    | 1                 | no                                       |                |
 * | this request, its parts                     | request            | Requests                 | request#id / request                  | 1     | 1                 | no                                       | 1 year         |
 * | requests of this address awaiting a code  | request            | Requests                 | requester#hash / open#id              | 10    | 1                 | no                                       | 2 days         |
 * | all requests of this address                | who erases themselves | Requests              | requester#hash / made#id              | 1 MB  | 1                 | no                                       | 1 year         |
 * | requests for a producer's passages          | requests, own page | Requests                 | asked#producer / day#request id       | 1 MB  | 1                 | no: one farm                             | 1 year         |
 * | this idempotency key                        | request            | Requests                 | once#hash / once                      | 1     | 1                 | no                                       | 1 day          |
 * | open tasks that are due, longest first      | agency             | Agency · byState         | state / due                           | 1,000 | 1 or 2            | staff only                               | 1 year         |
 * | tasks about this producer                   | agency             | Agency · byProducer      | task#producer / since                 | 100   | 1                 | no: one farm                             | 1 year         |
 * | requests confirmed in a week                | territory          | Requests · byWeek        | Monday / confirmed                    | 1 MB  | 13 a computation    | one week's writes                        | 1 year         |
 * | the state of the territory, its lists       | territory, agency  | Agency                   | territory / figures, run; territory#run / places#department#n, producers#n | 1 MB | 1 to 3 a page | one computation a night | 7 days |
 * | publications finished in a week             | territory          | Directory · byState      | publication#Monday / announced        | 1 MB  | 12 a computation    | no                                       | 1 year         |
 * | questions to this producer                  | agency, answer     | Agency                   | question#producer / question#id       | 50    | 1                 | no                                       | 1 year         |
 * | answers that a member has not used yet      | agency             | Agency · byState         | question#answered / since             | 50    | 1                 | staff only                               | with decision  |
 * | what the registers say of this SIRET        | agency, checks     | Agency                   | registers#siret / registers           | 1     | 1                 | no                                       | 31 days        |
 * | this import, its file and rows              | imports            | Agency                   | import#id / import, file#n, rows#n    | 1 MB  | 1 a page          | one worker at a time                     | 30 days        |
 * | imports, newest first                       | agency             | Agency · byState         | import / since                        | 20    | 1                 | staff only                               | 30 days        |
 * | columns of a list with these headings       | imports            | Agency                   | columns#hash / columns                | 1     | 1                 | no                                       | never          |
 * | this delivery                               | send, feedback     | Deliveries               | id                                    | 1     | 1                 | no: hashed                               | 1 year         |
 * | the link of this short code                 | request            | Deliveries               | short#hash                            | 1     | 1                 | no: hashed                               | with the link  |
 * | what is due, by shard                       | sweep              | Deliveries · due         | due#0..15 / lookAt                    | 100   | 16 a minute       | 16 shards; removed when finished         |                |
 * | what was given up without having left       | agency             | Deliveries · due         | dead / lookAt                         | 20    | 1 a page          | staff only; hardly any                   | 1 year         |
 * | deliveries of this publication, by batches  | match, sweep, agency | Deliveries             | batch#publication#number              | 500 ids | 1 a 100 batches | no                                       | 1 year         |
 * | this member of the agency                   | authorizer, agency | Directory                | member#id / member                    | 1     | 1 a call          | no: a few people                         | never          |
 * | whether this session was ended              | authorizer         | Directory                | member#id / ended#token               | 1     | 1 a call          | no: a few people                         | with the token |
 * | all members                                 | agency             | Directory · byState      | member / e-mail                       | 1 MB  | 1                 | staff only                               |                |
 * | the audit trail, latest first                   | agency             | AuditLog                  | year / at#id                          | 50    | 5: the years kept | staff only                               | 3 years        |
 * | what a member did                           | agency             | AuditLog · byMember       | member / at#id                        | 50    | 1 a page          | staff only                               | 3 years        |
 * | what was done about a producer              | agency             | AuditLog · byProducer     | producer / at#id                      | 50    | 1 a page          | staff only                               | 3 years        |
 * | how often has this been done                | limits, pacing     | Limits                   | who#what#window                       | 1     | 1 update          | the pacing second: ≤ sending rate        | with the window|
 */

export interface IndexSpec {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey?: string;
  /** `all` where the question wants the record itself, `keys` where the ids are enough. */
  readonly projection: 'all' | 'keys';
}

export interface TableSpec {
  readonly partitionKey: string;
  readonly sortKey?: string;
  /** Attribute with the epoch second after which an item may go. */
  readonly ttl?: string;
  readonly stream?: boolean;
  readonly indexes: Readonly<Record<string, IndexSpec>>;
}

/** All key attributes are strings. */
export const TABLES = {
  directory: {
    partitionKey: 'pk',
    sortKey: 'sk',
    ttl: 'expiresAt',
    stream: true,
    indexes: {
      byState: { name: 'byState', partitionKey: 'state', sortKey: 'since', projection: 'all' },
      byOwner: { name: 'byOwner', partitionKey: 'owner', projection: 'keys' },
    },
  },
  coverage: {
    partitionKey: 'key',
    sortKey: 'item',
    indexes: {
      byChange: { name: 'byChange', partitionKey: 'changes', sortKey: 'changedAt', projection: 'keys' },
    },
  },
  subscriptions: {
    partitionKey: 'pk',
    sortKey: 'sk',
    ttl: 'expiresAt',
    indexes: {
      byCell: { name: 'byCell', partitionKey: 'cell4', sortKey: 'cell', projection: 'all' },
      byCommune: { name: 'byCommune', partitionKey: 'department', sortKey: 'commune', projection: 'all' },
      byEmail: { name: 'byEmail', partitionKey: 'emailHash', projection: 'all' },
    },
  },
  requests: {
    partitionKey: 'pk',
    sortKey: 'sk',
    ttl: 'expiresAt',
    indexes: {
      byWeek: { name: 'byWeek', partitionKey: 'week', sortKey: 'confirmed', projection: 'all' },
    },
  },
  agency: {
    partitionKey: 'pk',
    sortKey: 'sk',
    ttl: 'expiresAt',
    indexes: {
      byProducer: { name: 'byProducer', partitionKey: 'producer', sortKey: 'since', projection: 'keys' },
      byState: { name: 'byState', partitionKey: 'state', sortKey: 'since', projection: 'all' },
    },
  },
  deliveries: {
    partitionKey: 'id',
    ttl: 'expiresAt',
    indexes: {
      due: { name: 'due', partitionKey: 'due', sortKey: 'lookAt', projection: 'keys' },
    },
  },
  audit: {
    partitionKey: 'year',
    sortKey: 'entry',
    ttl: 'expiresAt',
    indexes: {
      byMember: { name: 'byMember', partitionKey: 'member', sortKey: 'entry', projection: 'all' },
      byProducer: { name: 'byProducer', partitionKey: 'producer', sortKey: 'entry', projection: 'all' },
    },
  },
  limits: { partitionKey: 'counter', ttl: 'expiresAt', indexes: {} },
} as const satisfies Record<string, TableSpec>;

export type TableName = keyof typeof TABLES;

// --- Directory

export const producerKey = (producerId: string) => ({ pk: `producer#${producerId}`, sk: 'profile' });
/** The one item that says who has a SIRET: its condition keeps two registrations of one farm apart, which an index cannot. */
export const ownerKey = (siret: string) => ({ pk: `owner#${siret}`, sk: 'owner' });
/** Value of the byState partition in which the producers of a state are. */
export const producersIn = (state: string): string => `producer#${state}`;
export const producerOfKey = (pk: string): string => pk.slice('producer#'.length);
export const draftKey = (draftId: string) => ({ pk: `draft#${draftId}`, sk: 'draft' });
export const draftOfKey = (pk: string): string => pk.slice('draft#'.length);
/** Value of the byState partition in which the drafts are that a member fills in by telephone. */
export const draftsOf = (member: string): string => `draft#${member}`;
export const publicationKey = (publicationId: string) => ({ pk: `publication#${publicationId}`, sk: 'publication' });
export const publicationOfKey = (pk: string): string => pk.slice('publication#'.length);
/** Value of the byState partition under which unfinished publications wait for the sweep. */
export const OPEN_PUBLICATIONS = 'publication#open';
/** Value of the byState partition in which the finished publications of a week (its Monday) are. */
export const publicationsOfWeek = (week: string): string => `publication#${week}`;
/** What was written into the index for one version of a producer; versions sort as text. */
export const coverageManifestKey = (producerId: string, version: number) => ({
  pk: `producer#${producerId}`,
  sk: `coverage#${String(version).padStart(8, '0')}`,
});
export const COVERAGE_MANIFEST_PREFIX = 'coverage#';

export const unclaimedKey = (unclaimedId: string) => ({ pk: `unclaimed#${unclaimedId}`, sk: 'unclaimed' });
/** Value of the byState partition in which those of a department are who are not yet with us. */
export const unclaimedOfDepartment = (department: string): string => `unclaimed#${department}`;
/** Who is known by an identity key, hashed; left behind, without personal data, by who asked out. */
export const identityKey = (hash: string) => ({ pk: `identity#${hash}`, sk: 'identity' });

export const memberKey = (memberId: string) => ({ pk: `member#${memberId}`, sk: 'member' });
/** That a session of a member was ended before its time. */
export const endedSessionKey = (memberId: string, session: string) => ({
  pk: `member#${memberId}`,
  sk: `ended#${session}`,
});
/** Value of the byState partition in which the members of the agency are, sorted by their address. */
export const ALL_MEMBERS = 'member';

/** The one mail to everybody when the directory opens: how far it has got. */
export const openingKey = (opensAt: string) => ({ pk: `opening#${opensAt}`, sk: 'opening' });
/** That a member has opened the directory, before its announced day. */
export const openedKey = { pk: 'opening', sk: 'opened' };
/** How long what was approved may be taken back unannounced. */
export const graceKey = { pk: 'grace', sk: 'grace' };
/** A change of a producer that the agency has to read. */
/** One of each kind of notice to the agency. */
export const noticeKey = (kind: string) => ({ pk: 'notice', sk: kind });
export const proposalKey = (producerId: string) => ({ pk: `producer#${producerId}`, sk: 'proposal' });
/** Value of the byState partition in which proposals wait for the agency. */
export const OPEN_PROPOSALS = 'proposal#open';
/** That an address belongs to whoever gave it: beside the producer, and beside the draft that they were. */
export const contactConfirmationKey = (owner: string, hash: string) => ({
  pk: `producer#${owner}`,
  sk: `confirmation#${hash}`,
});
export const channelChangeKey = (producerId: string) => ({ pk: `producer#${producerId}`, sk: 'channels' });
/** From an address by which a producer is reached (hashed: no address is in a key) to the producer. */
export const contactKey = (hash: string, producerId: string) => ({
  pk: `contact#${hash}`,
  sk: `producer#${producerId}`,
});

// --- Coverage

/** What changes by the minute lies beside the index, in the table that search reads and that has no stream (ADR 0011). */
export const liveKey = (producerId: string) => ({ key: `${LIVE_PREFIX}${producerId}`, item: 'live' });
export const LIVE_PREFIX = 'live#';
/** The partition of the index of changes that holds live states. */
export const LIVE_CHANGES = 'live';

/** `item` of the Coverage table: one round of one version of a producer. */
export const coverageItem = (producerId: string, roundId: string, version: number): string =>
  `${producerId}#${roundId}#${String(version).padStart(8, '0')}`;

// --- Subscriptions

export const subscriptionKey = (subscriptionId: string) => ({
  pk: `subscription#${subscriptionId}`,
  sk: 'subscription',
});
/** What is kept of a person beside the subscriptions. `person`: the keyed hash of the address. */
export const personKey = (person: string): string => `person#${person}`;
/** The marker that a person was told of a producer; lives as long as the person is with us. */
export const toldKey = (person: string, producerId: string) => ({
  pk: personKey(person),
  sk: `${TOLD_PREFIX}${producerId}`,
});
export const TOLD_PREFIX = 'told#';
/** A mail of the ledger whose id does not follow from the person and a day. */
export const personMailKey = (person: string, deliveryId: string) => ({
  pk: personKey(person),
  sk: `${PERSON_MAIL_PREFIX}${deliveryId}`,
});
export const PERSON_MAIL_PREFIX = 'mail#';
/** Another address that a person has asked to be told at, until it is confirmed. */
export const addressChangeKey = (person: string) => ({ pk: personKey(person), sk: 'address' });
/** Attributes that put an active subscription into the indexes by place; absent, it is in none. */
export const placeIndexAttributes = (
  place: { cell: string; commune: string | null; department: string | null },
  subscriptionId: string,
) => ({
  cell4: place.cell.slice(0, 4),
  cell: `${place.cell}#${subscriptionId}`,
  ...(place.department && place.commune
    ? { department: place.department, commune: `${place.commune}#${subscriptionId}` }
    : {}),
});

// --- Requests

export const requestKey = (requestId: string) => ({ pk: `request#${requestId}`, sk: 'request' });
export const idempotencyKey = (hash: string) => ({ pk: `once#${hash}`, sk: 'once' });
/** Points from a requester's address (hashed) to a request that waits for its code; sorts by id. */
export const openRequestKey = (emailHash: string, requestId: string) => ({
  pk: requesterPartition(emailHash),
  sk: `${OPEN_REQUEST_PREFIX}${requestId}`,
});
export const OPEN_REQUEST_PREFIX = 'open#';
/** The same for as long as the request is kept: whoever wants to be forgotten is found in what they asked for. */
export const madeRequestKey = (emailHash: string, requestId: string) => ({
  pk: requesterPartition(emailHash),
  sk: `made#${requestId}`,
});
export const requesterPartition = (emailHash: string): string => `requester#${emailHash}`;
/** Points from a passage of a producer to a request for it; sorts by day. */
export const askedPassageKey = (producerId: string, day: string, requestId: string) => ({
  pk: `asked#${producerId}`,
  sk: `${day}#${requestId}`,
});

/** The same for no particular day, beside them; sorts by the day on which it was asked. */
export const askedUndatedKey = (producerId: string, askedOn: string, requestId: string) => ({
  pk: `askedUndated#${producerId}`,
  sk: `${askedOn}#${requestId}`,
});

// --- Agency: what members work on

export const questionKey = (producerId: string, questionId: string) => ({
  pk: `question#${producerId}`,
  sk: `question#${questionId}`,
});
/** Value of the byState partition in which answers wait for a member. */
export const ANSWERED_QUESTIONS = 'question#answered';
export const registersKey = (siret: string) => ({ pk: `registers#${siret}`, sk: 'registers' });
export const taskKey = (taskId: string) => ({ pk: `task#${taskId}`, sk: 'task' });
export const taskOfKey = (pk: string): string => pk.slice('task#'.length);
/** Value of the byProducer partition in which the tasks about a producer are. */
export const tasksAbout = (producerId: string): string => `task#${producerId}`;

/** The state of the territory as it was last computed, the computation under way, and the lists that belong to one. */
export const territoryFiguresKey = { pk: 'territory', sk: 'figures' };
export const territoryRunKey = { pk: 'territory', sk: 'run' };
export const territoryPartKey = (runId: string, kind: 'places' | 'producers', name: string) => ({
  pk: `territory#${runId}`,
  sk: `${kind}#${name}`,
});
export const importKey = (importId: string) => ({ pk: `import#${importId}`, sk: 'import' });
/** A part of what lies beside an import; parts sort as text. */
export const importPartKey = (importId: string, kind: 'file' | 'remarks' | 'rows' | 'gone', number: number) => ({
  pk: `import#${importId}`,
  sk: `${kind}#${String(number).padStart(6, '0')}`,
});
/** Value of the byState partition in which the imports are. */
export const ALL_IMPORTS = 'import';
export const importColumnsKey = (hash: string) => ({ pk: `columns#${hash}`, sk: 'columns' });

// --- Deliveries

export const DUE_SHARDS = 16;
/** The shard of the due index in which a delivery waits: spread by its hashed id. */
export const dueShard = (deliveryId: string): string =>
  `due#${Number.parseInt(deliveryId.slice(0, 6), 36) % DUE_SHARDS}`;

/** What a text message says by a code, under the keyed hash of it. */
export const shortLinkKey = (hash: string) => ({ id: `short#${hash}` });

/** Value of the due partition in which what was given up waits for a member. */
export const DEAD_LETTERS = 'dead';

// --- AuditLog

/** Entries of one year lie together, sorted by instant; the id tells two of one millisecond apart. */
export const auditKey = (at: string, entryId: string) => ({ year: at.slice(0, 4), entry: `${at}#${entryId}` });

// --- Limits

export const limitCounter = (what: string, who: string, window: number): string => `${what}#${who}#${window}`;
