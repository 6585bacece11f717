import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { ProducerState } from '#domain/producers/producer.ts';
import { CommuneCode, type DepartmentCode, type Instant } from '#domain/shared/primitives.ts';
import { Answering } from '#domain/statistics/answer-counts.ts';
import type {
  AreaFigures,
  FiguresRun,
  PlacedProducer,
  TerritoryFigures,
  WaitingPlace,
} from '#domain/statistics/figures.ts';
import { ProducerCounts } from '#domain/statistics/producer-counts.ts';
import { nearestSellers, placedProducerOf, type Seller, sellerOf } from '#domain/statistics/sellers.ts';
import type { FiguresStore, TerritorySources } from '#domain/statistics/statistics-store.ts';
import { shownCount } from '#domain/statistics/threshold.ts';
import { type OfCommune, shownWaiting, waitingIn } from '#domain/statistics/waiting.ts';
import { lastWeeks, type Week } from '#domain/statistics/weeks.ts';

export interface StatisticsComputation {
  readonly sources: TerritorySources;
  readonly store: FiguresStore;
  now(): Instant;
  newRunId(): string;
  /** Whether it is time to leave the rest to another turn. */
  timeIsUp(): boolean;
}

/** `more`: call again, the place is kept. `underWay`: another turn is at it. */
export type ComputationProgress = 'done' | 'more' | 'underWay';

/** A run that was not touched for so long has died: its message comes back, or the next hour goes on with it. */
const DEAD_AFTER_MS = 10 * 60_000;

/**
 * Computes the state of the territory, department by department; keeps its place after each. Killed anywhere, the next turn goes on with the
 * department it was at. What it finds replaces the figures before it all at once, at the end.
 *
 * @param goOn the turn of a run that said `more`; without, a new one begins unless one is under way.
 */
export const computeStatistics = async (
  goOn: string | undefined,
  computation: StatisticsComputation,
): Promise<ComputationProgress> => {
  const begun = await begin(goOn, computation);
  if (begun === undefined) return 'underWay';
  const directory = await readProducers(computation);
  let run = begun;
  if (run.done.length === 0) await computation.store.keepProducers(run.id, directory.placed, run.startedAt);
  for (const department of computation.sources.departments()) {
    if (run.done.includes(department)) continue;
    if (computation.timeIsUp()) return 'more';
    const found = await readDepartment(department, directory.sellers, computation.sources);
    await computation.store.keepPlaces(run.id, department, found.places, run.startedAt);
    run = { ...run, ...progressOf(run, department, found), touchedAt: computation.now() };
    // A hundred empty departments need no hundred writes.
    if (found.subscriptions === 0) continue;
    run = { ...run, revision: run.revision + 1 };
    if ((await computation.store.saveRun(run)) === 'lost') return 'underWay';
  }
  await computation.store.publish(await figuresOf(run, directory, computation.sources));
  await computation.store.endRun(run);
  return 'done';
};

const progressOf = (run: FiguresRun, department: DepartmentCode, found: ReadDepartment) => ({
  done: [...run.done, department],
  subscriptions: run.subscriptions + found.subscriptions,
  waiting: run.waiting + found.waiting,
  places: run.places + found.places.length,
  byDepartment:
    found.subscriptions === 0
      ? run.byDepartment
      : {
          ...run.byDepartment,
          [department]: { subscriptions: found.subscriptions, waiting: found.waiting, places: found.places.length },
        },
});

const begin = async (
  goOn: string | undefined,
  { store, now, newRunId }: StatisticsComputation,
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
    ...{ subscriptions: 0, waiting: 0, places: 0, byDepartment: {}, revision: 1 },
  };
  return (await store.saveRun(run)) === 'saved' ? run : undefined;
};

interface ReadDirectory {
  readonly sellers: readonly Seller[];
  readonly placed: readonly PlacedProducer[];
  readonly counts: ProducerCounts;
  readonly countsOf: ReadonlyMap<string, ProducerCounts>;
  /** Where a producer is: the alerts about them count there. */
  readonly departmentOf: ReadonlyMap<string, string>;
}

const readProducers = async ({ sources }: StatisticsComputation): Promise<ReadDirectory> => {
  const sellers: Seller[] = [];
  const placed: PlacedProducer[] = [];
  const counts = new ProducerCounts();
  const countsOf = new Map<string, ProducerCounts>();
  const departmentOf = new Map<string, string>();
  for (const state of ProducerState.options) {
    for await (const producers of sources.producersIn(state)) {
      for (const producer of producers) {
        const department = departmentOfCommune(producer.details.commune);
        departmentOf.set(producer.id, department);
        counts.add(producer);
        gotten(countsOf, department, () => new ProducerCounts()).add(producer);
        if (state !== 'published') continue;
        const communeName = sources.commune(producer.details.commune)?.name ?? producer.details.commune;
        sellers.push(sellerOf(producer, communeName));
        placed.push(placedProducerOf(producer, communeName));
      }
    }
  }
  return { sellers, placed, counts, countsOf, departmentOf };
};

/** What is under a key, made where nothing is. */
const gotten = <Value>(map: Map<string, Value>, key: string, make: () => Value): Value => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
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
  const answeringOf = new Map<string, Answering>();
  // One week more: answers of the first week shown were asked for before it.
  for (const week of lastWeeks(run.startedAt, weeks.length + 1)) {
    for await (const requests of sources.requestsOf(week)) {
      for (const request of requests) {
        answering.add(request);
        if (request.department !== null)
          gotten(answeringOf, request.department, () => new Answering(weeks)).add(request);
      }
    }
  }
  const alerts = await alertsOf(weeks, directory, sources);
  const areaOf = (
    { subscriptions, waiting, places }: Pick<FiguresRun, 'subscriptions' | 'waiting' | 'places'>,
    counts: AreaFigures['producers'],
    answers: Answering,
    department: string,
  ): AreaFigures => ({
    producers: counts,
    subscriptions: shownCount(subscriptions) ?? null,
    waiting: shownCount(waiting) ?? null,
    places,
    weeks: weeks.map((week) => ({
      week,
      ...answers.of(week),
      alerts: alerts.get(department)?.get(week) ?? 0,
    })),
    ...answers.whole,
  });
  const codes = sources
    .departments()
    .filter((code) => run.byDepartment[code] !== undefined || directory.countsOf.has(code) || answeringOf.has(code));
  return {
    runId: run.id,
    at: run.startedAt,
    ...areaOf(run, directory.counts.whole, answering, EVERYWHERE),
    byDepartment: Object.fromEntries(
      codes.map((code) => [
        code,
        areaOf(
          run.byDepartment[code] ?? NOBODY,
          (directory.countsOf.get(code) ?? new ProducerCounts()).some,
          answeringOf.get(code) ?? new Answering(weeks),
          code,
        ),
      ]),
    ),
  };
};

const EVERYWHERE = '';
const NOBODY = { subscriptions: 0, waiting: 0, places: 0 };

/** Alerts by department, and everywhere, by week. Those about a producer who was erased count everywhere only. */
const alertsOf = async (
  weeks: readonly Week[],
  { departmentOf }: ReadDirectory,
  sources: TerritorySources,
): Promise<ReadonlyMap<string, ReadonlyMap<Week, number>>> => {
  const alerts = new Map<string, Map<Week, number>>();
  const add = (department: string, week: Week, count: number): void => {
    const ofWeek = gotten(alerts, department, () => new Map<Week, number>());
    ofWeek.set(week, (ofWeek.get(week) ?? 0) + count);
  };
  await Promise.all(
    weeks.map(async (week) => {
      for (const [producer, count] of await sources.alertsOf(week)) {
        add(EVERYWHERE, week, count);
        const department = departmentOf.get(producer);
        if (department !== undefined) add(department, week, count);
      }
    }),
  );
  return alerts;
};
