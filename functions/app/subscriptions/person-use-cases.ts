import { placeError } from '#app/places/place-meant.ts';
import { ADDRESS_LIMITS } from '#domain/contacts/address-limits.ts';
import { newDelivery } from '#domain/ledger/ledger.ts';
import type { ProducerRequest } from '#domain/requests/request.ts';
import { placeMeant } from '#domain/search/place-query.ts';
import type { Limit } from '#domain/shared/limits.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { CommuneCode, EmailAddress, Geohash, Instant, Language, PersonId } from '#domain/shared/primitives.ts';
import { PersonId as PersonIdSchema } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { type Choices, choose, isPauseInOrder, movedTo, sawThePerson, wish } from '#domain/subscriptions/choices.ts';
import type { ToldMarker } from '#domain/subscriptions/news.ts';
import type { PersonErasure } from '#domain/subscriptions/person-erasure.ts';
import { endSubscription } from '#domain/subscriptions/subscribing.ts';
import type { Subscription, Wishes } from '#domain/subscriptions/subscription.ts';
import type { AddressChange, AddressChanges, PersonNews } from '#domain/subscriptions/subscription-store.ts';
import { seasonConsentIn } from '#web/subscriptions/consent-texts.ts';
import { type From, personOf, type SubscriptionDependencies, subscriptionIdOf } from './use-cases.ts';

/** What a person does on their own page, and a member of the agency for them on the telephone. Each act is idempotent. */
export interface PersonUseCases {
  /** Whose page a link opens. */
  personOf(token: string, now: Instant): Promise<Outcome<PersonId, 'expired' | 'invalid'>>;
  /** Whom an address belongs to, known or not. */
  personAt(email: EmailAddress): Promise<PersonId>;
  find(person: PersonId): Promise<PersonRecord>;
  choose(person: PersonId, choices: Choices, from: By): Promise<Outcome<undefined, FieldError[]>>;
  wish(person: PersonId, which: string, wishes: Wishes, now: Instant): Promise<Outcome<undefined, 'notFound'>>;
  /** Ends one place, or (`which` absent) all. */
  stop(
    person: PersonId,
    which: string | undefined,
    reason: 'unsubscribed' | 'endedByAgency',
    now: Instant,
  ): Promise<Outcome<undefined, 'notFound'>>;
  /** The same subscription at another place: at once, the address being proven already. */
  movePlace(
    person: PersonId,
    which: string,
    place: { readonly cell?: Geohash | undefined; readonly commune: CommuneCode },
    now: Instant,
  ): Promise<Outcome<undefined, FieldError[] | 'notFound'>>;
  /** Owes a confirmation to the new address: nothing moves before it is pressed there. */
  moveAddress(person: PersonId, email: EmailAddress, from: From): Promise<Outcome<undefined, 'tooMany'>>;
  /** The button of that confirmation: everything moves, and nothing is left at the former address. */
  confirmAddress(token: string, now: Instant): Promise<Outcome<{ readonly pageToken: string }, 'expired' | 'invalid'>>;
  /** All that is held on the person, in words that a machine and a person can read. */
  export(person: PersonId): Promise<PersonExport>;
  /** Everything goes, at once and for good. */
  erase(person: PersonId): Promise<void>;
}

interface By {
  readonly language: Language;
  readonly now: Instant;
}

interface PersonRecord {
  readonly person: PersonId;
  /** Those that run or wait for their confirmation, oldest first. */
  readonly running: readonly Subscription[];
  /** Stopped within the last 28 days. */
  readonly ended: readonly Subscription[];
  readonly addressChange: AddressChange | undefined;
}

interface PersonExport {
  readonly email: string | null;
  readonly exportedFor: PersonId;
  readonly subscriptions: readonly Omit<Subscription, 'email' | 'person'>[];
  readonly addressChange: Pick<AddressChange, 'email' | 'askedAt'> | null;
  /** What they asked producers for within the year, with all that they said of themselves. */
  readonly requests: readonly Pick<
    ProducerRequest,
    'createdAt' | 'confirmedAt' | 'state' | 'requester' | 'place' | 'lines' | 'word' | 'parts'
  >[];
  /** Of which producers they were told, and when. */
  readonly told: readonly Omit<ToldMarker, 'person'>[];
}

export interface PersonDependencies extends SubscriptionDependencies {
  readonly personNews: PersonNews;
  readonly addressChanges: AddressChanges;
  readonly erasure: PersonErasure;
  /** Takes the person out of what they asked producers for. */
  forgetRequests(person: PersonId): Promise<void>;
  requestsOf(person: PersonId): Promise<readonly ProducerRequest[]>;
}

const MOVES_FROM_ONE_SOURCE: Limit = { what: 'address-changes', most: 10, windowSeconds: 3_600 };

type Records = Pick<PersonUseCases, 'personAt' | 'find' | 'stop' | 'export' | 'erase'>;
type RecordDependencies = Pick<
  PersonDependencies,
  'subscriptions' | 'links' | 'addressChanges' | 'personNews' | 'erasure' | 'forgetRequests' | 'requestsOf'
>;

const oldestFirst = async (person: PersonId, { subscriptions }: Pick<RecordDependencies, 'subscriptions'>) =>
  (await subscriptions.ofPerson(person)).sort((one, other) => one.createdAt.localeCompare(other.createdAt));

/** What is kept on a person, and the end of it: also for a member who has the person on the telephone. */
export const personRecords = (dependencies: RecordDependencies): Records => {
  const { subscriptions, links, addressChanges, personNews } = dependencies;
  const ofPerson = (person: PersonId) => oldestFirst(person, dependencies);
  return {
    personAt: async (email) => personOf(email, await links()),

    async find(person) {
      const all = await ofPerson(person);
      return {
        person,
        running: all.filter(({ state }) => state !== 'ended'),
        ended: all.filter(({ state }) => state === 'ended'),
        addressChange: await addressChanges.find(person),
      };
    },

    async stop(person, which, reason, now) {
      const meant = (await ofPerson(person)).filter(({ id }) => which === undefined || id === which);
      if (which !== undefined && meant.length === 0) return refused('notFound');
      for (const { id } of meant) await subscriptions.change(id, endSubscription(reason, now));
      return done(undefined);
    },

    async export(person) {
      const [all, change, told, requests] = await Promise.all([
        ofPerson(person),
        addressChanges.find(person),
        personNews.toldTo(person),
        dependencies.requestsOf(person),
      ]);
      return {
        email: all[0]?.email ?? requests[0]?.requester.email ?? null,
        exportedFor: person,
        subscriptions: all.map(({ email: _, person: __, ...rest }) => rest),
        addressChange: change === undefined ? null : { email: change.email, askedAt: change.askedAt },
        requests: requests.map(({ createdAt, confirmedAt, state, requester, place, lines, word, parts }) => ({
          ...{ createdAt, confirmedAt, state, requester, place, lines, word, parts },
        })),
        told: told.map(({ person: _, ...rest }) => rest),
      };
    },

    async erase(person) {
      await dependencies.forgetRequests(person);
      await dependencies.erasure.erase(person);
    },
  };
};

export const personUseCases = (dependencies: PersonDependencies): PersonUseCases => {
  const { subscriptions, links, limits, ledger, gazetteer, addressChanges, erasure } = dependencies;
  const ofPerson = (person: PersonId) => oldestFirst(person, dependencies);

  const theirs = async (person: PersonId, which: string): Promise<Subscription | undefined> =>
    (await ofPerson(person)).find(({ id }) => id === which);

  return {
    ...personRecords(dependencies),

    async personOf(token, now) {
      const link = (await links()).open('personPage', token, now);
      return link.ok ? done(PersonIdSchema.parse(link.parts[0])) : refused(link.reason);
    },

    async choose(person, choices, { language, now }) {
      if (choices.pausedUntil !== null && !isPauseInOrder(choices.pausedUntil, now))
        return refused([{ field: 'pausedUntil', code: 'pauseEndDay' }]);
      for (const { id } of await ofPerson(person))
        await subscriptions.change(id, choose(choices, seasonConsentIn(language), now));
      return done(undefined);
    },

    async wish(person, which, wishes, now) {
      const meant = await theirs(person, which);
      if (meant === undefined) return refused('notFound');
      await subscriptions.change(meant.id, wish(wishes, now));
      return done(undefined);
    },

    async movePlace(person, which, wanted, now) {
      const place = placeMeant(wanted, gazetteer());
      if (!place.ok) return refused([placeError(place.reason)]);
      const from = await theirs(person, which);
      if (from?.state !== 'active') return refused('notFound');
      const id = subscriptionIdOf({ ...from, place: place.value }, await links());
      if (id === from.id) return done(undefined);
      await takeUp(movedTo(from, { ...from, id, place: place.value }, now), dependencies);
      await subscriptions.change(from.id, endSubscription('moved', now));
      return done(undefined);
    },

    async moveAddress(person, email, { language, sourceAddress, now }) {
      const signed = await links();
      const mayMove =
        (await limits.allows(MOVES_FROM_ONE_SOURCE, signed.hash(sourceAddress), now)) &&
        (await limits.allows(ADDRESS_LIMITS.addressChanges, personOf(email, signed), now));
      if (!mayMove) return refused('tooMany');
      await addressChanges.save({ person, email, language, askedAt: now });
      const about = { kind: 'addressChange' as const, person, askedAt: now };
      const mail = newDelivery({ about, channel: 'email', to: '', language, now });
      await dependencies.noteMail(person, mail);
      await ledger.enqueue(mail);
      return done(undefined);
    },

    async confirmAddress(token, now) {
      const signed = await links();
      const link = signed.open('changeAddress', token, now);
      if (!link.ok) return refused(link.reason);
      const person = PersonIdSchema.parse(link.parts[0]);
      const change = await addressChanges.find(person);
      if (change === undefined || String(Date.parse(change.askedAt)) !== link.parts[1]) return refused('expired');
      const next = personOf(change.email, signed);
      for (const from of await ofPerson(person)) {
        if (from.state !== 'active') continue;
        const id = subscriptionIdOf({ ...from, email: change.email }, signed);
        await takeUp(movedTo(from, { ...from, id, person: next, email: change.email }, now), dependencies);
      }
      if (next !== person) await erasure.erase(person);
      return done({ pageToken: signed.sign('personPage', [next], now) });
    },
  };
};

/** Where there is one already, running or ended, it is that one which goes on. */
const takeUp = async (moved: Subscription, { subscriptions }: SubscriptionDependencies): Promise<void> => {
  if ((await subscriptions.create(moved)) === 'created') return;
  await subscriptions.change(moved.id, (there) =>
    there.state === 'active' ? sawThePerson(moved.lastContactAt)(there) : { ...moved, createdAt: there.createdAt },
  );
};
