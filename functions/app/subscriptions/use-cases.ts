import { mayBeAskedOf } from '#app/contacts/message-limits.ts';
import { placeError } from '#app/places/place-meant.ts';
import type { Gazetteer } from '#domain/areas/place.ts';
import { type Ledger, newDelivery } from '#domain/ledger/ledger.ts';
import { placeMeant } from '#domain/search/place-query.ts';
import type { Limit, Limits } from '#domain/shared/limits.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import { type EmailAddress, type Instant, type Language, SubscriptionId } from '#domain/shared/primitives.ts';
import { atField, type FieldError } from '#domain/shared/reasons.ts';
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
import { HttpProblem } from '#platform/http.ts';
import type { SignedLinks } from '#platform/signed-link.ts';

/** What the calls and the pages of subscriptions have in common: each use case once. */
export interface SubscriptionUseCases {
  /** The answer is the same whether or not the address was known: what differs is in the mail. */
  subscribe(input: SubscriptionInput, from: From): Promise<Outcome<undefined, FieldError[]>>;
  confirmByLink(token: string, now: Instant): Promise<Outcome<Confirmed, NoProof>>;
  confirmByCode(email: EmailAddress, code: string, from: From): Promise<Outcome<Confirmed, NoProof>>;
  /** The subscription of a link, and the others of its address; throws the problem to answer where the link opens nothing. */
  manage(token: string, now: Instant): Promise<Managed>;
  /** Ends the subscription of a link, or another of the same address. Twice is once; what was erased is ended. */
  stop(token: string, which: string | undefined, reason: EndReason, now: Instant): Promise<void>;
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
}

export interface Managed {
  readonly id: SubscriptionId;
  /** Not ended, that of the link first. */
  readonly subscriptions: readonly Subscription[];
}

export type NoProof = 'invalid' | 'expired' | 'wrongCode';

interface Parts {
  readonly subscriptions: Subscriptions;
  readonly ledger: Pick<Ledger, 'enqueue' | 'wake'>;
  readonly links: () => Promise<SignedLinks>;
  readonly limits: Limits;
  readonly gazetteer: () => Gazetteer;
}

/** A town hall that helps people subscribe passes; a script that walks a list of addresses does not. */
const ASKED_FROM_ONE_SOURCE: Limit = { what: 'subscriptions', most: 30, windowSeconds: 3_600 };
/** Nobody is to be flooded with confirmations that someone else asked for. */
const ASKED_FOR_ONE_ADDRESS: Limit = { what: 'subscription-confirmations', most: 10, windowSeconds: 86_400 };
/** Beside the five tries of each code: six digits are a million tries. */
const CODES_FROM_ONE_SOURCE: Limit = { what: 'subscription-codes', most: 30, windowSeconds: 3_600 };

export const subscriptionUseCases = (parts: Parts): SubscriptionUseCases => ({
  subscribe: (input, from) => subscribe(input, from, parts),
  confirmByLink: (token, now) => confirmByLink(token, now, parts),
  confirmByCode: (email, code, from) => confirmByCode(email, code, from, parts),

  async manage(token, now) {
    const id = await managedId(token, now, parts);
    const hers = await parts.subscriptions.ofSameAddress(id);
    const running = hers.filter(({ state }) => state === 'active');
    return { id, subscriptions: running.sort((one, other) => Number(other.id === id) - Number(one.id === id)) };
  },

  async stop(token, which, reason, now) {
    const id = await managedId(token, now, parts);
    const hers = which === undefined || which === id ? [{ id }] : await parts.subscriptions.ofSameAddress(id);
    const target = hers.find((subscription) => subscription.id === (which ?? id));
    if (target === undefined) throw new HttpProblem({ code: 'not-found' });
    await parts.subscriptions.change(target.id, endSubscription(reason, now));
  },
});

const subscribe = async (
  input: SubscriptionInput,
  { language, sourceAddress, now }: From,
  { subscriptions, ledger, links, limits, gazetteer }: Parts,
): Promise<Outcome<undefined, FieldError[]>> => {
  const place = placeMeant(input.place, gazetteer());
  if (!place.ok) {
    const fault = placeError(place.reason);
    return refused([atField(fault, `place.${fault.field}`)]);
  }
  const signed = await links();
  const emailHash = signed.hash(input.email);
  await refuse(limits, ASKED_FROM_ONE_SOURCE, signed.hash(sourceAddress), now);
  await refuse(limits, ASKED_FOR_ONE_ADDRESS, emailHash, now);
  if (!(await mayBeAskedOf(limits, 'email', emailHash, now))) throw new HttpProblem({ code: 'too-many' });
  const id = SubscriptionId.parse(signed.hash(subscriptionWords(input)).slice(0, 24));
  const given = { id, input, place: place.value, language, now };
  const fresh = newSubscription(given);
  const confirmation = confirmationOf(fresh, now);
  if ((await subscriptions.create(fresh, emailHash, confirmation)) === 'created') {
    await ledger.wake([confirmation]);
    return done(undefined);
  }
  const current = (await subscriptions.change(id, askAgain(given))) ?? (await subscriptions.find(id));
  if (current !== undefined) await ledger.enqueue(confirmationOf(current, now));
  return done(undefined);
};

const confirmationOf = (subscription: Subscription, now: Instant) =>
  newDelivery({
    about: { kind: 'subscriptionConfirmation', subscriptionId: subscription.id },
    channel: 'email',
    to: subscription.email,
    language: subscription.language,
    turn: confirmationTurn(subscription, now),
    now,
  });

const confirmByLink = async (
  token: string,
  now: Instant,
  { subscriptions, links }: Parts,
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
  { subscriptions, links, limits }: Parts,
): Promise<Outcome<Confirmed, NoProof>> => {
  const signed = await links();
  await refuse(limits, CODES_FROM_ONE_SOURCE, signed.hash(sourceAddress), now);
  const isRight = (subscription: Subscription) => signed.code('subscription', codeSubject(subscription)) === code;
  for (const { id, state } of await subscriptions.ofAddress(signed.hash(email))) {
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
  manageToken: links.sign('manageSubscription', [subscription.id], now),
});

const managedId = async (token: string, now: Instant, { links }: Parts): Promise<SubscriptionId> => {
  const link = (await links()).open('manageSubscription', token, now);
  if (!link.ok) throw new HttpProblem({ code: link.reason === 'expired' ? 'gone' : 'not-found' });
  return SubscriptionId.parse(link.parts[0]);
};

const refuse = async (limits: Limits, limit: Limit, who: string, now: Instant): Promise<void> => {
  if (!(await limits.allows(limit, who, now))) throw new HttpProblem({ code: 'too-many' });
};
