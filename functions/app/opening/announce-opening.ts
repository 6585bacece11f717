import { type Ledger, newDelivery } from '#domain/ledger/ledger.ts';
import { isOpen } from '#domain/opening/opening-day.ts';
import type { Opening, Openings } from '#domain/opening/opening-store.ts';
import type { Directory } from '#domain/producers/directory.ts';
import { secondsAfter } from '#domain/shared/calendar.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import type { Subscribers } from '#domain/subscriptions/subscription-store.ts';

export interface OpeningPorts {
  readonly openings: Openings;
  readonly directory: Pick<Directory, 'openPublications'>;
  readonly subscribers: Pick<Subscribers, 'under'>;
  readonly ledger: Pick<Ledger, 'enqueueAll'>;
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
 * Owes each subscriber of before the opening one mail: who delivers to her. Goes page by page and keeps its place; killed anywhere, the next turn goes on
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
  };
  if (opening.cursor === null && (await isIncomplete(opening, now, ports))) {
    await ports.openings.save({ ...opening, touchedAt: now });
    return 'later';
  }
  const departments = ports.departments();
  let at = placeIn(opening.cursor);
  for (let code = departments[at.department]; code !== undefined; code = departments[at.department]) {
    const page = await ports.subscribers.under({ kind: 'department', department: code }, at.from);
    const told = await tellPage(page.subscriptions, opensAt, ports);
    at = page.next === undefined ? { department: at.department + 1 } : { department: at.department, from: page.next };
    opening = { ...opening, touchedAt: ports.now(), cursor: cursorOf(at), told: opening.told + told };
    const up = ports.timeIsUp();
    // An empty department changes nothing but the place.
    if (told > 0 || up) await ports.openings.save(opening);
    if (up) return 'more';
  }
  await ports.openings.save({ ...opening, touchedAt: ports.now(), stage: 'done' });
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

const tellPage = async (
  subscriptions: readonly Subscription[],
  opensAt: Instant,
  { ledger, now }: OpeningPorts,
): Promise<number> => {
  // Who subscribed after it has seen it open.
  const waiting = subscriptions.filter(({ consent, createdAt }) => (consent.confirmedAt ?? createdAt) < opensAt);
  const at = now();
  await ledger.enqueueAll(
    waiting.map(({ id, email, language }) => {
      const about = { kind: 'opening' as const, subscriptionId: id, opensAt };
      return newDelivery({ about, channel: 'email', to: email, language, now: at });
    }),
  );
  return waiting.length;
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
