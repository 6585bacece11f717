import { FamilyCode } from '../directory/codes.ts';
import { ProducerState } from '../directory/producer.ts';
import { CommuneCode, type DepartmentCode, type Instant } from '../shared/primitives.ts';
import { Answering } from './answering.ts';
import type { FiguresRun, PlacedProducer, TerritoryFigures, WaitingPlace } from './figures.ts';
import { nearestSellers, placedProducerOf, type Seller, sellerOf } from './sellers.ts';
import type { FiguresStore, TerritorySources } from './sources.ts';
import { shownCount } from './threshold.ts';
import { type OfCommune, shownWaiting, waitingIn } from './waiting.ts';
import { lastWeeks } from './weeks.ts';

export interface Reckoning {
  readonly sources: TerritorySources;
  readonly store: FiguresStore;
  now(): Instant;
  newRunId(): string;
  /** Whether it is time to leave the rest to another turn. */
  timeIsUp(): boolean;
}

/** `more`: call again, the place is kept. `underWay`: another turn is at it. */
export type Reckoned = 'done' | 'more' | 'underWay';

/** A run that was not touched for so long has died: its message comes back, or the next hour goes on with it. */
const DEAD_AFTER_MS = 10 * 60_000;

/**
 * Reckons the state of the territory, department by department; keeps its place after each. Killed anywhere, the next turn goes on with the
 * department it was at. What it finds replaces the figures before it all at once, at the end.
 *
 * @param goOn the turn of a run that said `more`; without, a new one begins unless one is under way.
 */
export const reckon = async (goOn: string | undefined, reckoning: Reckoning): Promise<Reckoned> => {
  const begun = await begin(goOn, reckoning);
  if (begun === undefined) return 'underWay';
  const directory = await readProducers(reckoning);
  let run = begun;
  if (run.done.length === 0) await reckoning.store.keepProducers(run.id, directory.placed, run.startedAt);
  for (const department of reckoning.sources.departments()) {
    if (run.done.includes(department)) continue;
    if (reckoning.timeIsUp()) return 'more';
    const found = await readDepartment(department, directory.sellers, reckoning.sources);
    await reckoning.store.keepPlaces(run.id, department, found.places, run.startedAt);
    run = { ...run, ...progressOf(run, department, found), touchedAt: reckoning.now() };
    // A hundred empty departments need no hundred writes.
    if (found.subscriptions === 0) continue;
    run = { ...run, revision: run.revision + 1 };
    if ((await reckoning.store.saveRun(run)) === 'lost') return 'underWay';
  }
  await reckoning.store.publish(await figuresOf(run, directory, reckoning.sources));
  await reckoning.store.endRun(run);
  return 'done';
};

const progressOf = (run: FiguresRun, department: DepartmentCode, found: ReadDepartment) => ({
  done: [...run.done, department],
  subscriptions: run.subscriptions + found.subscriptions,
  waiting: run.waiting + found.waiting,
  places: run.places + found.places.length,
});

const begin = async (
  goOn: string | undefined,
  { store, now, newRunId }: Reckoning,
): Promise<FiguresRun | undefined> => {
  const at = now();
  const before = await store.run();
  if (before !== undefined) {
    const isDead = Date.parse(at) - Date.parse(before.touchedAt) > DEAD_AFTER_MS;
    if (before.id !== goOn && !isDead) return undefined;
    const taken = { ...before, touchedAt: at, revision: before.revision + 1 };
    return (await store.saveRun(taken)) === 'saved' ? taken : undefined;
  }
  // A message that comes again after its run has ended has nothing to go on with.
  if (goOn !== undefined) return undefined;
  const run: FiguresRun = {
    ...{ id: newRunId(), startedAt: at, touchedAt: at, done: [] },
    ...{ subscriptions: 0, waiting: 0, places: 0, revision: 1 },
  };
  return (await store.saveRun(run)) === 'saved' ? run : undefined;
};

interface ReadDirectory {
  readonly sellers: readonly Seller[];
  readonly placed: readonly PlacedProducer[];
  readonly figures: TerritoryFigures['producers'];
}

const PRESENT = ['published', 'paused', 'pending'] as const;

const readProducers = async ({ sources }: Reckoning): Promise<ReadDirectory> => {
  const sellers: Seller[] = [];
  const placed: PlacedProducer[] = [];
  const byState = Object.fromEntries(ProducerState.options.map((state) => [state, 0])) as Record<ProducerState, number>;
  const byFamily = new Map(FamilyCode.options.map((family) => [family, { published: 0, paused: 0, pending: 0 }]));
  for (const state of ProducerState.options) {
    const present = PRESENT.find((one) => one === state);
    for await (const producers of sources.producersIn(state)) {
      byState[state] += producers.length;
      if (present === undefined) continue;
      for (const producer of producers) {
        const families = new Set(producer.details.offers.map(({ family }) => family));
        for (const family of families) {
          const counts = byFamily.get(family);
          if (counts !== undefined) counts[present] += 1;
        }
        if (state !== 'published') continue;
        const communeName = sources.commune(producer.details.commune)?.name ?? producer.details.commune;
        sellers.push(sellerOf(producer, communeName));
        placed.push(placedProducerOf(producer, communeName));
      }
    }
  }
  return {
    sellers,
    placed,
    figures: {
      byState,
      byFamily: [...byFamily].map(([family, counts]) => ({ family, ...counts })),
    },
  };
};

interface ReadDepartment {
  readonly places: readonly WaitingPlace[];
  readonly subscriptions: number;
  readonly waiting: number;
}

const readDepartment = async (
  department: DepartmentCode,
  sellers: readonly Seller[],
  sources: TerritorySources,
): Promise<ReadDepartment> => {
  const places: WaitingPlace[] = [];
  let [subscriptions, waiting] = [0, 0];
  for await (const commune of communesOf(sources.subscriptionsOf(department))) {
    subscriptions += commune.length;
    const found = await waitingIn(commune, sources.index);
    waiting += found.people;
    const shown = shownWaiting(found);
    const code = commune[0]?.place.commune;
    const place = code == null ? undefined : sources.commune(code);
    if (shown === undefined || code == null || place === undefined) continue;
    const { name, lat, lon } = place;
    places.push({
      ...{ commune: CommuneCode.parse(code), name, department, lat, lon, people: shown.people },
      demands: shown.demands.map((demand) => ({ ...demand, sellers: nearestSellers(sellers, { lat, lon }, demand) })),
    });
  }
  return { places, subscriptions, waiting };
};

/** The subscriptions of one commune at a time: pages bring them side by side, and may cut through them. */
async function* communesOf(pages: AsyncIterable<OfCommune>): AsyncIterable<OfCommune> {
  let held: OfCommune[number][] = [];
  for await (const page of pages) {
    for (const subscription of page) {
      if (held.length > 0 && held[0]?.place.commune !== subscription.place.commune) {
        yield held;
        held = [];
      }
      held.push(subscription);
    }
  }
  if (held.length > 0) yield held;
}

const figuresOf = async (
  run: FiguresRun,
  directory: ReadDirectory,
  sources: TerritorySources,
): Promise<TerritoryFigures> => {
  const weeks = lastWeeks(run.startedAt);
  const answering = new Answering(weeks);
  // One week more: answers of the first week shown were asked for before it.
  for (const week of lastWeeks(run.startedAt, weeks.length + 1)) {
    for await (const requests of sources.requestsOf(week)) for (const request of requests) answering.add(request);
  }
  return {
    runId: run.id,
    at: run.startedAt,
    producers: directory.figures,
    subscriptions: shownCount(run.subscriptions) ?? null,
    waiting: shownCount(run.waiting) ?? null,
    places: run.places,
    weeks: await Promise.all(
      weeks.map(async (week) => ({ week, ...answering.of(week), alerts: await sources.alertsOf(week) })),
    ),
    ...answering.whole,
  };
};
