import { mayBeAskedOf } from '#app/contacts/message-limits.ts';
import { placeError } from '#app/places/place-meant.ts';
import type { Gazetteer } from '#domain/areas/place.ts';
import { ADDRESS_LIMITS } from '#domain/contacts/address-limits.ts';
import { type Ledger, newDelivery } from '#domain/ledger/ledger.ts';
import { placeMeant } from '#domain/search/place-query.ts';
import type { Limit, Limits } from '#domain/shared/limits.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import { type EmailAddress, type Instant, type Language, PersonId, SubscriptionId } from '#domain/shared/primitives.ts';
import { atField, type FieldError } from '#domain/shared/reasons.ts';
import { stopSeason } from '#domain/subscriptions/choices.ts';
import type { NotePersonMail } from '#domain/subscriptions/person-erasure.ts';
import {
  askAgain,
  codeSubject,
  confirmationTurn,
  confirmSubscription,
  endSubscription,
  newSubscription,
  type SubscriptionInput,
  subscriptionWords,
  tryCode,
} from '#domain/subscriptions/subscribing.ts';
import type { EndReason, Subscription } from '#domain/subscriptions/subscription.ts';
import type { Subscriptions } from '#domain/subscriptions/subscription-store.ts';
import type { SignedLinks } from '#platform/signed-link.ts';
import { consentIn } from '#web/subscriptions/consent-texts.ts';

/** What the calls and the pages of subscriptions have in common: each use case once. */
export interface SubscriptionUseCases {
  /** The answer is the same whether or not the address was known: what differs is in the mail. */
  subscribe(input: SubscriptionInput, from: From): Promise<Outcome<undefined, FieldError[] | 'tooMany'>>;
  confirmByLink(token: string, now: Instant): Promise<Outcome<Confirmed, NoProof>>;
  confirmByCode(email: EmailAddress, code: string, from: From): Promise<Outcome<Confirmed, NoProof | 'tooMany'>>;
  /** What the link at the foot of a mail shows. */
  stopping(token: string, now: Instant): Promise<Outcome<Stopping, Closed>>;
  /**
   * Ends what the link is for: one place that its mail was about, or (`which` absent) all of the person; of "in season" that alone. Twice is once; what
   * was erased is ended.
   */
  stop(
    token: string,
    which: string | undefined,
    reason: EndReason,
    now: Instant,
  ): Promise<Outcome<undefined, Closed | 'notFound'>>;
  /** Owes the person the link to their page; the answer is the same whether the address is known or not. */
  askLink(email: EmailAddress, from: From): Promise<Outcome<undefined, 'tooMany'>>;
  /** The same for who has the link at the foot of a mail: it goes to the address that the mail went to. */
  askLinkOf(token: string, from: From): Promise<Outcome<undefined, Closed | 'tooMany'>>;
}

export interface From {
  readonly language: Language;
  readonly sourceAddress: string;
  readonly now: Instant;
}

export interface Confirmed {
  readonly subscription: Subscription;
  /** Opens the page where it is stopped. */
  readonly manageToken: string;
  /** Opens the person's page: the address has just been proven. */
  readonly pageToken: string;
}

/** Nothing but what the mail said already: it may have been passed on. */
interface Stopping {
  readonly what: 'alerts' | 'season';
  /** The places that the mail was about and that are not stopped. */
  readonly places: readonly Subscription[];
  /** Whether anything runs at all. */
  readonly runs: boolean;
}

/** Why a link opens nothing. */
type Closed = 'invalid' | 'expired';
export type NoProof = Closed | 'wrongCode';

export interface SubscriptionDependencies {
  readonly subscriptions: Subscriptions;
  readonly ledger: Pick<Ledger, 'enqueue' | 'wake'>;
  readonly links: () => Promise<SignedLinks>;
  readonly limits: Limits;
  readonly gazetteer: () => Gazetteer;
  readonly noteMail: NotePersonMail;
}

/** A town hall that helps people subscribe passes; a script that walks a list of addresses does not. */
const ASKED_FROM_ONE_SOURCE: Limit = { what: 'subscriptions', most: 30, windowSeconds: 3_600 };
/** Beside the five tries of each code: six digits are a million tries. */
const CODES_FROM_ONE_SOURCE: Limit = { what: 'subscription-codes', most: 30, windowSeconds: 3_600 };
const LINKS_FROM_ONE_SOURCE: Limit = { what: 'person-links', most: 30, windowSeconds: 3_600 };
/** Nobody has more places than these; beyond them it is a mistake or an attack. */
const MAX_PLACES = 30;

export const subscriptionUseCases = (dependencies: SubscriptionDependencies): SubscriptionUseCases => ({
  subscribe: (input, from) => subscribe(input, from, dependencies),
  confirmByLink: (token, now) => confirmByLink(token, now, dependencies),
  confirmByCode: (email, code, from) => confirmByCode(email, code, from, dependencies),

  async stopping(token, now) {
    const link = await opened(token, now, dependencies);
    if (!link.ok) return link;
    const { what, person, named } = link.value;
    const running = (await dependencies.subscriptions.ofPerson(person)).filter(({ state }) => state === 'active');
    if (what === 'season') return done({ what, places: [], runs: running.some(({ season }) => season !== null) });
    return done({ what, places: running.filter(({ id }) => named.includes(id)), runs: running.length > 0 });
  },

  async stop(token, which, reason, now) {
    const link = await opened(token, now, dependencies);
    if (!link.ok) return link;
    const { what, person, named, ofOne } = link.value;
    const { subscriptions } = dependencies;
    const theirs = ofOne ? [] : await subscriptions.ofPerson(person);
    if (what === 'season') {
      for (const { id } of theirs) await subscriptions.change(id, stopSeason);
      return done(undefined);
    }
    if (which !== undefined && !named.some((id) => id === which)) return refused('notFound');
    const meant = which === undefined ? [...new Set([...theirs.map(({ id }) => id), ...named])] : [which];
    for (const id of meant) await subscriptions.change(SubscriptionId.parse(id), endSubscription(reason, now));
    return done(undefined);
  },

  async askLink(email, { sourceAddress, now }) {
    return askLink(personOf(email, await dependencies.links()), sourceAddress, now, dependencies);
  },

  async askLinkOf(token, { sourceAddress, now }) {
    const link = await opened(token, now, dependencies);
    return link.ok ? askLink(link.value.person, sourceAddress, now, dependencies) : link;
  },
});

const askLink = async (
  person: PersonId,
  sourceAddress: string,
  now: Instant,
  dependencies: SubscriptionDependencies,
): Promise<Outcome<undefined, 'tooMany'>> => {
  const { limits, links } = dependencies;
  if (!(await limits.allows(LINKS_FROM_ONE_SOURCE, (await links()).hash(sourceAddress), now)))
    return refused('tooMany');
  // More than ten a day: as silent as for an address that nobody knows.
  if (await limits.allows(ADDRESS_LIMITS.subscriptionConfirmations, person, now))
    await oweLink(person, now, dependencies);
  return done(undefined);
};

export const personOf = (email: EmailAddress, signed: SignedLinks): PersonId => PersonId.parse(signed.hash(email));

/** The id of a subscription is that of its address, place and audience. */
export const subscriptionIdOf = (words: Parameters<typeof subscriptionWords>[0], signed: SignedLinks): SubscriptionId =>
  SubscriptionId.parse(signed.hash(subscriptionWords(words)).slice(0, 24));

/** Asked for again within ten minutes it is the mail that is on its way. */
const SAME_LINK_MS = 600_000;

const oweLink = async (
  person: PersonId,
  now: Instant,
  { subscriptions, ledger, noteMail }: SubscriptionDependencies,
): Promise<void> => {
  const [first] = await subscriptions.ofPerson(person);
  if (first === undefined) return;
  const mail = newDelivery({
    about: { kind: 'personLink', person },
    channel: 'email',
    to: '',
    language: first.language,
    turn: String(Math.floor(Date.parse(now) / SAME_LINK_MS)),
    now,
  });
  await noteMail(person, mail);
  await ledger.enqueue(mail);
};

const subscribe = async (
  input: SubscriptionInput,
  { language, sourceAddress, now }: From,
  { subscriptions, ledger, links, limits, gazetteer, noteMail }: SubscriptionDependencies,
): Promise<Outcome<undefined, FieldError[] | 'tooMany'>> => {
  const place = placeMeant(input.place, gazetteer());
  if (!place.ok) {
    const fault = placeError(place.reason);
    return refused([atField(fault, `place.${fault.field}`)]);
  }
  const signed = await links();
  const person = personOf(input.email, signed);
  const mayAsk =
    (await limits.allows(ASKED_FROM_ONE_SOURCE, signed.hash(sourceAddress), now)) &&
    (await limits.allows(ADDRESS_LIMITS.subscriptionConfirmations, person, now)) &&
    (await mayBeAskedOf(limits, 'email', person, now));
  if (!mayAsk) return refused('tooMany');
  const theirs = await subscriptions.ofPerson(person);
  if (theirs.length >= MAX_PLACES) return refused('tooMany');
  const id = subscriptionIdOf(input, signed);
  const known = theirs.find(({ state }) => state === 'active');
  const given = { id, person, known, input, place: place.value, language, consent: consentIn(language), now };
  const fresh = newSubscription(given);
  const confirmation = confirmationOf(fresh, now);
  await noteMail(person, confirmation);
  if ((await subscriptions.create(fresh, confirmation)) === 'created') {
    await ledger.wake([confirmation]);
    return done(undefined);
  }
  const current = (await subscriptions.change(id, askAgain(given))) ?? (await subscriptions.find(id));
  if (current !== undefined) {
    const again = confirmationOf(current, now);
    await noteMail(person, again);
    await ledger.enqueue(again);
  }
  return done(undefined);
};

const confirmationOf = (subscription: Subscription, now: Instant) =>
  newDelivery({
    about: { kind: 'subscriptionConfirmation', subscriptionId: subscription.id },
    channel: 'email',
    to: '',
    language: subscription.language,
    turn: confirmationTurn(subscription, now),
    now,
  });

const confirmByLink = async (
  token: string,
  now: Instant,
  { subscriptions, links }: SubscriptionDependencies,
): Promise<Outcome<Confirmed, NoProof>> => {
  const signed = await links();
  const link = signed.open('confirmSubscription', token, now);
  if (!link.ok) return refused(link.reason);
  const id = SubscriptionId.parse(link.parts[0]);
  await subscriptions.change(id, confirmSubscription('link', now));
  const subscription = await subscriptions.find(id);
  return subscription?.state === 'active' ? done(confirmed(subscription, signed, now)) : refused('expired');
};

const confirmByCode = async (
  email: EmailAddress,
  code: string,
  { sourceAddress, now }: From,
  { subscriptions, links, limits }: SubscriptionDependencies,
): Promise<Outcome<Confirmed, NoProof | 'tooMany'>> => {
  const signed = await links();
  if (!(await limits.allows(CODES_FROM_ONE_SOURCE, signed.hash(sourceAddress), now))) return refused('tooMany');
  const isRight = (subscription: Subscription) => signed.code('subscription', codeSubject(subscription)) === code;
  for (const { id, state } of await subscriptions.ofPerson(personOf(email, signed))) {
    if (state !== 'pending') continue;
    const tried = await subscriptions.change(id, tryCode(now));
    if (tried === undefined || !isRight(tried)) continue;
    // Used once: the same code sent again opens nothing, since whoever reads over a shoulder could.
    const active = await subscriptions.change(id, confirmSubscription('code', now));
    if (active !== undefined) return done(confirmed(active, signed, now));
  }
  return refused('wrongCode');
};

const confirmed = (subscription: Subscription, links: SignedLinks, now: Instant): Confirmed => ({
  subscription,
  manageToken: links.sign('manageSubscription', [subscription.person, subscription.id], now),
  pageToken: links.sign('personPage', [subscription.person], now),
});

interface OpenedStop {
  readonly what: Stopping['what'];
  readonly person: PersonId;
  readonly named: readonly SubscriptionId[];
  /** A link of before: it stops the one subscription that it names. */
  readonly ofOne: boolean;
}

/** A link of before names one subscription and not the person. */
const opened = async (
  token: string,
  now: Instant,
  { links, subscriptions }: SubscriptionDependencies,
): Promise<Outcome<OpenedStop, Closed>> => {
  const signed = await links();
  const season = signed.open('stopSeason', token, now);
  if (season.ok) return done({ what: 'season', person: PersonId.parse(season.parts[0]), named: [], ofOne: false });
  const link = signed.open('manageSubscription', token, now);
  if (!link.ok) return refused(season.reason === 'expired' ? season.reason : link.reason);
  const [first = '', ...others] = link.parts;
  const named = others.map((other) => SubscriptionId.parse(other));
  if (first.length > LONGEST_SUBSCRIPTION_ID)
    return done({ what: 'alerts', person: PersonId.parse(first), named, ofOne: false });
  const id = SubscriptionId.parse(first);
  const known = await subscriptions.find(id);
  return done({ what: 'alerts', person: known?.person ?? PersonId.parse(first), named: [id], ofOne: true });
};

const LONGEST_SUBSCRIPTION_ID = 24;
