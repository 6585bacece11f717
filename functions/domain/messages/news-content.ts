import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { delivers } from '#domain/areas/delivers.ts';
import { distanceKm } from '#domain/areas/geometry.ts';
import { inSeason } from '#domain/catalogue/catalogue.ts';
import type { About, NewsItem } from '#domain/ledger/delivery.ts';
import type { CalendarChanges } from '#domain/passages/calendar-changes.ts';
import { extraPassage } from '#domain/passages/extra-passage.ts';
import { nextPassage, type Passage, type PassageRef } from '#domain/passages/passage.ts';
import type { RoundCalendar } from '#domain/passages/round-calendar.ts';
import { asOfNow } from '#domain/producers/live.ts';
import type { Offer, Producer, Round } from '#domain/producers/producer.ts';
import { type Recipe, recipeFor } from '#domain/recipes/recipes.ts';
import type { FoundProducer } from '#domain/search/found.ts';
import { localTime } from '#domain/shared/calendar.ts';
import type { Occasion } from '#domain/shared/occasion.ts';
import type { EmailAddress, Instant, PersonId, ProducerId, SubscriptionId } from '#domain/shared/primitives.ts';
import { unlessUnreadable } from '#domain/shared/unreadable-record.ts';
import { isPaused } from '#domain/subscriptions/matching.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import { type ContentSources, type Unwanted, type UnwantedReason, unwanted } from './content-sources.ts';

/** A round that reaches the reader, with the first day for which they can still order. */
export interface ReachingRound {
  readonly round: Round;
  readonly answer: 'yes' | 'depends';
  /** Null where none is planned. */
  readonly next: Passage | null;
  /** The places that it reaches, of those of the reader. */
  readonly places: readonly Subscription[];
}

/** A producer that a person hears of, with all their places that it concerns. */
export interface NewsOf {
  readonly producer: Producer;
  readonly occasion: Occasion;
  readonly communeName: string;
  /** From the nearest of these places, km. */
  readonly distanceKm: number;
  /** The nearest first; at least one. */
  readonly places: readonly [Subscription, ...Subscription[]];
  /** The nearest day first; at least one. */
  readonly rounds: readonly ReachingRound[];
  /** What they have in this month for this reader, what has a season first. */
  readonly offersNow: readonly Offer[];
  readonly recipe: Recipe | undefined;
  /** Of an extra passage at a stop: which. */
  readonly extra?: { readonly passage: Passage; readonly round: Round } | undefined;
}

/** What a mail about several says of each. */
export interface Newcomer {
  readonly id: ProducerId;
  readonly name: string;
  readonly communeName: string;
  readonly invented: boolean;
  /** From the reader's place, km. */
  readonly distanceKm: number;
  readonly occasion: Occasion;
  /** Of an extra passage: its day. */
  readonly extraDay?: string | undefined;
  /** Places of the reader that it reaches. */
  readonly places: readonly Subscription[];
  /** Names of what they have this month, what has a season first. */
  readonly now: readonly string[];
  readonly rounds: readonly (Pick<Round, 'mode'> & {
    readonly calendar: RoundCalendar;
    readonly pickupName: string | null;
    readonly next: Passage | null;
    readonly answer: 'yes' | 'depends';
  })[];
}

/** What the messages to a person have in common: who it goes to, and for which of their places. */
export interface ToPerson {
  readonly person: PersonId;
  readonly to: EmailAddress;
  /** Those that the message is about; at least one. */
  readonly places: readonly [Subscription, ...Subscription[]];
}

export type PersonContent =
  | (ToPerson & {
      readonly kind: 'news';
      /** The nearest first; at least one. A mail shows some of them. */
      readonly producers: readonly [NewsOf, ...NewsOf[]];
      readonly total: number;
    })
  | (ToPerson & { readonly kind: 'opening'; readonly producers: readonly Newcomer[]; readonly total: number })
  | (ToPerson & { readonly kind: 'stillWatching'; readonly delivering: readonly number[] })
  | (ToPerson & {
      readonly kind: 'season';
      /** What the producers around have now and not all year. */
      readonly products: readonly string[];
      readonly recipes: readonly Recipe[];
      /** Who comes within a week; the first day first. */
      readonly coming: readonly Newcomer[];
    })
  | (ToPerson & { readonly kind: 'personLink' });

type PersonAbout = Extract<About, { person: unknown }>;

const ENDED = unwanted('subscriptionEnded');

/** Reads what a message to a person is about. */
export const loadForPerson = async (
  about: Exclude<PersonAbout, { kind: 'addressChange' }>,
  sources: ContentSources,
  now: Instant,
): Promise<PersonContent | Unwanted> => {
  if (about.kind === 'news') return loadNewsOfDay(about, sources, now);
  const theirs =
    about.kind === 'opening'
      ? await subscriptionsOf(about.subscriptionIds, sources)
      : await sources.subscriptions.ofPerson(about.person);
  const [first, ...others] = theirs.filter(({ state }) => state === 'active');
  if (first === undefined) {
    // Whoever waits for a confirmation, or has stopped lately, sees what is kept, too.
    const [kept] = theirs;
    return about.kind === 'personLink' && kept !== undefined
      ? { kind: 'personLink', person: about.person, to: kept.email, places: [kept] }
      : ENDED;
  }
  const toPerson: ToPerson = { person: about.person, to: first.email, places: [first, ...others] };
  switch (about.kind) {
    case 'personLink':
      return { kind: 'personLink', ...toPerson };
    case 'opening':
      return loadOpening(toPerson, sources, now);
    case 'stillWatching': {
      if (isPaused(first, now)) return unwanted('paused');
      const found = await Promise.all(toPerson.places.map((place) => sources.deliverers(place, now)));
      return { kind: 'stillWatching', ...toPerson, delivering: found.map(({ total }) => total) };
    }
    case 'season':
      return first.season === null || isPaused(first, now) ? ENDED : loadSeason(toPerson, sources, now);
  }
};

const subscriptionsOf = async (
  ids: readonly SubscriptionId[],
  { subscriptions }: ContentSources,
): Promise<Subscription[]> => {
  const found = await Promise.all([...new Set(ids)].map((id) => unlessUnreadable(subscriptions.find(id), undefined)));
  return found.filter((one) => one !== undefined);
};

const loadNewsOfDay = async (
  { person, day, items, more }: Extract<About, { kind: 'news' }>,
  sources: ContentSources,
  now: Instant,
): Promise<PersonContent | Unwanted> => {
  const named = await subscriptionsOf(
    items.flatMap(({ subscriptionIds }) => subscriptionIds),
    sources,
  );
  const active = named.filter((subscription) => subscription.state === 'active' && !isPaused(subscription, now));
  const [first] = active;
  if (first === undefined) return ENDED;
  const all = more === 0 ? items : [...items, ...(await moreItems({ person, day, items }, active, sources))];
  const loaded = await Promise.all(all.map((item) => newsOf(item, active, sources, now)));
  const found = loaded.filter((one) => typeof one !== 'string').sort((one, other) => one.distanceKm - other.distanceKm);
  const [nearest, ...others] = found;
  if (nearest === undefined) return unwanted(loaded.find((one) => typeof one === 'string') ?? 'nothingNew');
  const [place = first, ...places] = active.filter((one) => found.some((news) => news.places.includes(one)));
  return {
    kind: 'news',
    person: first.person,
    to: first.email,
    places: [place, ...places],
    producers: [nearest, ...others],
    total: found.length,
  };
};

/** Of a wave of hundreds the delivery names some; the markers of the person tell the others, at all places. */
const moreItems = async (
  { person, day, items }: { readonly person: PersonId; readonly day: string; readonly items: readonly NewsItem[] },
  active: readonly Subscription[],
  { personNews }: ContentSources,
): Promise<NewsItem[]> => {
  const named = new Set(items.map(({ producerId }) => producerId));
  const told = await personNews.toldTo(person);
  return told
    .filter((marker) => marker.day === day && !named.has(marker.producerId))
    .map(({ producerId, publicationId, occasion }) => ({
      ...{ producerId, publicationId, occasion },
      subscriptionIds: active.map(({ id }) => id),
    }));
};

/** What is new of one producer, as things are now; why not, where it is nothing any more. */
const newsOf = async (
  { producerId, occasion, subscriptionIds, passage }: NewsItem,
  active: readonly Subscription[],
  sources: ContentSources,
  now: Instant,
): Promise<NewsOf | UnwantedReason> => {
  const theirs = active.filter(({ id }) => subscriptionIds.includes(id));
  if (theirs.length === 0) return 'subscriptionEnded';
  const [known, live] = await Promise.all([
    unlessUnreadable(sources.directory.find(producerId), undefined),
    sources.live.of([producerId]),
  ]);
  const reaching = (producer: Producer | undefined) =>
    producer?.state === 'published'
      ? roundsReaching(producer, theirs, sources, { now, changes: live.get(producerId)?.changes })
      : [];
  // Known from before, they may not reach them yet: whoever has just widened their round.
  const listed = reaching(known).length > 0 ? known : await sources.directory.findNow(producerId);
  if (listed?.state !== 'published') return 'producerAway';
  const rounds = reaching(listed);
  const from = (place: Subscription): number => distanceKm(listed.details.position, place.place);
  const [nearest, ...others] = theirs
    .filter((place) => rounds.some(({ places }) => places.includes(place)))
    .sort((one, other) => from(one) - from(other));
  if (nearest === undefined) return 'noLongerDelivers';
  const extra = occasion === 'extraPassage' ? extraOf(passage, listed, live.get(producerId)?.changes, now) : undefined;
  if (occasion === 'extraPassage' && extra === undefined) return 'passageTakenBack';
  const producer = asOfNow(listed, live.get(producerId));
  const offers = producer.details.offers.filter(({ audiences }) => audiences.includes(nearest.audience));
  const { month } = localTime(now);
  return {
    producer,
    occasion,
    communeName: sources.communeName(producer.details.commune),
    distanceKm: from(nearest),
    places: [nearest, ...others],
    rounds,
    offersNow: offersNow(offers, month),
    recipe: recipeFor(offers, month, producer.id),
    extra,
  };
};

const extraOf = (
  ref: PassageRef | undefined,
  { details }: Producer,
  changes: CalendarChanges | undefined,
  now: Instant,
): NewsOf['extra'] => {
  const where = { department: departmentOfCommune(details.commune) };
  const passage = ref && extraPassage(ref, { rounds: details.rounds, changes }, where, now);
  const round = details.rounds.find(({ id }) => id === passage?.roundId);
  return passage === undefined || round === undefined ? undefined : { passage, round };
};

const roundsReaching = (
  { details }: Producer,
  theirs: readonly Subscription[],
  { resolve }: ContentSources,
  { now, changes }: { readonly now: Instant; readonly changes: CalendarChanges | undefined },
): ReachingRound[] => {
  const where = { department: departmentOfCommune(details.commune) };
  return details.rounds
    .flatMap((round) => {
      const answers = theirs
        .filter(({ audience, parcels }) => round.audiences.includes(audience) && (parcels || round.mode !== 'parcel'))
        .map((place) => ({ place, answer: delivers(resolve(round.area), place.place) }))
        .filter(({ answer }) => answer !== 'no');
      if (answers.length === 0) return [];
      const answer = answers.some((one) => one.answer === 'yes') ? ('yes' as const) : ('depends' as const);
      const next = nextPassage(round, changes, now, where) ?? null;
      return [{ round, answer, next, places: answers.map(({ place }) => place) }];
    })
    .sort((one, other) => (one.next?.day ?? '9').localeCompare(other.next?.day ?? '9'));
};

/** What has a season comes first: it is the news. */
const offersNow = (offers: readonly Offer[], month: number): Offer[] =>
  offers
    .filter((offer) => offer.availability === 'available' && inSeason(offer, month))
    .sort((one, other) => one.months.length - other.months.length);

export const newcomerOf = ({
  producer,
  occasion,
  communeName,
  distanceKm: km,
  places,
  rounds,
  offersNow: now,
  extra,
}: NewsOf): Newcomer => ({
  id: producer.id,
  name: producer.details.name,
  communeName,
  invented: producer.invented,
  distanceKm: km,
  occasion,
  extraDay: extra?.passage.day,
  places,
  now: now.map(({ name }) => name),
  rounds: rounds.map(({ round, answer, next }) => ({
    mode: round.mode,
    calendar: round.calendar,
    pickupName: round.pickup?.name ?? null,
    next,
    answer,
  })),
});

/** Who delivers to the places of a person and is wanted there: each once, the nearest first. */
const delivering = async (
  places: readonly Subscription[],
  { deliverers }: ContentSources,
  now: Instant,
): Promise<{ readonly newcomers: Newcomer[]; readonly total: number; readonly results: FoundProducer[] }> => {
  const found = await Promise.all(
    places.map(async (place) => {
      const { items, total } = await deliverers(place, now);
      const wanted = items.filter((item) => isWanted(item, place));
      return { place, wanted, total: wanted.length === items.length ? total : wanted.length };
    }),
  );
  const byProducer = new Map<ProducerId, Newcomer>();
  for (const { place, wanted } of found)
    for (const item of wanted) {
      const known = byProducer.get(item.id);
      const one = foundNewcomer(item, place);
      const places = [...(known?.places ?? []), place];
      byProducer.set(
        item.id,
        known === undefined || one.distanceKm < known.distanceKm ? { ...one, places } : { ...known, places },
      );
    }
  const newcomers = [...byProducer.values()].sort((one, other) => one.distanceKm - other.distanceKm);
  const [only] = found;
  return {
    newcomers,
    // Of several places nobody knows how many deliver to more than one of them, beyond those that are shown.
    total: found.length === 1 && only !== undefined ? only.total : newcomers.length,
    results: found.flatMap(({ wanted }) => wanted),
  };
};

const isWanted = (item: FoundProducer, { families, labels, radiusKm, parcels }: Subscription): boolean =>
  (families.length === 0 || item.families.some((one) => families.includes(one))) &&
  (labels.length === 0 || item.labels.some((one) => labels.includes(one))) &&
  (radiusKm === null || item.distanceKm <= radiusKm) &&
  (parcels || item.rounds.some(({ mode }) => mode !== 'parcel'));

const foundNewcomer = (item: FoundProducer, place: Subscription): Newcomer => ({
  id: item.id,
  name: item.name,
  communeName: item.commune,
  invented: item.invented,
  distanceKm: item.distanceKm,
  occasion: 'first',
  places: [place],
  now: [...item.inSeason, ...item.allYear],
  rounds: item.rounds.map(({ mode, calendar, pickup, next, delivers: answer }) => ({
    mode,
    calendar,
    pickupName: pickup?.name ?? null,
    next,
    answer,
  })),
});

const loadOpening = async (
  toPerson: ToPerson,
  sources: ContentSources,
  now: Instant,
): Promise<PersonContent | Unwanted> => {
  const { newcomers, total } = await delivering(toPerson.places, sources, now);
  // Never an empty mail: they will hear of the first who comes.
  if (newcomers.length === 0) return unwanted('nobodyDelivers');
  return { kind: 'opening', ...toPerson, producers: newcomers, total };
};

/** Beyond these a list is not read. */
const MAX_PRODUCTS = 12;
const MAX_RECIPES = 3;
const MAX_COMING = 10;
const WEEK_MS = 7 * 86_400_000;

const loadSeason = async (
  toPerson: ToPerson,
  sources: ContentSources,
  now: Instant,
): Promise<PersonContent | Unwanted> => {
  const { newcomers, results } = await delivering(toPerson.places, sources, now);
  const products = [...new Set(results.flatMap(({ inSeason: names }) => names))].slice(0, MAX_PRODUCTS);
  if (products.length === 0) return unwanted('nothingInSeason');
  const { month } = localTime(now);
  const producers = await Promise.all(
    newcomers.slice(0, MAX_COMING).map(({ id }) => unlessUnreadable(sources.directory.find(id), undefined)),
  );
  const recipes = new Map<string, Recipe>();
  for (const producer of producers) {
    const recipe = producer && recipeFor(producer.details.offers, month, producer.id);
    if (recipe !== undefined) recipes.set(recipe.slug, recipe);
  }
  const until = new Date(Date.parse(now) + WEEK_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const nextOf = ({ rounds }: Newcomer): string => rounds.map(({ next }) => next?.day ?? '9').sort()[0] ?? '9';
  const coming = newcomers
    .filter((one) => nextOf(one) <= until)
    .sort((one, other) => nextOf(one).localeCompare(nextOf(other)))
    .slice(0, MAX_COMING);
  return { kind: 'season', ...toPerson, products, recipes: [...recipes.values()].slice(0, MAX_RECIPES), coming };
};
