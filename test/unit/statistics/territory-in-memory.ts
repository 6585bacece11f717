import type { Producer } from '#domain/producers/producer.ts';
import type { CountedRequest } from '#domain/statistics/answer-counts.ts';
import type { FiguresRun, PlacedProducer, TerritoryFigures, WaitingPlace } from '#domain/statistics/figures.ts';
import type { FiguresStore, TerritorySources } from '#domain/statistics/statistics-store.ts';
import { weekOf } from '#domain/statistics/weeks.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import { coverageOf, itemsOf } from '../search/in-memory-coverage.ts';

/** The records of a computation in memory, under the rules of the port. */
export class FiguresInMemory implements FiguresStore {
  figures: TerritoryFigures | undefined;
  kept: FiguresRun | undefined;
  readonly lists = new Map<string, Map<string, readonly WaitingPlace[]>>();
  readonly placed = new Map<string, readonly PlacedProducer[]>();

  async current() {
    return this.figures;
  }
  async run() {
    return this.kept;
  }
  async places(runId: string) {
    return [...(this.lists.get(runId)?.values() ?? [])].flat();
  }
  async producers(runId: string) {
    return [...(this.placed.get(runId) ?? [])];
  }
  async saveRun(run: FiguresRun) {
    const fits =
      run.revision === 1
        ? this.kept === undefined
        : this.kept?.id === run.id && this.kept.revision === run.revision - 1;
    if (!fits) return 'lost' as const;
    this.kept = run;
    return 'saved' as const;
  }
  async keepPlaces(runId: string, department: string, places: readonly WaitingPlace[]) {
    const lists = this.lists.get(runId) ?? new Map();
    this.lists.set(runId, lists.set(department, places));
  }
  async keepProducers(runId: string, producers: readonly PlacedProducer[]) {
    this.placed.set(runId, producers);
  }
  async publish(figures: TerritoryFigures) {
    this.figures = figures;
  }
  async endRun({ id }: FiguresRun) {
    if (this.kept?.id === id) this.kept = undefined;
  }
}

export interface World {
  readonly producers: readonly Producer[];
  readonly subscriptions: readonly Subscription[];
  readonly requests?: readonly CountedRequest[];
  readonly alerts?: Readonly<Record<string, number>>;
  /** Subscriptions on a page: communes are cut by the pages of the index. */
  readonly page?: number;
}

export const sourcesOf = ({
  producers,
  subscriptions,
  requests = [],
  alerts = {},
  page = 3,
}: World): TerritorySources => ({
  async *producersIn(state) {
    yield producers.filter((producer) => producer.state === state);
  },
  async *subscriptionsOf(department) {
    const own = subscriptions
      .filter(({ state, place }) => state === 'active' && place.department === department)
      .sort((one, other) => `${one.place.commune}#${one.id}`.localeCompare(`${other.place.commune}#${other.id}`));
    for (let from = 0; from < own.length; from += page) yield own.slice(from, from + page);
  },
  async *requestsOf(week) {
    yield requests.filter(({ confirmedAt }) => weekOf(confirmedAt) === week);
  },
  alertsOf: async (week) => new Map([[producers[0]?.id ?? '', alerts[week] ?? 0]]),
  index: coverageOf(itemsOf(...producers)),
  departments: () => ['33', '40', '64'] as unknown as ReturnType<TerritorySources['departments']>,
  commune: (code) => ({ name: `Commune ${code}`, lat: 43.6105, lon: -1.0409 }),
});
