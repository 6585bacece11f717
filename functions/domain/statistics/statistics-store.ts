import type { Coverage } from '#domain/coverage/coverage.ts';
import type { Producer, ProducerState } from '#domain/producers/producer.ts';
import type { DepartmentCode, Instant, Position } from '#domain/shared/primitives.ts';
import type { CountedRequest } from './answer-counts.ts';
import type { FiguresRun, PlacedProducer, TerritoryFigures, WaitingPlace } from './figures.ts';
import type { OfCommune } from './waiting.ts';
import type { Week } from './weeks.ts';

/** What a computation reads. Everything comes page by page: none of it is held as a whole but the published producers, in short. */
export interface TerritorySources {
  /** All producers of a state. */
  producersIn(state: ProducerState): AsyncIterable<readonly Producer[]>;
  /** Active subscriptions of a department in pages, all those of one commune side by side. */
  subscriptionsOf(department: DepartmentCode): AsyncIterable<OfCommune>;
  /** Requests confirmed in a week. */
  requestsOf(week: Week): AsyncIterable<readonly CountedRequest[]>;
  /** Alerts announced in a week, by the producer they were about. */
  alertsOf(week: Week): Promise<ReadonlyMap<string, number>>;
  readonly index: Pick<Coverage, 'itemsUnder'>;
  departments(): readonly DepartmentCode[];
  commune(code: string): ({ readonly name: string } & Position) | undefined;
}

/** Where computations are kept. */
export interface FiguresStore {
  /** The last one that was finished. */
  current(): Promise<TerritoryFigures | undefined>;
  places(runId: string): Promise<WaitingPlace[]>;
  producers(runId: string): Promise<PlacedProducer[]>;
  run(): Promise<FiguresRun | undefined>;
  /** Keeps how far a run got, over what `run.revision - 1` left; `lost` where another run has taken its place. */
  saveRun(run: FiguresRun): Promise<'saved' | 'lost'>;
  /** Written twice, the same. */
  keepPlaces(runId: string, department: DepartmentCode, places: readonly WaitingPlace[], now: Instant): Promise<void>;
  keepProducers(runId: string, producers: readonly PlacedProducer[], now: Instant): Promise<void>;
  /** The finished computation takes the place of the one before. */
  publish(figures: TerritoryFigures): Promise<void>;
  /** No run is under way any more. */
  endRun(run: FiguresRun): Promise<void>;
}
