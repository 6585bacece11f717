import type { Area, ResolvedArea } from '#domain/areas/area.ts';
import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { entriesOfArea } from '#domain/areas/covering.ts';
import { subscriberQueriesOf } from '#domain/areas/subscriber-queries.ts';
import type { Delivery } from '#domain/ledger/delivery.ts';
import { batchOf, type Letters } from '#domain/ledger/letters.ts';
import { extraPassage } from '#domain/passages/extra-passage.ts';
import type { Directory } from '#domain/producers/directory.ts';
import type { LiveStates } from '#domain/producers/live.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { nextWave, type Occasion, type Publication } from '#domain/producers/publication.ts';
import { secondsAfter } from '#domain/shared/calendar.ts';
import type { Instant, PublicationId } from '#domain/shared/primitives.ts';
import { type Concerns, concernedBy, firstFinder, placeQueries } from '#domain/subscriptions/matching.ts';
import { mayTell } from '#domain/subscriptions/news.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import type { PlaceQuery, Subscribers } from '#domain/subscriptions/subscription-store.ts';
import { byPerson, newsLetter, type Reader } from './news-letter.ts';

export interface Announcing {
  readonly directory: Pick<Directory, 'find' | 'findPublication' | 'savePublication' | 'openPublications'>;
  /** The opening of the directory; empty: it always was open. */
  readonly opensAt: string;
  readonly subscribers: Subscribers;
  readonly live: Pick<LiveStates, 'of'>;
  readonly letters: Letters;
  resolve(area: Area): ResolvedArea;
  /** Codes of all departments: an area that is the country is asked for by them. */
  departments(): readonly string[];
  now(): Instant;
  /** Whether it is time to leave the rest to another turn. */
  timeIsUp(): boolean;
  reached(point: 'match.after-deliveries' | 'match.before-wake' | 'match.before-mark'): void;
}

/** `more`: call again, the cursor is kept. `later`: not projected yet, or not to be announced yet; the sweep comes back to it. */
export type Announced = 'done' | 'more' | 'later';

/**
 * Owes every person concerned by a publication a mail that says so: that of the day, or the next that may leave. Two phases: page by page what is owed
 * is written, then the sender is woken for all of it, so that each mail names all places of its reader. Keeps its place in the publication: killed
 * anywhere, the next turn goes on there, and nobody is told twice.
 */
export const announce = async (id: PublicationId, announcing: Announcing): Promise<Announced> => {
  const publication = await announcing.directory.findPublication(id);
  if (publication === undefined || publication.stage === 'matched') return 'done';
  if (publication.stage === 'written') return 'later';
  // Who was there before the opening is told of by it, to each person in one mail (opening.ts).
  if (publication.writtenAt < announcing.opensAt) return finish(publication, announcing);
  if (publication.announceAt > announcing.now() || (await joinsWave(publication, announcing))) return 'later';
  const producer = await announcing.directory.find(publication.producerId);
  const { occasion } = publication;
  if (occasion === null || producer?.state !== 'published') return finish(publication, announcing);
  if (!(await isStillOn(publication, producer, announcing))) return finish(publication, announcing);
  return tellAll({ publication, occasion, producer }, announcing);
};

/** An extra passage may have been taken back since: then nobody is to remember having heard of it. */
const isStillOn = async ({ passage }: Publication, producer: Producer, { live, now }: Announcing): Promise<boolean> => {
  if (passage === undefined) return true;
  const changes = (await live.of([producer.id])).get(producer.id)?.changes;
  const where = { department: departmentOfCommune(producer.details.commune) };
  return extraPassage(passage, { rounds: producer.details.rounds, changes }, where, now()) !== undefined;
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

/** Publications of one wave are announced within so long. */
const WAVE_SPREAD_SECONDS = 900;

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
  // Of a wave the last approved is still within its grace.
  const open = await directory.openPublications(secondsAfter(now, WAVE_SPREAD_SECONDS));
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
    const told = await tellPage(mine, concerns, { ...news, publication }, announcing);
    at = page.next === undefined ? { query: at.query + 1 } : { query: at.query, from: page.next };
    publication = {
      ...publication,
      cursor: writeCursor(at, queries),
      matched: publication.matched + told,
      batches: publication.batches + (told > 0 ? 1 : 0),
    };
    unmarked += 1;
    const up = announcing.timeIsUp();
    if (told === 0 && unmarked < EMPTY_PAGES_BETWEEN_MARKS && !up) continue;
    if ((await announcing.directory.savePublication(publication)) === 'behind') return 'done';
    unmarked = 0;
    if (up) return 'more';
  }
  announcing.reached('match.before-wake');
  return finish({ ...publication, matched: await wakeAll(publication, announcing) }, announcing);
};

const queriesOf = ({ newRounds }: Publication, { resolve, departments }: Announcing): PlaceQuery[] =>
  placeQueries(subscriberQueriesOf(newRounds.flatMap(({ area }) => entriesOfArea(resolve(area)))), departments());

/** To how many of these the news is owed when it returns: the mails that carry it are written, and the batch that stands for them. */
const tellPage = async (
  subscriptions: readonly Subscription[],
  concerns: Concerns,
  news: News,
  announcing: Announcing,
): Promise<number> => {
  const { subscribers, letters, now, reached } = announcing;
  const instant = now();
  const readers = await notToldYet(byPerson(subscriptions.filter(concerns)), news, subscribers);
  if (readers.length === 0) return 0;
  const { publication } = news;
  const posted = await letters.post(readers.map((reader) => newsLetter(reader, news, instant)));
  await subscribers.markTold(
    readers.map(({ person }, index) => ({
      person,
      producerId: publication.producerId,
      publicationId: publication.id,
      occasion: news.occasion,
      day: dayOf(posted[index]),
      at: publication.announceAt,
    })),
  );
  const about = { about: publication.id, number: publication.batches, wave: publication.wave ?? null };
  await letters.saveBatch(batchOf(about, posted, instant));
  reached('match.after-deliveries');
  return readers.length;
};

/** An opening says it by itself: no day of news. */
const dayOf = (posted: Delivery | undefined): string => (posted?.about.kind === 'news' ? posted.about.day : '');

const notToldYet = async (
  readers: readonly Reader[],
  { publication, occasion }: News,
  subscribers: Subscribers,
): Promise<Reader[]> => {
  if (readers.length === 0) return [];
  const told = await subscribers.lastTold(
    readers.map(({ person }) => person),
    publication.producerId,
  );
  const next = { id: publication.id, occasion, announceAt: publication.announceAt };
  return readers.filter(({ person }) => mayTell(told.get(person), next));
};

/**
 * Wakes the sender for all that is due now, and answers how many people hear of it. The mails of a wave wait until all of it is told: the sweep, which
 * sees that, sends them.
 */
const wakeAll = async ({ id, batches, wave }: Publication, { letters }: Announcing): Promise<number> => {
  const all = await letters.batchesOf(id, batches);
  // Of a person with places on several pages it is one mail.
  if (wave === undefined) await letters.wakeIds([...new Set(all.flatMap(({ due }) => due))]);
  return new Set(all.flatMap(({ due, later }) => [...due, ...later])).size;
};

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
