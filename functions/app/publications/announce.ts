import type { Area, ResolvedArea } from '#domain/areas/area.ts';
import { entriesOfArea } from '#domain/areas/covering.ts';
import { subscriberQueriesOf } from '#domain/areas/subscriber-queries.ts';
import { type Ledger, newDelivery } from '#domain/ledger/ledger.ts';
import type { Directory } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { nextWave, type Occasion, type Publication } from '#domain/producers/publication.ts';
import { secondsAfter } from '#domain/shared/calendar.ts';
import type { Instant, PublicationId } from '#domain/shared/primitives.ts';
import { type Concerns, concernedBy, firstFinder, placeQueries } from '#domain/subscriptions/matching.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import type { PlaceQuery, Subscribers, Telling } from '#domain/subscriptions/subscription-store.ts';

export interface Announcing {
  readonly directory: Pick<Directory, 'find' | 'findPublication' | 'savePublication' | 'openPublications'>;
  /** The opening of the directory; empty: it always was open. */
  readonly opensAt: string;
  readonly subscribers: Subscribers;
  readonly ledger: Pick<Ledger, 'wake'>;
  resolve(area: Area): ResolvedArea;
  /** Codes of all departments: an area that is the country is asked for by them. */
  departments(): readonly string[];
  now(): Instant;
  /** Whether it is time to leave the rest to another turn. */
  timeIsUp(): boolean;
  reached(point: 'match.after-deliveries' | 'match.before-mark'): void;
}

/** `more`: call again, the cursor is kept. `later`: not projected yet, or not to be announced yet; the sweep comes back to it. */
export type Announced = 'done' | 'more' | 'later';

/**
 * Owes every subscriber concerned by a publication one alert. Goes page by page and keeps its place in the publication: killed anywhere, the
 * next turn goes on there, and whom it told already it does not tell twice.
 */
export const announce = async (id: PublicationId, announcing: Announcing): Promise<Announced> => {
  const publication = await announcing.directory.findPublication(id);
  if (publication === undefined || publication.stage === 'matched') return 'done';
  if (publication.stage === 'written') return 'later';
  // Who was there before the opening is told of by it, to each subscriber in one mail (opening.ts).
  if (publication.writtenAt < announcing.opensAt) return finish(publication, announcing);
  if (publication.announceAt > announcing.now() || (await joinsWave(publication, announcing))) return 'later';
  const producer = await announcing.directory.find(publication.producerId);
  const { occasion } = publication;
  if (occasion === null || producer?.state !== 'published') return finish(publication, announcing);
  return tellAll({ publication, occasion, producer }, announcing);
};

/** So many others on their way at the same time are an import or a morning's review, not a coincidence. */
const COMPANY = 3;

/**
 * One of many is announced with them, at the next quarter of an hour, in one mail a person: imports never cause a burst. One that is alone goes
 * at once. Once it has begun to be told, it goes on by itself.
 */
const joinsWave = async (publication: Publication, { directory, now }: Announcing): Promise<boolean> => {
  const { id, producerId, occasion, wave, cursor, matched } = publication;
  if (occasion === null || wave !== undefined || cursor !== null || matched > 0) return false;
  const next = nextWave(now());
  const open = await directory.openPublications(secondsAfter(next, 1));
  const others = open.filter((other) => other.id !== id && other.producerId !== producerId && other.occasion !== null);
  if (others.length < COMPANY) return false;
  await directory.savePublication({ ...publication, wave: next, announceAt: next });
  return true;
};

/** As many as the directory gives at once: beyond them nothing is known. */
const MAX_OPEN = 50;

/**
 * Whether publications of a wave, or of an earlier one, are still being told, so that its mails would not be whole. Where so many are open that not all
 * can be seen, it is taken to be so.
 */
export const waveIsUnderWay = async (
  wave: Instant,
  now: Instant,
  directory: Pick<Directory, 'openPublications'>,
): Promise<boolean> => {
  const open = await directory.openPublications(secondsAfter(now, 1));
  return open.length >= MAX_OPEN || open.some((other) => other.wave !== undefined && other.wave <= wave);
};

interface News {
  readonly publication: Publication;
  readonly occasion: Occasion;
  readonly producer: Producer;
}

/** An empty page changes nothing but the cursor: it is kept every so many, so that a wide area does not write once a cell. */
const EMPTY_PAGES_BETWEEN_MARKS = 50;

const tellAll = async (news: News, announcing: Announcing): Promise<Announced> => {
  const queries = queriesOf(news.publication, announcing);
  const concerns = concernedBy(news.publication, news.producer, announcing.resolve);
  const finder = firstFinder(queries);
  let { publication } = news;
  let unmarked = 0;
  let at = cursorIn(publication, queries);
  for (let query = queries[at.query]; query !== undefined; query = queries[at.query]) {
    const page = await announcing.subscribers.under(query, at.from);
    const mine = page.subscriptions.filter((subscription) => finder(subscription.place) === at.query);
    const told = await tellPage(mine, concerns, news, announcing);
    at = page.next === undefined ? { query: at.query + 1 } : { query: at.query, from: page.next };
    publication = { ...publication, cursor: writeCursor(at, queries), matched: publication.matched + told };
    unmarked += 1;
    const up = announcing.timeIsUp();
    if (told === 0 && unmarked < EMPTY_PAGES_BETWEEN_MARKS && !up) continue;
    if ((await announcing.directory.savePublication(publication)) === 'behind') return 'done';
    unmarked = 0;
    if (up) return 'more';
  }
  return finish(publication, announcing);
};

const queriesOf = ({ newRounds }: Publication, { resolve, departments }: Announcing): PlaceQuery[] =>
  placeQueries(subscriberQueriesOf(newRounds.flatMap(({ area }) => entriesOfArea(resolve(area)))), departments());

/** How many of these the news concerns. All of them are owed their alert when it returns; the sender was woken for those who were not before. */
const tellPage = async (
  subscriptions: readonly Subscription[],
  concerns: Concerns,
  news: News,
  { subscribers, ledger, now, reached }: Announcing,
): Promise<number> => {
  const instant = now();
  const tellings = subscriptions.filter(concerns).map((subscription) => tellingOf(subscription, news, instant));
  if (tellings.length === 0) return 0;
  const messages = await subscribers.tell(tellings);
  reached('match.after-deliveries');
  await ledger.wake(messages);
  return tellings.length;
};

const tellingOf = (subscription: Subscription, { publication, occasion, producer }: News, now: Instant): Telling => {
  const to = { channel: 'email' as const, to: subscription.email, language: subscription.language, now };
  const pair = { subscriptionId: subscription.id, producerId: producer.id, occasion };
  const alone = newDelivery({
    ...to,
    about: {
      kind: 'alert',
      subscriptionId: subscription.id,
      producerId: producer.id,
      publicationId: publication.id,
    },
  });
  const { wave } = publication;
  if (wave === undefined) return { ...pair, delivery: alone };
  const about = { kind: 'digest' as const, subscriptionId: subscription.id, wave };
  return {
    ...pair,
    wave,
    delivery: newDelivery({ ...to, about, dueAt: secondsAfter(now, DIGEST_WAITS_SECONDS) }),
    orAlone: alone,
  };
};

/** Long enough for most waves to be told in whole; a mail that is due before is put off (content.ts). */
const DIGEST_WAITS_SECONDS = 60;

const finish = async (publication: Publication, { directory, reached }: Announcing): Promise<'done'> => {
  reached('match.before-mark');
  await directory.savePublication({ ...publication, stage: 'matched', cursor: null });
  return 'done';
};

interface Position {
  readonly query: number;
  readonly from?: string;
}

/** `<queries>/<query>/<page>`: were the area cut otherwise by a newer version of the code, matching starts again; nobody is told twice. */
const writeCursor = ({ query, from = '' }: Position, queries: readonly PlaceQuery[]): string =>
  `${queries.length}/${query}/${from}`;

const cursorIn = ({ cursor }: Publication, queries: readonly PlaceQuery[]): Position => {
  const [count, query, from = ''] = cursor?.split('/') ?? [];
  if (Number(count) !== queries.length) return { query: 0 };
  return { query: Number(query), ...(from === '' ? {} : { from }) };
};
