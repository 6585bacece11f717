import { byPerson, type Reader } from '#app/publications/news-letter.ts';
import { batchOf, joinOpening, type Letter, type Letters } from '#domain/ledger/letters.ts';
import { newDelivery, newsKey } from '#domain/ledger/new-delivery.ts';
import { isOpen } from '#domain/opening/opening-day.ts';
import type { Opening, Openings } from '#domain/opening/opening-store.ts';
import type { Directory } from '#domain/producers/directory.ts';
import { localTime, secondsAfter } from '#domain/shared/calendar.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { isPaused } from '#domain/subscriptions/matching.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import type { Subscribers } from '#domain/subscriptions/subscription-store.ts';

export interface OpeningPorts {
  readonly openings: Openings;
  readonly directory: Pick<Directory, 'openPublications'>;
  readonly subscribers: Pick<Subscribers, 'under'>;
  readonly letters: Pick<Letters, 'post' | 'saveBatch' | 'batchesOf' | 'wakeIds'>;
  /** The day that was announced: what was approved before it waits for it, also where a member opens the directory sooner. */
  readonly announced: string;
  departments(): readonly string[];
  now(): Instant;
  timeIsUp(): boolean;
}

/** A walk without a sign for this long has lost its message. */
const SILENT_SECONDS = 120;
/** An opening that nobody told within two days is no news any more: that of a directory which has long been open. */
const STALE_SECONDS = 2 * 86_400;

/** Whether the opening is to be told now: asked every minute, and answered by one read. */
export const openingIsDue = async (
  opensAt: string,
  now: Instant,
  { openings }: Pick<OpeningPorts, 'openings'>,
): Promise<boolean> => {
  if (opensAt === '' || !isOpen(opensAt, now) || secondsAfter(opensAt, STALE_SECONDS) < now) return false;
  const opening = await openings.find(opensAt);
  return (
    opening === undefined || (opening.stage === 'walking' && secondsAfter(opening.touchedAt, SILENT_SECONDS) <= now)
  );
};

/** What was approved in the last minute before the opening is in the index soon after; a stuck one does not keep everybody waiting. */
const MAX_WAIT_SECONDS = 900;

/**
 * Owes each subscriber of before the opening one mail: who delivers to them. Goes page by page and keeps its place; killed anywhere, the next turn goes on
 * there, and nobody is owed it twice. `later`: not everybody who was approved is in the index yet.
 */
export const tellOpening = async (opensAt: Instant, ports: OpeningPorts): Promise<'done' | 'more' | 'later'> => {
  const now = ports.now();
  const known = await ports.openings.find(opensAt);
  if (known?.stage === 'done') return 'done';
  let opening: Opening = known ?? {
    opensAt,
    startedAt: now,
    touchedAt: now,
    stage: 'walking',
    cursor: null,
    told: 0,
    batches: 0,
  };
  if (opening.cursor === null && (await isIncomplete(opening, now, ports))) {
    await ports.openings.save({ ...opening, touchedAt: now });
    return 'later';
  }
  const departments = ports.departments();
  let at = placeIn(opening.cursor);
  for (let code = departments[at.department]; code !== undefined; code = departments[at.department]) {
    const page = await ports.subscribers.under({ kind: 'department', department: code }, at.from);
    const told = await tellPage(page.subscriptions, opening, ports);
    at = page.next === undefined ? { department: at.department + 1 } : { department: at.department, from: page.next };
    opening = {
      ...opening,
      touchedAt: ports.now(),
      cursor: cursorOf(at),
      told: opening.told + told,
      batches: opening.batches + (told > 0 ? 1 : 0),
    };
    const up = ports.timeIsUp();
    // An empty department changes nothing but the place.
    if (told > 0 || up) await ports.openings.save(opening);
    if (up) return 'more';
  }
  // Each mail names all places of its reader: they leave when all places are seen to.
  const batches = await ports.letters.batchesOf(aboutOf(opensAt), opening.batches);
  for (const { due } of batches) await ports.letters.wakeIds(due);
  const told = new Set(batches.flatMap(({ due }) => due)).size;
  await ports.openings.save({ ...opening, touchedAt: ports.now(), stage: 'done', told });
  return 'done';
};

const isIncomplete = async (
  { opensAt, startedAt }: Opening,
  now: Instant,
  { directory, announced }: OpeningPorts,
): Promise<boolean> => {
  if (secondsAfter(startedAt, MAX_WAIT_SECONDS) <= now) return false;
  const open = await directory.openPublications(secondsAfter(announced > now ? announced : now, 1));
  return open.some(({ stage, writtenAt }) => stage === 'written' && writtenAt < opensAt);
};

/** What the batches of an opening are about. */
const aboutOf = (opensAt: Instant): string => `opening ${opensAt}`;

const tellPage = async (
  subscriptions: readonly Subscription[],
  { opensAt, batches }: Opening,
  { letters, now }: OpeningPorts,
): Promise<number> => {
  const at = now();
  // Who subscribed after it has seen it open.
  const waiting = subscriptions.filter(
    ({ consent, createdAt, pausedUntil }) =>
      (consent.confirmedAt ?? createdAt) < opensAt && !isPaused({ pausedUntil }, at),
  );
  if (waiting.length === 0) return 0;
  const posted = await letters.post(byPerson(waiting).map((reader) => openingLetter(reader, opensAt, at)));
  await letters.saveBatch(batchOf({ about: aboutOf(opensAt), number: batches, wave: null }, posted, at));
  return posted.length;
};

/** The mail of that day: no other news leaves beside it. Where there is one already, another. */
const openingLetter = ({ person, subscriptions }: Reader, opensAt: Instant, now: Instant): Letter => {
  const subscriptionIds = subscriptions.map(({ id }) => id);
  const delivery = newDelivery({
    about: { kind: 'opening', person, subscriptionIds, opensAt },
    channel: 'email',
    to: '',
    language: subscriptions[0].language,
    now,
  });
  return {
    candidates: [
      { delivery: { ...delivery, dedupeKey: newsKey(person, localTime(opensAt).date) }, mayBegin: true },
      { delivery, mayBegin: true },
    ],
    join: joinOpening(subscriptionIds),
  };
};

interface Place {
  readonly department: number;
  readonly from?: string;
}

const cursorOf = ({ department, from = '' }: Place): string => `${department}/${from}`;

const placeIn = (cursor: string | null): Place => {
  const [department = '0', from = ''] = cursor?.split('/') ?? [];
  return { department: Number(department), ...(from === '' ? {} : { from }) };
};
