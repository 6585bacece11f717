import { z } from 'zod';
import { FamilyCode } from '#domain/catalogue/codes.ts';
import { ProducerState } from '#domain/producers/producer.ts';
import {
  Audience,
  CommuneCode,
  DepartmentCode,
  Instant,
  Position,
  ProducerId,
  Telephone,
} from '#domain/shared/primitives.ts';
import { FEWEST } from './threshold.ts';

/** What is kept of a computation of the territory. Every number of people has passed the threshold: what is below it is in no record. */

const ShownCount = z.int().min(FEWEST).multipleOf(FEWEST);

/** A producer who sells what people wait for, and does not come to them yet. */
export const NearbySeller = z.strictObject({
  id: ProducerId,
  name: z.string(),
  communeName: z.string(),
  /** From their farm to the middle of the commune, km, great circle. */
  distanceKm: z.number(),
  /** Public one. */
  telephone: Telephone.nullable(),
});
export type NearbySeller = z.infer<typeof NearbySeller>;

/** What people of one commune wait for. */
export const Demand = z.strictObject({
  audience: Audience,
  /** null: they would take anything, and nobody at all comes. */
  family: FamilyCode.nullable(),
  people: ShownCount,
  /** Nearest first, three at most. */
  sellers: z.array(NearbySeller).max(3),
});
export type Demand = z.infer<typeof Demand>;

/** A commune in which at least five people wait for something that nobody brings them. */
export const WaitingPlace = z.strictObject({
  commune: CommuneCode,
  name: z.string(),
  department: DepartmentCode,
  /** Of the commune's centre. */
  ...Position.shape,
  people: ShownCount,
  /** Most wanted first; empty where no single one is wanted by five. */
  demands: z.array(Demand),
});
export type WaitingPlace = z.infer<typeof WaitingPlace>;

/** A published producer on a map: what their public page says. */
export const PlacedProducer = z.strictObject({
  id: ProducerId,
  name: z.string(),
  communeName: z.string(),
  department: DepartmentCode,
  ...Position.shape,
  approximate: z.boolean(),
  families: z.array(FamilyCode),
  /** Of the local sample: shown, and told to no search engine. */
  invented: z.boolean().default(false),
});
export type PlacedProducer = z.infer<typeof PlacedProducer>;

export const WeekFigures = z.strictObject({
  /** Monday. */
  week: z.iso.date(),
  /** Confirmed by who sent them. */
  requests: z.int(),
  /** Given in that week, whenever they were asked for. */
  answers: z.int(),
  /** Messages to subscribers about a producer. */
  alerts: z.int(),
});
export type WeekFigures = z.infer<typeof WeekFigures>;

/** The state of a department, or of the whole territory. */
export const AreaFigures = z.strictObject({
  producers: z.strictObject({
    byState: z.record(ProducerState, z.int()),
    /** Of those who have not left; one who sells two families counts in both. Of a department: only families that it has. */
    byFamily: z.array(z.strictObject({ family: FamilyCode, published: z.int(), paused: z.int(), pending: z.int() })),
  }),
  /** Active ones; null below the threshold. */
  subscriptions: ShownCount.nullable(),
  /** People for whom something they want is brought by nobody; null below the threshold. */
  waiting: ShownCount.nullable(),
  /** How many communes are listed. */
  places: z.int(),
  /** Oldest first; the last is under way. Requests and answers count where the requester is, alerts where the producer is. */
  weeks: z.array(WeekFigures),
  /** From the confirmation of a request to a producer's answer, hours; null where nobody answered. Over the weeks shown. */
  medianHoursToAnswer: z.number().nullable(),
  /** Of the producers asked in the weeks shown, how many have answered. */
  asked: z.int(),
  answered: z.int(),
});
export type AreaFigures = z.infer<typeof AreaFigures>;

export const TerritoryFigures = z.strictObject({
  /** Names the records that belong to it. */
  runId: z.string(),
  /** When the computation began: nothing later is in it. */
  at: Instant,
  ...AreaFigures.shape,
  /** Of the departments that have anything: what a partner sees is the sum of its own (figures-within.ts). About 2 kB each. */
  byDepartment: z.record(DepartmentCode, AreaFigures).default({}),
});
export type TerritoryFigures = z.infer<typeof TerritoryFigures>;

/** A computation under way: where it goes on when a turn is over. Exact numbers of people stay in here and go with it. */
export const FiguresRun = z.strictObject({
  id: z.string(),
  startedAt: Instant,
  touchedAt: Instant,
  /** Departments whose subscribers are dealt with. */
  done: z.array(DepartmentCode),
  subscriptions: z.int(),
  waiting: z.int(),
  places: z.int(),
  /** Of the departments that have subscribers. */
  byDepartment: z
    .record(DepartmentCode, z.strictObject({ subscriptions: z.int(), waiting: z.int(), places: z.int() }))
    .default({}),
  revision: z.int(),
});
export type FiguresRun = z.infer<typeof FiguresRun>;
